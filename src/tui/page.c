#include "page.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "daytext.h"
#include "session/rehearse.h"

enum { NUMBER_MAX = 1000000 };

static const struct step *step_at(const struct page_form *page, struct place place)
{
    return &session_script(page->session)->steps[place.step];
}

enum role field_role(const struct field *field)
{
    return (enum role)(field->tag % ROLE_COUNT);
}

struct place page_place(const struct page_form *page, const struct field *field)
{
    return page->places[field ? field->tag / ROLE_COUNT : 0];
}

struct place page_focused_place(const struct page_form *page)
{
    if (page->form.focus >= page->form.count)
        return page->places[0];
    return page_place(page, &page->form.fields[page->form.focus]);
}

/* A filled text that lives as long as the page. */
static const char *keep(struct page_form *page, const char *text, const char *item)
{
    char *filled = session_fill(page->session, text, item);

    if (!filled)
        return NULL;
    page->strings = xreallocarray(page->strings, page->string_count + 1, sizeof *page->strings);
    page->strings[page->string_count++] = filled;
    return filled;
}

/* ---- which places, which fields ---- */

/* For the leader only, and the employee is looking. */
static bool is_hidden_now(const struct page_form *page, struct place place)
{
    const struct conversation *talk = session_conversation(page->session);

    return page->employee_view &&
           conversation_answer(talk, place.step, place.item)->visibility == VISIBLE_ONLY_ME;
}

static bool is_shown(const struct page_form *page, struct place place)
{
    const struct conversation *talk = session_conversation(page->session);
    enum place_state state = conversation_state(talk, place);
    struct place here = session_place(page->session);

    if (is_hidden_now(page, place))
        return false;
    if (state == PLACE_WAITING)
        return place_equal(here, place);
    return state != PLACE_HIDDEN;
}

static void find_places(struct page_form *page)
{
    const struct conversation *talk = session_conversation(page->session);
    struct place here = session_place(page->session);
    size_t at = conversation_find_place(talk, here.step, here.item);
    size_t count;
    const struct place *places = conversation_places(talk, &count);
    size_t number = conversation_find_page(talk, at == SIZE_MAX ? 0 : at);
    struct page found = conversation_pages(talk, &count)[number];

    page->places = xcalloc(found.count, sizeof *page->places);
    for (size_t i = found.first; i < found.first + found.count; i++) {
        if (is_shown(page, places[i]))
            page->places[page->place_count++] = places[i];
    }
    if (page->place_count == 0) /* all of it is only for the leader: the first, without its field */
        page->places[page->place_count++] = places[found.first];
}

/* The value's name, with the mark when there is something to do. */
static const char *value_text(struct page_form *page, enum value value)
{
    struct capability scores = conversation_scores(session_conversation(page->session), value);
    const char *name = session_script(page->session)->values[value].name;

    if (!capability_marked(&scores))
        return name;
    page->strings = xreallocarray(page->strings, page->string_count + 1, sizeof *page->strings);
    page->strings[page->string_count] = xasprintf("%s  »", name);
    return page->strings[page->string_count++];
}

static void add_options(struct page_form *page, struct field *field, const struct step *step)
{
    for (size_t i = 0; i < step->choice_count; i++) {
        enum value value = value_from_id(step->choices[i].id);
        const char *text = step->choices[i].text;

        if (step->choices_are_values && value != VALUE_NONE)
            text = value_text(page, value);
        field_add_option(field, text);
    }
    field->other = step->other;
}

static void add_summary(struct page_form *page, int tag)
{
    struct field *field;

    page->sentences =
        conversation_sentences(session_conversation(page->session), &page->sentence_count);
    field = form_add(&page->form, FIELD_TEXT, tag + ROLE_ANSWER, _("Summary, in your own words"));
    field->least = 3;
    field = form_add(&page->form, FIELD_RADIO, tag + ROLE_CONFIRM, _("Is that right?"));
    field->label_width = 18;
    field_add_option(field, _("yes"));
    field_add_option(field, _("not quite"));
    field = form_add(&page->form, FIELD_LINE, tag + ROLE_CORRECTION, _("Better so:"));
    field->label_width = 18;
    if (page->sentence_count == 0)
        return;
    field = form_add(&page->form, FIELD_PICK, tag + ROLE_SENTENCES,
                     _("Own sentences (Enter takes one over)"));
    for (size_t i = 0; i < page->sentence_count; i++)
        field_add_option(field, page->sentences[i]);
}

