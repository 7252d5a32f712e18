/*
 * Searching in one's own talks: a line to write on, and below it what was found. In a talk only what this kind
 * of talk may see of the same person or team is looked at, and together only what is for both.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "agenda_line.h"
#include "base/buf.h"
#include "base/mem.h"
#include "base/message.h"
#include "base/utf8.h"
#include "loop.h"
#include "read.h"
#include "session/rehearse.h"
#include "session/search.h"

enum { HITS_MOST = 50, ROWS_PER_HIT = 2 };

struct search_state {
    struct field field;
    struct hit_list hits;
    struct list list;
    bool in_list; /* the focus is on what was found, not on the line */
    char *searched;
    int scroll;
};

/* ---- searching ---- */

/* Of a talk with a team, or of the leader alone, no person's talks are found. */
static bool belongs(const struct session *session, const struct hit *hit)
{
    const struct interview *head = session_interview(session);

    if (head->person_id)
        return true;
    if (hit->person)
        return false;
    return head->team && hit->team ? strcmp(head->team, hit->team) == 0 : head->team == hit->team;
}

static void leave_out(struct search_state *own, const struct session *session)
{
    struct hit_list out = {.items = xcalloc(own->hits.count + 1, sizeof *out.items)};
    size_t kept = 0;

    for (size_t i = 0; i < own->hits.count; i++) {
        if (belongs(session, &own->hits.items[i]))
            own->hits.items[kept++] = own->hits.items[i];
        else
            out.items[out.count++] = own->hits.items[i];
    }
    own->hits.count = kept;
    hit_list_done(&out);
}

static void forget(struct search_state *own)
{
    hit_list_done(&own->hits);
    own->hits = (struct hit_list){0};
}

static void search(struct tui *tui, struct search_state *own)
{
    const struct session *session = tui_session(tui);
    struct search search = {.words = own->field.editor.text,
                            .most = HITS_MOST,
                            .together_only = tui_employee_view(tui)};
    struct diag diag;

    if (session) {
        search.person_id = session_interview(session)->person_id;
        search.walled = true;
        search.process = session_script(session)->process;
    }
    forget(own);
    diag_init(&diag);
    if (!session_search(tui_session_setup(tui), &search, &own->hits, &diag)) {
        own->hits = (struct hit_list){0};
        tui_say(tui, "%s", diag_text(&diag));
    }
    diag_done(&diag);
    if (session)
        leave_out(own, session);
    xstrset(&own->searched, own->field.editor.text);
    own->list.row = 0;
    list_set_count(&own->list, own->hits.count);
    own->in_list = own->in_list && own->hits.count > 0;
}

static bool search_open(struct tui *tui, void *state, const void *argument)
{
    struct search_state *own = state;

    (void)argument;
    if (tui_session(tui) && !session_is_kept(tui_session(tui))) {
        tui_say(tui, "%s", _("Nothing of this is kept, so there is nothing to search in."));
        return false;
    }
    field_init(&own->field, FIELD_LINE, 0, NULL);
    own->searched = xstrdup("");
    return true;
}

static void search_close(void *state)
{
    struct search_state *own = state;

    if (!own->searched)
        return;
    field_done(&own->field);
    forget(own);
    free(own->searched);
}

/* What was found may have changed, or looking together began. */
static void search_changed(struct tui *tui, void *state, const struct change *change)
{
    struct search_state *own = state;
    size_t row = own->list.row;

    (void)change;
    search(tui, own);
    own->list.row = row;
    list_set_count(&own->list, own->hits.count);
}

static bool search_in_text(const void *state)
{
    return !((const struct search_state *)state)->in_list;
}

/* ---- drawing ---- */

static const char *kind_words(const struct hit *hit)
{
    switch (hit->in) {
    case FOUND_REMARK:
        return hit->only_me ? _("remark, only me") : _("remark");
    case FOUND_CORRECTION:
        return _("correction");
    case FOUND_ACTION:
        return _("agreement");
    default:
        return hit->only_me ? _("only me") : NULL;
    }
}

