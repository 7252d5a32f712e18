#ifndef WG_TUI_HR_H
#define WG_TUI_HR_H

#include "domain/filter.h"
#include "list.h"
#include "registry/review.h"
#include "screen.h"

/*
 * HR's screens: the questions to the organisation and all plans that were shared, one of them, what is written beside it,
 * and the overview. They stand on the registry alone; no talk is near. What comes from the registry is cleaned before it
 * is shown, and kept as it came for paging.
 */

/* The two lists of the first screen. Each holds the page that is seen and no more. */
enum hr_which { HR_QUESTIONS, HR_ALL, HR_LISTS };
struct hr_view {
    struct plan_page page;
    struct list list;
    enum plan_sort sort;
    char *typed; /* the filter, as it was typed; "" = none */
    struct plan_filter filter;
    bool loaded;
};

/* What was written last: that alone can be taken back, and a comment can't. */
enum hr_kind { HR_WROTE_NOTHING, HR_WROTE_ANSWER, HR_WROTE_COMMENT, HR_WROTE_MARK };
struct hr_written {
    enum hr_kind kind;
    char action[UUID_SIZE];
    struct reply before, after; /* of an answer */
    enum talk_mark mark_before, mark_after;
};

/* The state of the first screen, at the bottom of the stack for as long as the program runs. */
struct hr_state {
    struct hr_view views[HR_LISTS];
    enum hr_which which;
    struct shared_action detail; /* of the chosen row, with its comments; as it came */
    bool has_detail;
    bool in_filter;
    struct field filter_line;
    char *filter_why; /* what was not understood of it, or NULL */
    struct registry_settings settings;
    struct hr_written written;
    int64_t looked; /* ticks of the last look */
    char *away;     /* since then the registry could not be reached: the sentence, or NULL */
    int rows;       /* of the list that are seen */
    int scroll;
};
/* How often it is looked whether somebody else changed something. */
enum { HR_LOOK_MS = 30 * 1000 };

/* Top right on all of HR's screens: the name. The caller frees it. */
char *hr_side(const struct tui *tui);
/* The state of the first screen, from any of HR's screens. */
struct hr_state *hr_of(struct tui *tui);
struct registry *hr_registry(const struct tui *tui);
struct hr_view *hr_view(struct hr_state *own);
/* The row that is chosen; NULL in an empty list. */
const struct shared_action *hr_chosen(const struct hr_state *own);
struct day hr_today(const struct tui *tui);
/* The order of a list, in words. */
const char *hr_sort_words(const struct hr_view *view);

/* ---- hr_page.c: reading. A failure keeps what was seen, and says so. ---- */

/* Another page; false when there is none in that direction, or it could not be read. */
bool hr_turn(struct tui *tui, struct hr_state *own, enum page_move move);
/* The same page anew, the focus on the same plan. */
bool hr_look(struct tui *tui, struct hr_state *own);
/* The chosen row's comments, unless they are there. */
void hr_read_detail(struct tui *tui, struct hr_state *own);
/* Moves through the list, over the edge of the page too. False when the key does not move. */
bool hr_move(struct tui *tui, struct hr_state *own, enum action_name action,
             const struct press *press);
/* Takes the filter that was typed. False with the reasons in filter_why. */
bool hr_set_filter(struct tui *tui, struct hr_state *own, const char *typed);
/* Says why a call failed; of a registry that is away, calmly, and what to do. The caller frees it. */
char *hr_why(const struct tui *tui, const struct diag *diag);
/* registry_find() of a plan that was seen: when it is not there, it was taken back meanwhile, and that is what the diag says. */
bool hr_find_seen(const struct tui *tui, const char *id, struct shared_action *out,
                  struct diag *diag);
/* The sentence about a plan that was taken back meanwhile. */
const char *hr_gone_words(void);

/* ---- hr_draw.c ---- */

void hr_draw(struct tui *tui, void *state, struct frame *frame);

/* ---- hr_lines.c: a plan in words, for the list, the detail and the form ---- */

/* On one line and clean; the caller frees it. */
char *hr_clean(const char *text);
/* "waits 16 days", "promised" … The caller frees it. */
char *hr_state_words(const struct shared_action *shared, struct day today, int answer_days);
/* Draws label and text; at most `most` rows. Returns how many. */
int hr_pair(struct canvas *canvas, int row, const char *label, const char *text, int most);
/* The plan from `row` on, in as many rows as there are before `end`. Returns the row behind it. */
int hr_draw_plan(const struct shared_action *shared, struct canvas *canvas, int row, int end,
                 struct day today);
/* Who answered what and when: a line; "" while nobody has. The caller frees it. */
char *hr_answer_line(const struct reply *reply);

/* ---- hr_plan.c, hr_write.c, hr_overview.c ---- */

extern const struct screen_kind hr_plan_screen; /* argument: the id */
extern const struct screen_kind hr_write_screen;
extern const struct screen_kind hr_overview_screen;
/* What hr_write_screen is opened with. Borrowed. */
struct hr_write {
    const struct shared_action *shared;
    bool comment; /* else an answer */
};

/* ---- hr_act.c: what is done to a plan from the list and from its own screen ---- */

/* Answer, comment, mark, undo. False for any other action. */
bool hr_act(struct tui *tui, const struct shared_action *shared, enum action_name action);
void hr_ask_code(struct tui *tui);

/* ---- hr_export.c ---- */

/* Asks in which format. `quarter`: the overview of it; NULL: the plans of the list. */
void hr_export_ask(struct tui *tui, const struct quarter *quarter);

#endif
