/* hr answer, comment and mark: all that HR writes beside a plan that was shared. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/utf8.h"
#include "domain/filter.h"
#include "say.h"
#include "typed_day.h"
#include "verb_hr.h"

/* How it stands now, in a line. */
static bool say_result(struct world *world, struct registry *registry, const char *id,
                       struct diag *diag)
{
    struct registry_settings settings;
    struct shared_action shared = {0};
    bool ok;

    if (!registry_settings(registry, &settings, diag))
        return false;
    ok = registry_find(registry, id, &shared, diag);
    if (ok)
        hr_say_line(&shared, clock_today(&world->clock), settings.answer_days);
    shared_action_done(&shared);
    registry_settings_done(&settings);
    return ok;
}

/* ---- answering ---- */

enum { ANSWER_STATE, ANSWER_BY, ANSWER_TEXT_OPTION };
static const struct option_row answer_rows[] = {
    [ANSWER_STATE] =
        {"state", 's', N_("STATE"),
         N_("new, taken-up, promised, done or not-possible; in Dutch: nieuw, opgepakt, "
            "beloofd, klaar (or gedaan) or kan-niet")},
    [ANSWER_BY] = {"by", 'b', N_("DAY"), N_("By when; left out, there is no day")},
    [ANSWER_TEXT_OPTION] = {"text", 't', N_("WORDS"),
                            N_("What the answer is; when it is not possible: why")},
    {0},
};

/* What is typed; the caller's memory. */
struct answer_words {
    const struct request *request;
    enum question_state state;
    char by[DAY_SIZE];
};

/* A colleague's words would stand there under the name of whoever left them out. */
static bool is_own_answer(struct registry *registry, const struct shared_action *shared, bool *own,
                          struct diag *diag)
{
    char *account = registry_account(registry, diag);

    *own = account && strcmp(account, shared->reply.account) == 0;
    free(account);
    return account != NULL;
}

/*
 * Of one's own answer, the words stay when none are given; but why something is not possible has to be said anew. A day is
 * about the answer that it was given with.
 */
static bool answer(struct world *world, struct registry *registry, void *context, struct diag *diag)
{
    const struct answer_words *words = context;
    const char *const *options = words->request->options;
    struct shared_action shared = {0};
    bool ok, own;

    ok = registry_find(registry, words->request->words[0], &shared, diag) &&
         is_own_answer(registry, &shared, &own, diag);
    if (ok) {
        bool fresh = !own || words->state == QUESTION_NEW || words->state == QUESTION_NOT_POSSIBLE;
        const char *text = fresh ? "" : shared.reply.text;
        const struct reply reply = {
            .state = words->state,
            .by = (char *)(options[ANSWER_BY] ? words->by : ""),
            .text = (char *)(options[ANSWER_TEXT_OPTION] ? options[ANSWER_TEXT_OPTION] : text),
            .moment = shared.reply.moment,
        };

        ok = registry_answer(registry, shared.action.id, &reply, diag) &&
             say_result(world, registry, shared.action.id, diag);
    }
    shared_action_done(&shared);
    return ok;
}

static bool read_answer(struct world *world, struct answer_words *words)
{
    const char *const *options = words->request->options;
    const char *text = options[ANSWER_TEXT_OPTION];

    if (!options[ANSWER_STATE]) {
        say_error(
            _("How does it stand? Add --state new, taken-up, promised, done or not-possible."));
        return false;
    }
    if (!question_state_from_words(options[ANSWER_STATE], &words->state)) {
        say_error(
            _("There is no state “%s”. Choose new, taken-up, promised, done or not-possible."),
            options[ANSWER_STATE]);
        return false;
    }
    if (words->state == QUESTION_NOT_POSSIBLE && (!text || !*text)) {
        say_error(_("Say why it is not possible: --text \"…\". Whoever asked reads it."));
        return false;
    }
    if (words->state == QUESTION_NOT_POSSIBLE && options[ANSWER_BY] && *options[ANSWER_BY]) {
        say_error(_("What is not possible has no day: leave out --by, or choose another state."));
        return false;
    }
    return !options[ANSWER_BY] ||
           typed_day(options[ANSWER_BY], clock_today(&world->clock), words->by);
}