/* Outside a loop the label stands above the page already. */
static const char *field_label(struct page_form *page, struct place place)
{
    const struct step *step = step_at(page, place);

    if (*place.item)
        return keep(page, step->label, place.item);
    return step->answer == ANSWER_TEXT ? _("In your own words") : NULL;
}

static void add_field(struct page_form *page, size_t index)
{
    static const enum field_kind kinds[ANSWER_KIND_COUNT] = {
        [ANSWER_TEXT] = FIELD_TEXT,     [ANSWER_SCALE] = FIELD_SCALE,
        [ANSWER_CHOICE] = FIELD_CHECKS, [ANSWER_CHOICES] = FIELD_CHECKS,
        [ANSWER_YES_NO] = FIELD_RADIO,  [ANSWER_DATE] = FIELD_LINE,
        [ANSWER_NUMBER] = FIELD_LINE,
    };
    struct place place = page->places[index];
    const struct step *step = step_at(page, place);
    int tag = (int)index * ROLE_COUNT;
    struct field *field;

    if (step->answer == ANSWER_NONE || step->answer == ANSWER_ACTIONS || is_hidden_now(page, place))
        return;
    if (step->answer == ANSWER_SUMMARY) {
        add_summary(page, tag);
        return;
    }
    field = form_add(&page->form, kinds[step->answer], tag + ROLE_ANSWER, field_label(page, place));
    field->label_width = step->answer == ANSWER_SCALE ? 14 : field->label ? 26 : 2;
    field->ends[0] = keep(page, step->ends[0], place.item);
    field->ends[1] = keep(page, step->ends[1], place.item);
    if (step->answer == ANSWER_YES_NO) {
        field_add_option(field, _("yes"));
        field_add_option(field, step->measure == MEASURE_AGREEMENT ? _("not yet") : _("no"));
    }
    field->single = step->answer == ANSWER_CHOICE;
    if (step->answer == ANSWER_CHOICE || step->answer == ANSWER_CHOICES)
        add_options(page, field, step);
}

/* ---- showing what is ---- */

/* What stands on the line of "something else": of a choice, not the id of what was picked. */
static const char *other_words(const struct step *step, const struct answer *answer)
{
    for (size_t i = 0; answer->text && step->answer == ANSWER_CHOICE && i < step->choice_count;
         i++) {
        if (strcmp(step->choices[i].id, answer->text) == 0)
            return NULL;
    }
    return answer->text;
}

static void show_choices(const struct step *step, struct field *field, const struct answer *answer)
{
    for (size_t i = 0; i < step->choice_count; i++) {
        const char *id = step->choices[i].id;
        field->options[i].chosen =
            answer_has_choice(answer, id) ||
            (answer->text && step->answer == ANSWER_CHOICE && strcmp(answer->text, id) == 0);
    }
    if (step->other)
        field_show_text(field, other_words(step, answer));
}

/* A day is shown as people write it, unless it is being typed. */
static void show_date(struct field *field, const struct answer *answer, bool typing)
{
    char *text = daytext_show(answer->text ? answer->text : "");

    if (!typing)
        field_show_text(field, text);
    free(text);
}

static void show_number(struct field *field, const struct answer *answer, bool typing)
{
    char *text = answer->state == STATE_GIVEN ? xasprintf("%d", answer->number) : xstrdup("");

    if (!typing)
        field_show_text(field, text);
    free(text);
}

static void show_answer(struct page_form *page, struct field *field, bool focused)
{
    struct place place = page_place(page, field);
    const struct step *step = step_at(page, place);
    const struct answer *answer =
        conversation_answer(session_conversation(page->session), place.step, place.item);

    field->state = answer->state;
    field->number = answer->number;
    field->note = answer->visibility == VISIBLE_ONLY_ME ? _("only me") : NULL;
    switch (step->answer) {
    case ANSWER_SCALE:
        /* The two keys are named once, beside the first two scales of a page. */
        if (!field->note && step->measure == MEASURE_IMPORTANCE)
            field->note = _("w I don't know");
        if (!field->note && step->measure == MEASURE_OPPORTUNITY)
            field->note = _("l I'd rather not say");
        break;
    case ANSWER_TEXT:
    case ANSWER_SUMMARY:
        field_show_text(field, answer->text);
        if (!field->note)
            field->note = _("together");
        break;
    case ANSWER_CHOICE:
    case ANSWER_CHOICES:
        show_choices(step, field, answer);
        break;
    case ANSWER_YES_NO:
        field->options[0].chosen = answer->text && strcmp(answer->text, "yes") == 0;
        field->options[1].chosen = answer->text && strcmp(answer->text, "no") == 0;
        field->row = field->options[1].chosen;
        break;
    case ANSWER_DATE:
        show_date(field, answer, focused);
        break;
    case ANSWER_NUMBER:
        show_number(field, answer, focused);
        break;
    default:
        break;
    }
}