/* "M. de Vries · The core talk · What matters". The caller frees it. */
static char *place_line(const struct tui *tui, const struct hit *hit)
{
    const char *who = hit->person ? hit->person : hit->team;
    const char *parts[] = {tui_session(tui) ? NULL : who, hit->title, hit->label, kind_words(hit)};
    struct buf line;

    buf_init(&line);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (parts[i] && *parts[i])
            buf_addf(&line, "%s%s", line.length ? " · " : "", parts[i]);
    }
    return buf_take(&line);
}

/*
 * Where to begin so that the first match is on the row: words before it are left out, from the first on.
 */
static const char *snippet_begin(const char *snippet, int width)
{
    size_t before = strcspn(snippet, HIT_BEGIN);
    size_t end = before + strcspn(snippet + before, HIT_END);
    const char *at = snippet;

    while (utf8_width(at, (size_t)(snippet + end - at)) + 2 * (at > snippet) > width &&
           at < snippet + before) {
        at += strcspn(at, " " HIT_BEGIN);
        at += strspn(at, " ");
    }
    return at;
}

/* What matched is bold; on a terminal without bold the words are there all the same. */
static void draw_snippet(const char *snippet, struct canvas *canvas, int row)
{
    int column = 5;
    const char *begin = snippet_begin(snippet, canvas->width - 1 - column);
    bool matched = false;

    if (begin > snippet) {
        canvas_text(canvas, row, column, 2, STYLE_PLAIN, "… ");
        column += 2;
    }
    while (*begin && column < canvas->width - 2) {
        size_t length = strcspn(begin, HIT_BEGIN HIT_END);
        char *piece = xstrndup(begin, length);

        canvas_text(canvas, row, column, canvas->width - 1 - column,
                    matched ? STYLE_BOLD : STYLE_PLAIN, piece);
        column += utf8_width(piece, length);
        free(piece);
        begin += length;
        if (*begin)
            matched = *begin++ == *HIT_BEGIN;
    }
}

static int draw_hit(const struct tui *tui, const struct search_state *own, struct canvas *canvas,
                    int row, size_t index)
{
    const struct hit *hit = &own->hits.items[index];
    char *place = place_line(tui, hit);
    char day[DAY_TEXT_SIZE];

    day_format_short(day_of_moment(hit->started), day);
    if (own->in_list)
        agenda_draw_row(&own->list, canvas, row, index, place, day);
    else
        agenda_draw_row(&(struct list){.row = SIZE_MAX}, canvas, row, index, place, day);
    draw_snippet(hit->snippet, canvas, row + 1);
    free(place);
    return row + ROWS_PER_HIT;
}

static char *found_line(const struct search_state *own)
{
    size_t count = own->hits.count;

    if (!*own->searched)
        return xstrdup("");
    if (count == 0)
        return xstrdup(_("Nothing found. Fewer words, or only the beginning of one, find more."));
    if (own->hits.more)
        return xasprintf(_("The newest %zu places; another word narrows it down."), count);
    return xasprintf(message_plural("%zu place", "%zu places", count), count);
}

static void search_draw(struct tui *tui, void *state, struct frame *frame)
{
    static const enum action_name hints[HINTS_MAX] = {ACT_HELP, ACT_NEXT_FIELD, ACT_ENTER, ACT_BACK,
                                                      ACT_STOP};
    struct search_state *own = state;
    char *found = found_line(own);
    int row = 1;

    frame->title = xstrdup(_("Search"));
    frame->under = xstrdup(tui_session(tui) ? _("In the talks that belong to this one")
                                            : _("In all your talks, remarks and agreements"));
    frame->scroll = &own->scroll;
    memcpy(frame->hints, hints, sizeof hints);
    row += field_draw(&own->field, &frame->body, row, 1, frame->columns - 2, !own->in_list);
    row += canvas_wrap(&frame->body, row, 1, frame->columns - 2, STYLE_DIM, found) + 1;
    for (size_t i = 0; i < own->hits.count; i++)
        row = draw_hit(tui, own, &frame->body, row, i);
    canvas_extend(&frame->body, row);
    free(found);
}

/* ---- going there ---- */

static void go_to_place(struct session *session, const struct hit *hit)
{
    size_t step = hit->step ? script_find_step(session_script(session), hit->step) : SIZE_MAX;
    const char *item = hit->item ? hit->item : "";

    if (step == SIZE_MAX ||
        conversation_find_place(session_conversation(session), step, item) == SIZE_MAX)
        return;
    session_enter(session,
                  (struct place){step, conversation_item(session_conversation(session), item)});
}

