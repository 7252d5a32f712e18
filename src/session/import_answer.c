/*
 * The answers of a talk that comes in. The guide in the file says what a step may be answered with. What an
 * update of the guide may have left behind (an item or a choice that it no longer has) is kept as the program keeps
 * it, as long as it is well formed.
 */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "domain/capability.h"
#include "import_talk.h"
#include "script/load.h"

enum { NUMBER_MOST = 1000000000, CHOICES_MOST = 1000, ID_MOST = 64 };

bool import_item_legal(const char *item)
{
    return !*item || value_from_id(item) != VALUE_NONE || uuid_valid(item);
}

static bool is_id(const char *text)
{
    size_t length = strlen(text);

    return length > 0 && length <= ID_MOST &&
           strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-") == length;
}

/* ---- the content ---- */

static bool read_score(struct reader *reader, const json_t *object, const struct step *step,
                       struct answer *answer)
{
    bool is_scale = step->answer == ANSWER_SCALE;

    if (answer->state != STATE_GIVEN)
        return true;
    return read_number(reader, object, "number", is_scale ? SCORE_MIN : -NUMBER_MOST,
                       is_scale ? SCORE_MAX : NUMBER_MOST, &answer->number);
}

static bool add_choice(struct reader *reader, const json_t *element, struct answer *answer)
{
    const char *id = json_string_value(element);

    if (!id || !is_id(id) || answer_has_choice(answer, id))
        return reader_complain(reader, NULL,
                               _("the id of a choice is expected, each of them once."));
    answer_toggle_choice(answer, id);
    return true;
}

static bool read_choices(struct reader *reader, const json_t *object, struct answer *answer)
{
    const json_t *choices = read_array(reader, object, "choices");
    size_t outer = reader_enter(reader, "choices");
    bool ok = choices != NULL;

    if (json_array_size(choices) > CHOICES_MOST)
        ok = reader_complain(reader, NULL, _("there are too many."));
    for (size_t i = 0; ok && i < json_array_size(choices); i++) {
        size_t mark = reader_enter_at(reader, i);

        ok = add_choice(reader, json_array_get(choices, i), answer);
        reader_leave(reader, mark);
    }
    reader_leave(reader, outer);
    if (ok && json_object_get(object, "text")) /* something else, in own words */
        ok = read_text(reader, object, "text", UTF8_MANY_LINES, &answer->text);
    return ok;
}

/* What a text of this kind has to look like when it is an answer. */
static bool check_text(struct reader *reader, const struct step *step, const struct answer *answer)
{
    struct day day;

    if (answer->state != STATE_GIVEN)
        return true;
    if (!answer->text || !*answer->text)
        return reader_complain(reader, "text", _("a text is expected."));
    switch (step->answer) {
    case ANSWER_DATE:
        return day_from_iso(answer->text, &day) ||
               reader_complain(reader, "text", _("a day like \"2026-11-22\" is expected."));
    case ANSWER_YES_NO:
        return strcmp(answer->text, "yes") == 0 || strcmp(answer->text, "no") == 0 ||
               reader_complain(reader, "text", _("\"yes\" or \"no\" is expected."));
    case ANSWER_CHOICE:
        return step->other || is_id(answer->text) ||
               reader_complain(reader, "text", _("the id of a choice is expected."));
    default:
        return true;
    }
}

static bool read_content(struct reader *reader, const json_t *object, const struct step *step,
                         struct answer *answer)
{
    switch (step->answer) {
    case ANSWER_SCALE:
    case ANSWER_NUMBER:
        return read_score(reader, object, step, answer);
    case ANSWER_CHOICES:
        return read_choices(reader, object, answer);
    default:
        return read_text(reader, object, "text", UTF8_MANY_LINES, &answer->text) &&
               check_text(reader, step, answer);
    }
}

/* ---- what stands beside it ---- */

static const char *state_id(int number)
{
    return answer_state_id((enum answer_state)number);
}

static const char *who_sees_id(int number)
{
    return visibility_id((enum visibility)number);
}

