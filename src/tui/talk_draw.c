/*
 * How the talk looks. A page is a list of blocks (texts and fields) from top to
 * bottom; on a small screen it is made again with less air and less help until it fits,
 * and only then it scrolls.
 */
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/message.h"
#include "base/utf8.h"
#include "session/beside.h"
#include "session/rehearse.h"
#include "share_line.h"
#include "talk.h"

enum { SIDE_BY_SIDE = 76 };

/*
 * How much is left out: nothing, a blank line, all air, what was said last time (not on a screen of the usual
 * size), the probes, the cue.
 */
enum density { ROOMY, SNUG, COMPACT, NO_LAST, NO_PROBES, NO_CUE, DENSITY_COUNT };
enum { USUAL_ROWS = 19 };

struct block {
    char *text; /* owned; NULL = a field or a blank line */
    int indent;
    unsigned style;
    size_t lead; /* bytes at the start of the text that are a heading */
    int least;   /* rows to keep, also when the text needs fewer */
    struct field *field;
    struct field *beside; /* drawn to the right of it */
};
struct blocks {
    struct block *items;
    size_t count;
    int width;
    size_t hr; /* what HR said; 0 when it is nothing, or stands there in full */
};

/* Takes the text over. The block is borrowed until the next add. */
static struct block *add(struct blocks *blocks, char *text, int indent, unsigned style)
{
    struct block *block;

    blocks->items = xreallocarray(blocks->items, blocks->count + 1, sizeof *blocks->items);
    block = &blocks->items[blocks->count++];
    *block = (struct block){.text = text, .indent = indent, .style = style};
    return block;
}

/* A blank line that stays up to and with a density. */
static void blank(struct blocks *blocks, enum density density, enum density last)
{
    if (density <= last)
        add(blocks, NULL, 0, STYLE_PLAIN)->least = 1;
}

static void blocks_done(struct blocks *blocks)
{
    for (size_t i = 0; i < blocks->count; i++)
        free(blocks->items[i].text);
    free(blocks->items);
}

static int block_height(const struct block *block, int width)
{
    int height = block->least;
    int used = 0;

    if (block->field)
        used = field_height(block->field, block->beside ? width / 2 : width);
    else if (block->text)
        used = canvas_measure(block->text, width - block->indent - 1);
    if (block->beside && field_height(block->beside, width / 2) > used)
        used = field_height(block->beside, width / 2);
    return used > height ? used : height;
}

/* ---- what is said ---- */

static const struct step *step_of(const struct talk_state *talk, struct place place)
{
    return &session_script(talk->page.session)->steps[place.step];
}

/* Which of the loop's values this is, and of how many. */
static void count_items(const struct conversation *conversation, struct place place, int *number,
                        int *all)
{
    size_t count;
    const struct place *places = conversation_places(conversation, &count);

    *number = *all = 0;
    for (size_t i = 0; i < count; i++) {
        if (places[i].step != place.step)
            continue;
        ++*all;
        if (strcmp(places[i].item, place.item) == 0)
            *number = *all;
    }
}

/* Of an agreement of an earlier talk. */
static bool is_agreement(struct place place)
{
    return *place.item && value_from_id(place.item) == VALUE_NONE;
}

/* Cut to one line. Takes the text over. */
static char *one_line(char *text, int width)
{
    size_t length = strlen(text);
    char *cut;

    if (utf8_width(text, length) <= width)
        return text;
    cut = xasprintf("%.*s…", (int)utf8_fit(text, length, width - 1, NULL), text);
    free(text);
    return cut;
}

static char *page_title(const struct talk_state *talk)
{
    struct place place = page_focused_place(&talk->page);
    const struct script *script = session_script(talk->page.session);
    const struct step *step = step_of(talk, place);
    enum value value = value_from_id(place.item);
    int number;
    int all;

    if (!*place.item)
        return session_fill(talk->page.session, step->label, place.item);
    count_items(session_conversation(talk->page.session), place, &number, &all);
    if (value == VALUE_NONE)
        return xasprintf(_("Agreement %d of %d · %s"), number, all,
                         session_item_name(talk->page.session, place.item));
    if (script->parts[step->part].for_each == LOOP_VALUES)
        return xasprintf(_("Value %d · %s"), number, script->values[value].name);
    return xasprintf(_("Chosen value %d of %d · %s"), number, all, script->values[value].name);
}

