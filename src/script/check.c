/*
 * The second pass over a guide: does every reference lead somewhere, does each
 * answer fit what is asked of it, can every step be reached.
 */
#include "check.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/message.h"
#include "base/nearest.h"
#include "base/path.h"
#include "base/utf8.h"
#include "domain/action.h"
#include "walk.h"

struct step_check {
    struct checker *checker;
    const struct outline *outline;
    const struct outline_step *step;
};

static bool has_choices(int answer)
{
    return answer == ANSWER_CHOICE || answer == ANSWER_CHOICES;
}

static const struct node *key_of(const struct node *node)
{
    return node->key ? node->key : node;
}

/* --- ids ------------------------------------------------------------------------ */

/* The names that were met, each with where it stood first. */
struct names {
    struct set set;
    const struct node **nodes;
    size_t count;
};

static void names_init(struct names *names, size_t most)
{
    names->nodes = xcalloc(most, sizeof *names->nodes);
    names->count = 0;
    set_init(&names->set, most);
}

static void names_done(struct names *names)
{
    set_done(&names->set);
    free(names->nodes);
}

/* Between a guide and its building block it is the guide that can be changed. */
static void report_double(struct checker *checker, const struct node *first,
                          const struct node *second)
{
    const char *repair = _("Give one of the two another name.");
    bool apart = strcmp(first->file, second->file) != 0;
    bool own = apart && strcmp(first->file, checker->file) == 0;
    const struct node *at = own ? first : second, *other = own ? second : first;
    if (apart)
        checker_add(checker, SEVERITY_ERROR, "WG214", at, repair,
                    _("The name \"%s\" is used in %s too."), quote(at->text).text,
                    path_base(other->file));
    else
        checker_add(checker, SEVERITY_ERROR, "WG214", at, repair,
                    _("The name \"%s\" is already used on line %d."), quote(at->text).text,
                    other->line);
}

static void check_double(struct checker *checker, struct names *names, const struct node *owner)
{
    const struct node *id = node_get_kind(owner, "id", NODE_TEXT);
    size_t known = id ? set_add(&names->set, id->text, names->count) : SIZE_MAX;
    if (known != SIZE_MAX)
        report_double(checker, names->nodes[known], id);
    else if (id)
        names->nodes[names->count++] = id;
}

static void check_ids(struct checker *checker, const struct outline *outline)
{
    struct names names;
    names_init(&names, outline->part_count + outline->step_count);
    size_t step = 0;
    for (size_t part = 0; part < outline->part_count; part++) {
        check_double(checker, &names, outline->parts[part]);
        for (; step < outline->step_count && outline->steps[step].part == part; step++)
            check_double(checker, &names, outline->steps[step].node);
    }
    names_done(&names);
}

/* --- what is asked and answered ------------------------------------------------- */

/* Something must be said aloud: by the step, or for each of the values. */
static void check_said(const struct step_check *check)
{
    const struct node *node = check->step->node;
    if (node->kind != NODE_MAP || node_get(node, "ask") || node_get(node, "say"))
        return;
    const struct node *per_value = node_get_kind(node, "per_value", NODE_MAP);
    const char *repair = _("Give it the question (ask) or the words to read aloud (say).");
    if (!per_value)
        checker_add(check->checker, SEVERITY_ERROR, "WG213", node, repair,
                    _("Step \"%s\" has nothing to ask or say."), quote(check->step->id).text);
    for (int i = 0; per_value && i < VALUE_COUNT; i++) {
        const char *id = value_id((enum value)i);
        if (node_get(node_get(per_value, id), "ask"))
            continue;
        checker_add(check->checker, SEVERITY_ERROR, "WG213", per_value->key, repair,
                    _("Step \"%s\" has nothing to ask about the value \"%s\"."),
                    quote(check->step->id).text, id);
        return;
    }
}

static void check_choice_ids(const struct step_check *check, const struct node *choices)
{
    struct names names;
    names_init(&names, choices->count);
    for (const struct node *choice = choices->first; choice; choice = choice->next)
        check_double(check->checker, &names, choice);
    names_done(&names);
}