static bool is_open_here(const struct tui *tui, const char *interview)
{
    return tui_session(tui) && strcmp(session_interview(tui_session(tui))->id, interview) == 0;
}

/* The words that matched first. The caller frees it. */
static char *first_match(const struct hit *hit)
{
    const char *begin = strstr(hit->snippet, HIT_BEGIN);

    return begin ? xstrndup(begin + 1, strcspn(begin + 1, HIT_END)) : xstrdup("");
}

static void read_hit(struct tui *tui, const struct hit *hit)
{
    char *words = first_match(hit);

    tui_push(tui, &read_screen, hit->interview);
    if (tui_top(tui)->kind == &read_screen && !read_find(tui_top(tui)->state, hit, words))
        tui_say(tui, "%s", _("What was found is not in the report that the employee gets."));
    free(words);
}

/* Straight to the words, past the screen that says where the talk stopped. */
static void resume_at(struct tui *tui, const struct hit *hit)
{
    tui_open_talk(tui, hit->interview);
    if (!is_open_here(tui, hit->interview))
        return;
    go_to_place(tui_session(tui), hit);
    if (tui_top(tui)->kind == &resume_screen)
        tui_pop_now(tui);
}

/* Closes what stands on top of the talk, also this screen. */
static void back_to_talk(struct tui *tui)
{
    while (tui->depth > 1 && tui_top(tui)->kind != &talk_screen)
        tui_pop_now(tui);
}

/* What this talk itself has in its plan is changed there; the others on a screen of their own. */
static void open_agreement(struct tui *tui, const struct hit *hit)
{
    char id[UUID_SIZE];

    memcpy(id, hit->action, sizeof id);
    if (tui_session(tui) && plan_find(session_plan(tui_session(tui)), id) != SIZE_MAX) {
        back_to_talk(tui);
        tui_push(tui, &plan_screen, id);
    } else {
        tui_push(tui, &agreement_screen, id);
    }
}

static void open_hit(struct tui *tui, struct search_state *own)
{
    const struct hit *hit = &own->hits.items[own->list.row];
    struct interview head;
    struct diag diag;

    if (*hit->action) {
        open_agreement(tui, hit);
        return;
    }
    if (is_open_here(tui, hit->interview)) {
        go_to_place(tui_session(tui), hit);
        back_to_talk(tui); /* this screen and what was found are gone */
        return;
    }
    diag_init(&diag);
    if (!store_find_interview(tui_session_setup(tui)->store, hit->interview, &head, &diag)) {
        tui_say(tui, "%s", diag_text(&diag));
    } else {
        if (head.status == INTERVIEW_OPEN && !tui_session(tui))
            resume_at(tui, hit);
        else
            read_hit(tui, hit);
        interview_done(&head);
    }
    diag_done(&diag);
}

/* ---- keys ---- */

static bool list_part(struct tui *tui, struct search_state *own, enum action_name action,
                      const struct press *press)
{
    bool leaves = action == ACT_NEXT_FIELD || action == ACT_PREV_FIELD ||
                  (press->code == PRESS_UP && own->list.row == 0);

    if (leaves)
        own->in_list = false;
    else if (action == ACT_ENTER)
        open_hit(tui, own);
    else
        return list_key(&own->list, action, press, 5);
    return true;
}

static bool search_key(struct tui *tui, void *state, enum action_name action,
                       const struct press *press)
{
    struct search_state *own = state;

    if (own->in_list)
        return list_part(tui, own, action, press);
    if (action == ACT_NEXT_FIELD || action == ACT_PREV_FIELD || action == ACT_ENTER ||
        press->code == PRESS_DOWN) {
        own->in_list = own->hits.count > 0;
        return true;
    }
    if (field_key(&own->field, action, press).event == FIELD_IGNORED)
        return false;
    if (strcmp(own->field.editor.text, own->searched) != 0)
        search(tui, own);
    return true;
}

const struct screen_kind search_screen = {
    .name = "search",
    .place = ON_SEARCH,
    .of_all = true,
    .state_size = sizeof(struct search_state),
    .open = search_open,
    .draw = search_draw,
    .in_text = search_in_text,
    .key = search_key,
    .changed = search_changed,
    .close = search_close,
};
