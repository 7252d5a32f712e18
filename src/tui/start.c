/*
 * The form of a new talk: who, which team, which guide, which language. A known person goes on
 * with the earlier talks, and the form says so before it does; of several with the same name one
 * is chosen by hand.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/path.h"
#include "base/utf8.h"
#include "person.h"
#include "screen.h"
#include "script/guide.h"

enum { TAG_PERSON, TAG_TEAM, TAG_WHO, TAG_GUIDE, TAG_LANGUAGE, TAG_BEGIN };
enum { LABEL_WIDTH = 22 };

static const char *const languages[] = {"nl", "en", "nl-simple"};

struct start_state {
    struct form form;
    struct guide_list guides;
    char *guide; /* the id of the chosen one */
    size_t language;
    struct person_list known; /* who may be meant by what was typed, or was chosen before */
    char **names;             /* of these, with the team: what the form shows */
    char chosen[UUID_SIZE];   /* of several; "" = none yet */
};

static void add_line(struct form *form, int tag, const char *label, const char *text)
{
    struct field *field = form_add(form, FIELD_LINE, tag, label);

    field->label_width = LABEL_WIDTH;
    editor_set(&field->editor, text ? text : "", SIZE_MAX);
}

static void add_choices(struct start_state *start)
{
    struct field *field;

    field = form_add(&start->form, FIELD_CHECKS, TAG_GUIDE, _("Which conversation guide?"));
    field->single = true;
    field = form_add(&start->form, FIELD_RADIO, TAG_LANGUAGE, _("Language of the talk"));
    field->label_width = LABEL_WIDTH;
    field_add_option(field, "Nederlands");
    field_add_option(field, "English");
    field_add_option(field, _("plainer Dutch"));
    field = form_add(&start->form, FIELD_PICK, TAG_BEGIN, NULL);
    field_add_option(field, _("Begin the talk"));
}

/* ---- who is meant ---- */

static void forget_known(struct start_state *start)
{
    for (size_t i = 0; i < start->known.count; i++)
        free(start->names[i]);
    free(start->names);
    start->names = NULL;
    person_list_done(&start->known);
    start->known = (struct person_list){0};
}

/* Takes the list over. */
static void set_known(struct start_state *start, const struct person_list *people)
{
    forget_known(start);
    start->known = *people;
    start->names = xcalloc(people->count, sizeof *start->names);
    for (size_t i = 0; i < people->count; i++) {
        const struct person *person = &people->items[i];

        start->names[i] =
            xasprintf("%s · %s", person->name, person->team ? person->team : _("without a team"));
    }
}

/* Where the fields of the choice come: behind that of the team. */
static size_t place_of_who(const struct start_state *start)
{
    size_t at = 0;

    while (start->form.fields[at].tag != TAG_TEAM)
        at++;
    return at + 1;
}

static void remove_who(struct start_state *start)
{
    struct form *form = &start->form;
    size_t at = place_of_who(start);

    if (form->fields[at].tag != TAG_WHO)
        return;
    field_done(&form->fields[at]);
    form->count--;
    memmove(&form->fields[at], &form->fields[at + 1], (form->count - at) * sizeof *form->fields);
    form->focus -= form->focus > at;
}

static void add_who(struct start_state *start)
{
    struct form *form = &start->form;
    struct field *field = form_add(form, FIELD_RADIO, TAG_WHO, _("Who is it?"));
    struct field who;
    size_t at = place_of_who(start);

    field->label_width = LABEL_WIDTH;
    for (size_t i = 0; i < start->known.count; i++)
        field_add_option(field, start->names[i]);
    who = *field;
    memmove(&form->fields[at + 1], &form->fields[at],
            (form->count - 1 - at) * sizeof *form->fields);
    form->fields[at] = who;
    form->focus += form->focus >= at;
}

static void focus_on(struct start_state *start, int tag)
{
    start->form.focus = (size_t)(form_find(&start->form, tag) - start->form.fields);
}

