/*
 * Taking in a file. What was read is held until it is said what becomes of it, so that what is kept is what was
 * shown; and whose it is, is said before: a namesake is somebody else.
 */
#include "takein.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/message.h"
#include "base/path.h"
#include "base/utf8.h"
#include "list.h"
#include "loop.h"
#include "session/import.h"
#include "store/person.h"

enum { LIMIT = 16 * 1024 * 1024 };

/* One of the answers to what becomes of the file. */
enum way_kind { WAY_LEAVE, WAY_APPLY, WAY_OF, WAY_SOMEBODY_HERE, WAY_SOMEBODY_NEW };
struct way {
    enum way_kind kind;
    size_t person; /* WAY_OF: in people */
};

struct takein_state {
    struct import *import;
    struct person
        person; /* whom they are of when nobody says otherwise; name NULL = it can't be told */
    bool is_told;
    char *doubt; /* why it can't be told, or NULL */
    struct person_list people;
    struct way *ways;
    bool choosing_person; /* of all who are here */
    struct list list;
    int scroll;
};

/* ---- the path ---- */

/* As it is typed in a shell: from home on, and quotes and blanks around it are none of its own. */
static char *full_path(const char *typed)
{
    const char *home = getenv("HOME");
    size_t length;
    char *name, *path;

    typed += strspn(typed, " ");
    length = strlen(typed);
    while (length > 0 && typed[length - 1] == ' ')
        length--;
    if (length > 1 && strchr("'\"", typed[0]) && typed[length - 1] == typed[0]) {
        typed++;
        length -= 2;
    }
    name = xstrndup(typed, length);
    if (strncmp(name, "~//", 3) == 0) /* a whole path, pasted behind what stood there */
        path = xstrdup(name + 2);
    else if (name[0] == '/' || !home)
        path = xstrdup(name);
    else
        path = path_join(home, name[0] == '~' && name[1] == '/' ? name + 2 : name);
    free(name);
    return path;
}

/* ---- what is wrong with it, whole ---- */

static void ask_path(struct tui *tui, const char *text);

static void wrong_chosen(struct tui *tui, int option, const char *typed)
{
    if (option == 0)
        ask_path(tui, typed);
}

static void show_wrong(struct tui *tui, const struct diag *diag, const char *typed)
{
    struct buf text;

    buf_init(&text);
    for (size_t i = 0; i < diag->count; i++)
        buf_addf(&text, "%s%s", i ? "\n" : "", diag->findings[i].message);
    tui_push(tui, &ask_screen,
             &(struct ask){
                 buf_text(&text), {_("Choose the file again"), _("Back")}, wrong_chosen, typed});
    buf_done(&text);
}

/* ---- which file ---- */

static struct import *read_file(struct tui *tui, const char *typed, struct diag *diag)
{
    char *path = full_path(typed);
    size_t length;
    char *bytes = path_read(path, LIMIT, &length, diag);
    struct import *import = bytes ? import_read(tui_session_setup(tui), bytes, length, diag) : NULL;

    free(bytes);
    free(path);
    return import;
}

static const struct screen_kind takein_screen;

/* Closes the line by itself: another screen takes its place. */
static bool path_given(struct tui *tui, const char *text, const char *subject)
{
    char *typed = xstrdup(text);
    struct import *import;
    struct diag diag;

    (void)subject;
    diag_init(&diag);
    import = read_file(tui, typed, &diag);
    tui_pop_now(tui);
    if (import)
        tui_push(tui, &takein_screen, &import);
    else
        show_wrong(tui, &diag, typed);
    diag_done(&diag);
    free(typed);
    return false;
}

static void ask_path(struct tui *tui, const char *text)
{
    tui_push(tui, &line_screen,
             &(struct line_ask){
                 .title = _("Take in a file"),
                 .question = _("Which file? Write where it lies."),
                 .note = _("A name in your own folder, for example handover.json. Nothing is kept "
                           "before you have seen what is in it."),
                 .text = text,
                 .done = path_given,
             });
}

void takein_ask(struct tui *tui)
{
    ask_path(tui, "~/");
}

/* ---- what becomes of it ---- */

static void add_way(struct takein_state *own, enum way_kind kind, size_t person)
{
    own->ways = xreallocarray(own->ways, own->list.count + 1, sizeof *own->ways);
    own->ways[own->list.count].kind = kind;
    own->ways[own->list.count++].person = person;
}

