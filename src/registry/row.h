#ifndef WG_REGISTRY_ROW_H
#define WG_REGISTRY_ROW_H

#include <stdint.h>

#include "domain/shared.h"
#include "driver.h"

/* What the files of this folder share: reading columns, and saying why something was not done. */

int64_t row_number(const char *text); /* 0 to 2^53; 0 when it is none */
int row_count(const char *text);      /* 0 to 1,000,000,000 */
int row_tenths(const char *text);     /* a mean of scores: 0 to 50 */
/* A copy that is safe to keep and show; "" for NULL. */
char *read_line(const char *text);
char *read_lines(const char *text);
/* One line without blanks around it. */
char *read_name(const char *text);
void row_id(const char *text, char out[UUID_SIZE]);
/* who, account, text, moment */
void add_comment(struct shared_action *shared, const char *const *columns);

/* Sets the failure and gives false: for `return registry_fail(registry, …, diag_error(…))`. */
bool registry_fail(struct registry *registry, enum registry_failure failure, bool said);
/* What was there and is not any more. */
bool registry_gone(struct registry *registry, struct diag *diag);
/* For `each`: notes in the bool of the context that there was a row. */
bool note_row(void *context, const char *const *columns);

#endif