/* Several with one name: the form gets a choice; what was chosen stays while it is among them. */
static void offer_known(struct start_state *start)
{
    const struct field *focused = form_focused(&start->form);
    bool at_who = focused->tag == TAG_WHO;
    size_t at_row = focused->row;
    bool still = false;

    for (size_t i = 0; i < start->known.count; i++)
        still = still || strcmp(start->known.items[i].id, start->chosen) == 0;
    if (!still)
        *start->chosen = '\0';
    remove_who(start);
    if (start->known.count < 2)
        return;
    add_who(start);
    if (at_who) {
        focus_on(start, TAG_WHO);
        form_focused(&start->form)->row = at_row < start->known.count ? at_row : 0;
    }
}

/* The text of a line of the form; borrowed. */
static const char *text_of(struct start_state *start, int tag)
{
    return form_find(&start->form, tag)->editor.text;
}

/* Someone who was chosen before the form came is not looked up again. */
static bool look_up(const struct tui *tui, struct start_state *start, struct diag *diag)
{
    struct person_list people;

    if (form_find(&start->form, TAG_PERSON)->locked)
        return true;
    if (!store_match_person(tui_session_setup(tui)->store, text_of(start, TAG_PERSON),
                            text_of(start, TAG_TEAM), &people, diag))
        return false;
    set_known(start, &people);
    offer_known(start);
    return true;
}

static void know(struct start_state *start, const struct person *person)
{
    struct person_list one = {.items = xcalloc(1, sizeof *one.items), .count = 1};

    memcpy(one.items->id, person->id, UUID_SIZE);
    one.items->name = xstrdup(person->name);
    one.items->team = person->team ? xstrdup(person->team) : NULL;
    set_known(start, &one);
}

/* ---- which guide ---- */

static size_t guide_index(const struct start_state *start)
{
    for (size_t i = 0; i < start->guides.count; i++) {
        if (strcmp(start->guides.items[i].id, start->guide) == 0)
            return i;
    }
    return 0;
}

/* What no talk can begin with is for those who look after the guides. */
static void drop_unoffered(struct guide_list *guides)
{
    for (size_t i = guides->count; i-- > 0;) {
        if (!guides->items[i].offered)
            guide_list_remove(guides, i);
    }
}

static enum subject subject_of(const struct start_state *start)
{
    return process_subject(start->guides.items[guide_index(start)].process);
}

/* The list as it is in the language of now; the old one stays when it can't be read. */
static bool load_guides(struct tui *tui, struct start_state *start)
{
    struct guide_list guides;
    struct diag diag;
    bool ok;

    diag_init(&diag);
    ok = guide_list_load(tui_session_setup(tui)->library, message_language(), &guides, &diag);
    if (ok)
        drop_unoffered(&guides);
    if (ok && guides.count == 0) {
        guide_list_done(&guides);
        ok = false;
    }
    if (ok) {
        guide_list_done(&start->guides);
        start->guides = guides;
    } else {
        tui_say(tui, "%s",
                diag.count ? diag_text(&diag) : _("There is no conversation guide to start with."));
    }
    diag_done(&diag);
    return ok;
}

/* The rows stand in the order of the titles, which another language changes. */
static void list_guides(struct start_state *start)
{
    struct field *field = form_find(&start->form, TAG_GUIDE);

    field->option_count = 0;
    for (size_t i = 0; i < start->guides.count; i++)
        field_add_option(field, start->guides.items[i].title);
    field->row = guide_index(start);
    xstrset(&start->guide, start->guides.items[field->row].id);
}

/* ---- the screen ---- */

static void show(struct start_state *start)
{
    struct field *who = form_find(&start->form, TAG_WHO);
    struct field *guide = form_find(&start->form, TAG_GUIDE);
    struct field *language = form_find(&start->form, TAG_LANGUAGE);

    for (size_t i = 0; who && i < who->option_count; i++)
        who->options[i].chosen = strcmp(start->known.items[i].id, start->chosen) == 0;
    for (size_t i = 0; i < guide->option_count; i++)
        guide->options[i].chosen = i == guide_index(start);
    for (size_t i = 0; i < language->option_count; i++)
        language->options[i].chosen = i == start->language;
    language->row = start->language;
}

