/* The form of a new talk: who, which team, which guide, which language. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/utf8.h"
#include "screen.h"
#include "script/load.h"

enum { TAG_PERSON, TAG_TEAM, TAG_GUIDE, TAG_LANGUAGE, TAG_BEGIN };

static const char *const languages[] = {"nl", "en"};

struct start_state {
    struct form form;
    struct guide_list guides;
    size_t guide;
    size_t language;
    char *known; /* the id of a person who was chosen, not typed */
};

static void add_line(struct form *form, int tag, const char *label, const char *text)
{
    struct field *field = form_add(form, FIELD_LINE, tag, label);

    field->label_width = 22;
    editor_set(&field->editor, text ? text : "", SIZE_MAX);
}

static void add_choices(struct start_state *start)
{
    struct field *field =
        form_add(&start->form, FIELD_CHECKS, TAG_GUIDE, _("Which conversation guide?"));

    for (size_t i = 0; i < start->guides.count; i++)
        field_add_option(field, start->guides.items[i].title);
    field = form_add(&start->form, FIELD_RADIO, TAG_LANGUAGE, _("Language of the talk"));
    field->label_width = 22;
    field_add_option(field, "Nederlands");
    field_add_option(field, "English");
    field = form_add(&start->form, FIELD_PICK, TAG_BEGIN, NULL);
    field_add_option(field, _("Begin the talk"));
}

static void show(struct start_state *start)
{
    struct field *guide = form_find(&start->form, TAG_GUIDE);
    struct field *language = form_find(&start->form, TAG_LANGUAGE);

    for (size_t i = 0; i < guide->option_count; i++)
        guide->options[i].chosen = i == start->guide;
    for (size_t i = 0; i < language->option_count; i++)
        language->options[i].chosen = i == start->language;
}

static bool load_guides(struct tui *tui, struct start_state *start)
{
    struct diag diag;
    bool ok;

    diag_init(&diag);
    ok = guide_list_load(tui_session_setup(tui)->script_folder, message_language(), &start->guides,
                         &diag) &&
         start->guides.count > 0;
    if (!ok)
        tui_say(tui, "%s",
                diag.count ? diag_text(&diag) : _("There is no conversation guide to start with."));
    diag_done(&diag);
    return ok;
}

static bool start_open(struct tui *tui, void *state, const void *argument)
{
    struct start_state *start = state;
    const struct person *person = argument;

    if (!load_guides(tui, start))
        return false;
    for (size_t i = 0; i < start->guides.count; i++) {
        if (strcmp(start->guides.items[i].id, "kerngesprek") == 0)
            start->guide = i;
    }
    start->language = strcmp(message_language(), "en") == 0;
    start->known = person ? xstrdup(person->id) : NULL;
    add_line(&start->form, TAG_PERSON, _("With whom?"), person ? person->name : NULL);
    add_line(&start->form, TAG_TEAM, _("Team (if you like)"), person ? person->team : NULL);
    add_choices(start);
    form_find(&start->form, TAG_PERSON)->locked = person != NULL;
    if (person)
        start->form.focus = start->form.count - 1;
    show(start);
    return true;
}

static void start_close(void *state)
{
    struct start_state *start = state;

    form_done(&start->form);
    guide_list_done(&start->guides);
    free(start->known);
}

static void start_changed(struct tui *tui, void *state, const struct change *change)
{
    struct start_state *start = state;
    size_t count = start->guides.count;

    (void)change; /* another language: the titles are other words, the choice stays */
    guide_list_done(&start->guides);
    if (!load_guides(tui, start) || start->guides.count != count)
        tui_pop(tui);
    for (size_t i = 0; i < start->guides.count && i < count; i++)
        form_find(&start->form, TAG_GUIDE)->options[i].text = start->guides.items[i].title;
    form_find(&start->form, TAG_PERSON)->label = _("With whom?");
    form_find(&start->form, TAG_TEAM)->label = _("Team (if you like)");
    form_find(&start->form, TAG_GUIDE)->label = _("Which conversation guide?");
    form_find(&start->form, TAG_LANGUAGE)->label = _("Language of the talk");
    form_find(&start->form, TAG_BEGIN)->options[0].text = _("Begin the talk");
}

