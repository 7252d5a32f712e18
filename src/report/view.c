#include "view.h"

#include <stdint.h>
#include <string.h>

bool view_shows(const struct talk *talk, const struct answer *answer)
{
    return talk->for_leader || answer->visibility == VISIBLE_TOGETHER;
}

const char *view_remark(const struct talk *talk, const struct answer *answer)
{
    bool shown = talk->for_leader || answer->remark_visibility == VISIBLE_TOGETHER;

    return shown && answer->remark && *answer->remark ? answer->remark : NULL;
}

bool view_hidden(const struct talk *talk, size_t step, const char *item)
{
    size_t at = conversation_find_place(talk->conversation, step, item);
    struct place place = {.step = step, .item = item};

    return at == SIZE_MAX || conversation_state(talk->conversation, place) == PLACE_HIDDEN;
}

const struct answer *view_measured(const struct talk *talk, enum measure measure, const char *item)
{
    static const struct answer blank;
    size_t step = script_find_measure(conversation_script(talk->conversation), measure);
    const struct answer *answer;

    if (step == SIZE_MAX || view_hidden(talk, step, item))
        return &blank;
    answer = conversation_answer(talk->conversation, step, item);
    return view_shows(talk, answer) ? answer : &blank;
}

static int score(const struct talk *talk, enum measure measure, enum value value)
{
    const struct answer *answer = view_measured(talk, measure, value_id(value));

    return answer->state == STATE_GIVEN ? answer->number : SCORE_OPEN;
}

struct capability view_scores(const struct talk *talk, enum value value)
{
    return (struct capability){
        .importance = score(talk, MEASURE_IMPORTANCE, value),
        .opportunity = score(talk, MEASURE_OPPORTUNITY, value),
        .realisation = score(talk, MEASURE_REALISATION, value),
    };
}

static bool talked_about(const struct talk *talk, enum value value)
{
    for (size_t i = 0; i < conversation_count(talk->conversation); i++) {
        size_t step;
        const char *item;
        const struct answer *answer = conversation_at(talk->conversation, i, &step, &item);

        if (answer->state != STATE_OPEN && view_shows(talk, answer) &&
            strcmp(item, value_id(value)) == 0)
            return true;
    }
    return false;
}

int view_count_talked_about(const struct talk *talk)
{
    int count = 0;

    for (int v = 0; v < VALUE_COUNT; v++)
        count += talked_about(talk, (enum value)v);
    return count;
}