static void show_field(struct page_form *page, struct field *field, bool focused)
{
    struct place place = page_place(page, field);
    const struct answer *answer =
        conversation_answer(session_conversation(page->session), place.step, place.item);

    field->locked = session_read_only(page->session);
    switch (field_role(field)) {
    case ROLE_CONFIRM:
        field->options[0].chosen = answer->confirmation == CONFIRM_YES;
        field->options[1].chosen = answer->confirmation == CONFIRM_CORRECTED;
        field->row = field->options[1].chosen;
        break;
    case ROLE_CORRECTION:
        field_show_text(field, answer->correction);
        break;
    case ROLE_ANSWER:
        show_answer(page, field, focused);
        break;
    default:
        break;
    }
}

void page_refresh(struct page_form *page)
{
    for (size_t i = 0; i < page->form.count; i++)
        show_field(page, &page->form.fields[i], i == page->form.focus);
}

void page_open(struct page_form *page, struct session *session, bool employee_view)
{
    struct place here = session_place(session);

    *page = (struct page_form){.session = session, .employee_view = employee_view};
    find_places(page);
    for (size_t i = 0; i < page->place_count; i++) {
        session_reach(session, page->places[i]);
        add_field(page, i);
    }
    page->form.focus = page->form.count; /* so that dates and numbers are shown as well */
    page_refresh(page);
    page->form.focus = 0;
    for (size_t i = page->form.count; i-- > 0;) {
        struct field *field = &page->form.fields[i];
        struct place place = page_place(page, field);

        if (place_equal(place, here) && field_role(field) == ROLE_ANSWER) {
            page->form.focus = i;
            if (field->kind == FIELD_LINE)
                editor_move(&field->editor, MOVE_TEXT_END);
            else if (field_in_text(field))
                editor_set(&field->editor, field->editor.text, session_offset(session));
        }
    }
}

void page_done(struct page_form *page)
{
    form_done(&page->form);
    for (size_t i = 0; i < page->string_count; i++)
        free(page->strings[i]);
    free(page->strings);
    sentences_free(page->sentences, page->sentence_count);
    free(page->places);
    *page = (struct page_form){0};
}

/* ---- what was done to a field becomes an edit ---- */

/* What is no number, or too large a one, is not taken: the field shows what is kept. */
static void number_typed(struct page_form *page, struct field *field)
{
    char *end;
    long number = strtol(field->editor.text, &end, 10);

    if (field->editor.length == 0)
        session_set_state(page->session, page_place(page, field), STATE_OPEN);
    else if (*end == '\0' && number >= 0 && number <= NUMBER_MAX)
        session_set_number(page->session, page_place(page, field), (int)number);
    else
        show_field(page, field, false);
}

static void text_typed(struct page_form *page, struct field *field, bool joins)
{
    struct place place = page_place(page, field);
    enum answer_kind kind = step_at(page, place)->answer;
    struct day proposed;

    if (field_role(field) == ROLE_CORRECTION)
        session_confirm(page->session, place,
                        field->editor.length ? CONFIRM_CORRECTED : CONFIRM_OPEN, field->editor.text,
                        joins);
    else if (kind == ANSWER_DATE)
        session_set_date(page->session, place, field->editor.text, &proposed);
    else if (kind == ANSWER_NUMBER)
        number_typed(page, field);
    else
        session_set_text(page->session, place, field->editor.text, field->editor.cursor, joins);
}

static void take_sentence(struct page_form *page, const struct field *field, size_t index)
{
    struct place place = page_place(page, field);
    const struct answer *answer =
        conversation_answer(session_conversation(page->session), place.step, place.item);
    const char *before = answer->text ? answer->text : "";
    char *text = xasprintf("%s%s%s", before, *before ? " " : "", page->sentences[index]);

    session_set_text(page->session, place, text, strlen(text), false);
    free(text);
}

