/* outbox: what is shared or on its way to HR, and sending it. */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "head.h"
#include "say.h"
#include "session/share.h"
#include "share_say.h"
#include "store/agreement.h"
#include "store/left.h"
#include "verb.h"

enum { OPTION_JSON };
static const struct option_row rows[] = {
    [OPTION_JSON] = {"json", 0, NULL, N_("As JSON, for other programs")},
    {0},
};

struct outbox {
    struct share_list shares;
    struct scored_talk *scored; /* the talks of which the scores are shared */
    size_t scored_count;
    struct parcel_list parcels;
    struct registry_seen seen;
};

static bool load(struct world *world, struct outbox *out, struct diag *diag)
{
    *out = (struct outbox){0};
    return store_shares(world->store, NULL, &out->shares, diag) &&
           store_scored_talks(world->store, NULL, &out->scored, &out->scored_count, diag) &&
           store_outbox(world->store, &out->parcels, diag) &&
           store_registry_seen(world->store, &out->seen, diag);
}

static void done(struct outbox *outbox)
{
    share_list_done(&outbox->shares);
    free(outbox->scored);
    parcel_list_done(&outbox->parcels);
    registry_seen_done(&outbox->seen);
}

/* ---- as JSON ---- */

static json_t *moment_json(int64_t moment)
{
    char iso[MOMENT_SIZE];

    if (moment == 0)
        return json_null();
    moment_to_iso(moment, iso);
    return json_string(iso);
}

static json_t *share_json(const struct share *share)
{
    json_t *object = json_object();

    json_object_set_new(object, "action", json_string(share->action));
    json_object_set_new(object, "state", json_string(share_state_id(share->state)));
    json_object_set_new(object, "person_as", json_string(share->person_as));
    json_object_set_new(object, "team", json_string(share->team));
    json_object_set_new(object, "may_contact", json_boolean(share->may_contact));
    json_object_set_new(object, "code", json_string(share->code));
    json_object_set_new(object, "decided", moment_json(share->decided));
    json_object_set_new(object, "leaves", moment_json(share->leaves));
    json_object_set_new(object, "trouble", json_string(share->trouble ? share->trouble : ""));
    return object;
}

static json_t *parcel_json(const struct parcel *parcel)
{
    json_t *object = json_object();

    json_object_set_new(object, "number", json_integer(parcel->number));
    json_object_set_new(object, "kind", json_string(parcel->kind));
    json_object_set_new(object, "leaves", moment_json(parcel->leaves));
    json_object_set_new(object, "tries", json_integer(parcel->tries));
    json_object_set_new(object, "refused", json_boolean(parcel->refused));
    json_object_set_new(object, "trouble", json_string(parcel->trouble ? parcel->trouble : ""));
    return object;
}

static json_t *scored_json(const struct scored_talk *scored)
{
    json_t *object = json_object();

    json_object_set_new(object, "talk", json_string(scored->talk));
    json_object_set_new(object, "code", json_string(scored->code));
    return object;
}

static void say_json(const struct outbox *outbox)
{
    json_t *object = json_object(), *shares = json_array(), *scores = json_array(),
           *parcels = json_array();
    char *text;

    for (size_t i = 0; i < outbox->shares.count; i++)
        json_array_append_new(shares, share_json(&outbox->shares.items[i]));
    for (size_t i = 0; i < outbox->scored_count; i++)
        json_array_append_new(scores, scored_json(&outbox->scored[i]));
    for (size_t i = 0; i < outbox->parcels.count; i++)
        json_array_append_new(parcels, parcel_json(&outbox->parcels.items[i]));
    json_object_set_new(object, "shared", shares);
    json_object_set_new(object, "scores", scores);
    json_object_set_new(object, "waiting", parcels);
    json_object_set_new(object, "reached", moment_json(outbox->seen.reached));
    text = json_dumps(object, JSON_INDENT(2));
    if (text)
        say_bytes(text, strlen(text));
    say_bytes("\n", 1);
    free(text);
    json_decref(object);
}

/* ---- to read ---- */

/* What was agreed; of what was erased since its words are nowhere any more. The caller frees it. */
static char *what_of(struct world *world, const char *action)
{
    struct agreement agreement = {0};
    struct diag silent;
    char *what;

    diag_init(&silent);
    if (store_find_agreement(world->store, action, &agreement, &silent)) {
        const char *text = action_get(&agreement.action, ACTION_WHAT);

        what = xasprintf("%s%s", text, stop_after(text));
        agreement_done(&agreement);
    } else {
        what = xstrdup(_("(an agreement that was erased)"));
    }
    diag_done(&silent);
    return what;
}

static void say_share(struct world *world, const struct share *share)
{
    char *what = what_of(world, share->action);
    char *text = share_text(&world->session, share);

    say("%.6s: %s %s\n", share->action, what, text);
    say(_("        As %s, team %s. Code: %s\n"), share->person_as, share->team, share->code);
    free(text);
    free(what);
}

