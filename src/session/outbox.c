/*
 * What leaves for the registry, and what comes back. Each parcel is marked before it goes and taken out when it has arrived; when
 * the program ends between the two it goes again, which the registry is made for. So whatever may stand there can be taken back.
 */
#include "session/outbox.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/utf8.h"
#include "outbox_parcel.h"
#include "registry/sharing.h"
#include "state.h"

/* One run. */
struct sending {
    const struct session_setup *setup;
    struct registry *registry;
    struct registry_seen seen; /* what is known of it, brought up to date */
    struct outbox_result *out;
    int64_t last;   /* the number of the parcel that was looked at last */
    char **blocked; /* subjects of which one was refused: what came after it waits */
    size_t blocked_count;
    bool stopped; /* it can't be reached: the rest waits */
};

/* ---- parcels ---- */

static bool is_blocked(const struct sending *sending, const char *subject)
{
    for (size_t i = 0; i < sending->blocked_count; i++) {
        if (strcmp(sending->blocked[i], subject) == 0)
            return true;
    }
    return false;
}

static void block(struct sending *sending, const char *subject)
{
    sending->blocked =
        xreallocarray(sending->blocked, sending->blocked_count + 1, sizeof *sending->blocked);
    sending->blocked[sending->blocked_count++] = xstrdup(subject);
}

/* Keeps why it did not go; false when nothing more can be done in this run. */
static bool note_failure(struct sending *sending, const struct parcel *parcel, bool refused,
                         struct diag *why, struct diag *diag)
{
    enum registry_failure failure = registry_failure(sending->registry);

    refused = refused || failure == REGISTRY_DENIED || failure == REGISTRY_REFUSED;
    if (!store_parcel_failed(sending->setup->store, parcel, diag_text(why), refused, diag))
        return false;
    if (refused) {
        block(sending, parcel->subject);
        return true;
    }
    diag_move(diag, why);
    sending->stopped = true;
    sending->out->away = failure == REGISTRY_AWAY;
    return sending->out->away;
}

/* Notes a call to the registry that failed: one that is away is no failure. */
static bool note_away(struct sending *sending)
{
    sending->stopped = true;
    sending->out->away = registry_failure(sending->registry) == REGISTRY_AWAY;
    return sending->out->away;
}

/*
 * Ends one that the registry says was withdrawn, as far as it was decided before that. What it does not know at all stays: it may be a
 * registry that was put back, or moved, or one where this leader goes by another id by now.
 */
static bool end_if_withdrawn(struct sending *sending, const struct share *share, bool *withdrawn,
                             struct diag *diag)
{
    int64_t moment;

    *withdrawn = false;
    if (!registry_is_withdrawn(sending->registry, share->action, share->round, withdrawn, &moment,
                               diag))
        return note_away(sending);
    sending->out->gone += *withdrawn;
    return !*withdrawn || store_share_gone(sending->setup->store, share->action, moment, diag);
}

static bool note_withdrawn(struct sending *sending, const char *action, struct diag *diag)
{
    struct share share;
    bool withdrawn, ok;

    if (!store_find_share(sending->setup->store, action, &share, diag))
        return false;
    ok = share.state == SHARE_NONE || end_if_withdrawn(sending, &share, &withdrawn, diag);
    share_done(&share);
    return ok;
}

static bool note_arrival(struct sending *sending, const struct parcel *parcel,
                         enum parcel_result result, struct diag *diag)
{
    if (result == PARCEL_WITHDRAWN)
        return note_withdrawn(sending, parcel->subject, diag);
    sending->out->sent += result == PARCEL_ARRIVED;
    return store_parcel_sent(sending->setup->store, parcel, diag);
}

static bool send_one(struct sending *sending, const struct parcel *parcel, struct diag *diag)
{
    enum parcel_result result;
    struct diag why;
    bool there, ok;

    if (!store_parcel_try(sending->setup->store, parcel, &there, diag))
        return false;
    if (!there)
        return true;
    diag_init(&why);
    result = parcel_send(sending->registry, sending->setup, parcel, &why);
    ok = result == PARCEL_FAILED || result == PARCEL_UNREADABLE
             ? note_failure(sending, parcel, result == PARCEL_UNREADABLE, &why, diag)
             : note_arrival(sending, parcel, result, diag);
    diag_done(&why);
    return ok;
}

/* In order; those that came in since the last call. */
static bool send_due(struct sending *sending, struct diag *diag)
{
    struct parcel_list list;
    int64_t now = clock_now(sending->setup->clock);
    bool ok = true;

    if (!store_settle_scores(sending->setup->store, quarter_of(clock_today(sending->setup->clock)),
                             diag) ||
        !store_outbox(sending->setup->store, &list, diag))
        return false;
    for (size_t i = 0; ok && !sending->stopped && i < list.count; i++) {
        const struct parcel *parcel = &list.items[i];

        if (parcel->number <= sending->last)
            continue;
        sending->last = parcel->number;
        if (parcel->leaves <= now && !is_blocked(sending, parcel->subject))
            ok = send_one(sending, parcel, diag);
    }
    parcel_list_done(&list);
    return ok;
}