/* Leaving it is the first: Enter alone keeps nothing. */
static void set_ways(struct takein_state *own)
{
    struct import_summary summary = import_summary(own->import);

    own->list = (struct list){0};
    add_way(own, WAY_LEAVE, 0);
    if (!summary.anything_new)
        return;
    if (own->choosing_person) {
        for (size_t i = 0; i < own->people.count; i++)
            add_way(own, WAY_OF, i);
        return;
    }
    if (own->is_told)
        add_way(own, WAY_APPLY, 0);
    if (summary.person && own->people.count > 0)
        add_way(own, WAY_SOMEBODY_HERE, 0);
    if (summary.person && (!own->is_told || *own->person.id))
        add_way(own, WAY_SOMEBODY_NEW, 0);
}

static bool load(struct tui *tui, struct takein_state *own, struct diag *diag)
{
    struct diag doubt;

    diag_init(&doubt);
    own->is_told = import_find_person(own->import, NULL, &own->person, &doubt);
    if (!own->is_told)
        own->doubt =
            xstrdup(_("Somebody with this name is here already, and the file does not tell "
                      "whether it is the same person. Choose who it is."));
    diag_done(&doubt);
    return store_people(tui_session_setup(tui)->store, &own->people, diag);
}

static bool takein_open(struct tui *tui, void *state, const void *argument)
{
    struct import *const *import = argument;
    struct takein_state *own = state;
    struct diag diag;

    own->import = *import; /* this screen frees it */
    diag_init(&diag);
    if (!load(tui, own, &diag))
        tui_say(tui, "%s", diag_text(&diag));
    diag_done(&diag);
    set_ways(own);
    return true;
}

static void takein_close(void *state)
{
    struct takein_state *own = state;

    import_free(own->import);
    person_done(&own->person);
    person_list_done(&own->people);
    free(own->doubt);
    free(own->ways);
}

/* ---- drawing ---- */

/* Named so for xgettext: both forms go into the catalogue (Makefile, po). */
static void counted(const char *one, const char *many, size_t count, struct buf *out)
{
    if (count > 0) {
        buf_addf(out, message_plural(one, many, (unsigned long)count), count);
        buf_addc(out, '\n');
    }
}

static void add_head(const struct import_summary *summary, struct buf *out)
{
    const char *whom = summary->person ? summary->person : summary->team;

    if (whom)
        buf_addf(out, _("This file is about: %s%s%s.\n"), whom,
                 summary->person && summary->team ? ", " : "",
                 summary->person && summary->team ? summary->team : "");
    if (summary->leader && *summary->leader)
        buf_addf(out, summary->is_handover ? _("Handed over by: %s.\n") : _("From: %s.\n"),
                 summary->leader);
}

static void add_numbers(const struct import_summary *summary, struct buf *out)
{
    counted("%zu talk", "%zu talks", summary->talks, out);
    counted("%zu answer", "%zu answers", summary->answers, out);
    counted("%zu agreement", "%zu agreements", summary->agreements, out);
    counted("%zu correction by the employee", "%zu corrections by the employee",
            summary->corrections, out);
    counted("%zu talk to come", "%zu talks to come", summary->appointments, out);
    counted("%zu of these talks is here already, and stays as it is.",
            "%zu of these talks are here already, and stay as they are.", summary->known, out);
    counted("%zu answer to a question of an earlier version of the guide stays behind.",
            "%zu answers to questions of an earlier version of the guide stay behind.",
            summary->left_out, out);
    counted("%zu answer of a talk that is here already stays behind.",
            "%zu answers of talks that are here already stay behind.", summary->behind, out);
}

static char *whose(const struct person *person)
{
    bool has_team = person->team && *person->team;

    return xasprintf("%s%s%s", person->name, has_team ? ", " : "", has_team ? person->team : "");
}

/* The caller frees it. */
static char *way_words(const struct takein_state *own, struct way way)
{
    char *name, *words;

    switch (way.kind) {
    case WAY_LEAVE:
        return xstrdup(import_summary(own->import).anything_new ? _("No, take nothing in")
                                                                : _("Back"));
    case WAY_OF:
        return whose(&own->people.items[way.person]);
    case WAY_SOMEBODY_HERE:
        return xstrdup(own->is_told ? _("It is somebody else who is here already: choose who")
                                    : _("It is somebody who is here already: choose who"));
    case WAY_SOMEBODY_NEW:
        return xstrdup(_("It is somebody who is new here: write the team"));
    case WAY_APPLY:
        break;
    }
    if (!own->person.name)
        return xstrdup(_("Yes, take it in"));
    name = whose(&own->person);
    words = xasprintf(*own->person.id ? _("Yes, add it to %s, who is here already")
                                      : _("Yes, take it in: %s is new here"),
                      name);
    free(name);
    return words;
}

