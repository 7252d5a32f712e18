/* plan done, busy, drop, change and undo: what changes about an agreement, outside a talk. */
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/utf8.h"
#include "domain/filter.h"
#include "say.h"
#include "session/agreement.h"
#include "store/agreement.h"
#include "typed_day.h"
#include "verb_plan.h"

/* How it stands now, and how to go back. */
static void say_result(struct world *world, const char *id, struct diag *diag)
{
    struct agreement agreement = {0};

    if (!store_find_agreement(world->store, id, &agreement, diag))
        return;
    plan_say_line(&agreement, clock_today(&world->clock));
    agreement_done(&agreement);
}

static int change(struct world *world, const char *id, const struct agreement_edit *edits,
                  size_t count)
{
    struct diag diag;
    bool ok, changed = false;

    diag_init(&diag);
    ok = agreement_change(&world->session, id, edits, count, &changed, &diag);
    if (ok)
        say_result(world, id, &diag);
    if (changed)
        say(_("To take it back: waardegesprek plan undo %s\n"), id);
    else if (ok)
        say("%s\n", _("It stood so already."));
    say_diag(&diag);
    diag_done(&diag);
    return ok ? EXIT_DONE : EXIT_NOT_DONE;
}

/* ---- how it stands ---- */

enum { OPTION_REASON };
static const struct option_row status_rows[] = {
    [OPTION_REASON] = {"reason", 'r', N_("WORDS"), N_("Why, in a word or two")},
    {0},
};

static int set_status(struct world *world, const struct request *request, enum action_status status)
{
    const char *reason = request->options[OPTION_REASON];
    struct agreement_edit edits[] = {
        {ACTION_STATUS, action_status_id(status)},
        {ACTION_REASON, reason},
    };

    if (!plan_has_id(request))
        return EXIT_USAGE;
    if (!world_open_store(world))
        return EXIT_NOT_DONE;
    return change(world, request->words[0], edits, reason ? 2 : 1);
}

static int run_done(struct world *world, const struct request *request)
{
    return set_status(world, request, ACTION_DONE);
}

static int run_busy(struct world *world, const struct request *request)
{
    return set_status(world, request, ACTION_BUSY);
}

static int run_drop(struct world *world, const struct request *request)
{
    return set_status(world, request, ACTION_DROPPED);
}

const struct verb verb_plan_done = {
    .name = "plan done",
    .usage = N_("ID [--reason WORDS]"),
    .help = N_("This agreement was kept: it is done."),
    .options = status_rows,
    .most_words = 1,
    .run = run_done,
};
const struct verb verb_plan_busy = {
    .name = "plan busy",
    .usage = N_("ID [--reason WORDS]"),
    .help = N_("This agreement is under way."),
    .options = status_rows,
    .most_words = 1,
    .run = run_busy,
};
const struct verb verb_plan_drop = {
    .name = "plan drop",
    .usage = N_("ID [--reason WORDS]"),
    .help = N_("Let this agreement go. It stays readable, with the reason."),
    .options = status_rows,
    .most_words = 1,
    .run = run_drop,
};

/* ---- what was agreed ---- */

enum {
    CHANGE_WHAT,
    CHANGE_DUE,
    CHANGE_WHO,
    CHANGE_OWN_PART,
    CHANGE_NEED,
    CHANGE_HELPER,
    CHANGE_FIRST_STEP,
    CHANGE_KIND,
    CHANGE_NOTICE,
    CHANGE_REASON,
    CHANGE_COUNT
};
static const struct option_row change_rows[] = {
    [CHANGE_WHAT] = {"what", 'w', N_("WORDS"), N_("What is agreed")},
    [CHANGE_DUE] = {"due", 'd', N_("DAY"),
                    N_("By when: 31-12-2026, “next Friday”, “in 3 months”; \"\" takes it away")},
    [CHANGE_WHO] = {"who", 0, N_("WHO"), N_("employee, leader, together, organisation or hr")},
    [CHANGE_OWN_PART] = {"own-part", 0, N_("WORDS"), N_("What the employee does")},
    [CHANGE_NEED] = {"need", 0, N_("WORDS"), N_("What is needed")},
    [CHANGE_HELPER] = {"helper", 0, N_("WORDS"), N_("Who helps")},
    [CHANGE_FIRST_STEP] = {"first-step", 0, N_("WORDS"), N_("The first small step")},
    [CHANGE_KIND] = {"kind", 0, N_("KIND"),
                     N_("What kind of support is needed: time, training, guidance, means, say, "
                        "terms or other; \"\" takes it away")},
    [CHANGE_NOTICE] = {"notice", 0, N_("WORDS"), N_("How you notice that it works")},
    [CHANGE_REASON] = {"reason", 'r', N_("WORDS"), N_("Why, in a word or two")},
    {0},
};
/* ORDER of the options. */
static const enum action_field change_fields[CHANGE_COUNT] = {
    ACTION_WHAT,   ACTION_DUE,        ACTION_OWNER, ACTION_OWN_PART, ACTION_NEED,
    ACTION_HELPER, ACTION_FIRST_STEP, ACTION_KIND,  ACTION_NOTICE,   ACTION_REASON,
};