static bool start_open(struct tui *tui, void *state, const void *argument)
{
    struct start_state *start = state;
    const struct person *person = argument;

    if (!load_guides(tui, start))
        return false;
    start->guide = xstrdup("kerngesprek");
    start->language = strcmp(message_language(), "en") == 0;
    add_line(&start->form, TAG_PERSON, _("With whom?"), person ? person->name : NULL);
    add_line(&start->form, TAG_TEAM, _("Team (if you like)"), person ? person->team : NULL);
    add_choices(start);
    list_guides(start);
    form_find(&start->form, TAG_PERSON)->locked = person != NULL;
    if (person) {
        know(start, person);
        start->form.focus = start->form.count - 1;
    }
    show(start);
    return true;
}

static void start_close(void *state)
{
    struct start_state *start = state;

    form_done(&start->form);
    guide_list_done(&start->guides);
    forget_known(start);
    free(start->guide);
}

/* Another language: other words, the same choices. */
static void start_changed(struct tui *tui, void *state, const struct change *change)
{
    struct start_state *start = state;
    struct diag diag;

    (void)change;
    load_guides(tui, start);
    list_guides(start);
    diag_init(&diag);
    look_up(tui, start, &diag); /* when it fails, the people stay as they were */
    diag_done(&diag);
    form_find(&start->form, TAG_PERSON)->label = _("With whom?");
    form_find(&start->form, TAG_TEAM)->label = _("Team (if you like)");
    form_find(&start->form, TAG_GUIDE)->label = _("Which conversation guide?");
    form_find(&start->form, TAG_LANGUAGE)->label = _("Language of the talk");
    form_find(&start->form, TAG_BEGIN)->options[0].text = _("Begin the talk");
    show(start);
}

static bool start_in_text(const void *state)
{
    const struct start_state *start = state;

    return field_in_text(&start->form.fields[start->form.focus]);
}

/* Under the name and the team: who that is, before anything is kept. */
static int draw_known(struct start_state *start, struct canvas *canvas, int row)
{
    int width = canvas->width - 2;
    int first = row;

    if (start->known.count == 0 || form_find(&start->form, TAG_PERSON)->locked)
        return 0;
    if (start->known.count == 1) {
        char *text =
            xasprintf(_("%s is known: the talk is kept with the earlier ones."), start->names[0]);

        row += canvas_wrap(canvas, row, 1, width, STYLE_BOLD, text);
        free(text);
    }
    row += canvas_wrap(canvas, row, 1, width, STYLE_DIM,
                       _("Someone else? Then write another team, or the name a little "
                         "differently."));
    return row - first;
}

static bool list_is_open(const struct start_state *start)
{
    return start->form.fields[start->form.focus].tag == TAG_GUIDE;
}

/* The one that is looked at: in the open list that need not be the chosen one. */
static const struct guide *guide_in_sight(struct start_state *start)
{
    size_t row = form_find(&start->form, TAG_GUIDE)->row;

    return &start->guides.items[list_is_open(start) ? row : guide_index(start)];
}

/*
 * Under the guides: what this one is for, and with whom. While the list is open that is above, where no list is too
 * long for it.
 */
static int draw_guide(struct start_state *start, struct canvas *canvas, int row)
{
    static const char *const whom[] = {
        [SUBJECT_PERSON] = NULL,
        [SUBJECT_TEAM] = N_("This talk is with a whole team: no name is kept, only the team."),
        [SUBJECT_LEADER] = N_("This is for you alone: no name and no team are kept."),
    };
    const struct guide *guide = guide_in_sight(start);
    enum subject subject = process_subject(guide->process);
    int width = canvas->width - 2;
    int first = row;

    if (guide->about && !list_is_open(start))
        row += canvas_wrap(canvas, row, 1, width, STYLE_DIM, guide->about);
    if (whom[subject])
        row += canvas_wrap(canvas, row, 1, width, STYLE_BOLD, _(whom[subject]));
    if (!guide->keep)
        row += canvas_wrap(canvas, row, 1, width, STYLE_BOLD,
                           _("Nothing of it is stored: when you stop, it is gone."));
    return row - first;
}

