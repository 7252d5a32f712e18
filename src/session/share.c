/*
 * What the employee can be asked about: only what was agreed in a value talk or with a team, as it stands; and, apart from it, the
 * scores of the last talk. Nothing is written here: that somebody was asked leaves no trace.
 */
#include "session/share.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/path.h"
#include "base/utf8.h"
#include "registry/registry.h"
#include "session/growth.h"
#include "store/agreement.h"
#include "store/person.h"

void share_question_done(struct share_question *question)
{
    person_done(&question->person);
    for (size_t i = 0; i < question->count; i++) {
        agreement_done(&question->offers[i].agreement);
        share_done(&question->offers[i].share);
    }
    free(question->offers);
    for (size_t i = 0; i < question->team_count; i++)
        free(question->teams[i]);
    free(question->teams);
    free(question->team);
    free(question->readers);
    free(question->scores_readers);
    free(question->contact);
    *question = (struct share_question){0};
}

/* ---- the actions ---- */

/* The other kinds of talk are between the two, and so is what a person said in a value talk as long as one of those is looked at. */
static bool may_share(enum process process)
{
    return process_sees(PROCESS_ONE_ON_ONE, process) || process_subject(process) == SUBJECT_TEAM;
}

static bool refuse_kind(struct diag *diag)
{
    return diag_error(diag, _("From this kind of talk nothing goes to HR. Only agreements of a "
                              "value talk or a team talk can be shared."));
}

static bool is_offerable(const struct agreement *agreement)
{
    return may_share(agreement->process) && (agreement->person_id || agreement->team) &&
           !agreement->removed && !action_is_blank(&agreement->action);
}

/* Takes the agreement over when it is one to ask about; what was let go only when it is shared. */
static bool add_offer(const struct session_setup *setup, struct agreement *agreement,
                      struct share_question *out, struct diag *diag)
{
    struct share_offer offer = {.agreement = *agreement};

    if (!is_offerable(agreement))
        return true;
    if (!store_find_share(setup->store, agreement->action.id, &offer.share, diag))
        return false;
    if (offer.share.state == SHARE_NONE && action_status(&agreement->action) == ACTION_DROPPED) {
        share_done(&offer.share);
        return true;
    }
    offer.is_change =
        offer.share.state == SHARE_MISSING ||
        (offer.share.state != SHARE_NONE && agreement->action.revision > offer.share.revision);
    out->offers = xreallocarray(out->offers, out->count + 1, sizeof *out->offers);
    out->offers[out->count++] = offer;
    *agreement = (struct agreement){0};
    return true;
}

static bool add_plan(const struct session_setup *setup, const struct interview *head,
                     struct share_question *out, struct diag *diag)
{
    struct plan plan;
    struct agreement_list list = {0};
    bool ok;

    if (!store_load_actions(setup->store, head->id, &plan, diag))
        return false;
    ok = store_agreements(setup->store, head->person_id, &list, diag);
    for (size_t i = 0; ok && i < list.count; i++) {
        if (plan_find(&plan, list.items[i].action.id) != SIZE_MAX)
            ok = add_offer(setup, &list.items[i], out, diag);
    }
    agreement_list_done(&list);
    plan_done(&plan);
    return ok;
}

/* ---- whose they are ---- */

static bool set_person(const struct session_setup *setup, const char *person_id, const char *team,
                       struct share_question *out, struct diag *diag)
{
    if (person_id)
        return store_find_person(setup->store, person_id, NULL, &out->person, diag);
    out->person.name = xstrdup(team ? team : "");
    out->person.team = team ? xstrdup(team) : NULL;
    return true;
}

static bool load_talk(const struct session_setup *setup, const struct interview *head,
                      struct share_question *out, struct diag *diag)
{
    if (!may_share(head->process))
        return refuse_kind(diag);
    return set_person(setup, head->person_id, head->team, out, diag) &&
           add_plan(setup, head, out, diag);
}

static bool load_action(const struct session_setup *setup, struct agreement *agreement,
                        struct share_question *out, struct diag *diag)
{
    if (!may_share(agreement->process))
        return refuse_kind(diag);
    return set_person(setup, agreement->person_id, agreement->team, out, diag) &&
           add_offer(setup, agreement, out, diag);
}

/* A talk, or else an action. */
static bool load_subject(const struct session_setup *setup, const char *id,
                         struct share_question *out, struct diag *diag)
{
    struct interview head;
    struct agreement agreement = {0};
    struct diag why;
    bool ok;

    diag_init(&why);
    if (store_find_interview(setup->store, id, &head, &why)) {
        ok = load_talk(setup, &head, out, diag);
        interview_done(&head);
    } else if (store_find_agreement(setup->store, id, &agreement, &why)) {
        ok = load_action(setup, &agreement, out, diag);
        agreement_done(&agreement);
    } else {
        ok = diag_error(diag,
                        _("\"%s\" is not the beginning of the id of one talk or one agreement. "
                          "Look it up in the list, and give more characters of it."),
                        id);
    }
    diag_done(&why);
    return ok;
}

/* ---- scores ---- */

static size_t complete_scores(const struct growth_talk *talk)
{
    size_t count = 0;

    for (int v = 0; v < VALUE_COUNT; v++) {
        const struct capability *scores = &talk->scores[v];

        count += scores->importance != SCORE_OPEN && scores->opportunity != SCORE_OPEN &&
                 scores->realisation != SCORE_OPEN;
    }
    return count;
}

