/*
 * A leader that shares as fast as it can, through the program's own registry: what tests/cli/postgres_failover.sh sets on a server that
 * is killed. It is told nothing: one connection string, one registry, and each call again until the answer is that it stands there.
 *   write_plans WHERE TEAM FILE
 * Each plan is written to FILE once it is acknowledged: "id revision". SIGTERM ends it when the plan under way has arrived. Then it
 * says: acknowledged plans, calls that failed, and the longest call and the longest wait for an acknowledgement, in milliseconds.
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/mem.h"
#include "registry/sharing.h"

enum { PATIENCE = 60000, PAUSE = 50, REVISION_EVERY = 5 };

static volatile sig_atomic_t ended;

static void end(int signal)
{
    (void)signal;
    ended = 1;
}

struct writer {
    struct registry_setup setup;
    struct registry *registry;
    struct diag diag;
    const char *team;
    FILE *file;
    int plans, failures;
    int64_t longest_call, longest_wait;
};

static int64_t ticks(const struct writer *writer)
{
    return clock_ticks(writer->setup.clock);
}

static void pause_a_while(void)
{
    nanosleep(&(struct timespec){.tv_nsec = PAUSE * 1000000L}, NULL);
}

static void longest(int64_t *most, int64_t since, int64_t now)
{
    if (now - since > *most)
        *most = now - since;
}

/* One call: whether it was acknowledged. What trying again does not help ends the test. */
static bool try_once(struct writer *writer, const struct shared_action *plan)
{
    enum share_result result = SHARE_WITHDRAWN;
    int64_t since = ticks(writer);
    bool done = registry_share(writer->registry, plan, "WXYZ-2345-6789", &result, &writer->diag);

    longest(&writer->longest_call, since, ticks(writer));
    if (done && result == SHARE_KEPT)
        return true;
    if (done || registry_failure(writer->registry) != REGISTRY_AWAY) {
        fprintf(stderr, "%s\n", done ? "withdrawn" : diag_text(&writer->diag));
        exit(1);
    }
    if (writer->failures++ == 0)
        fprintf(stderr, "# %s\n", diag_text(&writer->diag));
    diag_clear(&writer->diag);
    return false;
}

static void share(struct writer *writer, const struct shared_action *plan)
{
    int64_t since = ticks(writer);

    while (!try_once(writer, plan)) {
        if (ticks(writer) - since > PATIENCE) {
            fprintf(stderr, "nothing was acknowledged for %d ms\n", PATIENCE);
            exit(1);
        }
        pause_a_while();
    }
    longest(&writer->longest_wait, since, ticks(writer));
    fprintf(writer->file, "%s %d\n", plan->action.id, plan->action.revision);
    fflush(writer->file);
}

static void share_new(struct writer *writer)
{
    struct shared_action plan;

    shared_action_init(&plan);
    xstrset(&plan.person, "Noor Verzonnen");
    xstrset(&plan.team, writer->team);
    plan.round = 1;
    uuid_new(writer->setup.ids, plan.action.id);
    plan.action.revision = 1;
    action_set(&plan.action, ACTION_WHAT, "Follow a wound care course");
    action_set(&plan.action, ACTION_NEED, "Six days off");
    share(writer, &plan);
    if (++writer->plans % REVISION_EVERY == 0) {
        plan.action.revision = 2;
        action_set(&plan.action, ACTION_NEED, "Seven days off");
        share(writer, &plan);
    }
    shared_action_done(&plan);
}

int main(int argc, char **argv)
{
    struct clock clock;
    struct id_source ids;
    struct writer writer = {.setup = {.clock = &clock, .ids = &ids, .leader = "", .name = "Mx"}};

    if (argc != 4)
        return 2;
    clock_init_system(&clock);
    id_source_init_system(&ids);
    diag_init(&writer.diag);
    signal(SIGTERM, end);
    writer.setup.where = argv[1];
    writer.setup.account = "test";
    writer.team = argv[2];
    writer.file = fopen(argv[3], "w");
    writer.registry = registry_open(&writer.setup, NULL, &writer.diag);
    if (!writer.file || !writer.registry) {
        fprintf(stderr, "%s\n", diag_text(&writer.diag));
        return 1;
    }
    while (!ended)
        share_new(&writer);
    printf("%d %d %lld %lld\n", writer.plans, writer.failures, (long long)writer.longest_call,
           (long long)writer.longest_wait);
    registry_close(writer.registry);
    diag_done(&writer.diag);
    return fclose(writer.file) != 0;
}
