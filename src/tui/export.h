#ifndef WG_TUI_EXPORT_H
#define WG_TUI_EXPORT_H

#include <stdbool.h>
#include <stddef.h>

struct buf;
struct tui;

/* Asks whose copy of this talk and in which format, writes it at home and says where. */
void export_ask(struct tui *tui, const char *interview);
/* The employee's copy at once, as a document to print or send: nothing is asked while they look on. */
void export_for_employee(struct tui *tui, const char *interview);
/* Writes at home under a name that is still free, and says where with `sentence` ("… %s …"). */
bool export_write(struct tui *tui, const char *stem, const char *extension, const struct buf *text,
                  const char *sentence);

#endif
