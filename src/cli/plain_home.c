/* Home, line by line: unfinished talks to go on with, a new talk, the people. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "head.h"
#include "plain.h"
#include "say.h"
#include "script/load.h"

enum { TALKS_MOST = 20 };

/* ---- a new talk ---- */

static bool ask_guide(struct plain *plain, char **out)
{
    struct guide_list guides = {0};
    struct diag diag;
    size_t number = 0;
    bool goes_on = true;

    *out = NULL;
    diag_init(&diag);
    guide_list_load(plain->world->script_folder, message_language(), &guides, &diag);
    say_diag(&diag);
    diag_done(&diag);
    for (size_t i = 0; guides.count > 1 && i < guides.count; i++)
        say("%zu. %s. %s\n", i + 1, guides.items[i].title,
            guides.items[i].about ? guides.items[i].about : "");
    if (guides.count > 1)
        goes_on = plain_ask_number(plain, _("Which guide? Enter is the core conversation:"),
                                   guides.count, &number);
    if (goes_on && number > 0)
        *out = xstrdup(guides.items[number - 1].id);
    guide_list_done(&guides);
    return goes_on;
}

static bool ask_language(struct plain *plain, const char **out)
{
    size_t number = 0;

    say("1. Nederlands\n2. English\n");
    if (!plain_ask_number(plain, _("Which language does the talk have? Enter is this one:"), 2,
                          &number))
        return false;
    *out = number == 0 ? plain->world->language : number == 1 ? "nl" : "en";
    return true;
}

/* False when input ended; *status is that of the talk. */
static bool start(struct plain *plain, const char *name, const char *team, int *status)
{
    const char *language = "nl";
    char *guide = NULL;
    struct session *session = NULL;
    bool goes_on = ask_guide(plain, &guide) && ask_language(plain, &language);

    if (goes_on)
        session = talk_start(plain->world, name, team, guide, language);
    if (session) {
        message_set_language(language);
        say("\n");
        *status = plain_hold(plain, session);
    }
    free(guide);
    return goes_on;
}

static bool new_talk(struct plain *plain, int *status)
{
    char *name;
    char *team = NULL;
    bool goes_on;

    if (!plain_ask(plain, _("Who is the talk with? Enter goes back:"), &name))
        return false;
    goes_on = !*name || plain_ask(plain, _("In which team? Enter leaves it open:"), &team);
    if (goes_on && *name)
        goes_on = start(plain, name, *team ? team : NULL, status);
    free(team);
    free(name);
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
        goes_on = start(plain, list.items[number - 1].name, list.items[number - 1].team, status);
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
    say_diag(&diag);
    diag_done(&diag);
    if (session)
        *status = plain_hold(plain, session);
    return true;
}

/* Unfinished talks stand first in the store's list. */
static size_t count_open(const struct interview_list *list)
{
    size_t count = 0;

    while (count < list->count && count < TALKS_MOST && list->items[count].status == INTERVIEW_OPEN)
        count++;
    return count;
}

static void say_menu(const struct interview_list *list, size_t open)
{
    say("\n%s\n", _("Waardegesprek"));
    for (size_t i = 0; i < open; i++) {
        char *line = head_line(&list->items[i]);

        say(_("%zu. Go on: %s\n"), i + 1, line);
        free(line);
    }
    say(_("%zu. A new talk\n"), open + 1);
    say(_("%zu. People\n"), open + 2);
    say(_("%zu. Stop\n"), open + 3);
}

/* False when it is time to stop. */
static bool choose(struct plain *plain, const struct interview_list *list, int *status)
{
    size_t open = count_open(list);
    size_t number = 0;

    say_menu(list, open);
    if (!plain_ask_number(plain, _("Number:"), open + 3, &number))
        return plain->move != MOVE_QUIT;
    if (number == open + 1)
        return new_talk(plain, status) || plain->move != MOVE_QUIT;
    if (number == open + 2)
        return people(plain, status) || plain->move != MOVE_QUIT;
    if (number == open + 3)
        return false;
    return number == 0 || resume(plain, list->items[number - 1].id, status);
}

int plain_home(struct world *world)
{
    struct plain plain;
    int status = EXIT_DONE;
    bool goes_on = true;

    plain_init(&plain, world);
    while (goes_on && !plain.input.ended) {
        struct interview_list list = {0};
        struct diag diag;

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
