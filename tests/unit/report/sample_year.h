#ifndef WG_TEST_SAMPLE_YEAR_H
#define WG_TEST_SAMPLE_YEAR_H

#include "report/sample_talk.h"

/* A text that nobody frees, where a struct would own one. */
#define LENT(text) ((char *)(text))

/* The sample talk beside one of a year before, with corrections, talks to come and histories. */
struct sample_year {
    struct sample_talk sample;
    struct growth_talk last;
    struct correction corrections[4];
    struct correction_list list;
    struct appointment appointments[2];
    struct appointment_list next;
    struct action_change changes[6];
    struct history_entry entries[6];
    struct history histories[4]; /* one more action may be added */
};

enum { SAMPLE_LATER = 1800000000 }; /* 2027-01-15 */

static inline void sample_year_last(struct sample_year *year)
{
    static const int scores[VALUE_COUNT][3] = {{5, 3, 2}, {3, 3, 2}, {3, 3, 3}, {4, 0, 2},
                                               {3, 2, 2}, {5, 0, 0}, {0, 0, 0}};

    year->last.has_scores = true;
    year->last.day = (struct day){2025, 11, 14};
    for (int v = 0; v < VALUE_COUNT; v++)
        year->last.scores[v] = (struct capability){scores[v][0], scores[v][1], scores[v][2]};
    year->last.words[VALUE_DEVELOP_SKILLS] = LENT("I do what is asked, mostly.");
    year->sample.talk.last = &year->last;
}

/* Of an answer, of an action, of what only the leader's copy shows, and of what is gone. */
static inline void sample_year_correct(struct sample_year *year)
{
    const struct correction corrections[] = {
        {.step = LENT("matters"),
         .item = LENT(""),
         .text = LENT("I meant time for the residents.")},
        {.action = "00000000-0000-4000-8000-00000000000a",
         .text = LENT("Three hours a week, we said.")},
        {.step = LENT("words"), .item = LENT("contribution"), .text = LENT("That was last year.")},
        {.step = LENT("chances"), .item = LENT("income"), .text = LENT("I never said that.")},
    };

    memcpy(year->corrections, corrections, sizeof corrections);
    for (size_t i = 0; i < 4; i++)
        year->corrections[i].moment = SAMPLE_LATER;
    year->list = (struct correction_list){.items = year->corrections, .count = 4};
    year->sample.talk.corrections = &year->list;
}

static inline void sample_year_histories(struct sample_year *year)
{
    const struct action_change changes[] = {
        {ACTION_WHAT, LENT("NOT-YET"), LENT("Coach one")},
        {ACTION_STATUS, LENT("agreed"), LENT("busy")},
        {ACTION_REASON, LENT(""), LENT("she said yes")},
        {ACTION_DUE, LENT(""), LENT("2027-01-08")},
        {ACTION_NEED, LENT("An hour"), LENT("")},
        {ACTION_DUE, LENT("2027-01-08"), LENT("2027-01-15")},
    };
    const int64_t day = 86400;
    const int64_t made = year->sample.interview.started;
    const struct history_entry entries[] = {
        {.event = EVENT_MADE, .moment = made, .title = LENT("Talk"), .who = LENT("K. Jansen")},
        {.event = EVENT_CHANGED,
         .moment = made + 60,
         .title = LENT("Talk"),
         .changes = year->changes,
         .count = 1},
        {.event = EVENT_CHANGED,
         .moment = made + 23 * day,
         .who = LENT("K. Jansen"),
         .changes = year->changes + 1,
         .count = 3},
        {.event = EVENT_CHANGED, /* the same day: one line */
         .moment = made + 23 * day + 60,
         .who = LENT("K. Jansen"),
         .changes = year->changes + 5,
         .count = 1},
        {.event = EVENT_CHANGED,
         .moment = made + 24 * day,
         .changes = year->changes + 4,
         .count = 1},
        {.event = EVENT_REMOVED,
         .moment = made + 25 * day,
         .who = LENT("TAKEN-BACK"),
         .is_undone = true},
    };

    memcpy(year->changes, changes, sizeof changes);
    memcpy(year->entries, entries, sizeof entries);
    year->histories[0] = (struct history){.items = year->entries, .count = 6};
    year->sample.talk.histories = year->histories;
}

/* Only the sample talk owns anything. */
static inline void sample_year_init(struct sample_year *year, const char *person)
{
    *year = (struct sample_year){0};
    sample_talk_init(&year->sample, person);
    sample_talk_fill(&year->sample);
    sample_year_last(year);
    sample_year_correct(year);
    sample_year_histories(year);
    year->appointments[0].day = (struct day){2027, 1, 5};
    year->appointments[0].measure = MEASURE_CHECK_IN;
    year->appointments[1].day = (struct day){2027, 5, 20};
    year->appointments[1].measure = MEASURE_FOLLOW_UP;
    year->next = (struct appointment_list){.items = year->appointments, .count = 2};
    year->sample.talk.appointments = &year->next;
    year->sample.talk.now = SAMPLE_LATER;
}

static inline void sample_year_done(struct sample_year *year)
{
    sample_talk_done(&year->sample);
}

#endif
