#ifndef WG_REGISTRY_COPY_MARK_H
#define WG_REGISTRY_COPY_MARK_H

#include <inttypes.h>

#include "driver.h"

/* What copying asks of a registry, and what it remembers in the target: a table of its own, there while a copy is not finished. */

enum { KEYS_MOST = 3 };

/* What stands before a table's name in this home. */
const char *copy_schema(const struct registry *registry);
/* The same SQL for both homes. */
bool copy_run(struct registry *registry, const char *sql, const char *const *values, size_t count,
              bool (*each)(void *context, const char *const *columns), void *context,
              struct diag *diag);
/* The first column of the first row; NULL in *out when there is none. The caller frees it. */
bool copy_ask(struct registry *registry, const char *sql, char **out, struct diag *diag);
/* The same as a number; 0 when there is none. */
bool copy_ask_number(struct registry *registry, const char *sql, int64_t *out, struct diag *diag);

/* A row a table: the keys of the last row that came, and how many came. That of "" is about the source: its words, its log's length. */
struct copy_mark {
    char *keys[KEYS_MOST];
    int64_t done;
    bool ended; /* all of it is there */
    bool found;
};
void copy_mark_done(struct copy_mark *mark);
bool copy_mark_load(struct registry *registry, const char *table, struct copy_mark *out,
                    struct diag *diag);
bool copy_mark_save(struct registry *registry, const char *table, const struct copy_mark *mark,
                    struct diag *diag);
/* Whether a copy into this registry was begun and not finished. */
bool copy_marks_there(struct registry *registry, bool *out, struct diag *diag);
bool copy_marks_make(struct registry *registry, struct diag *diag);
bool copy_marks_drop(struct registry *registry, struct diag *diag);

#endif
