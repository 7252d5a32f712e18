/*
 * The talk as documents are made of it. What another window may have changed meanwhile (days that were
 * moved, agreements that were changed) is read when a document is asked for.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "session/growth.h"
#include "session/share.h"
#include "state.h"
#include "store/agreement.h"
#include "store/appointment.h"

static void forget_histories(struct papers *papers)
{
    for (size_t i = 0; i < papers->history_count; i++) {
        history_done(&papers->histories[i]);
        free((char *)papers->origins[i]);
        free(papers->shares[i]);
    }
    free(papers->shares);
    papers->shares = NULL;
    xstrset(&papers->share_contact, NULL);
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

/* What was shared of a value talk is not spoken of in a talk of another kind. */
static bool may_tell_shares(const struct session *session)
{
    enum process process = session->interview.process;

    return process_sees(PROCESS_ONE_ON_ONE, process) || process_subject(process) == SUBJECT_TEAM;
}

/* As it was said when it was decided: for the paper that the employee takes along. The caller frees it. */
static char *agreed_text(const struct session *session, const struct share *share, bool for_leader)
{
    char *how = share_text(&session->setup, share), *text, *went, day[DAY_TEXT_SIZE];
    bool is_there = share->state == SHARE_SENT || share->state == SHARE_CHANGED;
    const char *contact;

    if (!*how)
        return how;
    if (for_leader)
        contact = share->may_contact ? _("HR may talk about it with the employee.")
                                     : _("HR does not talk about it with the employee.");
    else
        contact = share->may_contact ? _("HR may talk about it with you.")
                                     : _("HR does not talk about it with you.");
    day_format_full(day_of_moment(share->leaves), day);
    went = is_there ? xasprintf(_(" It went there on %s."), day) : xstrdup("");
    text = session->interview.person_id ? xasprintf(_("%s%s Name or number there: %s. %s"), how,
                                                    went, share->person_as, contact)
                                        : xasprintf("%s%s %s", how, went, contact);
    free(went);
    free(how);
    return text;
}

static char *read_share(const struct session *session, const char *action, bool for_leader,
                        struct diag *diag)
{
    struct share share;
    char *text;

    if (!store_find_share(session->setup.store, action, &share, diag))
        return NULL;
    text = agreed_text(session, &share, for_leader);
    share_done(&share);
    if (!*text)
        xstrset(&text, NULL);
    return text;
}

/* Of whom the code is: the person, or the team by its name. */
static void read_code(const struct session *session, struct diag *diag)
{
    const struct interview *interview = &session->interview;
    const char *whose = interview->person_id ? interview->person_id : interview->team;
    struct papers *papers = session->papers;
    struct registry_seen seen;

    *papers->share_code = '\0';
    papers->scores_shared = false;
    if (!whose || !may_tell_shares(session) ||
        !store_share_code(session->setup.store, whose, papers->share_code, diag) ||
        !*papers->share_code || !store_registry_seen(session->setup.store, &seen, diag))
        return;
    xstrset(&papers->share_contact, seen.contact);
    registry_seen_done(&seen);
    if (interview->person_id)
        store_scores_shared(session->setup.store, whose, interview->id, &papers->scores_shared,
                            diag);
}

static void read_shares(const struct session *session, bool for_leader, struct diag *diag)
{
    struct papers *papers = session->papers;

    papers->shares = xcalloc(session->plan.count + 1, sizeof *papers->shares);
    for (size_t i = 0; may_tell_shares(session) && i < session->plan.count; i++)
        papers->shares[i] = read_share(session, session->plan.actions[i].id, for_leader, diag);
    read_code(session, diag);
}

/* The store counts them, and whether they are shared is decided beside the talk. */
static void read_revisions(const struct session *session, struct diag *diag)
{
    struct plan kept;

    plan_init(&kept);
    if (!store_load_actions(session->setup.store, session->interview.id, &kept, diag))
        return;
    for (size_t i = 0; i < kept.count; i++) {
        size_t index = plan_find(&session->plan, kept.actions[i].id);

        if (index == SIZE_MAX)
            continue;
        session->plan.actions[index].revision = kept.actions[i].revision;
        session->plan.actions[index].shared = kept.actions[i].shared;
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
    read_shares(session, for_leader, &diag);
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
                         .shares = (const char *const *)session->papers->shares,
                         .share_code = session->papers->share_code,
                         .scores_shared = session->papers->scores_shared,
                         .share_contact = session->papers->share_contact,
                         .bundle = session->bundle,
                         .now = clock_now(session->setup.clock),
                         .for_leader = for_leader};
}
