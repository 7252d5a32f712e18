/* resume: goes on with a talk, at the step and the letter where it stopped. */
#include "base/message.h"
#include "say.h"
#include "verb.h"

/* Unfinished talks stand first, the newest on top. */
static int resume_newest(struct world *world)
{
    struct interview_list list = {0};
    struct diag diag;
    int status = EXIT_NOT_DONE;

    diag_init(&diag);
    if (!store_interviews(world->store, &list, &diag))
        say_diag(&diag);
    else if (list.count > 0 && list.items[0].status == INTERVIEW_OPEN)
        status = talk_open(world, list.items[0].id);
    else
        say_error(_("There is no unfinished talk. Start one: waardegesprek new --person NAME"));
    interview_list_done(&list);
    diag_done(&diag);
    return status;
}

static int run(struct world *world, const struct request *request)
{
    if (!world_open_store(world))
        return EXIT_NOT_DONE;
    return request->word_count > 0 ? talk_open(world, request->words[0]) : resume_newest(world);
}

const struct verb verb_resume = {
    .name = "resume",
    .usage = N_("[ID]"),
    .help = N_("Go on with a talk."),
    .more = N_("Without an ID: the newest talk that is not finished. The first four characters of "
               "an ID are enough when no other talk begins with them."),
    .most_words = 1,
    .run = run,
};
