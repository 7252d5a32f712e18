#ifndef WG_CLI_FINDINGS_H
#define WG_CLI_FINDINGS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

/*
 * What is wrong in files, on standard output. Findings are sorted by file, so that each file is read
 * once.
 */

/* Each with its line, a mark below the place, and the repair; then how many there are. */
void findings_say_text(const struct diag *diag);
/* One line each, as editors and other programs read them: the same in every language. */
void findings_say_short(const struct diag *diag);
void findings_say_json(const struct diag *diag);
/* "2 mistakes and 1 point to consider in 3 files." */
void findings_say_count(const struct diag *diag);

/* quoted_line.c */
/*
 * Says line `number` (from 1) of a text, cut to what fits on a line around `column` (from 1, in code
 * points), and below it a mark under the word there. Nothing when there is no such line.
 */
void quoted_line_say(const char *text, size_t length, int number, int column);

#endif