/* Also in Dutch, whatever the language of the program: it is typed as it is said. */
static bool is_called(enum owner owner, const char *folded)
{
    static const char *const dutch[OWNER_COUNT] = {
        [OWNER_EMPLOYEE] = "medewerker",      [OWNER_LEADER] = "leidinggevende",
        [OWNER_TOGETHER] = "samen",           [OWNER_HR] = "p&o",
        [OWNER_ORGANISATION] = "organisatie",
    };
    char *label = utf8_fold(owner_label(owner, PROCESS_ONE_ON_ONE));
    bool same = strcmp(folded, owner_id(owner)) == 0 || strcmp(folded, dutch[owner]) == 0 ||
                strcmp(folded, label) == 0;

    free(label);
    return same;
}

/* By its id, or as it is called on the screen. NULL with a sentence said. */
static const char *owner_of(const char *typed)
{
    char *folded = utf8_fold(typed);
    const char *id = NULL;

    for (int i = 0; i < OWNER_COUNT && !id; i++) {
        if (is_called((enum owner)i, folded))
            id = owner_id((enum owner)i);
    }
    free(folded);
    if (!id)
        say_error(_("Who is “%s”? Choose employee, leader, together, organisation or hr."), typed);
    return id;
}

/* Of the kinds as a filter knows them, in English or Dutch. NULL with a sentence said; "" is none. */
static const char *kind_of(const char *typed)
{
    enum support kind;

    if (!*typed)
        return "";
    if (support_from_words(typed, &kind))
        return support_id(kind);
    say_error(_("“%s” is no kind of support. It can be: time, training, guidance, means, say, "
                "terms or other."),
              typed);
    return NULL;
}

/* Returns how many edits there are; -1 with a sentence said. */
static int read_edits(struct world *world, const struct request *request,
                      struct agreement_edit edits[CHANGE_COUNT], char day[DAY_SIZE])
{
    int count = 0;

    for (int i = 0; i < CHANGE_COUNT; i++) {
        const char *text = request->options[i];

        if (!text)
            continue;
        if (i == CHANGE_DUE && !typed_day(text, clock_today(&world->clock), day))
            return -1;
        if (i == CHANGE_DUE)
            text = day;
        if (i == CHANGE_WHO && !(text = owner_of(text)))
            return -1;
        if (i == CHANGE_KIND && !(text = kind_of(text)))
            return -1;
        edits[count++] = (struct agreement_edit){change_fields[i], text};
    }
    return count;
}

static int run_change(struct world *world, const struct request *request)
{
    struct agreement_edit edits[CHANGE_COUNT];
    char day[DAY_SIZE];
    int count;

    if (!plan_has_id(request))
        return EXIT_USAGE;
    count = read_edits(world, request, edits, day);
    if (count < 0)
        return EXIT_NOT_DONE;
    if (count == 0) {
        say_error(_("What changes? For example: --due \"next Friday\". See: waardegesprek plan "
                    "change --help"));
        return EXIT_USAGE;
    }
    if (!world_open_store(world))
        return EXIT_NOT_DONE;
    return change(world, request->words[0], edits, (size_t)count);
}

const struct verb verb_plan_change = {
    .name = "plan change",
    .usage = N_("ID [--what WORDS] [--due DAY] [--who WHO] [--reason WORDS] …"),
    .help = N_("Change what was agreed."),
    .options = change_rows,
    .most_words = 1,
    .run = run_change,
};

/* ---- taking back ---- */

/* What that was, and how it stands now. */
static void say_taken_back(struct world *world, const char *id, const struct history *undone,
                           struct diag *diag)
{
    struct agreement agreement = {0};
    char *words;

    if (!store_find_agreement(world->store, id, &agreement, diag))
        return;
    words = agreement_taken_back(&agreement, undone);
    say("%s\n", words);
    plan_say_line(&agreement, clock_today(&world->clock));
    free(words);
    agreement_done(&agreement);
}

static int run_undo(struct world *world, const struct request *request)
{
    struct diag diag;
    struct history undone = {0};
    bool any, ok;

    if (!plan_has_id(request))
        return EXIT_USAGE;
    if (!world_open_store(world))
        return EXIT_NOT_DONE;
    diag_init(&diag);
    ok = agreement_undo(&world->session, request->words[0], &undone, &diag);
    any = undone.count > 0;
    if (any)
        say_taken_back(world, request->words[0], &undone, &diag);
    else if (ok)
        say_error(_("There is nothing to take back here."));
    say_diag(&diag);
    history_done(&undone);
    diag_done(&diag);
    return ok && any ? EXIT_DONE : EXIT_NOT_DONE;
}

const struct verb verb_plan_undo = {
    .name = "plan undo",
    .usage = N_("ID"),
    .help = N_("Take back the last change of an agreement; again: the one before it."),
    .most_words = 1,
    .run = run_undo,
};