/* The question of a place as it is said now. The caller frees it; never NULL. */
static char *spoken(const struct talk_state *talk, struct place place)
{
    const struct wording *words = step_wording(step_of(talk, place), place.item);
    const char *text = words->ask ? words->ask : words->say;

    if (talk->simple && words->simple)
        text = words->simple;
    return session_fill(talk->page.session, text ? text : "", place.item);
}

/*
 * The question in focus, in the room of the longest one of the page: the fields stay where they
 * are.
 */
static void add_question(struct blocks *blocks, const struct talk_state *talk)
{
    struct place focused = page_focused_place(&talk->page);
    struct block *block = add(blocks, spoken(talk, focused), 3, STYLE_BOLD);

    for (size_t i = 0; i < talk->page.place_count; i++) {
        char *text = spoken(talk, talk->page.places[i]);
        int height = canvas_measure(text, blocks->width - 4);

        if (height > block->least)
            block->least = height;
        free(text);
    }
}

static size_t most_probes(const struct talk_state *talk)
{
    size_t most = 0;

    for (size_t i = 0; i < talk->page.place_count; i++) {
        struct place place = talk->page.places[i];
        size_t count = step_wording(step_of(talk, place), place.item)->probe_count;
        if (count > most)
            most = count;
    }
    return most > PROBES_SHOWN ? PROBES_SHOWN : most;
}

static void add_probes(struct blocks *blocks, const struct talk_state *talk)
{
    struct place place = page_focused_place(&talk->page);
    const struct wording *words = step_wording(step_of(talk, place), place.item);
    size_t room = most_probes(talk);
    size_t first = talk->probes < 0 ? words->probe_count : (size_t)talk->probes;

    if (talk->probes >= 0 && first >= words->probe_count)
        first = 0; /* the focus moved to a question with fewer of them */

    if (room == 0)
        return;
    if (words->probe_count == 0)
        add(blocks, NULL, 0, STYLE_PLAIN)->least = 1;
    else if (talk->probes < 0)
        add(blocks, xstrdup(_("Ask on (F2 shows)")), 1, STYLE_DIM);
    else
        add(blocks, xstrdup(_("Ask on (F2 more)")), 1, STYLE_DIM);
    for (size_t i = first; i < first + room; i++) {
        char *text = i < words->probe_count
                         ? session_fill(talk->page.session, words->probes[i], place.item)
                         : NULL;
        struct block *block = add(blocks, text ? xasprintf("- %s", text) : NULL, 3, STYLE_PLAIN);

        block->least = 1;
        free(text);
    }
}

/* The caller frees it; NULL when there is none. */
static char *cue_of(const struct talk_state *talk, struct place place)
{
    const struct wording *words = step_wording(step_of(talk, place), place.item);
    char *filled = session_fill(talk->page.session, words->cue, place.item);
    char *cue = filled ? xasprintf("%s %s", _("For you as leader:"), filled) : NULL;

    free(filled);
    return cue;
}

static void add_cue(struct blocks *blocks, const struct talk_state *talk)
{
    struct block *block;

    if (talk->page.employee_view)
        return;
    block = add(blocks, cue_of(talk, page_focused_place(&talk->page)), 1, STYLE_PLAIN);
    block->lead = strlen(_("For you as leader:"));
    for (size_t i = 0; i < talk->page.place_count; i++) {
        char *cue = cue_of(talk, talk->page.places[i]);
        int height = canvas_measure(cue, blocks->width - 2);

        if (height > block->least)
            block->least = height;
        free(cue);
    }
}

/* ---- what is filled in ---- */

static bool deeper(enum phase phase)
{
    return phase == PHASE_RESOURCES || phase == PHASE_OPPORTUNITIES || phase == PHASE_REALISATION;
}

