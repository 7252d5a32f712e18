/* A shared plan in words. Whatever stands in the registry is cleaned here, on its way to the screen. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/label.h"
#include "base/mem.h"
#include "base/message.h"
#include "base/utf8.h"
#include "domain/agreement.h"
#include "hr.h"

enum { WIDE = 76, LABEL_WIDTH = 22, IN_SHORT = 2 };

char *hr_clean(const char *text)
{
    return text ? utf8_clean(text, strlen(text), UTF8_ONE_LINE) : xstrdup("");
}

static char *clean_lines(const char *text)
{
    return text ? utf8_clean(text, strlen(text), UTF8_MANY_LINES) : xstrdup("");
}

char *hr_state_words(const struct shared_action *shared, struct day today, int answer_days)
{
    int days = day_difference(day_of_moment(shared->asked), today);

    if (shared_waits_long(shared, today, answer_days))
        return xasprintf(message_plural("waits %d day", "waits %d days", (unsigned long)days),
                         days);
    if (shared_waits(shared) || (shared_is_question(shared) && shared->reply.state != QUESTION_NEW))
        return xstrdup(question_state_label(shared->reply.state));
    return xstrdup(action_status_label(action_status(&shared->action)));
}

/* ---- drawing ---- */

/* Wrapped, in at most `most` rows; the last one says that there is more. */
static int wrap_some(struct canvas *canvas, int row, int column, int width, const char *text,
                     int most)
{
    struct wrap wrap;
    int rows;

    if (!*text || most <= 0)
        return 0;
    wrap_init(&wrap, text, strlen(text), width);
    rows = (int)wrap.count < most ? (int)wrap.count : most;
    for (int i = 0; i < rows; i++) {
        const struct wrap_line *line = &wrap.lines[i];
        bool cut = i + 1 == rows && (size_t)rows < wrap.count;
        /* What follows is taken along where it is cut, so that the row itself ends in the mark for more. */
        char *part =
            xstrndup(text + line->start, (cut ? wrap.lines[i + 1].end : line->end) - line->start);
        char *clean = hr_clean(part);

        canvas_text(canvas, row + i, column, width, STYLE_PLAIN, clean);
        free(clean);
        free(part);
    }
    wrap_done(&wrap);
    canvas_extend(canvas, row + rows);
    return rows;
}

int hr_pair(struct canvas *canvas, int row, const char *label, const char *text, int most)
{
    char *clean = clean_lines(text);
    char *line;
    int rows;

    if (most <= 0) {
        free(clean);
        return 0;
    }
    if (canvas->width >= WIDE) {
        canvas_text(canvas, row, 3, LABEL_WIDTH - 1, STYLE_DIM, label);
        rows = wrap_some(canvas, row, 3 + LABEL_WIDTH, canvas->width - LABEL_WIDTH - 4,
                         *clean ? clean : "·", most);
    } else {
        line = xasprintf("%s%s %s", label, label_end(label), *clean ? clean : "·");
        rows = wrap_some(canvas, row, 3, canvas->width - 4, line, most);
        free(line);
    }
    free(clean);
    return rows;
}

/* ---- what stands there ---- */

/* " · by Tuesday 1 December 2026", or "". The caller frees it. */
static char *by_words(const struct reply *reply)
{
    char *day, *by, *words;

    if (!*reply->by)
        return xstrdup("");
    day = action_field_text(ACTION_DUE, reply->by, PROCESS_ONE_ON_ONE);
    by = xasprintf(_("by %s"), day);
    words = xasprintf(" · %s", by);
    free(day);
    free(by);
    return words;
}

char *hr_answer_line(const struct reply *reply)
{
    char day[DAY_TEXT_SIZE];
    char *who, *text, *by, *line;

    if (reply->moment == 0)
        return xstrdup("");
    who = hr_clean(reply->who);
    text = clean_lines(reply->text);
    by = by_words(reply);
    day_format_short(day_of_moment(reply->moment), day);
    line = xasprintf("%s%s · %s · %s%s%s", question_state_label(reply->state), by, who, day,
                     *text ? ": " : "", text);
    free(who);
    free(text);
    free(by);
    return line;
}

/* HR reads about people who are not spoken to: nobody is "you". */
static const char *owner_words(const struct shared_action *shared)
{
    enum owner owner = action_owner(&shared->action);

    switch (owner) {
    case OWNER_EMPLOYEE:
        return _("the employee");
    case OWNER_TOGETHER:
        return _("employee and leader together");
    default:
        return owner_label(owner, PROCESS_ONE_ON_ONE);
    }
}

static char *need_words(const struct shared_action *shared)
{
    const char *kind = action_get(&shared->action, ACTION_KIND);
    char *label = action_field_text(ACTION_KIND, kind, PROCESS_ONE_ON_ONE);
    const char *need = action_get(&shared->action, ACTION_NEED);
    char *words = *kind && *need ? xasprintf("%s (%s)", need, label) : xstrdup(need);

    free(label);
    return words;
}

static char *due_words(const struct shared_action *shared, struct day today)
{
    char *day =
        action_field_text(ACTION_DUE, action_get(&shared->action, ACTION_DUE), PROCESS_ONE_ON_ONE);
    char *longer;

    if (!shared_passed(shared, today))
        return day;
    longer = xasprintf(_("%s (the day has passed: what is needed?)"), day);
    free(day);
    return longer;
}

