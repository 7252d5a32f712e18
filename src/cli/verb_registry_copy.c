/* registry copy: from one home to the other, or back; what was stopped goes on. */
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#include "base/message.h"
#include "say.h"
#include "verb_registry.h"

static volatile sig_atomic_t stopped;

static void on_stop(int number)
{
    (void)number;
    stopped = 1;
}

/* The last that was heard, for the sentence at the end. */
struct progress {
    int64_t done, total;
    bool shown;
};

static bool tell(void *context, const struct copy_progress *progress)
{
    struct progress *seen = context;

    seen->done = progress->done;
    seen->total = progress->total;
    if (isatty(STDERR_FILENO)) {
        fprintf(stderr, "\r%lld / %lld", (long long)progress->done, (long long)progress->total);
        seen->shown = true;
    }
    return !stopped;
}

/* Ctrl+C ends it between two pieces. */
static bool copy(const struct registry_setup *from, const struct registry_setup *to,
                 struct progress *progress, struct diag *diag)
{
    static const int stops[] = {SIGINT, SIGTERM, SIGHUP};
    enum { COUNT = sizeof stops / sizeof *stops };
    struct sigaction action = {.sa_handler = on_stop}, before[COUNT];
    bool ok;

    stopped = 0;
    for (int i = 0; i < COUNT; i++)
        sigaction(stops[i], &action, &before[i]);
    ok = registry_copy(from, to, tell, progress, diag);
    for (int i = 0; i < COUNT; i++)
        sigaction(stops[i], &before[i], NULL);
    if (progress->shown)
        fputs("\r\033[K", stderr);
    return ok;
}

static bool both_fit(char **words, struct diag *diag)
{
    return registry_check_where(words[0], diag) && registry_check_where(words[1], diag);
}

static int run(struct world *world, const struct request *request)
{
    struct progress progress = {0};
    struct registry_setup from, to;
    struct diag diag;
    bool ok;

    if (request->word_count < 2) {
        say_error(_("From where to where? For example: waardegesprek registry copy "
                    "/srv/waardegesprek/registry.db "
                    "service=waardegesprek"));
        return EXIT_USAGE;
    }
    diag_init(&diag);
    ok = both_fit(request->words, &diag);
    if (ok) {
        from = world_registry_setup(world, request->words[0]);
        to = world_registry_setup(world, request->words[1]);
        from.in_full = to.in_full = true;
        ok = copy(&from, &to, &progress, &diag);
    }
    if (stopped && progress.done < progress.total) {
        say_error(_("Stopped at %lld of %lld rows. The same command goes on from there."),
                  (long long)progress.done, (long long)progress.total);
        ok = false;
    } else {
        say_diag(&diag);
    }
    diag_done(&diag);
    if (ok)
        say(message_plural("Copied: %lld row. The registry that it came from is as it was.\n",
                           "Copied: %lld rows. The registry that they came from is as it was.\n",
                           (unsigned long)progress.total),
            (long long)progress.total);
    if (ok && registry_home_of(from.where) != registry_home_of(to.where))
        say("%s\n", _("A leader goes by another id there. Next, say who is who: waardegesprek "
                      "registry leaders, and then: waardegesprek registry leader OLD NEW"));
    return ok ? EXIT_DONE : EXIT_NOT_DONE;
}

const struct verb verb_registry_copy = {
    .name = "registry copy",
    .usage = N_("FROM TO"),
    .help = N_("Copy a whole registry into another one, empty or half copied: SQLite, PostgreSQL "
               "or back."),
    .more = N_("Nobody should use the first one meanwhile. What was stopped goes on with the same "
               "command. In "
               "PostgreSQL it needs the database's administrator."),
    .most_words = 2,
    .run = run,
};
