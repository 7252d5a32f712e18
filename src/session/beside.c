/* What stands beside the new answers: the scores and words of last time, who promised what. */
#include "session/beside.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/message.h"
#include "base/utf8.h"
#include "session/growth.h"
#include "state.h"
#include "store/agreement.h"

/* ---- a value ---- */

static void add_score(struct buf *line, int score)
{
    buf_adds(line, line->length ? " · " : "");
    if (score == SCORE_OPEN)
        buf_adds(line, "-");
    else
        buf_addf(line, "%d", score);
}

/* "5 · 2 · 2", "" when none was given. */
static char *scores_of(const struct capability *scores)
{
    struct buf line;

    buf_init(&line);
    if (scores->importance || scores->opportunity || scores->realisation) {
        add_score(&line, scores->importance);
        add_score(&line, scores->opportunity);
        add_score(&line, scores->realisation);
    }
    return buf_take(&line);
}

/* The first words of what was said, on one line. */
static char *words_in(const char *words, int columns)
{
    char *clean = utf8_clean(words, strlen(words), UTF8_ONE_LINE);
    size_t length = strlen(clean);
    char *quoted;

    if (columns < 8) {
        free(clean);
        return xstrdup("");
    }
    if (utf8_width(clean, length) + 2 <= columns) {
        quoted = xasprintf("\"%s\"", clean);
    } else {
        size_t fits = utf8_fit(clean, length, columns - 3, NULL);

        quoted = xasprintf("\"%.*s…\"", (int)fits, clean);
    }
    free(clean);
    return quoted;
}

char *beside_last_time(const struct session *session, struct place place, int width)
{
    enum value value = value_from_id(place.item);
    const struct growth *before = session_before(session);
    const struct growth_talk *last =
        value == VALUE_NONE ? NULL : growth_before(before, before->count, value);
    char day[DAY_TEXT_SIZE];
    char *scores, *lead, *words, *line;

    if (!last)
        return NULL;
    day_format_short(last->day, day);
    scores = scores_of(&last->scores[value]);
    lead = xasprintf(_("Last time (%s): %s"), day, scores);
    words = last->words[value]
                ? words_in(last->words[value], width - utf8_width(lead, strlen(lead)) - 2)
                : xstrdup("");
    line = *words ? xasprintf("%s%s%s", lead, *scores ? "  " : "", words) : xstrdup(lead);
    free(words);
    free(lead);
    free(scores);
    return line;
}

/* ---- an agreement ---- */

static const struct action *action_at(const struct session *session, struct place place)
{
    const struct plan *plan = session_plan(session);
    size_t index = *place.item ? plan_find(plan, place.item) : SIZE_MAX;

    return index == SIZE_MAX ? NULL : &plan->actions[index];
}

/* What was said here of how it stands; REVIEW_COUNT while it is open. */
static enum review review_of(const struct session *session, const char *id, bool together)
{
    size_t step = script_find_measure(session_script(session), MEASURE_STATUS);
    const char *item = conversation_item(session_conversation(session), id);
    const struct answer *answer;

    if (step == SIZE_MAX || !item)
        return REVIEW_COUNT;
    answer = conversation_answer(session_conversation(session), step, item);
    if (answer->state != STATE_GIVEN || !answer->text ||
        (together && answer->visibility == VISIBLE_ONLY_ME))
        return REVIEW_COUNT;
    return review_from_id(answer->text);
}

bool beside_goes_on(const struct action *action)
{
    enum action_status status = action_status(action);

    return status == ACTION_AGREED || status == ACTION_BUSY;
}

bool beside_day_passed(const struct session *session, const struct action *action)
{
    struct day due;

    return day_from_iso(action_get(action, ACTION_DUE), &due) &&
           day_difference(session_today(session), due) < 0;
}

/* Unless the line would become too long. Takes the text over. */
static void add_part(struct buf *line, char *text, int width)
{
    int used = utf8_width(buf_text(line), line->length) + utf8_width(text, strlen(text));

    if (width == 0 || used <= width)
        buf_adds(line, text);
    free(text);
}