static void check_choices(const struct step_check *check)
{
    const struct node *node = check->step->node;
    const struct node *choices = node_get(node, "choices");
    const struct node *other = node_get(node, "other");
    if (check->step->answer < 0)
        return;
    if (!has_choices(check->step->answer)) {
        const struct node *needless = choices ? choices : other;
        if (needless)
            checker_add(check->checker, SEVERITY_ERROR, "WG203", key_of(needless),
                        _("Make it \"answer: choice\" or \"answer: choices\", or remove this."),
                        _("Step \"%s\" has choices, but its answer is no choice."),
                        quote(check->step->id).text);
    } else if (!choices) {
        checker_add(check->checker, SEVERITY_ERROR, "WG203", node,
                    _("Add \"choices\": a list of choices, or the word values."),
                    _("Step \"%s\" has no choices to choose from."), quote(check->step->id).text);
    }
    if (choices && choices->kind == NODE_LIST)
        check_choice_ids(check, choices);
}

static void check_scale(const struct step_check *check)
{
    enum { SCALE_LABEL_MAX = 12 };
    const struct node *ends = node_get(check->step->node, "ends");
    const struct node *label = node_get_kind(check->step->node, "label", NODE_TEXT);
    if (check->step->answer >= 0 && check->step->answer != ANSWER_SCALE) {
        if (ends)
            checker_add(check->checker, SEVERITY_ERROR, "WG210", key_of(ends),
                        _("Make it \"answer: scale\", or remove this."),
                        _("Step \"%s\" has ends, but its answer is no scale."),
                        quote(check->step->id).text);
    } else if (label && check->step->answer == ANSWER_SCALE &&
               utf8_width(label->text, strlen(label->text)) > SCALE_LABEL_MAX) {
        checker_add(check->checker, SEVERITY_WARNING, "WG302", label, _("Make it shorter."),
                    _("The label of a scale is at most %d characters."), SCALE_LABEL_MAX);
    }
}

/* What each measure can be read from. */
static const struct {
    enum answer_kind answer;
    enum { ASKED_ONCE, OF_EACH_VALUE, OF_EACH_AGREEMENT } asked;
} measured[MEASURE_COUNT] = {
    [MEASURE_IMPORTANCE] = {ANSWER_SCALE, OF_EACH_VALUE},
    [MEASURE_OPPORTUNITY] = {ANSWER_SCALE, OF_EACH_VALUE},
    [MEASURE_REALISATION] = {ANSWER_SCALE, OF_EACH_VALUE},
    [MEASURE_FOCUS] = {ANSWER_CHOICES, ASKED_ONCE},
    [MEASURE_AGREEMENT] = {ANSWER_YES_NO, ASKED_ONCE},
    [MEASURE_FOLLOW_UP] = {ANSWER_DATE, ASKED_ONCE},
    [MEASURE_STATUS] = {ANSWER_CHOICE, OF_EACH_AGREEMENT},
    [MEASURE_REASON] = {ANSWER_TEXT, OF_EACH_AGREEMENT},
    [MEASURE_CHECK_IN] = {ANSWER_DATE, ASKED_ONCE},
};

/* Which loop a step must stand in to measure: agreements have a status, values have scores. */
static bool loop_fits(int measure, enum loop loop)
{
    if (measured[measure].asked == ASKED_ONCE)
        return loop == LOOP_NONE;
    return measured[measure].asked == OF_EACH_AGREEMENT ? loop == LOOP_LAST_ACTIONS
                                                        : loop_over_values(loop);
}

