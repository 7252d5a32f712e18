#include "domain/answer.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

void answer_init(struct answer *answer)
{
    *answer = (struct answer){0};
}

void answer_done(struct answer *answer)
{
    for (size_t i = 0; i < answer->choice_count; i++)
        free(answer->choices[i]);
    free(answer->choices);
    free(answer->text);
    free(answer->remark);
    free(answer->correction);
    answer_init(answer);
}

static char *copy_or_null(const char *text)
{
    return text ? xstrdup(text) : NULL;
}

void answer_copy(struct answer *to, const struct answer *from)
{
    struct answer copy = *from;

    copy.text = copy_or_null(from->text);
    copy.remark = copy_or_null(from->remark);
    copy.correction = copy_or_null(from->correction);
    copy.choices = NULL;
    if (from->choice_count > 0)
        copy.choices = xcalloc(from->choice_count, sizeof *copy.choices);
    for (size_t i = 0; i < from->choice_count; i++)
        copy.choices[i] = xstrdup(from->choices[i]);
    answer_done(to);
    *to = copy;
}

/* An absent text and an empty one are the same to a reader. */
static bool same_text(const char *one, const char *other)
{
    return strcmp(one ? one : "", other ? other : "") == 0;
}

static bool same_choices(const struct answer *one, const struct answer *other)
{
    if (one->choice_count != other->choice_count)
        return false;
    for (size_t i = 0; i < one->choice_count; i++) {
        if (strcmp(one->choices[i], other->choices[i]) != 0)
            return false;
    }
    return true;
}

bool answer_equal(const struct answer *one, const struct answer *other)
{
    return one->state == other->state && one->number == other->number &&
           one->parked == other->parked && one->visibility == other->visibility &&
           one->remark_visibility == other->remark_visibility &&
           one->confirmation == other->confirmation && same_text(one->text, other->text) &&
           same_text(one->remark, other->remark) && same_text(one->correction, other->correction) &&
           same_choices(one, other);
}

bool answer_is_blank(const struct answer *answer)
{
    static const struct answer blank;

    return answer_equal(answer, &blank);
}

static size_t find_choice(const struct answer *answer, const char *id)
{
    size_t i = 0;

    while (i < answer->choice_count && strcmp(answer->choices[i], id) != 0)
        i++;
    return i;
}

bool answer_has_choice(const struct answer *answer, const char *id)
{
    return find_choice(answer, id) < answer->choice_count;
}

void answer_toggle_choice(struct answer *answer, const char *id)
{
    size_t at = find_choice(answer, id);

    if (at == answer->choice_count) {
        answer->choices = xreallocarray(answer->choices, at + 1, sizeof *answer->choices);
        answer->choices[answer->choice_count++] = xstrdup(id);
        return;
    }
    free(answer->choices[at]);
    memmove(&answer->choices[at], &answer->choices[at + 1],
            (answer->choice_count - at - 1) * sizeof *answer->choices);
    answer->choice_count--;
}

/* ORDER of the enums in answer.h. */
static const char *const state_ids[] = {"open", "given", "unknown", "declined"};
static const char *const visibility_ids[] = {"together", "only-me"};
static const char *const confirmation_ids[] = {"", "yes", "corrected"};

const char *answer_state_id(enum answer_state state)
{
    return state_ids[state];
}

const char *visibility_id(enum visibility visibility)
{
    return visibility_ids[visibility];
}

const char *confirmation_id(enum confirmation confirmation)
{
    return confirmation_ids[confirmation];
}

static int find_id(const char *const *ids, int count, const char *id)
{
    for (int i = 0; i < count; i++) {
        if (strcmp(ids[i], id) == 0)
            return i;
    }
    return -1;
}

bool answer_state_from_id(const char *id, enum answer_state *out)
{
    int found = find_id(state_ids, 4, id);

    if (found >= 0)
        *out = (enum answer_state)found;
    return found >= 0;
}

bool visibility_from_id(const char *id, enum visibility *out)
{
    int found = find_id(visibility_ids, 2, id);

    if (found >= 0)
        *out = (enum visibility)found;
    return found >= 0;
}

bool confirmation_from_id(const char *id, enum confirmation *out)
{
    int found = find_id(confirmation_ids, 3, id);

    if (found >= 0)
        *out = (enum confirmation)found;
    return found >= 0;
}
