/* Home, line by line: talks to go on with or to read, a new talk, the people. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "head.h"
#include "plain.h"
#include "report/report.h"
#include "say.h"
#include "script/guide.h"
#include "share_say.h"

enum { TALKS_MOST = 20 };

/* ---- a new talk ---- */

/* The guides that a talk can begin with; the array borrows from the list. */
static size_t list_offered(struct plain *plain, struct guide_list *guides,
                           const struct guide ***offered)
{
    struct diag diag;
    size_t count = 0;

    diag_init(&diag);
    guide_list_load(&plain->world->library, message_language(), guides, &diag);
    say_diag(&diag);
    diag_done(&diag);
    *offered = xcalloc(guides->count, sizeof(const struct guide *));
    for (size_t i = 0; i < guides->count; i++) {
        if (guides->items[i].offered)
            (*offered)[count++] = &guides->items[i];
    }
    return count;
}

static bool ask_guide(struct plain *plain, char **out, enum subject *subject)
{
    struct guide_list guides = {0};
    const struct guide **offered, *chosen;
    size_t count = list_offered(plain, &guides, &offered);
    size_t number = 0;
    bool goes_on = true;

    for (size_t i = 0; count > 1 && i < count; i++)
        say("%zu. %s. %s\n", i + 1, offered[i]->title, offered[i]->about ? offered[i]->about : "");
    if (count > 1)
        goes_on = plain_ask_number(plain, _("Which guide? Enter is the core conversation:"), count,
                                   &number);
    chosen = number > 0 ? offered[number - 1] : guide_find(&guides, "kerngesprek");
    *out = xstrdup(chosen ? chosen->id : "kerngesprek");
    *subject = chosen ? process_subject(chosen->process) : SUBJECT_PERSON;
    free(offered);
    guide_list_done(&guides);
    return goes_on;
}

static bool ask_language(struct plain *plain, const char **out)
{
    static const char *const languages[] = {"nl", "en", "nl-simple"};
    char *prompt =
        xasprintf(_("Which language does the talk have? Enter is %s:"), plain_language());
    size_t number = 0;
    bool goes_on;

    say("1. Nederlands\n2. English\n3. %s\n", _("plainer Dutch"));
    goes_on = plain_ask_number(plain, prompt, 3, &number);
    free(prompt);
    if (!goes_on)
        return false;
    *out = number == 0 ? plain->world->language : languages[number - 1];
    return true;
}

/* False when input ended; *status is that of the talk. */
static bool start(struct plain *plain, const char *guide, const char *name, const char *team,
                  int *status)
{
    const char *language = "nl";
    struct session *session = NULL;
    bool goes_on = ask_language(plain, &language);

    if (goes_on)
        session = talk_start(plain->world, name, team, guide, language);
    if (session) {
        message_set_language(session_script(session)->language);
        say("\n");
        *status = plain_hold(plain, session);
    }
    return goes_on;
}

/* With whom, as far as this kind of talk is with somebody. Both may stay NULL; an empty one goes back. */
static bool ask_subject(struct plain *plain, enum subject subject, char **name, char **team)
{
    if (subject == SUBJECT_TEAM)
        return plain_ask(plain, _("Which team is the talk with? Enter goes back:"), team);
    if (subject == SUBJECT_LEADER)
        return true;
    return plain_ask(plain, _("Who is the talk with? Enter goes back:"), name) &&
           (!**name || plain_ask(plain, _("In which team? Enter leaves it open:"), team));
}

static bool new_talk(struct plain *plain, int *status)
{
    char *guide, *name = NULL, *team = NULL;
    enum subject subject;
    bool goes_on = ask_guide(plain, &guide, &subject) && ask_subject(plain, subject, &name, &team);
    bool said =
        subject == SUBJECT_LEADER || (subject == SUBJECT_TEAM ? team && *team : name && *name);

    if (goes_on && said)
        goes_on = start(plain, guide, name, team && *team ? team : NULL, status);
    free(team);
    free(name);
    free(guide);
    return goes_on;
}

/* Someone who is here already: which guides are for one person, the talk itself sorts out. */
static bool talk_with(struct plain *plain, const struct person *person, int *status)
{
    enum subject subject;
    char *guide;
    bool goes_on =
        ask_guide(plain, &guide, &subject) &&
        start(plain, guide, subject == SUBJECT_PERSON ? person->name : NULL, person->team, status);

    free(guide);
    return goes_on;
}

/* ---- people ---- */

static bool people(struct plain *plain, int *status)
{
    struct person_list list = {0};
    struct diag diag;
    size_t number = 0;
    bool goes_on = true;

    diag_init(&diag);
    if (!store_people(plain->world->store, &list, &diag))
        say_diag(&diag);
    diag_done(&diag);
    if (list.count == 0)
        say("%s\n", _("There is nobody here yet. A new talk adds the person."));
    for (size_t i = 0; i < list.count; i++)
        say("%zu. %s%s%s\n", i + 1, list.items[i].name, list.items[i].team ? ", " : "",
            list.items[i].team ? list.items[i].team : "");
    if (list.count > 0)
        goes_on = plain_ask_number(plain, _("A number starts a new talk, Enter goes back:"),
                                   list.count, &number);
    if (goes_on && number > 0)
        goes_on = talk_with(plain, &list.items[number - 1], status);
    person_list_done(&list);
    return goes_on;
}

