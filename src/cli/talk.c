/* Starting and opening a talk, in the face that fits: the screens, or line by line. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/utf8.h"
#include "plain.h"
#include "say.h"
#include "tui/tui.h"
#include "world.h"

static bool same_team(const struct person *person, const char *team)
{
    char *have = utf8_fold(person->team ? person->team : "");
    char *want = utf8_fold(team);
    bool same = strcmp(have, want) == 0;

    free(have);
    free(want);
    return same;
}

/*
 * The one person of a name; of several, the one in the team that was given. NULL when that is not
 * one.
 */
static const struct person *only_one(const struct person_list *people, const char *team)
{
    const struct person *found = NULL;

    if (people->count == 1)
        return &people->items[0];
    for (size_t i = 0; team && i < people->count; i++) {
        if (!same_team(&people->items[i], team))
            continue;
        if (found)
            return NULL;
        found = &people->items[i];
    }
    return found;
}

static void say_several(const struct person_list *people)
{
    say_error(_("There are several people with this name. Add --team to say which one:"));
    for (size_t i = 0; i < people->count; i++)
        say("%s%s%s\n", people->items[i].name, people->items[i].team ? ", " : "",
            people->items[i].team ? people->items[i].team : "");
}

/* Puts the person the talk is with into `out`, which is empty when it can't be said who. */
static bool choose_person(struct world *world, const char *name, const char *team,
                          struct person_list *out, struct diag *diag)
{
    struct person_list people = {0};
    const struct person *person;
    bool ok = true;

    if (!store_find_people(world->store, name, &people, diag))
        return false;
    person = only_one(&people, team);
    *out = (struct person_list){.items = xcalloc(1, sizeof *out->items)};
    if (person) {
        out->items[out->count] = *person;
        out->items[out->count].name = xstrdup(person->name);
        out->items[out->count++].team = person->team ? xstrdup(person->team) : NULL;
    } else if (people.count > 1) {
        say_several(&people);
    } else {
        ok = store_add_person(world->store, name, team, &out->items[0], diag);
        out->count = ok ? 1 : 0;
    }
    person_list_done(&people);
    return ok;
}

struct session *talk_start(struct world *world, const char *name, const char *team,
                           const char *script, const char *language)
{
    struct person_list chosen = {0};
    struct session *session = NULL;
    struct diag diag;

    diag_init(&diag);
    if (choose_person(world, name, team, &chosen, &diag) && chosen.count > 0)
        session = session_start(&world->session, &chosen.items[0],
                                team && *team ? team : chosen.items[0].team,
                                script ? script : "kerngesprek", language, &diag);
    if (!session)
        say_diag(&diag);
    person_list_done(&chosen);
    diag_done(&diag);
    return session;
}

bool talk_speak(const struct world *world, struct session *session, struct diag *diag)
{
    const char *asked = world->asked;
    bool ok = !asked || strcmp(asked, session_script(session)->language) == 0 ||
              session_set_language(session, asked, diag);

    message_set_language(session_script(session)->language);
    return ok;
}

struct session *talk_read(const struct world *world, const char *id, struct diag *diag)
{
    struct session *session = session_open(&world->session, id, true, NULL, diag);

    if (!session || talk_speak(world, session, diag))
        return session;
    session_close(session);
    return NULL;
}

static int run_screens(struct world *world, const char *id)
{
    struct tui_setup setup = {
        .session = &world->session,
        .language = world->language,
        .ascii = world->ascii,
        .color = world->color,
        .external_editor = !world->config.no_editor,
        .interview = id,
    };
    struct diag diag;
    int status;

    diag_init(&diag);
    status = tui_run(&setup, &diag);
    say_diag(&diag);
    diag_done(&diag);
    return status;
}

int talk_hold(struct world *world, struct session *session)
{
    char id[UUID_SIZE];
    struct diag diag;

    diag_init(&diag);
    talk_speak(world, session, &diag);
    say_diag(&diag);
    diag_done(&diag);
    if (world_is_plain(world))
        return plain_talk(world, session);
    memcpy(id, session_interview(session)->id, sizeof id);
    session_close(session);
    return run_screens(world, id);
}

int talk_open(struct world *world, const char *id)
{
    struct session *session;
    struct diag diag;

    diag_init(&diag);
    session = session_open(&world->session, id, false, NULL, &diag);
    if (!session)
        say_diag(&diag);
    diag_done(&diag);
    return session ? talk_hold(world, session) : EXIT_NOT_DONE;
}

int talk_home(struct world *world)
{
    if (!world_open_store(world))
        return EXIT_NOT_DONE;
    return world_is_plain(world) ? plain_home(world) : run_screens(world, NULL);
}