static void add_day(struct buf *line, const struct action *action, bool passed, int width)
{
    char text[DAY_TEXT_SIZE];
    struct day due;

    if (!day_from_iso(action_get(action, ACTION_DUE), &due))
        return;
    day_format_short(due, text);
    add_part(line, xasprintf(_(" · by %s"), text), width);
    if (passed)
        add_part(line, xstrdup(_(" · date has passed: what is needed?")), width);
}

static void add_standing(struct buf *line, const struct action *action, int width)
{
    const char *reason = action_get(action, ACTION_REASON);

    if (action_status(action) != ACTION_AGREED)
        add_part(line, xasprintf(_(" · so far: %s"), action_status_label(action_status(action))),
                 width);
    if (*reason)
        add_part(line, xasprintf(" (%s)", reason), width);
}

char *beside_promise(const struct session *session, struct place place, int width)
{
    const struct action *action = action_at(session, place);
    bool reviewed;
    struct buf line;

    if (!action)
        return NULL;
    reviewed = review_of(session, place.item, false) != REVIEW_COUNT;
    buf_init(&line);
    buf_addf(&line, _("Who does it: %s"),
             owner_label(action_owner(action), session_script(session)->process));
    add_day(&line, action, beside_goes_on(action) && beside_day_passed(session, action), width);
    if (!reviewed) /* else it stands below */
        add_standing(&line, action, width);
    return buf_take(&line);
}

/* ---- what is left to do in the plan ---- */

/* New words, another day, another owner: whatever this talk made of it. */
static bool changed_here(const struct session *session, const struct action *action)
{
    bool changed = false;
    struct diag silent;

    diag_init(&silent);
    for (int i = 0; i < ACTION_FIELD_COUNT && !changed; i++) {
        enum action_field field = (enum action_field)i;
        char *before = NULL;

        if (field == ACTION_STATUS || field == ACTION_REASON)
            continue;
        store_field_before(session->setup.store, session->interview.id, action->id, field, &before,
                           &silent);
        changed = before && strcmp(before, action_get(action, field)) != 0;
        free(before);
    }
    diag_done(&silent);
    return changed;
}

enum beside_asks beside_asks(const struct session *session, const struct action *action,
                             bool together)
{
    if (!beside_goes_on(action))
        return BESIDE_NOTHING;
    if (review_of(session, action->id, together) == REVIEW_CHANGED &&
        !changed_here(session, action))
        return BESIDE_CHANGED;
    return beside_day_passed(session, action) ? BESIDE_PASSED : BESIDE_NOTHING;
}

bool beside_wants_plan(const struct session *session, struct place place, bool together)
{
    const struct action *action = action_at(session, place);

    return action && review_of(session, place.item, together) != REVIEW_COUNT &&
           beside_asks(session, action, together) != BESIDE_NOTHING;
}

char *beside_to_adjust(const struct session *session, bool together)
{
    const struct plan *plan = session_plan(session);
    struct buf list;

    buf_init(&list);
    for (size_t i = 0; i < plan->count; i++) {
        enum beside_asks asks = beside_asks(session, &plan->actions[i], together);

        if (asks != BESIDE_NOTHING)
            buf_addf(&list, "%s%zu (%s)", list.length ? ", " : "", i + 1,
                     asks == BESIDE_CHANGED ? _("changed") : _("date has passed"));
    }
    if (list.length)
        return buf_take(&list);
    buf_done(&list);
    return NULL;
}

/* Nothing when there are none. */
static void add_behind(struct buf *line, const struct plan *plan, enum action_status status,
                       const char *lead)
{
    bool first = true;

    for (size_t i = 0; i < plan->count; i++) {
        const struct action *action = &plan->actions[i];

        if (action_status(action) != status || action_is_blank(action))
            continue;
        buf_addf(line, "%s%s%s",
                 !first         ? "; "
                 : line->length ? ". "
                                : "",
                 first ? lead : "", action_get(action, ACTION_WHAT));
        first = false;
    }
}

char *beside_behind(const struct session *session)
{
    const struct plan *plan = session_plan(session);
    struct buf line;

    buf_init(&line);
    add_behind(&line, plan, ACTION_DONE, _("Done: "));
    add_behind(&line, plan, ACTION_DROPPED, _("Let go: "));
    if (line.length)
        return buf_take(&line);
    buf_done(&line);
    return NULL;
}