static void report_loop(const struct step_check *check, const struct node *at, const char *name)
{
    int measure = check->step->measure;
    if (measured[measure].asked == ASKED_ONCE)
        checker_add(check->checker, SEVERITY_ERROR, "WG211", at,
                    _("Put the step in a part without \"for_each\"."),
                    _("\"measures: %s\" is asked once, not about each value."), name);
    else if (measured[measure].asked == OF_EACH_AGREEMENT)
        checker_add(check->checker, SEVERITY_ERROR, "WG211", at,
                    _("Put the step in a part with \"for_each: last-actions\"."),
                    _("\"measures: %s\" is asked about each agreement."), name);
    else
        checker_add(check->checker, SEVERITY_ERROR, "WG211", at,
                    _("Put the step in a part with \"for_each: values\"."),
                    _("\"measures: %s\" is asked about each value."), name);
}

/* The words that a status may be. */
static void check_statuses(const struct step_check *check)
{
    const struct node *choices = node_get_kind(check->step->node, "choices", NODE_LIST);
    for (const struct node *choice = choices ? choices->first : NULL; choice;
         choice = choice->next) {
        const struct node *id = node_get_kind(choice, "id", NODE_TEXT);
        if (!id || review_from_id(id->text) != REVIEW_COUNT)
            continue;
        checker_add(check->checker, SEVERITY_ERROR, "WG211", id,
                    _("The ids may be done, busy, changed and dropped."),
                    _("\"%s\" is no way in which an agreement can stand."), quote(id->text).text);
    }
}

static void check_measure(const struct step_check *check)
{
    const struct outline_step *step = check->step;
    if (step->measure == MEASURE_NONE)
        return;
    const struct node *at = node_get(step->node, "measures");
    const char *name = measure_id((enum measure)step->measure);
    enum answer_kind answer = measured[step->measure].answer;
    if (step->answer >= 0 && step->answer != (int)answer)
        checker_add(check->checker, SEVERITY_ERROR, "WG211", at, NULL,
                    _("\"measures: %s\" needs \"answer: %s\"."), name, answer_kind_id(answer));
    if (!loop_fits(step->measure, step->loop))
        report_loop(check, at, name);
    if (step->measure == MEASURE_STATUS)
        check_statuses(check);
    const char *choices = node_text(step->node, "choices");
    if (step->measure == MEASURE_FOCUS && step->answer == ANSWER_CHOICES && !choices)
        checker_add(check->checker, SEVERITY_ERROR, "WG211", at, _("Write \"choices: values\"."),
                    _("\"measures: focus\" chooses among the work values."));
}

/* A day can be proposed where a date is asked, and a talk comes of it where that date is its day. */
static void check_day(const struct step_check *check)
{
    const struct outline_step *step = check->step;
    const struct node *after = node_get(step->node, "after");
    const struct node *guide = node_get(step->node, "guide");
    bool is_talk = step->measure == MEASURE_FOLLOW_UP || step->measure == MEASURE_CHECK_IN;
    if (after && step->answer >= 0 && step->answer != ANSWER_DATE)
        checker_add(check->checker, SEVERITY_ERROR, "WG223", key_of(after),
                    _("Make it \"answer: date\", or remove this."),
                    _("Step \"%s\" proposes a day, but its answer is no date."),
                    quote(step->id).text);
    if (guide && !is_talk)
        checker_add(check->checker, SEVERITY_ERROR, "WG223", key_of(guide),
                    _("Add \"measures: follow-up\" or \"measures: check-in\", or remove this."),
                    _("Step \"%s\" names the guide of a talk, but it does not ask for the day of "
                      "one."),
                    quote(step->id).text);
}

static void check_measures_twice(struct checker *checker, const struct outline *outline)
{
    const struct outline_step *seen[MEASURE_COUNT] = {NULL};
    for (size_t i = 0; i < outline->step_count; i++) {
        const struct outline_step *step = &outline->steps[i];
        if (step->measure == MEASURE_NONE)
            continue;
        if (seen[step->measure])
            checker_add(checker, SEVERITY_ERROR, "WG204", node_get(step->node, "measures"),
                        _("Keep one of the two."), _("Step \"%s\" measures %s already."),
                        quote(seen[step->measure]->id).text,
                        measure_id((enum measure)step->measure));
        else
            seen[step->measure] = step;
    }
}