static bool read_visibility(struct reader *reader, const json_t *object, const char *key,
                            enum visibility *out)
{
    int number;

    if (!read_one_of(reader, object, key, who_sees_id, VISIBLE_ONLY_ME + 1, &number))
        return false;
    *out = (enum visibility)number;
    return true;
}

/* Both keys are there only when something was said. */
static bool read_confirmation(struct reader *reader, const json_t *object, struct answer *answer)
{
    bool is_right = false;

    if (json_object_get(object, "confirmed")) {
        if (!read_flag(reader, object, "confirmed", &is_right))
            return false;
        answer->confirmation = is_right ? CONFIRM_YES : CONFIRM_CORRECTED;
    }
    return !json_object_get(object, "correction") ||
           read_text(reader, object, "correction", UTF8_MANY_LINES, &answer->correction);
}

/* One by one, so that all that is wrong with an answer is told. */
static bool read_answer(struct reader *reader, const json_t *object, const struct step *step,
                        struct answer *answer)
{
    int state;
    bool ok = read_one_of(reader, object, "state", state_id, STATE_DECLINED + 1, &state);

    if (ok) {
        answer->state = (enum answer_state)state;
        ok = read_content(reader, object, step, answer);
    }
    ok &= read_flag(reader, object, "parked", &answer->parked);
    ok &= read_visibility(reader, object, "visibility", &answer->visibility);
    ok &= read_text(reader, object, "remark", UTF8_MANY_LINES, &answer->remark);
    ok &= read_visibility(reader, object, "remark_visibility", &answer->remark_visibility);
    ok &= read_confirmation(reader, object, answer);
    return ok;
}

/* ---- all of them ---- */

static const struct step *find_step(struct reader *reader, const json_t *object,
                                    const struct script *script)
{
    char *id;
    size_t index;

    if (!read_words(reader, object, "step", UTF8_ONE_LINE, &id))
        return NULL;
    index = script_find_step(script, id);
    free(id);
    if (index != SIZE_MAX)
        return &script->steps[index];
    reader_complain(reader, "step", _("the guide in the file has no such step."));
    return NULL;
}

static bool is_twice(const struct import_talk *talk, const struct step *step, const char *item)
{
    for (size_t i = 0; i < talk->answer_count; i++) {
        if (talk->answers[i].step == step && strcmp(talk->answers[i].item, item) == 0)
            return true;
    }
    return false;
}

static bool read_item(struct reader *reader, const json_t *object, const struct import_talk *talk,
                      const struct step *step, char **out)
{
    char *item = NULL;
    bool ok = read_text(reader, object, "item", UTF8_ONE_LINE, &item);

    if (ok && (!item || !import_item_legal(item)))
        ok = reader_complain(reader, "item",
                             _("nothing (\"\"), a work value or the id of an agreement is "
                               "expected."));
    if (ok && item && is_twice(talk, step, item))
        ok = reader_complain(reader, "step", _("this step was answered above already."));
    if (ok)
        *out = item;
    else
        free(item);
    return ok;
}

/* Takes both over. */
static void add_answer(struct import_talk *talk, const struct step *step, char *item,
                       struct answer *answer)
{
    talk->answers = xreallocarray(talk->answers, talk->answer_count + 1, sizeof *talk->answers);
    talk->answers[talk->answer_count++] =
        (struct restored_answer){.step = step, .item = item, .answer = answer};
}

static bool read_one(struct reader *reader, const json_t *object, struct import_talk *talk)
{
    const struct step *step;
    struct answer *answer;
    char *item;

    if (json_object_get(object, "asked_in_version")) {
        talk->left_out++;
        return true;
    }
    step = find_step(reader, object, talk->script);
    if (!step || !read_item(reader, object, talk, step, &item))
        return false;
    answer = xcalloc(1, sizeof *answer);
    answer_init(answer);
    add_answer(talk, step, item, answer);
    return read_answer(reader, object, step, answer);
}

bool import_answers_read(struct reader *reader, const json_t *object, struct import_talk *out)
{
    return import_each(reader, object, "answers", out, read_one);
}
