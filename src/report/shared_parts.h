#ifndef WG_SRC_REPORT_SHARED_PARTS_H
#define WG_SRC_REPORT_SHARED_PARTS_H

#include "report/picture.h"
#include "report/shared.h"
#include "report/xlsx.h"

/* What a document of invented people says of itself. */
const char *shared_invented(void);

/* The writers of HR's documents, one a file. Each adds a whole document to `out`. */
void shared_write_json(const struct shared_report *report, struct buf *out);
void shared_write_html(const struct shared_report *report, struct buf *out);
/* False with a sentence: no module, too many rows, no room for temporary files. */
bool shared_write_xlsx(const struct shared_report *report, struct buf *out, struct diag *diag);

/* xlsx.c: what the module makes of it, added to `out`; `folder` and `created` are filled in there. */
bool xlsx_write(const struct xlsx_source *source, struct buf *out, struct diag *diag);
/* A text as it may stand in a cell: clean, no longer than a cell holds, meaning itself. The caller frees it. */
char *xlsx_text(const char *text);

/*
 * The overview as drawings. False when there is nothing to draw: *picture is empty then. picture_done() it in any
 * case. `period`: a quarter, a year, or NULL for all time.
 */
bool picture_requests_by_kind(struct picture *picture, const struct overview *overview,
                              const struct quarter *period);
bool picture_requests_over_time(struct picture *picture, const struct overview *overview);
bool picture_talks_over_time(struct picture *picture, const struct overview *overview);
/* Of the whole organisation, as far as they are shown. */
bool picture_figures(struct picture *picture, const struct overview *overview,
                     struct quarter quarter);

#endif