/* ---- taken back at HR ---- */

/*
 * Before anything leaves: who went to HR with the code need not wait for what was still on its way here, and scores have no
 * row there by which it could be seen.
 */
static bool end_by_code(struct sending *sending, const char *code, struct diag *diag)
{
    int64_t moment = 0;
    int count = 0;

    if (!registry_code_withdrawn(sending->registry, code, &moment, diag))
        return note_away(sending);
    if (moment > 0 && !store_code_gone(sending->setup->store, code, moment, &count, diag))
        return false;
    sending->out->gone += count;
    return true;
}

static bool end_by_codes(struct sending *sending, struct diag *diag)
{
    char(*codes)[CODE_SIZE];
    size_t count;
    bool ok = store_codes(sending->setup->store, &codes, &count, diag);

    for (size_t i = 0; ok && !sending->stopped && i < count; i++)
        ok = end_by_code(sending, codes[i], diag);
    free(codes);
    return ok;
}

/* ---- counts ---- */

/* The registry's name for a team of ours; NULL when it has none. Borrowed. */
static const char *team_there(const struct sending *sending, const char *team)
{
    const char *found = registry_home(sending->registry) == REGISTRY_SQLITE ? team : NULL;
    char *folded = utf8_fold(team);

    for (size_t i = 0; i < sending->seen.team_count; i++) {
        char *other = utf8_fold(sending->seen.teams[i]);

        if (strcmp(folded, other) == 0)
            found = sending->seen.teams[i];
        free(other);
    }
    free(folded);
    return found;
}

static bool put_counts(struct sending *sending, struct quarter quarter, struct diag *diag)
{
    struct team_count *counts;
    size_t count;
    bool ok = true;

    if (!store_team_counts(sending->setup->store, quarter, &counts, &count, diag))
        return false;
    for (size_t i = 0; ok && i < count; i++) {
        const char *team = team_there(sending, counts[i].team);

        if (team)
            ok = store_put_counts(sending->setup->store, team, quarter, counts[i].held,
                                  counts[i].planned, diag);
    }
    team_counts_free(counts, count);
    return ok;
}

static bool send_counts(struct sending *sending, struct diag *diag)
{
    struct quarter now = quarter_of(clock_today(sending->setup->clock));

    return put_counts(sending, quarter_before(now), diag) && put_counts(sending, now, diag) &&
           send_due(sending, diag);
}

/* ---- what comes back ---- */

static const struct shared_action *find_mine(const struct shared_list *mine, const char *action)
{
    for (size_t i = 0; i < mine->count; i++) {
        if (strcmp(mine->items[i].action.id, action) == 0)
            return &mine->items[i];
    }
    return NULL;
}

/* A registry that came back from a copy may have less than was sent. */
static bool is_whole(const struct shared_action *there, const struct share *share)
{
    return there->round > share->round ||
           (there->round == share->round && there->action.revision >= share->sent_revision);
}

static bool note_missing(struct sending *sending, const struct share *share, bool missing,
                         struct diag *diag)
{
    sending->out->missing += missing;
    return missing == share->missing ||
           store_share_misses(sending->setup->store, share->action, missing, diag);
}

/* How one that had arrived stands there. */
static bool look_at(struct sending *sending, const struct share *share,
                    const struct shared_list *mine, struct diag *diag)
{
    const struct shared_action *there = find_mine(mine, share->action);
    bool withdrawn = false;

    if (there)
        return note_missing(sending, share, !is_whole(there, share), diag);
    return end_if_withdrawn(sending, share, &withdrawn, diag) &&
           (withdrawn || sending->stopped || note_missing(sending, share, true, diag));
}

static bool end_gone(struct sending *sending, const struct share_list *shares,
                     const struct shared_list *mine, struct diag *diag)
{
    bool ok = true;

    for (size_t i = 0; ok && !sending->stopped && i < shares->count; i++) {
        if (shares->items[i].sent_revision > 0)
            ok = look_at(sending, &shares->items[i], mine, diag);
    }
    return ok;
}

/* What was taken back here and stands there: it came back with a copy of the registry. */
static bool withdraw_again(struct sending *sending, const struct shared_list *mine,
                           struct diag *diag)
{
    bool ok = true;

    for (size_t i = 0; ok && i < mine->count; i++)
        ok = store_withdraw_again(sending->setup->store, mine->items[i].action.id,
                                  mine->items[i].round, diag);
    return ok;
}