static char *status_words(const struct shared_action *shared)
{
    const char *label = action_status_label(action_status(&shared->action));
    const char *reason = action_get(&shared->action, ACTION_REASON);

    return *reason ? xasprintf("%s: %s", label, reason) : xstrdup(label);
}

static char *answer_words(const struct shared_action *shared)
{
    if (!shared_is_question(shared) && shared->reply.moment == 0)
        return NULL;
    return shared->reply.moment ? hr_answer_line(&shared->reply) : xstrdup(_("not yet"));
}

static char *mark_words(const struct shared_action *shared)
{
    if (shared->mark == MARK_LEADER)
        return xstrdup(_("to talk about with the leader"));
    if (shared->mark == MARK_EMPLOYEE)
        return xstrdup(_("to talk about with the employee, who said that this is fine"));
    return NULL;
}

/* When the leader shared a change. */
static char *changed_words(const struct shared_action *shared)
{
    char day[DAY_TEXT_SIZE];

    if (shared->changed <= shared->asked)
        return NULL;
    day_format_short(day_of_moment(shared->changed), day);
    return xasprintf(_("on %s"), day);
}

enum { LINES = 12 };
struct line {
    const char *label;
    char *text; /* owned; NULL = the line is left out */
    bool always;
};

/* What HR looks for first stands first: what, needed, by when, and what was answered. */
static void fill(struct line lines[LINES], const struct shared_action *shared, struct day today)
{
    const struct action *action = &shared->action;
    struct line filled[LINES] = {
        {action_field_label(ACTION_WHAT), xstrdup(action_get(action, ACTION_WHAT)), true},
        {action_field_label(ACTION_NEED), need_words(shared), false},
        {action_field_label(ACTION_FIRST_STEP), xstrdup(action_get(action, ACTION_FIRST_STEP)),
         false},
        {action_field_label(ACTION_DUE), due_words(shared, today), false},
        {_("Answer of HR"), answer_words(shared), true},
        {_("Mark"), mark_words(shared), false},
        {action_field_label(ACTION_OWNER), xstrdup(owner_words(shared)), true},
        {action_field_label(ACTION_OWN_PART), xstrdup(action_get(action, ACTION_OWN_PART)), false},
        {action_field_label(ACTION_HELPER), xstrdup(action_get(action, ACTION_HELPER)), false},
        {action_field_label(ACTION_NOTICE), xstrdup(action_get(action, ACTION_NOTICE)), false},
        {action_field_label(ACTION_STATUS), status_words(shared), true},
        {_("Changed"), changed_words(shared), false},
    };

    memcpy(lines, filled, sizeof filled);
}

static int draw_comments(const struct shared_action *shared, struct canvas *canvas, int row,
                         int end)
{
    int most = end == INT_MAX ? INT_MAX : IN_SHORT;

    for (size_t i = 0; i < shared->comment_count && row < end; i++) {
        const struct comment *comment = &shared->comments[i];
        char *who = hr_clean(comment->who);
        char day[DAY_TEXT_SIZE];
        char *line;

        day_format_short(day_of_moment(comment->moment), day);
        line = xasprintf("%s · %s: %s", day, who, comment->text);
        row += hr_pair(canvas, row, _("Comment"), line, end - row < most ? end - row : most);
        free(line);
        free(who);
    }
    return row;
}

static char *head_words(const struct shared_action *shared)
{
    char *person = hr_clean(shared->person);
    char *team = hr_clean(shared->team);
    char *leader = hr_clean(shared->leader_name);
    char day[DAY_TEXT_SIZE];
    char *words;

    day_format_short(day_of_moment(shared->asked), day);
    words = xasprintf(_("%s · shared by %s since %s · team %s"), person, leader, day, team);
    free(person);
    free(team);
    free(leader);
    return words;
}

static int draw_value(const struct shared_action *shared, struct canvas *canvas, int row, int end)
{
    enum value value = value_from_id(action_get(&shared->action, ACTION_VALUE));

    return value == VALUE_NONE || row >= end
               ? row
               : row + hr_pair(canvas, row, action_field_label(ACTION_VALUE), value_label(value),
                               end - row);
}

int hr_draw_plan(const struct shared_action *shared, struct canvas *canvas, int row, int end,
                 struct day today)
{
    int most = end == INT_MAX ? INT_MAX : IN_SHORT;
    struct line lines[LINES];
    char *head = head_words(shared);

    if (end == INT_MAX)
        row += canvas_wrap(canvas, row, 1, canvas->width - 2, STYLE_BOLD, head);
    else
        canvas_text(canvas, row++, 1, canvas->width - 2, STYLE_BOLD, head);
    free(head);
    fill(lines, shared, today);
    for (size_t i = 0; i < LINES; i++) {
        bool shown = lines[i].text && (*lines[i].text || lines[i].always);

        if (shown && row < end)
            row += hr_pair(canvas, row, lines[i].label, lines[i].text,
                           end - row < most ? end - row : most);
        free(lines[i].text);
    }
    row = draw_comments(shared, canvas, row, end);
    return draw_value(shared, canvas, row, end);
}
