#ifndef WG_TUI_SHARE_LINE_H
#define WG_TUI_SHARE_LINE_H

#include "domain/agreement.h"
#include "screen.h"
#include "store/share.h"

/*
 * Where agreements stand with HR, for the screens that show them. There is a line only for what is shared: nowhere can it be
 * seen that somebody was asked and said no.
 */
struct share_marks {
    struct share_list shares;
    struct hr_answer_list answers;
};
/* Of one person, or of everyone (NULL). Says so when it can't be read. */
void share_marks_load(struct tui *tui, const char *person_id, struct share_marks *out);
void share_marks_done(struct share_marks *marks);
/* NULL when there is none. Borrowed. */
const struct share *share_mark(const struct share_marks *marks, const char *action);
const struct hr_answer *share_answer(const struct share_marks *marks, const char *action);

/* It went, or is on its way: it can be taken back. */
bool share_is_there(const struct share *share);
/* Where it stands, why it did not arrive, and that a change can go too; rows it took, 0 when not shared. */
int share_draw(const struct tui *tui, const struct share *share, struct canvas *canvas, int row,
               int column);
/* The same, read now. */
int share_draw_now(const struct tui *tui, const char *action, struct canvas *canvas, int row,
                   int column);
/* What HR said, with comments; rows it took, 0 when nothing was said yet. `share` and `person`: whose it is, or NULL. */
int share_draw_answer(const struct hr_answer *answer, const struct share *share, const char *person,
                      struct day today, struct canvas *canvas, int row, int column);
/* "HR: promised · by 01-12-2026 · A. Bakker: "Two days are free."", all in one; NULL when nothing was said. Owned. */
char *share_answer_line(const struct hr_answer *answer, struct day today);
/* The same, read now. */
char *share_answer_now(const struct tui *tui, const char *action);
/* For a list: how it stands with HR, or for how long it waits. The caller frees it. */
char *share_answer_side(const struct hr_answer *answer, struct day today);

/* Asks the employee: of an action, or of the plan of a talk. */
void share_open_for(struct tui *tui, const char *id);
/* The same of the talk that is open, once what stands there is kept. */
void share_open_talk(struct tui *tui, const char *action);
/* Whether to take it back, and does it. */
void share_open_back(struct tui *tui, const char *action);

/* The code in a box, wide enough to copy; rows it took. */
int share_draw_code(const char *code, struct canvas *canvas, int row);
/* To whom it can be given. `contact`: at HR, or "". The caller frees it. */
char *share_code_to(const char *contact);
/* Shows the code of a person (id) or a team (name), looked at together; says so when there is none. `who` is for the title. */
void share_open_code(struct tui *tui, const char *of, const char *who);
/* Asks for a code, and takes back all that was shared under it. */
void share_open_code_back(struct tui *tui);
/*
 * The same in two steps, for HR too: the line in which a code is typed, of which `done` passes on what was typed; and whether it is
 * sure. The question has %s for the code, which is the subject.
 */
void share_ask_code(struct tui *tui, const char *title, const char *text,
                    bool (*done)(struct tui *tui, const char *typed, const char *subject));
bool share_code_sure(struct tui *tui, const char *typed, const struct ask *sure);

/* Something that did not get to HR and needs somebody, in a line; NULL when all is well. The caller frees it. */
char *share_trouble(const struct session_setup *setup);
/* Whether anything waits to go to HR. */
bool share_is_on_its_way(const struct session_setup *setup);
/* When the next thing may leave that waits now; INT64_MAX when nothing does. */
int64_t share_next(const struct session_setup *setup);

#endif