static void chosen(struct page_form *page, struct field *field, size_t index)
{
    struct place place = page_place(page, field);
    const struct step *step = step_at(page, place);
    bool again = index < field->option_count && field->options[index].chosen;

    if (field_role(field) == ROLE_SENTENCES)
        take_sentence(page, field, index);
    else if (field_role(field) == ROLE_CONFIRM)
        session_confirm(
            page->session, place,
            again        ? CONFIRM_OPEN
            : index == 0 ? CONFIRM_YES
                         : CONFIRM_CORRECTED,
            conversation_answer(session_conversation(page->session), place.step, place.item)
                ->correction,
            false);
    else if (step->answer == ANSWER_YES_NO)
        session_choose(page->session, place, index == 0 ? "yes" : "no");
    else
        session_choose(page->session, place, step->choices[index].id);
}

void page_reopen(struct page_form *page, bool employee_view)
{
    struct session *session = page->session;
    struct field *focused = form_focused(&page->form);
    struct place place = page_focused_place(page);
    enum role role = focused ? field_role(focused) : ROLE_ANSWER;
    size_t row = focused ? focused->row : 0;

    page_done(page);
    page_open(page, session, employee_view);
    for (size_t i = 0; i < page->form.count; i++) {
        struct field *field = &page->form.fields[i];

        if (!place_equal(page_place(page, field), session_place(session)) ||
            !place_equal(place, session_place(session)) || field_role(field) != role)
            continue;
        page->form.focus = i;
        if (row <= field->option_count)
            field->row = row;
    }
}

static void apply(struct page_form *page, struct field *field, struct field_result result)
{
    struct place place = page_place(page, field);

    switch (result.event) {
    case FIELD_TEXT_CHANGED:
        text_typed(page, field, result.joins);
        page_refresh(page);
        return;
    case FIELD_NUMBER:
        session_set_number(page->session, place, result.number);
        break;
    case FIELD_UNKNOWN:
        session_set_state(page->session, place, STATE_UNKNOWN);
        break;
    case FIELD_DECLINED:
        session_set_state(page->session, place, STATE_DECLINED);
        break;
    case FIELD_CHOSEN:
        chosen(page, field, (size_t)result.number);
        break;
    default:
        return;
    }
    page_reopen(page, page->employee_view);
}

/* What is kept of a date field; NULL when it is another field. */
static const char *kept_day(const struct page_form *page, const struct field *field)
{
    struct place place = page_place(page, field);
    const struct answer *answer =
        conversation_answer(session_conversation(page->session), place.step, place.item);

    if (step_at(page, place)->answer != ANSWER_DATE || field_role(field) != ROLE_ANSWER)
        return NULL;
    return answer->text ? answer->text : "";
}

static bool accept_day(struct page_form *page, struct field *field, const struct press *press)
{
    const char *kept = kept_day(page, field);
    char iso[DAY_SIZE];
    struct day day;

    if (!kept || press->code != PRESS_ENTER || field->locked)
        return false;
    if (session_proposed_day(page->session, page_place(page, field), &day))
        day_to_iso(day, iso);
    else if (!daytext_repair(kept, session_today(page->session), iso))
        return false;
    session_set_date(page->session, page_place(page, field), iso, &day);
    show_field(page, field, false);
    editor_move(&field->editor, MOVE_TEXT_END);
    return true;
}

bool page_key(struct page_form *page, enum action_name action, const struct press *press)
{
    struct field *field = form_focused(&page->form);
    size_t focus = page->form.focus;
    struct field_result result;

    if (!field)
        return false;
    if (accept_day(page, field, press))
        return true;
    result = form_key(&page->form, action, press);
    if (page->form.focus != focus)
        show_field(page, &page->form.fields[focus], false);
    if (result.event == FIELD_IGNORED)
        return false;
    if (result.event == FIELD_MOVED) {
        field = form_focused(&page->form);
        session_move(page->session, page_place(page, field), field->editor.cursor);
        return true;
    }
    apply(page, field, result);
    return true;
}

bool page_has_no_day(const struct page_form *page)
{
    for (size_t i = 0; i < page->form.count; i++) {
        const char *kept = kept_day(page, &page->form.fields[i]);

        if (kept && daytext_is_words(kept))
            return true;
    }
    return false;
}

char *page_date_note(const struct page_form *page, const struct field *field)
{
    const char *kept = kept_day(page, field);
    char text[DAY_TEXT_SIZE];
    struct day day;

    if (!kept)
        return NULL;
    if (field->locked || !session_proposed_day(page->session, page_place(page, field), &day))
        return daytext_note(kept, session_today(page->session));
    day_format_full(day, text);
    return xasprintf(_("Shall we say %s? Enter = yes, or type another day."), text);
}
