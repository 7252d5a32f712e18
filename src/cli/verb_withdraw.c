/* withdraw: takes back what was shared, by the leader or by HR with the code. */
#include <stdlib.h>

#include "base/message.h"
#include "registry/sharing.h"
#include "say.h"
#include "session/share.h"
#include "share_say.h"
#include "verb.h"
#include "verb_hr.h"

/* ---- the leader's own ---- */

static void say_taken_back(int count, bool scores)
{
    if (count > 0)
        say(message_plural("%d agreement is not shared any more.\n",
                           "%d agreements are not shared any more.\n", (unsigned long)count),
            count);
    if (scores)
        say("%s\n", _("The scores are taken back too. In figures that were made before they stay: "
                      "nobody can be "
                      "found in them."));
}

/* *found false: there is nothing of it here. */
static bool withdraw_own(struct world *world, const char *word, bool *found, struct diag *diag)
{
    int count = 0;
    bool scores = false;
    bool ok = share_withdraw(&world->session, word, &count, &scores, diag);

    *found = ok && (count > 0 || scores);
    if (*found)
        say_taken_back(count, scores);
    if (*found && !scores) {
        char *stay = share_scores_stay(&world->session, word);

        if (stay)
            say("%s\n", stay);
        free(stay);
    }
    return ok;
}

/* What HR sees goes at once, when the registry can be reached. */
static int run_own(struct world *world, const char *word, bool *found)
{
    struct diag diag;
    char code[CODE_SIZE];
    int status = EXIT_NOT_DONE;

    diag_init(&diag);
    if (withdraw_own(world, word, found, &diag) && *found)
        status = !world->registry || share_send_now(world) ? EXIT_DONE : EXIT_NOT_DONE;
    if (!*found && !code_parse(word, code)) { /* a code may be known at the registry */
        if (diag.count == 0)
            say_error(_("Nothing is shared with HR under “%s”. What is: waardegesprek outbox"),
                      word);
        say_diag(&diag);
    }
    diag_done(&diag);
    return status;
}

/* ---- with the code, at the registry ---- */

static bool withdraw_code(struct world *world, struct registry *registry, void *context,
                          struct diag *diag)
{
    int count = 0;

    (void)world;
    if (!registry_withdraw_code(registry, context, &count, diag))
        return false;
    if (count == 0)
        return diag_error(
            diag, "%s",
            _("Nothing is known here under this code; look at its characters once more. When it "
              "is right: what is still on its way under it stays out, and scores under it are "
              "taken back as soon as the leader's program reaches the registry."));
    say(message_plural(
            "%d agreement was taken out of the registry, with all that was written beside it.\n",
            "%d agreements were taken out of the registry, with all that was written beside "
            "them.\n",
            (unsigned long)count),
        count);
    return true;
}

static int run(struct world *world, const struct request *request)
{
    char code[CODE_SIZE];
    bool found = false;
    const char *word;

    if (request->word_count == 0) {
        say_error(
            _("What is taken back? Add the ID of an agreement, or the code of the employee."));
        return EXIT_USAGE;
    }
    word = request->words[0];
    if (world_has_store(world)) {
        int status;

        if (!world_open_store(world))
            return EXIT_NOT_DONE;
        status = run_own(world, word, &found);
        if (found || !code_parse(word, code))
            return status;
    }
    if (!code_parse(word, code)) {
        say_error(_("“%s” is no code: that is twelve letters and digits, like 7KQM-2T9X-RB4C."),
                  word);
        return EXIT_NOT_DONE;
    }
    return hr_with_registry(world, withdraw_code, code);
}

const struct verb verb_withdraw = {
    .name = "withdraw",
    .usage = N_("ID | CODE"),
    .help = N_("Take back what was shared with HR: it is removed everywhere."),
    .more = N_("For the leader: an agreement, or all under the employee's code. For HR: the code. "
               "What HR wrote "
               "beside it goes too."),
    .most_words = 1,
    .run = run,
};
