#include "domain/growth.h"

#include <stdlib.h>

void growth_talk_done(struct growth_talk *talk)
{
    interview_done(&talk->head);
    for (int v = 0; v < VALUE_COUNT; v++)
        free(talk->words[v]);
    free(talk->own_words);
    *talk = (struct growth_talk){0};
}

void growth_done(struct growth *growth)
{
    for (size_t i = 0; i < growth->count; i++)
        growth_talk_done(&growth->talks[i]);
    free(growth->talks);
    *growth = (struct growth){0};
}

static bool is_given(const struct capability *scores)
{
    return scores->importance != SCORE_OPEN || scores->opportunity != SCORE_OPEN ||
           scores->realisation != SCORE_OPEN;
}

const struct growth_talk *growth_before(const struct growth *growth, size_t index, enum value value)
{
    while (index-- > 0) {
        if (is_given(&growth->talks[index].scores[value]))
            return &growth->talks[index];
    }
    return NULL;
}

static const enum measure measures[GROWTH_MEASURES] = {MEASURE_IMPORTANCE, MEASURE_OPPORTUNITY,
                                                       MEASURE_REALISATION};

enum measure growth_measure(int index)
{
    return measures[index];
}

enum answer_state growth_state(const struct growth_talk *talk, enum value value,
                               enum measure measure)
{
    for (int i = 0; i < GROWTH_MEASURES; i++) {
        if (measures[i] == measure)
            return talk->states[value][i];
    }
    return STATE_OPEN;
}

int capability_score(const struct capability *scores, enum measure measure)
{
    switch (measure) {
    case MEASURE_IMPORTANCE:
        return scores->importance;
    case MEASURE_OPPORTUNITY:
        return scores->opportunity;
    case MEASURE_REALISATION:
        return scores->realisation;
    default:
        return SCORE_OPEN;
    }
}
