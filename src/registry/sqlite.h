#ifndef WG_REGISTRY_SQLITE_H
#define WG_REGISTRY_SQLITE_H

/* Parts one statement of a SQLite home from the next: they run as one, in a transaction. */
#define THEN "\x1e"

#endif
