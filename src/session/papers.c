/*
 * The talk as documents are made of it. What another window may have changed meanwhile (days that were
 * moved, agreements that were changed) is read when a document is asked for.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "session/growth.h"
#include "state.h"
#include "store/agreement.h"
#include "store/appointment.h"

static void forget_histories(struct papers *papers)
{
    for (size_t i = 0; i < papers->history_count; i++) {
        history_done(&papers->histories[i]);
        free((char *)papers->origins[i]);
    }
    free(papers->histories);
    free(papers->origins);
    papers->origins = NULL;
    papers->histories = NULL;
    papers->history_count = 0;
}

void papers_done(struct papers *papers)
{
    if (!papers)
        return;
    appointment_list_done(&papers->appointments);
    forget_histories(papers);
}

/* Those that were agreed in this talk. */
static void read_appointments(const struct session *session, struct diag *diag)
{
    struct appointment_list *list = &session->papers->appointments;
    size_t kept = 0;

    appointment_list_done(list);
    if (!store_appointments(session->setup.store, list, diag))
        return;
    for (size_t i = 0; i < list->count; i++) {
        if (strcmp(list->items[i].interview, session->interview.id) == 0)
            list->items[kept++] = list->items[i];
        else
            appointment_done(&list->items[i]);
    }
    list->count = kept;
}

/* What no list of agreements knows (a copy that was brought in, what is not kept yet) is of this talk. */
static char *find_origin(const struct session *session, const char *action)
{
    struct agreement agreement;
    struct diag silent;
    char *origin;

    diag_init(&silent);
    if (store_find_agreement(session->setup.store, action, &agreement, &silent)) {
        origin = xstrdup(agreement.interview);
        agreement_done(&agreement);
    } else {
        origin = xstrdup(session->interview.id);
    }
    diag_done(&silent);
    return origin;
}

/* What is not kept yet has none. */
static void read_histories(const struct session *session, struct diag *diag)
{
    struct papers *papers = session->papers;
    const struct plan *plan = &session->plan;

    forget_histories(papers);
    papers->histories = xcalloc(plan->count + 1, sizeof *papers->histories);
    papers->history_count = plan->count;
    papers->origins = xcalloc(plan->count + 1, sizeof *papers->origins);
    for (size_t i = 0; i < plan->count; i++) {
        store_action_history(session->setup.store, plan->actions[i].id, &papers->histories[i],
                             diag);
        papers->origins[i] = find_origin(session, plan->actions[i].id);
    }
}

/* The store counts them. */
static void read_revisions(const struct session *session, struct diag *diag)
{
    struct plan kept;

    plan_init(&kept);
    if (!store_load_actions(session->setup.store, session->interview.id, &kept, diag))
        return;
    for (size_t i = 0; i < kept.count; i++) {
        size_t index = plan_find(&session->plan, kept.actions[i].id);

        if (index != SIZE_MAX)
            session->plan.actions[index].revision = kept.actions[i].revision;
    }
    plan_done(&kept);
}

/* A document comes without what can't be read just now: it is worth more than none. */
struct talk session_talk(const struct session *session, bool for_leader)
{
    struct diag diag;

    diag_init(&diag);
    read_appointments(session, &diag);
    read_histories(session, &diag);
    read_revisions(session, &diag);
    diag_done(&diag);
    return (struct talk){.interview = &session->interview,
                         .conversation = session->conversation,
                         .plan = &session->plan,
                         .earlier = session->earlier,
                         .earlier_count = session->earlier_count,
                         .purpose = session->setup.purpose,
                         .last = session_last(session),
                         .corrections = &session->corrections,
                         .appointments = &session->papers->appointments,
                         .histories = session->papers->histories,
                         .origins = session->papers->origins,
                         .bundle = session->bundle,
                         .now = clock_now(session->setup.clock),
                         .for_leader = for_leader};
}