/* There are many guides: the list opens where it is chosen from, and is one line elsewhere. */
static int draw_guides(struct start_state *start, size_t index, struct canvas *canvas, int row)
{
    struct field *field = &start->form.fields[index];

    if (index == start->form.focus)
        return field_draw(field, canvas, row, 1, canvas->width - 2, true);
    canvas_text(canvas, row, 1, canvas->width - 2, STYLE_PLAIN, field->label);
    canvas_format(canvas, row + 1, 3, STYLE_PLAIN, "(x) %s",
                  start->guides.items[guide_index(start)].title);
    return 2;
}

/* What is said about a name stands under the last of the fields that it is about. */
static int draw_field(struct start_state *start, size_t index, struct canvas *canvas, int row)
{
    struct field *field = &start->form.fields[index];
    int width = canvas->width - 2;
    int height = field->tag == TAG_GUIDE
                     ? draw_guides(start, index, canvas, row)
                     : field_draw(field, canvas, row, 1, width, index == start->form.focus);

    switch (field->tag) {
    case TAG_PERSON:
        return height;
    case TAG_TEAM:
        if (start->known.count > 1)
            return height;
        return height + draw_known(start, canvas, row + height) + 1;
    case TAG_WHO:
        return height + draw_known(start, canvas, row + height) + 1;
    case TAG_GUIDE:
        return height + draw_guide(start, canvas, row + height + 1) + 2;
    default:
        return height + 1;
    }
}

static void start_draw(struct tui *tui, void *state, struct frame *frame)
{
    static const enum action_name hints[HINTS_MAX] = {ACT_HELP, ACT_NEXT_FIELD, ACT_BACK, ACT_STOP};
    struct start_state *start = state;
    int row = 1;

    (void)tui;
    frame->title = xstrdup(_("A new talk"));
    if (list_is_open(start) && guide_in_sight(start)->about)
        frame->under = xstrdup(guide_in_sight(start)->about);
    memcpy(frame->hints, hints, sizeof hints);
    for (size_t i = 0; i < start->form.count; i++)
        row += draw_field(start, i, &frame->body, row);
}

/* ---- beginning ---- */

/* With the file and its line, when it is about one. */
static void say_why(struct tui *tui, const struct diag *diag)
{
    const struct finding *first = diag->count ? &diag->findings[0] : NULL;

    if (first && first->file)
        tui_say(tui, "%s:%d: %s", path_base(first->file), first->line, first->message);
    else
        tui_say(tui, "%s", diag_text(diag));
}

static bool is_blank(const char *text)
{
    return strspn(text, " ") == strlen(text);
}

static void start_talk(struct tui *tui, struct start_state *start, const struct person *person,
                       const char *team)
{
    struct diag diag;
    struct session *session;

    diag_init(&diag);
    session = session_start(tui_session_setup(tui), person, team, start->guide,
                            languages[start->language], &diag);
    if (session) {
        tui_pop_now(tui);
        tui_set_session(tui, session);
        tui_push(tui, &talk_screen, NULL);
    } else {
        say_why(tui, &diag);
    }
    diag_done(&diag);
}

/* With the team that was typed; else with the person's own. */
static void begin_with(struct tui *tui, struct start_state *start, const struct person *person)
{
    const char *team = text_of(start, TAG_TEAM);

    start_talk(tui, start, person, is_blank(team) ? person->team : team);
}