/* --- loops ------------------------------------------------------------------------ */

/* A loop over chosen or important values needs an earlier step that tells which they are. */
static void check_loop(struct checker *checker, const struct outline *outline, size_t part)
{
    const struct node *at = node_get(outline->parts[part], "for_each");
    int loop = word_find(&words_loop, node_text(outline->parts[part], "for_each"));
    if (outline->alone || (loop != LOOP_FOCUS && loop != LOOP_IMPORTANT))
        return;
    int wanted = loop == LOOP_FOCUS ? MEASURE_FOCUS : MEASURE_IMPORTANCE;
    for (size_t i = 0; i < outline->step_count && outline->steps[i].part < part; i++) {
        if (outline->steps[i].measure == wanted)
            return;
    }
    checker_add(checker, SEVERITY_ERROR, "WG206", at,
                _("Add such a step to an earlier part, or write \"for_each: values\"."),
                _("\"for_each: %s\" needs an earlier step with \"measures: %s\"."),
                loop_id((enum loop)loop), measure_id((enum measure)wanted));
}

/*
 * A talk may have no agreements before it. The other loops that may be empty need a step outside of them
 * (WG206).
 */
static void check_places_left(struct checker *checker, const struct outline *outline)
{
    for (size_t i = 0; i < outline->step_count; i++) {
        if (outline->steps[i].loop != LOOP_LAST_ACTIONS)
            return;
    }
    if (outline->step_count && !outline->alone)
        checker_add(checker, SEVERITY_ERROR, "WG221", key_of(node_get(outline->root, "parts")),
                    _("Add a part without \"for_each\", such as a welcome."),
                    _("Every part has \"for_each: last-actions\": without earlier agreements "
                      "nothing is left of this talk."));
}

static void check_per_value(const struct step_check *check)
{
    const struct node *per_value = node_get(check->step->node, "per_value");
    if (per_value && !loop_over_values(check->step->loop))
        checker_add(check->checker, SEVERITY_ERROR, "WG205", key_of(per_value),
                    _("Put the step in a part with \"for_each: values\", or remove this."),
                    _("Step \"%s\" is not asked about each value, so it has no words for each."),
                    quote(check->step->id).text);
}

/* --- conditions --------------------------------------------------------------------- */

static void report_condition(const struct step_check *check, const struct node *at,
                             const char *repair, const char *message)
{
    checker_add(check->checker, SEVERITY_ERROR, "WG209", at, repair, "%s", message);
}

static void check_number(const struct step_check *check, const struct node *at,
                         const struct outline_step *target)
{
    if (target->answer >= 0 && target->answer != ANSWER_SCALE && target->answer != ANSWER_NUMBER) {
        report_condition(check, key_of(at), _("Use \"is\" for choices and for yes or no."),
                         _("The answer that this condition looks at is no number."));
        return;
    }
    /* What is no number at all was reported before. */
    char *end;
    long number = strtol(at->text, &end, 10);
    bool whole = end != at->text && !*end;
    if (target->answer == ANSWER_SCALE && whole && (number < 1 || number > 5))
        report_condition(check, at, _("Write a number from 1 to 5."),
                         _("A scale goes from 1 to 5."));
}

/* Calls `each` with every answer that `is` may name. */
static void each_answer(const struct outline_step *target,
                        void (*each)(void *context, const char *answer), void *context)
{
    const struct node *choices = node_get(target->node, "choices");
    if (target->answer == ANSWER_YES_NO) {
        each(context, "yes");
        each(context, "no");
    } else if (has_choices(target->answer) && choices && choices->kind == NODE_TEXT) {
        for (int i = 0; i < VALUE_COUNT; i++)
            each(context, value_id((enum value)i));
    }
    for (const struct node *choice = choices ? choices->first : NULL; choice;
         choice = choice->next) {
        const char *id = node_text(choice, "id");
        if (id)
            each(context, id);
    }
}