static int draw_question(const struct takein_state *own, struct canvas *canvas, int row)
{
    struct import_summary summary = import_summary(own->import);
    const char *question = own->choosing_person                 ? _("Of whom are these talks?")
                           : summary.anything_new && own->doubt ? _("Of whom are these talks?")
                           : summary.anything_new               ? _("Take this in?")
                           : summary.behind > 0 ? _("Nothing of it can be taken in.")
                                                : _("There is nothing new in it.");
    int rows = 0;

    if (own->doubt && summary.anything_new)
        rows += canvas_wrap(canvas, row, 1, canvas->width - 2, STYLE_PLAIN, own->doubt) + 1;
    rows += canvas_wrap(canvas, row + rows, 1, canvas->width - 2, STYLE_BOLD, question);
    return rows + 1;
}

static void takein_draw(struct tui *tui, void *state, struct frame *frame)
{
    static const enum action_name hints[HINTS_MAX] = {ACT_HELP, ACT_ENTER, ACT_BACK};
    struct takein_state *own = state;
    struct import_summary summary = import_summary(own->import);
    struct buf head, numbers;
    int row = 0;

    (void)tui;
    frame->title = xstrdup(_("Take in a file"));
    frame->scroll = &own->scroll;
    memcpy(frame->hints, hints, sizeof hints);
    buf_init(&head);
    buf_init(&numbers);
    add_head(&summary, &head);
    add_numbers(&summary, &numbers);
    row += canvas_wrap(&frame->body, row, 1, frame->columns - 2, STYLE_PLAIN, buf_text(&head));
    row += canvas_wrap(&frame->body, row, 3, frame->columns - 4, STYLE_PLAIN, buf_text(&numbers));
    row += draw_question(own, &frame->body, row);
    for (size_t i = 0; i < own->list.count; i++) {
        char *words = way_words(own, own->ways[i]);

        list_draw_row(&own->list, &frame->body, row++, i, words);
        free(words);
    }
    buf_done(&numbers);
    buf_done(&head);
}

/* ---- doing ---- */

static void apply(struct tui *tui, struct takein_state *own, const struct person *person)
{
    char *name = person->name ? xstrdup(person->name) : NULL;
    struct diag diag;

    diag_init(&diag);
    if (import_apply(own->import, person, &diag)) {
        tui_pop_now(tui);
        tui_changed(tui, NULL);
        if (name)
            tui_say(tui, _("Taken in. %s is among your people (p)."), name);
        else
            tui_say(tui, "%s", _("Taken in."));
    } else {
        tui_pop_now(tui);
        show_wrong(tui, &diag, "~/");
    }
    diag_done(&diag);
    free(name);
}

/* A namesake is told apart by the team. Closes the line by itself, so that what stands below may change. */
static bool team_given(struct tui *tui, const char *text, const char *subject)
{
    char *team = utf8_clean(text, strlen(text), UTF8_ONE_LINE);
    struct takein_state *own;
    struct person person = {0};
    struct diag diag;

    (void)subject;
    diag_init(&diag);
    tui_pop_now(tui);
    own = tui_top(tui)->state;
    if (import_find_person(own->import, team, &person, &diag)) {
        person_done(&own->person);
        own->person = person;
        own->is_told = true;
        xstrset(&own->doubt, NULL);
        set_ways(own);
    } else {
        tui_say(tui, "%s", _("Without a team it can't be told apart."));
    }
    diag_done(&diag);
    free(team);
    return false;
}

static void ask_team(struct tui *tui, const struct takein_state *own)
{
    tui_push(tui, &line_screen,
             &(struct line_ask){.title = import_summary(own->import).person,
                                .question = _("In which team?"),
                                .done = team_given});
}

static void choose(struct tui *tui, struct takein_state *own)
{
    struct way way = own->ways[own->list.row];

    switch (way.kind) {
    case WAY_LEAVE:
        tui_pop_now(tui);
        tui_say(tui, "%s", _("Nothing was taken in."));
        break;
    case WAY_APPLY:
        apply(tui, own, &own->person);
        break;
    case WAY_OF:
        apply(tui, own, &own->people.items[way.person]);
        break;
    case WAY_SOMEBODY_HERE:
        own->choosing_person = true;
        own->scroll = 0;
        set_ways(own);
        break;
    case WAY_SOMEBODY_NEW:
        ask_team(tui, own);
        break;
    }
}

static bool takein_key(struct tui *tui, void *state, enum action_name action,
                       const struct press *press)
{
    struct takein_state *own = state;

    if (list_key(&own->list, action, press, 8))
        return true;
    if (action == ACT_ENTER) {
        choose(tui, own);
        return true;
    }
    if (action == ACT_BACK && own->choosing_person) {
        own->choosing_person = false;
        set_ways(own);
        return true;
    }
    return false;
}

static const struct screen_kind takein_screen = {
    .name = "takein",
    .place = ON_ASK,
    .of_all = true,
    .state_size = sizeof(struct takein_state),
    .open = takein_open,
    .draw = takein_draw,
    .key = takein_key,
    .close = takein_close,
};
