/* share: asks the employee what may go to HR, line by line. */
#include "base/message.h"
#include "say.h"
#include "sharing.h"
#include "verb.h"

static int run(struct world *world, const struct request *request)
{
    struct input input;
    int status;

    if (request->word_count == 0) {
        say_error(_("Of which talk or agreement? Add its ID: waardegesprek list, or plan list, "
                    "shows them."));
        return EXIT_USAGE;
    }
    if (!world_open_store(world))
        return EXIT_NOT_DONE;
    input_init(&input);
    status = sharing_ask(world, &input, request->words[0]);
    input_done(&input);
    return status;
}

const struct verb verb_share = {
    .name = "share",
    .usage = N_("ID"),
    .help = N_("Ask the employee what may go to HR: agreements, one by one."),
    .more = N_(
        "ID is a talk or one agreement. Turn the screen round, or read it out: the employee "
        "answers, nothing "
        "is set beforehand, and Enter is no. It leaves after the thinking period (thinking_days in "
        "the "
        "settings, 2 days unless set), and can be taken back before and after. What is on its way: "
        "waardegesprek outbox"),
    .most_words = 1,
    .run = run,
};