static int run_answer(struct world *world, const struct request *request)
{
    struct answer_words words = {.request = request};

    if (!hr_has_id(request) || !read_answer(world, &words))
        return EXIT_USAGE;
    return hr_with_registry(world, answer, &words);
}

const struct verb verb_hr_answer = {
    .name = "hr answer",
    .usage = N_("ID --state STATE [--by DAY] [--text WORDS]"),
    .help = N_("Answer a question to the organisation."),
    .more =
        N_("The leader finds the answer on the agenda, and reads it with the employee in the "
           "next talk. Without --text the words of your own answer stay, and those of a colleague "
           "are not taken over; without --by there is no day."),
    .options = answer_rows,
    .most_words = 1,
    .run = run_answer,
};

/* ---- commenting ---- */

static bool comment(struct world *world, struct registry *registry, void *context,
                    struct diag *diag)
{
    const struct request *request = context;
    struct shared_action shared = {0};
    char *text = hr_words(request, 1);
    bool ok;

    (void)world;
    ok = registry_find(registry, request->words[0], &shared, diag) &&
         registry_comment(registry, shared.action.id, text, diag);
    if (ok)
        say("%s\n", _("Your comment stands with it. The leader can read it too."));
    shared_action_done(&shared);
    free(text);
    return ok;
}

static int run_comment(struct world *world, const struct request *request)
{
    if (!hr_has_id(request))
        return EXIT_USAGE;
    if (request->word_count < 2) {
        say_error(_("What is the comment? For example: waardegesprek hr comment %s \"I ask the "
                    "planner\""),
                  request->words[0]);
        return EXIT_USAGE;
    }
    return hr_with_registry(world, comment, (void *)request);
}

const struct verb verb_hr_comment = {
    .name = "hr comment",
    .usage = N_("ID WORDS …"),
    .help = N_("Write a comment beside a plan that was shared."),
    .most_words = WORDS_ANY,
    .run = run_comment,
};

/* ---- marking ---- */

struct mark_words {
    const struct request *request;
    enum talk_mark mark;
};

static bool mark(struct world *world, struct registry *registry, void *context, struct diag *diag)
{
    static const char *const done[MARK_COUNT] = {
        [MARK_NONE] = N_("No mark any more."),
        [MARK_LEADER] = N_("Marked for a talk with the leader."),
        [MARK_EMPLOYEE] = N_("Marked for a talk with the employee."),
    };
    const struct mark_words *words = context;
    struct shared_action shared = {0};
    bool ok;

    (void)world;
    ok = registry_find(registry, words->request->words[0], &shared, diag) &&
         registry_mark(registry, shared.action.id, words->mark, diag);
    if (ok)
        say("%s\n", _(done[words->mark]));
    shared_action_done(&shared);
    return ok;
}

static bool mark_from_words(const char *typed, enum talk_mark *out)
{
    static const struct {
        const char *word;
        enum talk_mark mark;
    } known[] = {
        {"none", MARK_NONE},         {"geen", MARK_NONE},
        {"leader", MARK_LEADER},     {"leidinggevende", MARK_LEADER},
        {"employee", MARK_EMPLOYEE}, {"medewerker", MARK_EMPLOYEE},
    };
    char *folded = utf8_fold(typed);
    bool found = false;

    for (size_t i = 0; i < sizeof known / sizeof *known && !found; i++) {
        found = strcmp(folded, known[i].word) == 0;
        if (found)
            *out = known[i].mark;
    }
    free(folded);
    return found;
}

static int run_mark(struct world *world, const struct request *request)
{
    struct mark_words words = {.request = request};

    if (!hr_has_id(request))
        return EXIT_USAGE;
    if (request->word_count < 2 || !mark_from_words(request->words[1], &words.mark)) {
        say_error(_("With whom do you want to talk about it? Add leader, employee or none."));
        return EXIT_USAGE;
    }
    return hr_with_registry(world, mark, &words);
}

const struct verb verb_hr_mark = {
    .name = "hr mark",
    .usage = N_("ID leader | employee | none"),
    .help = N_("Mark a plan for a talk with the leader, or with the employee who wants that."),
    .most_words = 2,
    .run = run_mark,
};