static bool start_in_text(const void *state)
{
    const struct start_state *start = state;

    return field_in_text(&start->form.fields[start->form.focus]);
}

static void start_draw(struct tui *tui, void *state, struct frame *frame)
{
    static const enum action_name hints[HINTS_MAX] = {ACT_HELP, ACT_NEXT_FIELD, ACT_ENTER, ACT_BACK,
                                                      ACT_STOP};
    struct start_state *start = state;
    int row = 1;

    (void)tui;
    frame->title = xstrdup(_("A new talk"));
    memcpy(frame->hints, hints, sizeof hints);
    for (size_t i = 0; i < start->form.count; i++) {
        struct field *field = &start->form.fields[i];

        row += field_draw(field, &frame->body, row, 1, frame->columns - 2, i == start->form.focus);
        if (field->tag != TAG_PERSON)
            row++;
        if (field->tag == TAG_GUIDE)
            row += canvas_wrap(&frame->body, row, 1, frame->columns - 2, STYLE_DIM,
                               start->guides.items[start->guide].about) +
                   1;
    }
}

/* ---- beginning ---- */

static void begin_with(struct tui *tui, const struct start_state *start,
                       const struct person *person)
{
    struct diag diag;
    struct session *session;
    char *guide = xstrdup(start->guides.items[start->guide].id);
    const char *language = languages[start->language];

    diag_init(&diag);
    session = session_start(tui_session_setup(tui), person, person->team, guide, language, &diag);
    if (session) {
        tui_pop_now(tui);
        tui_set_session(tui, session);
        tui_push(tui, &talk_screen, NULL);
    } else {
        tui_say(tui, "%s", diag_text(&diag));
    }
    diag_done(&diag);
    free(guide);
}

/* Of people with the same name, the one of the same team; else a person is added. */
static bool find_person(struct tui *tui, const struct start_state *start, const char *name,
                        const char *team, struct person *out, struct diag *diag)
{
    struct store *store = tui_session_setup(tui)->store;
    struct person_list found;
    size_t match = 0;

    if (!store_find_people(store, name, &found, diag))
        return false;
    while (match < found.count &&
           (start->known ? strcmp(found.items[match].id, start->known) != 0
                         : *team && strcmp(found.items[match].team ? found.items[match].team : "",
                                           team) != 0))
        match++;
    if (match < found.count) {
        *out = found.items[match];
        found.items[match] = (struct person){0};
    }
    match = match < found.count;
    person_list_done(&found);
    return match || store_add_person(store, name, team, out, diag);
}

static void begin(struct tui *tui, const struct start_state *start)
{
    struct form *form = (struct form *)&start->form;
    const char *name = form_find(form, TAG_PERSON)->editor.text;
    const char *team = form_find(form, TAG_TEAM)->editor.text;
    struct person person = {0};
    struct diag diag;

    if (strspn(name, " ") == strlen(name)) {
        form->focus = 0;
        tui_say(tui, "%s", _("Write the name of the person you talk with."));
        return;
    }
    diag_init(&diag);
    if (find_person(tui, start, name, team, &person, &diag))
        begin_with(tui, start, &person);
    else
        tui_say(tui, "%s", diag_text(&diag));
    free(person.name);
    free(person.team);
    diag_done(&diag);
}

static bool start_key(struct tui *tui, void *state, enum action_name action,
                      const struct press *press)
{
    struct start_state *start = state;
    int tag = form_focused(&start->form)->tag;
    struct field_result result = form_key(&start->form, action, press);

    if (result.event == FIELD_CHOSEN && tag == TAG_GUIDE)
        start->guide = (size_t)result.number;
    else if (result.event == FIELD_CHOSEN && tag == TAG_LANGUAGE)
        start->language = (size_t)result.number;
    else if (result.event == FIELD_CHOSEN) {
        begin(tui, start);
        return true;
    }
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