static bool count_new(struct sending *sending, struct diag *diag)
{
    struct hr_answer_list answers;

    if (!store_answers(sending->setup->store, &answers, diag))
        return false;
    for (size_t i = 0; i < answers.count; i++)
        sending->out->answers += answers.items[i].is_new && !answers.items[i].is_gone;
    hr_answer_list_done(&answers);
    return true;
}

static bool fetch_answers(struct sending *sending, struct diag *diag)
{
    struct store *store = sending->setup->store;
    struct share_list shares;
    struct shared_list mine;
    bool ok;

    if (!store_shares(store, NULL, &shares, diag)) /* before: what leaves later is not missed */
        return false;
    if (!registry_mine(sending->registry, &mine, diag)) {
        share_list_done(&shares);
        return note_away(sending);
    }
    ok = end_gone(sending, &shares, &mine, diag) && withdraw_again(sending, &mine, diag) &&
         store_keep_answers(store, &mine, diag) && count_new(sending, diag) &&
         (sending->stopped || send_due(sending, diag));
    shared_list_done(&mine);
    share_list_done(&shares);
    return ok;
}

static void take_teams(struct sending *sending, const struct registry_team_list *teams)
{
    struct registry_seen *seen = &sending->seen;

    for (size_t i = 0; i < seen->team_count; i++)
        free(seen->teams[i]);
    seen->teams = xreallocarray(seen->teams, teams->count + 1, sizeof *seen->teams);
    seen->team_count = teams->count;
    for (size_t i = 0; i < teams->count; i++)
        seen->teams[i] = xstrdup(teams->items[i].name);
}

static bool fetch_settings(struct sending *sending, struct diag *diag)
{
    struct registry_seen *seen = &sending->seen;
    struct registry_settings settings;
    struct registry_team_list teams;

    if (!registry_settings(sending->registry, &settings, diag))
        return note_away(sending);
    xstrset(&seen->organisation, settings.organisation);
    xstrset(&seen->contact, settings.contact);
    seen->answer_days = settings.answer_days;
    registry_settings_done(&settings);
    if (!registry_teams(sending->registry, &teams, diag))
        return note_away(sending);
    take_teams(sending, &teams);
    registry_team_list_done(&teams);
    return true;
}

/* ---- a run ---- */

static bool is_due(const struct session_setup *setup, const struct parcel *parcel)
{
    return parcel->leaves <= clock_now(setup->clock);
}

/* Whether anything is to leave that makes a registry in a file. */
static bool makes_registry(const struct session_setup *setup, const struct parcel_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        const char *kind = list->items[i].kind;

        if (is_due(setup, &list->items[i]) &&
            (strcmp(kind, "share") == 0 || strcmp(kind, "scores") == 0))
            return true;
    }
    return false;
}

/* There, or to be made, or gone: one that was there once is not made anew. */
enum reach { REACH_YES, REACH_NOTHING_YET, REACH_GONE };
static enum reach reach(const struct session_setup *setup, const struct registry_seen *seen,
                        const struct parcel_list *list)
{
    if (registry_home_of(setup->registry) != REGISTRY_SQLITE || access(setup->registry, F_OK) == 0)
        return REACH_YES;
    if (seen->reached > 0 && strcmp(seen->place, setup->registry) == 0)
        return REACH_GONE;
    return makes_registry(setup, list) ? REACH_YES : REACH_NOTHING_YET;
}

static bool open_registry(struct sending *sending, const struct registry_setup *registry,
                          enum reach reached, struct diag *diag)
{
    bool away = false;

    if (reached == REACH_GONE) {
        diag_error(diag,
                   _("The registry %s was there before and is not now. Is the folder that it lies "
                     "in connected?"),
                   sending->setup->registry);
        sending->out->away = true;
        return false;
    }
    sending->registry = registry_open(registry, &away, diag);
    sending->out->away = away;
    return sending->registry != NULL;
}

/* The caller frees it. The id is that by which a registry in a file knows the leader, and one that was copied out of it. */
static char *missing_text(const struct sending *sending)
{
    int missing = sending->out->missing;

    if (missing == 0)
        return xstrdup("");
    return xasprintf(
        message_plural("This registry does not have %d agreement that you shared. It stays shared "
                       "here. Ask whoever looks after the registry, and tell them this id: %s",
                       "This registry does not have %d agreements that you shared. They stay "
                       "shared here. Ask whoever looks after the registry, and tell them this id: "
                       "%s",
                       (unsigned long)missing),
        missing, store_leader_id(sending->setup->store));
}

/* All but what was reached stays as it was known. */
static bool note_reached(struct sending *sending, bool ok, const struct diag *why,
                         struct diag *diag)
{
    struct registry_seen *seen = &sending->seen;