static void offer_answer(void *nearest, const char *answer)
{
    nearest_offer(nearest, answer);
}

/* Offers the answers; true when one of them was typed. */
static bool is_answer(const struct outline_step *target, struct nearest *nearest)
{
    each_answer(target, offer_answer, nearest);
    return nearest->best && strcmp(nearest->best, nearest->typed) == 0;
}

static void list_answer(void *list, const char *answer)
{
    buf_addf(list, "%s%s", *buf_text(list) ? ", " : "", quote(answer).text);
}

static char *answers_listed(const struct outline_step *target)
{
    struct buf list;
    buf_init(&list);
    each_answer(target, list_answer, &list);
    char *listed = xasprintf(_("The answers are: %s."), buf_text(&list));
    buf_done(&list);
    return listed;
}

/* Nothing is held against choices that are faulty or not there: that was told before. */
static bool choices_known(const struct outline_step *target)
{
    const struct node *choices = node_get(target->node, "choices");
    bool known = choices && !choices->told;
    for (const struct node *choice = known ? choices->first : NULL; choice; choice = choice->next)
        known &= node_text(choice, "id") != NULL;
    return known || !has_choices(target->answer);
}

static void check_is(const struct step_check *check, const struct node *at,
                     const struct outline_step *target)
{
    if (target->answer >= 0 && target->answer != ANSWER_YES_NO && !has_choices(target->answer)) {
        report_condition(
            check, key_of(at), _("Use \"at_least\" or \"at_most\" for numbers."),
            _("The answer that this condition looks at is no choice and no yes or no."));
        return;
    }
    struct nearest nearest;
    nearest_init(&nearest, at->text);
    if (target->answer < 0 || !choices_known(target) || is_answer(target, &nearest))
        return;
    char meant[REPAIR_SIZE];
    size_t length;
    const char *dutch = nearest_pair(words_yes_no.dutch, at->text, &length);
    if (!nearest.best && target->answer == ANSWER_YES_NO && dutch)
        nearest.best = *dutch == 'y' ? "yes" : "no";
    char *listed = answers_listed(target);
    checker_add(check->checker, SEVERITY_ERROR, "WG209", at,
                nearest.best ? repair_meant(meant, nearest.best) : listed,
                _("\"%s\" is no answer of step \"%s\"."), quote(at->text).text,
                quote(target->id).text);
    free(listed);
}

static void check_comparison(const struct step_check *check, const struct node *when,
                             const struct outline_step *target)
{
    const struct node *at_least = node_get(when, "at_least"), *at_most = node_get(when, "at_most"),
                      *is = node_get(when, "is");
    int count = (at_least != NULL) + (at_most != NULL) + (is != NULL);
    if (count != 1)
        report_condition(check, when, _("Write one of at_least, at_most and is."),
                         count ? _("A condition says one thing only.")
                               : _("This condition does not say which answer it waits for."));
    else if (target && is)
        check_is(check, is, target);
    else if (target)
        check_number(check, at_least ? at_least : at_most, target);
}

/* Whether an answer in one loop can be looked up from a step in the other. */
static bool same_items(enum loop one, enum loop other)
{
    return loop_over_values(one) ? loop_over_values(other) : one == other;
}

/* NULL when it was told that no answer can come from there. */
static const struct outline_step *check_target(const struct step_check *check,
                                               const struct node *at)
{
    char meant[REPAIR_SIZE];
    const struct outline_step *target = outline_find(check->outline, at->text);
    const char *near = target ? NULL : outline_meant(check->outline, at->text);
    if (!target && check->outline->alone)
        return NULL; /* its guide has that step, or says that it is not there */
    if (!target)
        checker_add(check->checker, SEVERITY_ERROR, "WG201", at,
                    near ? repair_meant(meant, near) : _("Write the id of an earlier step."),
                    _("There is no step \"%s\"."), quote(at->text).text);
    else if (target->loop != LOOP_NONE && !same_items(target->loop, check->step->loop))
        checker_add(check->checker, SEVERITY_ERROR, "WG202", at,
                    _("Put this step in a part with \"for_each\" too, or look at another step."),
                    _("Step \"%s\" has an answer for each value, so it is not clear which one "
                      "counts."),
                    quote(at->text).text);
    else if (target >= check->step)
        checker_add(check->checker, SEVERITY_ERROR, "WG212", at, _("Look at an earlier step."),
                    _("Step \"%s\" is not answered yet when this step comes."),
                    quote(at->text).text);
    else
        return target;
    return NULL;
}