static void begin_without_person(struct tui *tui, struct start_state *start)
{
    const char *team = text_of(start, TAG_TEAM);

    if (subject_of(start) == SUBJECT_TEAM && is_blank(team)) {
        focus_on(start, TAG_TEAM);
        tui_say(tui, "%s", _("Write the name of the team you talk with."));
        return;
    }
    start_talk(tui, start, NULL, team);
}

static void begin_with_new(struct tui *tui, struct start_state *start, struct diag *diag)
{
    struct person person = {0};

    if (!start->guides.items[guide_index(start)].keep) { /* nor is the name kept */
        person.name = xstrdup(text_of(start, TAG_PERSON));
        begin_with(tui, start, &person);
    } else if (store_add_person(tui_session_setup(tui)->store, text_of(start, TAG_PERSON),
                                text_of(start, TAG_TEAM), &person, diag))
        begin_with(tui, start, &person);
    else
        tui_say(tui, "%s", diag_text(diag));
    free(person.name);
    free(person.team);
}

/* The one who is meant, or NULL when that is still to be chosen. */
static const struct person *the_one(const struct start_state *start)
{
    for (size_t i = 0; i < start->known.count; i++) {
        if (start->known.count == 1 || strcmp(start->known.items[i].id, start->chosen) == 0)
            return &start->known.items[i];
    }
    return NULL;
}

static void begin(struct tui *tui, struct start_state *start)
{
    const char *name = text_of(start, TAG_PERSON);
    struct diag diag;

    if (!tui_may_begin(tui))
        return;
    if (subject_of(start) != SUBJECT_PERSON) {
        begin_without_person(tui, start);
        return;
    }
    if (is_blank(name)) {
        focus_on(start, TAG_PERSON);
        tui_say(tui, "%s", _("Write the name of the person you talk with."));
        return;
    }
    diag_init(&diag);
    if (!look_up(tui, start, &diag)) {
        tui_say(tui, "%s", diag_text(&diag));
    } else if (start->known.count == 0) {
        begin_with_new(tui, start, &diag);
    } else if (the_one(start)) {
        if (person_is_there(tui, the_one(start)->id, the_one(start)->name))
            begin_with(tui, start, the_one(start));
    } else {
        focus_on(start, TAG_WHO);
        tui_say(tui, "%s", _("There are several people with this name: choose who it is."));
    }
    diag_done(&diag);
}

static void typed(struct tui *tui, struct start_state *start)
{
    struct diag diag;

    diag_init(&diag);
    if (!look_up(tui, start, &diag))
        tui_say(tui, "%s", diag_text(&diag));
    diag_done(&diag);
}

static void chosen(struct tui *tui, struct start_state *start, int tag, size_t option)
{
    if (tag == TAG_GUIDE)
        xstrset(&start->guide, start->guides.items[option].id);
    else if (tag == TAG_LANGUAGE)
        start->language = option;
    else if (tag == TAG_WHO)
        memcpy(start->chosen, start->known.items[option].id, UUID_SIZE);
    else
        begin(tui, start);
}

static bool start_key(struct tui *tui, void *state, enum action_name action,
                      const struct press *press)
{
    struct start_state *start = state;
    int tag = form_focused(&start->form)->tag;
    struct field_result result = form_key(&start->form, action, press);

    if (tag != TAG_GUIDE && list_is_open(start)) /* so that Enter changes nothing unseen */
        form_focused(&start->form)->row = guide_index(start);
    if (result.event == FIELD_CHOSEN) {
        chosen(tui, start, tag, (size_t)result.number);
        if (tag == TAG_BEGIN)
            return true; /* this screen may be gone */
    }
    if (result.event == FIELD_TEXT_CHANGED)
        typed(tui, start);
    show(start);
    return result.event != FIELD_IGNORED;
}

const struct screen_kind start_screen = {
    .name = "start",
    .place = ON_START,
    .state_size = sizeof(struct start_state),
    .open = start_open,
    .draw = start_draw,
    .in_text = start_in_text,
    .key = start_key,
    .changed = start_changed,
    .close = start_close,
};
