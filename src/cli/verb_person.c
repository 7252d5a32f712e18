/* person: all that is kept of somebody, each with a verb of its own. */
#include "verb_person.h"

#include "base/message.h"
#include "say.h"
#include "store/person.h"

static const struct verb *const inner[] = {
    &verb_person_list, &verb_person_show, &verb_person_export, &verb_person_erase, NULL,
};

int person_asked(struct world *world, const struct request *request, const char *team,
                 struct person *out)
{
    struct diag diag;
    bool found;

    if (request->word_count == 0) {
        say_error(_("Who? Add the name: waardegesprek person list shows them."));
        return EXIT_USAGE;
    }
    if (!world_open_store(world))
        return EXIT_NOT_DONE;
    diag_init(&diag);
    found = store_find_person(world->store, request->words[0], team, out, &diag);
    say_diag(&diag);
    diag_done(&diag);
    return found ? EXIT_DONE : EXIT_NOT_DONE;
}

static int run(struct world *world, const struct request *request)
{
    (void)world;
    (void)request;
    say_error(_("What about the person? See: waardegesprek person --help"));
    return EXIT_USAGE;
}

const struct verb verb_person = {
    .name = "person",
    .usage = N_("VERB …"),
    .help = N_("List people, show one over time, hand out or erase all that is kept."),
    .more = N_("Each has its own help: waardegesprek person show --help"),
    .inner = inner,
    .run = run,
};