/* ---- the list ---- */

static bool resume(struct plain *plain, const char *id, int *status)
{
    struct session *session;
    struct diag diag;

    diag_init(&diag);
    session = session_open(&plain->world->session, id, false, NULL, &diag);
    if (session)
        talk_speak(plain->world, session, &diag);
    say_diag(&diag);
    diag_done(&diag);
    if (session)
        *status = plain_hold(plain, session);
    return true;
}

/* A finished talk, as the other person may read it too. */
static bool read_report(struct plain *plain, const char *id)
{
    struct session *session;
    struct talk talk;
    struct buf text;
    struct diag diag;

    buf_init(&text);
    diag_init(&diag);
    session = talk_read(plain->world, id, &diag);
    if (session) {
        talk = session_talk(session, false);
        report_format_find("md")->write(&talk, &text, &diag);
        say("\n%s", buf_text(&text));
    }
    session_close(session);
    say_diag(&diag);
    diag_done(&diag);
    buf_done(&text);
    return true;
}

/* What home offers: so many unfinished talks, behind them so many finished ones. */
struct menu {
    const struct interview *open;
    size_t open_count;
    const struct interview *finished;
    size_t finished_count;
    bool whole; /* all talks are in it */
};

/* How many with this status there are from `first` on, up to what a list may be long. */
static size_t count_from(const struct interview_list *list, size_t first,
                         enum interview_status status)
{
    size_t past = first;

    while (past < list->count && past < first + TALKS_MOST && list->items[past].status == status)
        past++;
    return past - first;
}

/* Unfinished talks stand first in the store's list. */
static struct menu menu_of(const struct interview_list *list)
{
    struct menu menu = {.open = list->items};
    size_t first = 0;

    menu.open_count = count_from(list, 0, INTERVIEW_OPEN);
    while (first < list->count && list->items[first].status == INTERVIEW_OPEN)
        first++;
    menu.finished_count = count_from(list, first, INTERVIEW_CLOSED);
    menu.finished = menu.finished_count > 0 ? &list->items[first] : NULL;
    menu.whole = menu.open_count + menu.finished_count == list->count;
    return menu;
}

static void say_talks(const char *format, const struct interview *talks, size_t count, size_t first)
{
    for (size_t i = 0; i < count; i++) {
        char *line = head_line(&talks[i]);

        say(format, first + i, line);
        free(line);
    }
}

static void say_menu(const struct menu *menu)
{
    size_t own = menu->open_count + menu->finished_count;

    say("\n%s\n", _("Waardegesprek"));
    say_talks(_("%zu. Go on: %s\n"), menu->open, menu->open_count, 1);
    say_talks(_("%zu. Read: %s\n"), menu->finished, menu->finished_count, menu->open_count + 1);
    if (!menu->whole)
        say("%s\n", _("There are more talks. All of them: waardegesprek list"));
    say(_("%zu. A new talk\n"), own + 1);
    say(_("%zu. People\n"), own + 2);
    say(_("%zu. Stop\n"), own + 3);
}

/* False when it is time to stop. */
static bool choose(struct plain *plain, const struct interview_list *list, int *status)
{
    struct menu menu = menu_of(list);
    size_t own = menu.open_count + menu.finished_count;
    size_t number = 0;

    say_menu(&menu);
    if (!plain_ask_number(plain, _("Number:"), own + 3, &number))
        return plain->move != MOVE_QUIT;
    if (number == own + 1)
        return new_talk(plain, status) || plain->move != MOVE_QUIT;
    if (number == own + 2)
        return people(plain, status) || plain->move != MOVE_QUIT;
    if (number == own + 3)
        return false;
    if (number > menu.open_count)
        return read_report(plain, menu.finished[number - menu.open_count - 1].id);
    return number == 0 || resume(plain, menu.open[number - 1].id, status);
}

int plain_home(struct world *world)
{
    struct plain plain;
    int status = EXIT_DONE;
    bool goes_on = true;

    plain_init(&plain, world);
    share_start(world); /* as the screens do */
    if (world->note)
        say("%s\n", _(world->note));
    while (goes_on && !plain.input.ended) {
        struct interview_list list = {0};
        struct diag diag;

        /* The talk before may have been in another language than home is. */
        message_set_language(world->language);
        diag_init(&diag);
        goes_on = store_interviews(world->store, &list, &diag);
        if (!goes_on)
            status = say_diag(&diag);
        else
            goes_on = choose(&plain, &list, &status);
        interview_list_done(&list);
        diag_done(&diag);
    }
    plain_done(&plain);
    return status;
}