static void check_when(const struct step_check *check)
{
    const struct node *when = node_get_kind(check->step->node, "when", NODE_MAP);
    if (!when)
        return;
    const struct node *at = node_get_kind(when, "step", NODE_TEXT);
    check_comparison(check, when, at ? check_target(check, at) : NULL);
}

/* What a kind of talk never asks, whoever writes its guide. */
static void check_process(const struct step_check *check)
{
    enum process process = outline_process(check->outline);
    enum measure measure = (enum measure)check->step->measure;
    if (process_asks(process, measure, false))
        return;
    checker_add(
        check->checker, SEVERITY_ERROR, "WG217", node_get(check->step->node, "measures"),
        process == PROCESS_APPLICATION
            ? _("Remove this step: ask what the work can offer in words.")
            : _("Leave \"measures\" out: ask what the team agrees on, or how many recognise "
                "it."),
        process == PROCESS_APPLICATION
            ? _("A job interview asks no score for room and none for what works.")
            : _("A score is one person's. A talk with a team keeps none."));
}

static const struct outline_step *measuring(const struct outline *outline, enum measure measure)
{
    for (size_t i = 0; i < outline->step_count; i++) {
        if (outline->steps[i].measure == (int)measure)
            return &outline->steps[i];
    }
    return NULL;
}

/*
 * With two of the three scores nobody can see whether a value is in the capability set. Importance
 * alone is a choice: it says where to go on.
 */
static void check_scores(struct checker *checker, const struct outline *outline)
{
    const struct outline_step *importance = measuring(outline, MEASURE_IMPORTANCE);
    const struct outline_step *room = measuring(outline, MEASURE_OPPORTUNITY);
    const struct outline_step *works = measuring(outline, MEASURE_REALISATION);
    const struct outline_step *one = room ? room : works;
    if (!importance || !one || (room && works) ||
        !process_asks(outline_process(outline), MEASURE_OPPORTUNITY, false))
        return;
    checker_add(
        checker, SEVERITY_WARNING, "WG220", node_get(one->node, "measures"),
        _("Ask all three about each value (importance, opportunity and realisation), or the "
          "importance alone."),
        _("The values get a number here, but none for %s."),
        measure_id(room ? MEASURE_REALISATION : MEASURE_OPPORTUNITY));
}

/*
 * What a model can be made without. A rule that comes after guides were published belongs here: talks that
 * were held with them must open for ever.
 */
static void check_later_rules(struct checker *checker, const struct outline *outline)
{
    check_scores(checker, outline);
    check_places_left(checker, outline);
    for (size_t i = 0; i < outline->step_count && checker_listens(checker); i++)
        check_process(&(struct step_check){checker, outline, &outline->steps[i]});
}

void check_script(struct checker *checker, const struct outline *outline)
{
    check_ids(checker, outline);
    check_measures_twice(checker, outline);
    for (size_t i = 0; i < outline->part_count; i++)
        check_loop(checker, outline, i);
    if (!outline->kept)
        check_later_rules(checker, outline);
    for (size_t i = 0; i < outline->step_count && checker_listens(checker); i++) {
        struct step_check check = {checker, outline, &outline->steps[i]};
        check_said(&check);
        check_choices(&check);
        check_scale(&check);
        check_measure(&check);
        check_day(&check);
        check_per_value(&check);
        check_when(&check);
        check_places(checker, check.step->node, check.step, outline);
    }
}