/* "The core talk. Noor. …"; of a talk that was erased there are none. */
static void say_scored(struct world *world, const struct scored_talk *scored)
{
    struct interview head;
    struct diag silent;

    diag_init(&silent);
    interview_init(&head);
    if (store_find_interview(world->store, scored->talk, &head, &silent)) {
        char *line = head_line(&head);

        say(_("Scores, in the figures without a name: %s Code: %s\n"), line, scored->code);
        free(line);
    }
    interview_done(&head);
    diag_done(&silent);
}

static const char *kind_words(const char *kind)
{
    static const struct {
        const char *kind, *words;
    } known[] = {
        {"share", N_("an agreement")},
        {"withdraw", N_("taking an agreement back")},
        {"scores", N_("scores, without a name")},
        {"take-back-scores", N_("taking scores back")},
        {"counts", N_("how many talks a team had, without names")},
    };

    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (strcmp(known[i].kind, kind) == 0)
            return _(known[i].words);
    }
    return kind;
}

static void say_parcel(const struct world *world, const struct parcel *parcel)
{
    char day[DAY_TEXT_SIZE], hour[6];

    day_format_short(day_of_moment(parcel->leaves), day);
    moment_format_time(parcel->leaves, hour);
    say("%lld. %s: ", (long long)parcel->number, kind_words(parcel->kind));
    if (parcel->refused)
        say("%s", _("refused."));
    else if (parcel->leaves > clock_now(&world->clock))
        say(_("leaves on %s at %s."), day, hour);
    else
        say("%s", _("can leave now."));
    if (parcel->trouble && *parcel->trouble)
        say(" %s", parcel->trouble);
    say("\n");
}

static void say_outbox(struct world *world, const struct outbox *outbox)
{
    if (outbox->shares.count == 0 && outbox->scored_count == 0)
        say("%s\n", _("Nothing is shared with HR."));
    else
        say("%s\n", _("Shared with HR:"));
    for (size_t i = 0; i < outbox->shares.count; i++)
        say_share(world, &outbox->shares.items[i]);
    for (size_t i = 0; i < outbox->scored_count; i++)
        say_scored(world, &outbox->scored[i]);
    if (outbox->parcels.count > 0)
        say("\n%s\n", _("On its way:"));
    for (size_t i = 0; i < outbox->parcels.count; i++)
        say_parcel(world, &outbox->parcels.items[i]);
    if (outbox->parcels.count > 0)
        say("%s\n", _("To send now what may leave: waardegesprek outbox send"));
    if (outbox->seen.missing > 0)
        say("\n%s\n", outbox->seen.trouble);
    else if (outbox->seen.trouble && *outbox->seen.trouble)
        say(_("\nThe registry was not reached the last time: %s\n"), outbox->seen.trouble);
}

static int run(struct world *world, const struct request *request)
{
    struct outbox outbox;
    struct diag diag;
    bool ok;

    if (!world_open_store(world))
        return EXIT_NOT_DONE;
    diag_init(&diag);
    ok = load(world, &outbox, &diag);
    if (!ok)
        say_diag(&diag);
    else if (request->options[OPTION_JSON])
        say_json(&outbox);
    else
        say_outbox(world, &outbox);
    if (ok && !request->options[OPTION_JSON])
        share_start(world);
    done(&outbox);
    diag_done(&diag);
    return ok ? EXIT_DONE : EXIT_NOT_DONE;
}

/* ---- sending ---- */

enum { SEND_QUIET, SEND_REGISTRY };
static const struct option_row send_rows[] = {
    [SEND_QUIET] = {"quiet", 'q', NULL, N_("Say nothing")},
    [SEND_REGISTRY] = {"registry", 0, N_("REGISTRY"),
                       N_("To this registry, instead of the one in the settings")},
    {0},
};

/* For who does not look: whatever came of it stands in the outbox. */
static bool send_quietly(struct world *world, struct diag *diag)
{
    struct outbox_result result;
    bool busy;

    return !world_reaches_registry(world, diag) ||
           outbox_send(&world->session, &result, &busy, diag);
}

static bool send_all(struct world *world, struct diag *diag)
{
    if (!world_has_registry(world, diag))
        return false;
    return world->quiet ? send_quietly(world, diag) : share_send_now(world);
}

static int run_send(struct world *world, const struct request *request)
{
    struct diag diag;
    bool done;

    world->quiet = request->options[SEND_QUIET] != NULL;
    if (request->options[SEND_REGISTRY])
        world_use_registry(world, request->options[SEND_REGISTRY]);
    if (!world_open_store(world))
        return EXIT_NOT_DONE;
    diag_init(&diag);
    done = send_all(world, &diag);
    if (!world->quiet)
        say_diag(&diag);
    diag_done(&diag);
    return done ? EXIT_DONE : EXIT_NOT_DONE;
}

static const struct verb verb_send = {
    .name = "outbox send",
    .usage = N_("[--quiet] [--registry REGISTRY]"),
    .help = N_("Send what may leave now, and fetch HR's answers."),
    .more = N_("The screens do it by themselves. When the registry can't be reached, all waits, in "
               "order."),
    .options = send_rows,
    .run = run_send,
};

static const struct verb *const inner[] = {&verb_send, NULL};

const struct verb verb_outbox = {
    .name = "outbox",
    .usage = N_("[--json] | send"),
    .help = N_("Show what is shared with HR and what is on its way there."),
    .options = rows,
    .inner = inner,
    .run = run,
};
