#ifndef WG_SRC_REPORT_DRAWING_H
#define WG_SRC_REPORT_DRAWING_H

#include "report/picture.h"

/* What both drawings are made with: the scores of a talk, and shapes on a picture. Sizes are in points. */
enum { WIDTH = 340, TEXT_SIZE = 12, LINE_HEIGHT = 14, LABEL_COLUMNS = 14, LABEL_LINES = 3 };
#define LAST_WIDTH 1.6 /* of a line of last time */

enum series { IMPORTANCE, ROOM, WORKS, SERIES_COUNT };
struct picture_data {
    bool asked[SERIES_COUNT]; /* and given at least once */
    int now[SERIES_COUNT][VALUE_COUNT];
    int last[SERIES_COUNT][VALUE_COUNT];
    bool has_last[SERIES_COUNT];
    char *names[VALUE_COUNT]; /* short, clean, with their mark */
    char day[DAY_TEXT_SIZE];  /* of last time */
};
/* False when no score was given. What was only given last time has nothing to stand behind. */
bool picture_data_init(struct picture_data *data, const struct talk *talk);
void picture_data_done(struct picture_data *data);
const char *series_name(enum series series);
/* "Important, Room, Does it work?: from 1 to 5. Using skills: 5, 4, 4 (last time 5, 3, 2). …" */
char *picture_describe(const struct picture_data *data);

/* Each adds a copy; what comes back is valid until the next one is added. */
struct shape *picture_add(struct picture *picture, enum shape_kind kind, enum tone tone,
                          const struct point *points, size_t count);
struct shape *picture_add_line(struct picture *picture, enum tone tone, struct point from,
                               struct point to, bool dashed);
void picture_add_dot(struct picture *picture, enum tone tone, struct point at, double radius);
void picture_add_box(struct picture *picture, enum tone tone, struct point at, struct point size,
                     bool filled, bool dashed);
/* `at` is the left, middle or right end of the line that the letters stand on. */
void picture_add_text(struct picture *picture, enum tone tone, struct point at, enum anchor anchor,
                      double size, const char *text);
/* A name on as many lines as it needs, at most LABEL_LINES, as a block whose middle is at `middle`. */
void picture_add_label(struct picture *picture, const char *name, double x, double middle,
                       enum anchor anchor);
/* The same with lines of so many letters. */
void picture_add_label_within(struct picture *picture, const char *name, int columns,
                              struct point at, enum anchor anchor);
size_t picture_label_lines(const char *name);
/* Words of a legend, beside a sample of 24 points that begins at `at`. */
void picture_add_note(struct picture *picture, struct point at, const char *text);

#endif
