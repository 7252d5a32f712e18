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

static void say_several(const struct person_list *people)
{
    say_error(_("There are several people with this name. Add --team to say which one:"));
    for (size_t i = 0; i < people->count; i++)
        say("%s%s%s\n", people->items[i].name, people->items[i].team ? ", " : "",
            people->items[i].team ? people->items[i].team : "");
}

bool talk_person(struct world *world, const char *name, const char *team, struct person_list *out,
                 struct diag *diag)
{
    if (!store_match_person(world->store, name, team, out, diag))
        return false;
    if (out->count > 1) {
        say_several(out);
        person_list_done(out);
    } else if (out->count == 0) {
        out->items = xcalloc(1, sizeof *out->items);
        if (!store_add_person(world->store, name, team, &out->items[0], diag))
            return false;
        out->count = 1;
    }
    return true;
}

bool talk_subject(const struct world *world, const char *script, enum subject *out, bool *kept)
{
    struct diag diag;
    char *bundle;
    struct script *guide;

    diag_init(&diag);
    bundle = guide_bundle(&world->library, script, &diag);
    guide = bundle ? bundle_open(bundle, world->language, &diag) : NULL;
    if (guide) {
        *out = process_subject(guide->process);
        *kept = guide->keep;
    } else {
        say_diag(&diag);
    }
    diag_done(&diag);
    free(bundle);
    script_free(guide);
    return guide != NULL;
}

/* Of a talk that is not kept, the name is not kept either. */
static struct session *start_unkept(struct world *world, const char *name, const char *team,
                                    const char *script, const char *language, struct diag *diag)
{
    struct person person = {.name = xstrdup(name)};
    struct session *session = session_start(&world->session, &person, team, script, language, diag);

    free(person.name);
    return session;
}

struct session *talk_start(struct world *world, const char *name, const char *team,
                           const char *script, const char *language)
{
    struct person_list chosen = {0};
    struct session *session = NULL;
    enum subject subject;
    bool kept;
    struct diag diag;

    if (!talk_subject(world, script, &subject, &kept))
        return NULL;
    diag_init(&diag);
    if (name && !kept)
        session = start_unkept(world, name, team, script, language, &diag);
    else if (!name)
        session = session_start(&world->session, NULL, team, script, language, &diag);
    else if (talk_person(world, name, team, &chosen, &diag) && chosen.count > 0)
        session =
            session_start(&world->session, &chosen.items[0],
                          team && *team ? team : chosen.items[0].team, script, language, &diag);
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

static int run_screens(struct world *world, const char *id, struct session *session)
{
    struct tui_setup setup = {
        .session = &world->session,
        .language = world->language,
        .language_asked = world->asked != NULL,
        .ascii = world->ascii,
        .color = world->color,
        .external_editor = !world->config.no_editor,
        .note = world->note,
        .interview = id,
        .talk = session,
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
    struct diag diag;

    diag_init(&diag);
    talk_speak(world, session, &diag);
    say_diag(&diag);
    diag_done(&diag);
    return world_is_plain(world) ? plain_talk(world, session) : run_screens(world, NULL, session);
}

/* The screens open the talk themselves: they can offer to read along when another window has it. */
static int open_on_screen(struct world *world, const char *prefix)
{
    struct interview interview;
    struct diag diag;
    int status = EXIT_NOT_DONE;

    diag_init(&diag);
    interview_init(&interview);
    if (store_find_interview(world->store, prefix, &interview, &diag))
        status = run_screens(world, interview.id, NULL);
    else
        say_diag(&diag);
    interview_done(&interview);
    diag_done(&diag);
    return status;
}

int talk_open(struct world *world, const char *id)
{
    struct session *session;
    struct diag diag;

    if (!world_is_plain(world))
        return open_on_screen(world, id);
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
    return world_is_plain(world) ? plain_home(world) : run_screens(world, NULL, NULL);
}
