/* What stands beside the new answers: the scores and words of last time, who promised what. */
#include "talk_last.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/message.h"
#include "base/utf8.h"
#include "session/growth.h"

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

char *talk_last_time(const struct session *session, struct place place, int width)
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

/* What was said here of how it stands; NULL while it is open. */
static const char *review_of(const struct session *session, const char *item)
{
    size_t step = script_find_measure(session_script(session), MEASURE_STATUS);
    const struct answer *answer;

    if (step == SIZE_MAX)
        return NULL;
    answer = conversation_answer(session_conversation(session), step, item);
    return answer->state == STATE_GIVEN ? answer->text : NULL;
}

/* Unless the line would become too long. Takes the text over. */
static void add_part(struct buf *line, char *text, int width)
{
    int used = utf8_width(buf_text(line), line->length) + utf8_width(text, strlen(text));

    if (width == 0 || used <= width)
        buf_adds(line, text);
    free(text);
}

static void add_day(struct buf *line, const struct action *action, struct day today, bool asks,
                    int width)
{
    char text[DAY_TEXT_SIZE];
    struct day due;

    if (!day_from_iso(action_get(action, ACTION_DUE), &due))
        return;
    day_format_short(due, text);
    add_part(line, xasprintf(_(" · by %s"), text), width);
    if (asks && day_difference(today, due) < 0)
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

char *talk_promise(const struct session *session, struct place place, int width)
{
    const struct action *action = action_at(session, place);
    bool reviewed = review_of(session, place.item) != NULL;
    struct buf line;

    if (!action)
        return NULL;
    buf_init(&line);
    buf_addf(&line, _("Who does it: %s"),
             owner_label(action_owner(action), session_script(session)->process));
    add_day(&line, action, session_today(session), !reviewed, width);
    if (!reviewed) /* else it stands below */
        add_standing(&line, action, width);
    return buf_take(&line);
}

bool talk_says_changed(const struct session *session, struct place place)
{
    const char *review = action_at(session, place) ? review_of(session, place.item) : NULL;

    return review && review_from_id(review) == REVIEW_CHANGED;
}