static void add_fields(struct blocks *blocks, struct talk_state *talk, enum density density)
{
    struct form *form = &talk->page.form;

    assert(form->fields || form->count == 0);
    for (size_t i = 0; i < form->count; i++) {
        struct field *field = &form->fields[i];
        struct field *next = i + 1 < form->count ? &form->fields[i + 1] : NULL;
        struct block *block = add(blocks, NULL, 0, STYLE_PLAIN);
        char *note = page_date_note(&talk->page, field);

        block->field = field;
        if (next && field->kind == FIELD_CHECKS && next->kind == FIELD_CHECKS &&
            blocks->width >= SIDE_BY_SIDE) {
            block->beside = next;
            i++;
        }
        if (note)
            add(blocks, note, 1 + field->label_width, STYLE_PLAIN);
        if (field->kind == FIELD_CHECKS)
            blank(blocks, density, SNUG);
    }
}

static void add_remarks(struct blocks *blocks, const struct talk_state *talk)
{
    const struct conversation *conversation = session_conversation(talk->page.session);

    bool only_me = false;

    for (size_t i = 0; i < talk->page.place_count; i++) {
        struct place place = talk->page.places[i];
        const struct answer *answer = conversation_answer(conversation, place.step, place.item);
        bool private = answer->remark_visibility == VISIBLE_ONLY_ME;

        only_me = only_me || (!talk->page.employee_view && answer->visibility == VISIBLE_ONLY_ME);
        if (answer->parked)
            add(blocks, xasprintf(_("Parked for later: %s"), step_of(talk, place)->label), 1,
                STYLE_DIM);
        if (!answer->remark || (private && talk->page.employee_view))
            continue;
        add(blocks,
            xasprintf(private ? _("Remark (only me): %s") : _("Remark: %s"), answer->remark), 1,
            STYLE_DIM);
    }
    if (only_me)
        add(blocks, xstrdup(_("For yourself. The employee may ask to see this.")), 1, STYLE_DIM);
}

/* "1. Follow the course (you), 28-02-2027". The caller frees it. */
static char *action_line(const struct session *session, const struct action *action, size_t number)
{
    char due[DAY_TEXT_SIZE] = "";
    struct day day;

    if (day_from_iso(action_get(action, ACTION_DUE), &day))
        day_format_short(day, due);
    return xasprintf(
        "%zu. %s (%s)%s%s%s", number, action_get(action, ACTION_WHAT),
        owner_label(action_owner(action), session_script(session)->process), *due ? ", " : "", due,
        beside_day_passed(session, action) ? _(" · date has passed: which day now?") : "");
}

/* The plan is read back where it is made, and where the employee says whether it is right. */
static void add_actions(struct blocks *blocks, const struct talk_state *talk)
{
    const struct plan *plan = session_plan(talk->page.session);
    const struct step *step = step_of(talk, page_focused_place(&talk->page));
    char *behind;

    if (step->answer != ANSWER_ACTIONS && step->measure != MEASURE_AGREEMENT)
        return;
    for (size_t i = 0; i < plan->count; i++) {
        if (beside_goes_on(&plan->actions[i]))
            add(blocks, action_line(talk->page.session, &plan->actions[i], i + 1), 3, STYLE_PLAIN);
    }
    behind = beside_behind(talk->page.session);
    if (behind)
        add(blocks, behind, 3, STYLE_DIM);
    add(blocks,
        xstrdup(plan->count == 0 ? _("There are no actions yet. F5 makes the first one.")
                : step->answer == ANSWER_ACTIONS ? _("Enter opens the plan, F5 makes a new action.")
                                                 : _("Ctrl+K opens the plan.")),
        3, STYLE_DIM);
}

/* In full, or else in a line; then its index, to make it longer when there turns out to be room. */
static size_t add_line(struct blocks *blocks, const char *words, bool in_full)
{
    add(blocks, in_full ? xstrdup(words) : one_line(xstrdup(words), blocks->width - 2), 1,
        STYLE_PLAIN);
    return in_full ? 0 : blocks->count - 1;
}