static void take_scores(const struct growth_talk *talk, struct share_question *out)
{
    memcpy(out->talk, talk->head.id, UUID_SIZE);
    for (int v = 0; v < VALUE_COUNT; v++) {
        const struct capability *scores = &talk->scores[v];
        struct score_row_text *row = &out->scores[out->score_count];

        if (scores->importance == SCORE_OPEN || scores->opportunity == SCORE_OPEN ||
            scores->realisation == SCORE_OPEN)
            continue;
        row->value = (enum value)v;
        row->scores[0] = scores->importance;
        row->scores[1] = scores->opportunity;
        row->scores[2] = scores->realisation;
        out->score_count++;
    }
}

/*
 * The last own talk in which any value has all three. One that another leader held counts in what they send: it
 * must not count twice.
 */
static bool load_scores(const struct session_setup *setup, struct share_question *out,
                        struct diag *diag)
{
    struct growth growth;
    const struct growth_talk *last = NULL;
    bool ok = true;

    if (!*out->person.id)
        return true;
    if (!growth_load(setup, out->person.id, PROCESS_ONE_ON_ONE, &growth, diag))
        return false;
    for (size_t i = 0; i < growth.count; i++) {
        if (!growth.talks[i].head.taken_over && complete_scores(&growth.talks[i]) > 0)
            last = &growth.talks[i];
    }
    if (last) {
        take_scores(last, out);
        ok =
            store_scores_shared(setup->store, out->person.id, out->talk, &out->scores_shared, diag);
    }
    growth_done(&growth);
    return ok;
}

/* ---- the registry, as it is known ---- */

bool share_is_practice(const struct session_setup *setup)
{
    char *own = setup->data_folder ? path_join(setup->data_folder, "registry.db") : NULL;
    bool is_own = own && setup->registry && strcmp(own, setup->registry) == 0;

    free(own);
    return is_own;
}

/* The caller frees it. */
static char *readers(const struct session_setup *setup, const char *organisation)
{
    if (share_is_practice(setup))
        return xstrdup(_("This is for practice: the registry lies in the leader's own folder, and "
                         "HR does not see it until the administrator sets one that HR can read."));
    if (registry_home_of(setup->registry) == REGISTRY_SQLITE)
        return xstrdup(_("HR can read it. It lies in a file with what others share: whoever may "
                         "share there can read it too."));
    if (*organisation)
        return xasprintf(_("HR at %s can read it: those who look after this team, or after this "
                           "kind of support. Other leaders can't."),
                         organisation);
    return xstrdup(_("HR can read it: those who look after this team, or after this kind of "
                     "support. Other leaders can't."));
}

/* In a file nothing stands between who may share there and a row of it. */
static char *scores_readers(const struct session_setup *setup)
{
    if (registry_home_of(setup->registry) == REGISTRY_SQLITE)
        return xstrdup(
            _("They go without your name, your plan or a day, and HR's pages show only "
              "what is average over a group. In a file, who may share there can also see "
              "single scores without a name."));
    return xstrdup(_("They go without your name, your plan or a day. HR sees only what is average "
                     "over a group, never of one person."));
}

static bool same_name(const char *one, const char *other)
{
    char *first = utf8_fold(one), *second = utf8_fold(other);
    bool same = strcmp(first, second) == 0;

    free(first);
    free(second);
    return same;
}

/* The registry's own name for the team; where any name will do, the one that it has here. */
static char *fitting_team(const struct session_setup *setup, const struct share_question *question)
{
    const char *own = question->person.team;

    for (size_t i = 0; own && i < question->team_count; i++) {
        if (same_name(question->teams[i], own))
            return xstrdup(question->teams[i]);
    }
    if (!own || !*own ||
        (question->team_count > 0 && registry_home_of(setup->registry) == REGISTRY_POSTGRES))
        return NULL;
    return xstrdup(own);
}

static bool load_registry(const struct session_setup *setup, struct share_question *out,
                          struct diag *diag)
{
    struct registry_seen seen;
    bool is_this;

    if (!store_registry_seen(setup->store, &seen, diag))
        return false;
    is_this = strcmp(seen.place, setup->registry) == 0;
    if (is_this) {
        out->teams = seen.teams;
        out->team_count = seen.team_count;
        seen.teams = NULL;
        seen.team_count = 0;
    }
    out->contact = xstrdup(is_this ? seen.contact : "");
    out->readers = readers(setup, is_this ? seen.organisation : "");
    out->scores_readers = scores_readers(setup);
    out->team = fitting_team(setup, out);
    out->thinking_days = setup->thinking_days;
    registry_seen_done(&seen);
    return true;
}

bool share_load(const struct session_setup *setup, const char *id, struct share_question *out,
                struct diag *diag)
{
    struct share_question question = {0};

    if (!setup->registry)
        return diag_error(diag, _("Nothing can be shared here: no registry is set."));
    if (load_subject(setup, id, &question, diag) && load_scores(setup, &question, diag) &&
        load_registry(setup, &question, diag)) {
        *out = question;
        return true;
    }
    share_question_done(&question);
    return false;
}
