/* One screen before a kept talk goes on: the last words, what is open, how long ago. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "screen.h"

static bool resume_key(struct tui *tui, void *state, enum action_name action,
                       const struct press *press)
{
    (void)state;
    (void)press;
    if (action != ACT_ENTER && action != ACT_NEXT_PAGE && action != ACT_BACK)
        return false;
    if (action == ACT_BACK)
        tui_leave_talk(tui);
    else
        tui_pop(tui);
    return true;
}

/* The last summary that the employee found right, or else the last words that were written. */
static const char *last_words(const struct conversation *conversation, bool *confirmed)
{
    const struct script *script = conversation_script(conversation);
    const char *words = NULL;

    *confirmed = false;
    for (size_t i = 0; i < conversation_count(conversation); i++) {
        size_t step;
        const char *item;
        const struct answer *answer = conversation_at(conversation, i, &step, &item);
        enum answer_kind kind = script->steps[step].answer;

        if (!answer->text || answer->visibility == VISIBLE_ONLY_ME ||
            (kind != ANSWER_TEXT && kind != ANSWER_SUMMARY))
            continue;
        words = answer->text;
        *confirmed = answer->confirmation == CONFIRM_YES;
        if (*confirmed)
            return words;
    }
    return words;
}

static int draw_words(const struct session *session, struct canvas *canvas, int row)
{
    const struct conversation *conversation = session_conversation(session);
    struct place here = session_place(session);
    const struct answer *at = conversation_answer(conversation, here.step, here.item);
    bool confirmed = false;
    bool is_text = session_script(session)->steps[here.step].answer == ANSWER_TEXT;
    const char *words = is_text && at->text && at->visibility == VISIBLE_TOGETHER
                            ? at->text
                            : last_words(conversation, &confirmed);

    if (!words)
        return row;
    canvas_text(canvas, row++, 1, canvas->width, STYLE_DIM,
                confirmed ? _("Summed up, and found right:") : _("The last words:"));
    return row + canvas_wrap(canvas, row, 3, canvas->width - 6, STYLE_PLAIN, words) + 1;
}

/* "Eigen doelen · In eigen woorden". The caller frees it. */
static char *place_label(const struct session *session)
{
    const struct script *script = session_script(session);
    struct place place = session_place(session);
    enum value value = value_from_id(place.item);
    char *label = session_fill(session, script->steps[place.step].label, place.item);
    const char *item = value == VALUE_NONE ? session_item_name(session, place.item)
                                           : script->values[value].short_name;
    char *whole = *item ? xasprintf("%s · %s", item, label) : xstrdup(label);

    free(label);
    return whole;
}

static void resume_draw(struct tui *tui, void *state, struct frame *frame)
{
    static const enum action_name hints[HINTS_MAX] = {ACT_HELP, ACT_ENTER, ACT_COVER, ACT_BACK};
    const struct session *session = tui_session(tui);
    const struct interview *interview = session_interview(session);
    size_t open = conversation_count_open(session_conversation(session));
    char *ago = moment_ago(interview->touched, clock_now(tui_session_setup(tui)->clock));
    char *label = place_label(session);
    int row = 1;

    (void)state;
    frame->title = xasprintf(
        _("Go on with %s"), interview->person ? interview->person : session_script(session)->title);
    frame->under = xstrdup(session_script(session)->title);
    memcpy(frame->hints, hints, sizeof hints);
    canvas_format(&frame->body, row++, 1, STYLE_PLAIN, _("You stopped %s, at: %s"), ago, label);
    if (script_goes_through_values(session_script(session)))
        canvas_format(&frame->body, row++, 1, STYLE_PLAIN, _("Talked about: %d of 7 values"),
                      conversation_count_talked_about(session_conversation(session)));
    canvas_format(&frame->body, row++, 1, STYLE_PLAIN,
                  message_plural("%zu step is still open; nothing has to be.",
                                 "%zu steps are still open; nothing has to be.", open),
                  open);
    row = draw_words(session, &frame->body, row + 1);
    canvas_text(&frame->body, row, 1, frame->columns - 2, STYLE_BOLD,
                _("Enter goes on at the same word."));
    canvas_cursor(&frame->body, row, 1);
    free(label);
    free(ago);
}

const struct screen_kind resume_screen = {
    .name = "resume",
    .place = ON_RESUME,
    .state_size = 1,
    .draw = resume_draw,
    .key = resume_key,
};