/* Last time beside now; of an agreement who promised it, and how to change its words. */
static void add_earlier(struct blocks *blocks, const struct talk_state *talk, enum density density,
                        bool last)
{
    const struct session *session = talk->page.session;
    struct place place = page_focused_place(&talk->page);
    char *promise = beside_promise(session, place, density <= SNUG ? 0 : blocks->width - 2);
    char *line = last ? beside_last_time(session, place, blocks->width - 2) : NULL;

    if (promise)
        add(blocks, promise, 1, STYLE_PLAIN);
    if (is_agreement(place) && talk->hr_words)
        blocks->hr = add_line(blocks, talk->hr_words, density <= SNUG);
    if (line)
        add(blocks, line, 1, STYLE_DIM);
    if (beside_wants_plan(session, place, talk->page.employee_view))
        add(blocks, xstrdup(_("Ctrl+K: new words or a new day for this agreement")), 1, STYLE_BOLD);
}

static void build(struct blocks *blocks, struct talk_state *talk, int width, int rows,
                  enum density density)
{
    struct place place = page_focused_place(&talk->page);
    char *title = page_title(talk);
    bool deep = deeper(step_of(talk, place)->phase) && talk->page.form.count > 0;

    *blocks = (struct blocks){.width = width};
    /* The question says the whole of an agreement. */
    add(blocks, is_agreement(place) && density > ROOMY ? one_line(title, width - 2) : title, 1,
        STYLE_PLAIN);
    blank(blocks, density, SNUG);
    add_question(blocks, talk);
    blank(blocks, density, SNUG);
    if (density < NO_PROBES || talk->probes_wanted) {
        add_probes(blocks, talk);
        blank(blocks, density, SNUG);
    }
    add_earlier(blocks, talk, density, density < NO_LAST || rows >= USUAL_ROWS);
    add_actions(blocks, talk);
    add_fields(blocks, talk, density);
    if (step_of(talk, place)->choices_are_values)
        add(blocks, xstrdup(_("» = important, and there is something to do here")), 1, STYLE_DIM);
    add_remarks(blocks, talk);
    if (deep)
        add(blocks, xstrdup(_("About health: write what is needed at work, not the illness.")), 1,
            STYLE_DIM);
    if (density < NO_CUE) {
        blank(blocks, density, ROOMY);
        add_cue(blocks, talk);
    }
}

static int total_height(const struct blocks *blocks)
{
    int height = 0;

    for (size_t i = 0; i < blocks->count; i++)
        height += block_height(&blocks->items[i], blocks->width);
    return height;
}

/* What HR said, whole after all where the rows that are left allow it. Returns how many are left then. */
static int say_in_full(struct blocks *blocks, const struct talk_state *talk, int spare)
{
    struct block *block = &blocks->items[blocks->hr];
    struct block whole = *block;
    int more;

    if (blocks->hr == 0)
        return spare;
    whole.text = talk->hr_words;
    more = block_height(&whole, blocks->width) - block_height(block, blocks->width);
    if (more > spare)
        return spare;
    xstrset(&block->text, talk->hr_words);
    return spare - more;
}

static bool is_box(struct field *field, int width)
{
    return field->kind == FIELD_TEXT && field_height(field, width) > 1;
}

/* Texts share the rows that are left. */
static void stretch_texts(struct talk_state *talk, int width, int spare)
{
    struct form *form = &talk->page.form;
    int texts = 0;

    for (size_t i = 0; i < form->count; i++)
        texts += is_box(&form->fields[i], width);
    for (size_t i = 0; i < form->count && spare > 0 && texts > 0; i++) {
        if (is_box(&form->fields[i], width))
            form->fields[i].most = form->fields[i].least + spare / texts;
    }
}

/* Where room is short, the short texts about an agreement take a line each, so that the cue stays. */
static void set_texts(struct talk_state *talk, enum density density)
{
    for (size_t i = 0; i < talk->page.form.count; i++) {
        struct field *field = &talk->page.form.fields[i];

        field->least = field->most = density <= SNUG ? 3 : 2;
        field->small = density > ROOMY && is_agreement(page_place(&talk->page, field));
    }
}