    if (ok && !sending->stopped) {
        seen->reached = clock_now(sending->setup->clock);
        seen->missing = sending->out->missing;
        free(seen->trouble);
        seen->trouble = missing_text(sending);
    } else {
        xstrset(&seen->trouble, diag_text(why));
    }
    return store_see_registry(sending->setup->store, seen, diag);
}

/* Another registry than the last time: nothing of this one is known yet. */
static bool note_place(struct sending *sending, struct diag *diag)
{
    struct registry_seen *seen = &sending->seen;

    if (strcmp(seen->place, sending->setup->registry) == 0)
        return true;
    xstrset(&seen->place, sending->setup->registry);
    seen->reached = 0;
    seen->missing = 0;
    return store_see_registry(sending->setup->store, seen, diag);
}

static bool run_steps(struct sending *sending, struct diag *diag)
{
    return note_place(sending, diag) && end_by_codes(sending, diag) &&
           (sending->stopped || send_due(sending, diag)) &&
           (sending->stopped || fetch_settings(sending, diag)) &&
           (sending->stopped || send_counts(sending, diag)) &&
           (sending->stopped || fetch_answers(sending, diag));
}

static bool count_rest(struct sending *sending, struct diag *diag)
{
    struct parcel_list list;

    if (!store_outbox(sending->setup->store, &list, diag))
        return false;
    for (size_t i = 0; i < list.count; i++) {
        sending->out->refused += list.items[i].refused;
        sending->out->waiting += !list.items[i].refused;
    }
    parcel_list_done(&list);
    return true;
}

static bool run(struct sending *sending, struct diag *diag)
{
    const struct session_setup *setup = sending->setup;
    const struct registry_setup registry = {
        .where = setup->registry,
        .clock = setup->clock,
        .ids = setup->ids,
        .leader = store_leader_id(setup->store),
        .name = setup->leader ? setup->leader : "",
        .account = setup->account ? setup->account : "",
        .patience = REGISTRY_PATIENCE_UNSEEN,
    };
    struct parcel_list list;
    enum reach reached;
    bool ok;

    if (!store_registry_seen(setup->store, &sending->seen, diag) ||
        !store_outbox(setup->store, &list, diag))
        return false;
    reached = reach(setup, &sending->seen, &list);
    parcel_list_done(&list);
    if (reached == REACH_NOTHING_YET)
        return true;
    ok = open_registry(sending, &registry, reached, diag) ? run_steps(sending, diag)
                                                          : sending->out->away;
    sending->stopped |= sending->out->away;
    registry_close(sending->registry);
    return note_reached(sending, ok, diag, diag) && ok;
}

static void sending_done(struct sending *sending)
{
    for (size_t i = 0; i < sending->blocked_count; i++)
        free(sending->blocked[i]);
    free(sending->blocked);
    registry_seen_done(&sending->seen);
}

bool outbox_send(const struct session_setup *setup, struct outbox_result *out, bool *busy,
                 struct diag *diag)
{
    struct sending sending = {.setup = setup, .out = out};
    struct lock *lock;
    struct diag why;
    bool ok;

    *out = (struct outbox_result){0};
    *busy = false;
    if (!setup->registry)
        return diag_error(diag, _("Nothing can be shared here: no registry is set."));
    diag_init(&why);
    lock = lock_take(setup->data_folder, "outbox", setup->terminal ? setup->terminal : "?",
                     clock_now(setup->clock), busy, &why);
    if (!lock) {
        if (!*busy)
            diag_move(diag, &why);
        diag_done(&why);
        return *busy;
    }
    diag_done(&why);
    ok = run(&sending, diag);
    ok = count_rest(&sending, diag) && store_sync(setup->store, diag) && ok;
    lock_release(lock);
    sending_done(&sending);
    return ok;
}

/* ---- whether a run is worth it ---- */

enum { SECONDS_BETWEEN = 10 * 60 };

bool outbox_is_due(const struct session_setup *setup)
{
    struct registry_seen seen = {0};
    struct parcel_list list = {0};
    struct diag diag;
    bool due = false;

    if (!setup->registry || !setup->data_folder)
        return false;
    diag_init(&diag);
    if (store_registry_seen(setup->store, &seen, &diag) &&
        store_outbox(setup->store, &list, &diag) && reach(setup, &seen, &list) == REACH_YES) {
        int64_t age = clock_now(setup->clock) - seen.reached;

        due = age < 0 || age >= SECONDS_BETWEEN;
        for (size_t i = 0; i < list.count; i++)
            due |= !list.items[i].refused && is_due(setup, &list.items[i]);
    }
    parcel_list_done(&list);
    registry_seen_done(&seen);
    diag_done(&diag);
    return due;
}