static int draw_block(const struct block *block, struct canvas *canvas, int row,
                      const struct field *focused)
{
    int width = canvas->width;
    int half = width / 2;

    if (block->field)
        field_draw(block->field, canvas, row, block->field->kind == FIELD_TEXT ? 0 : 1,
                   block->beside                      ? half - 1
                   : block->field->kind == FIELD_TEXT ? width
                                                      : width - 1,
                   block->field == focused);
    if (block->beside)
        field_draw(block->beside, canvas, row, half, half, block->beside == focused);
    if (block->text)
        canvas_wrap(canvas, row, block->indent, width - block->indent - 1, block->style,
                    block->text);
    if (block->text && block->lead) {
        char *lead = xstrndup(block->text, block->lead);

        canvas_text(canvas, row, block->indent, width, STYLE_BOLD, lead);
        free(lead);
    }
    return block_height(block, width);
}

static void draw_body(struct talk_state *talk, struct frame *frame)
{
    struct blocks blocks;
    const struct field *focused = form_focused(&talk->page.form);
    enum density density = ROOMY;
    int row = 0;
    int spare;

    for (;;) {
        set_texts(talk, density);
        build(&blocks, talk, frame->columns, frame->body_rows, density);
        spare = frame->body_rows - total_height(&blocks);
        if (spare >= 0 || density + 1 == DENSITY_COUNT)
            break;
        blocks_done(&blocks);
        density++;
    }
    spare = say_in_full(&blocks, talk, spare);
    stretch_texts(talk, frame->columns, spare);
    talk->density_hides_probes = density >= NO_PROBES;
    for (size_t i = 0; i < blocks.count; i++)
        row += draw_block(&blocks.items[i], &frame->body, row, focused);
    canvas_extend(&frame->body, row);
    if (!focused)
        canvas_cursor(&frame->body, blocks.items[0].least, 1);
    blocks_done(&blocks);
}

/* ---- above the body ---- */

/* "Beginnen » [WAARDEN] » …"; only the part we are in when there is no room. */
static char *crumbs(const struct talk_state *talk, int room)
{
    const struct script *script = session_script(talk->page.session);
    size_t here = step_of(talk, page_focused_place(&talk->page))->part;
    struct buf line;

    buf_init(&line);
    for (size_t i = 0; i < script->part_count; i++)
        buf_addf(&line, i == here ? "%s[%s]" : "%s%s", i ? " » " : "", script->parts[i].title);
    if (utf8_width(buf_text(&line), line.length) > room) {
        buf_clear(&line);
        buf_addf(&line, _("[%s] part %zu of %zu"), script->parts[here].title, here + 1,
                 script->part_count);
    }
    return buf_take(&line);
}

static char *who(const struct session *session)
{
    const struct interview *interview = session_interview(session);
    const char *name = interview->person ? interview->person : session_script(session)->title;

    if (interview->team && *interview->team)
        return xasprintf("%s · %s", name, interview->team);
    return xstrdup(name);
}

/* Read once for each agreement that the talk comes to, and not with each key. */
static void know_answer(const struct tui *tui, struct talk_state *talk)
{
    struct place place = page_focused_place(&talk->page);

    if (!is_agreement(place) || strcmp(talk->hr_of, place.item) == 0)
        return;
    snprintf(talk->hr_of, sizeof talk->hr_of, "%s", place.item);
    free(talk->hr_words);
    talk->hr_words = share_answer_now(tui, place.item);
}

void talk_draw(struct tui *tui, void *state, struct frame *frame)
{
    bool values = script_goes_through_values(session_script(tui_session(tui)));
    const enum action_name hints[HINTS_MAX] = {ACT_HELP,          ACT_NEXT_FIELD,
                                               ACT_NEXT_PAGE,     values ? ACT_VALUES : ACT_JUMP,
                                               ACT_EMPLOYEE_VIEW, ACT_STOP};
    struct talk_state *talk = state;

    know_answer(tui, talk);
    frame->title = who(tui_session(tui));
    frame->under_right =
        values ? xasprintf(_("Values: %d of 7"),
                           conversation_count_talked_about(session_conversation(tui_session(tui))))
               : xstrdup("");
    if (!tui_employee_view(tui)) /* the mark stands there then */
        frame->under = crumbs(talk, frame->columns - 4 -
                                        utf8_width(frame->under_right, strlen(frame->under_right)));
    frame->scroll = &talk->scroll;
    memcpy(frame->hints, hints, sizeof hints);
    if (session_is_rehearsal(tui_session(tui)))
        frame->hints[1] = ACT_INVENT;
    draw_body(talk, frame);
}
