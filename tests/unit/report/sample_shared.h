#ifndef WG_TEST_SAMPLE_SHARED_H
#define WG_TEST_SAMPLE_SHARED_H

#include <stdlib.h>
#include <time.h>

#include "base/mem.h"
#include "report/shared.h"

/* Two plans of invented people, and an overview with a team whose figures are withheld. */
enum { SAMPLE_PLANS = 2, SAMPLE_CLOSED = 2, SAMPLE_FIGURES = 2 * 2 * VALUE_COUNT };
struct sample_shared {
    struct shared_action plans[SAMPLE_PLANS];
    struct request_count requests[3];
    struct talk_count talks[2];
    struct figure figures[SAMPLE_FIGURES];
    struct overview overview;
    struct shared_report report; /* points into the others */
};

static inline void sample_shared_plan(struct shared_action *plan, const char *id,
                                      const char *person, const char *what, const char *need)
{
    shared_action_init(plan);
    strcpy(plan->action.id, id);
    plan->action.revision = 2;
    plan->round = 1;
    xstrset(&plan->person, person);
    xstrset(&plan->team, "Noord");
    xstrset(&plan->leader, "00000000-0000-4000-8000-0000000000aa");
    xstrset(&plan->leader_name, "Jip Pretend");
    plan->asked = 1795344300; /* 2026-11-22T10:45:00Z */
    plan->changed = plan->asked;
    action_set(&plan->action, ACTION_VALUE, "develop-skills");
    action_set(&plan->action, ACTION_WHAT, what);
    action_set(&plan->action, ACTION_NEED, need);
    action_set(&plan->action, ACTION_KIND, *need ? "training" : "");
    action_set(&plan->action, ACTION_DUE, "2027-02-28");
}

/* Withheld cells are nothing but that. */
static inline void sample_shared_figures(struct sample_shared *sample)
{
    static const char *const teams[] = {"", "Nacht"};
    size_t count = 0;

    for (int q = 2; q <= 3; q++) {
        for (size_t t = 0; t < 2; t++) {
            for (int v = 0; v < VALUE_COUNT; v++) {
                bool shown = t == 0;

                sample->figures[count++] = (struct figure){.quarter = {2026, q},
                                                           .team = (char *)teams[t],
                                                           .value = (enum value)v,
                                                           .shown = shown,
                                                           .people = shown ? 44 : 0,
                                                           .importance = shown ? 43 : 0,
                                                           .opportunity = shown ? 40 : 0,
                                                           .realisation = shown ? 28 + q : 0};
            }
        }
    }
}

static inline void sample_shared_init(struct sample_shared *sample)
{
    static char noord[] = "Noord", nacht[] = "Nacht";
    static struct comment comments[] = {
        {.who = (char *)"A. Bakker", .account = (char *)"bakker", .text = (char *)"I called."}};

    setenv("TZ", "UTC", 1);
    tzset();
    *sample = (struct sample_shared){
        .requests = {{noord, SUPPORT_TRAINING, {2026, 2}, 9, 8, 4},
                     {noord, SUPPORT_TIME, {2026, 3}, 5, 4, 1},
                     {nacht, SUPPORT_NONE, {2026, 3}, 2, 1, 0}},
        .talks = {{noord, {2026, 2}, 12, 3}, {nacht, {2026, 3}, 6, 7}},
    };
    sample_shared_plan(&sample->plans[0], "00000000-0000-4000-8000-000000000001", "Noor Example",
                       "Learn wound care", "Six days off");
    sample_shared_plan(&sample->plans[1], "00000000-0000-4000-8000-000000000002", "4711",
                       "Ask for a mentor", "");
    sample->plans[0].reply.state = QUESTION_PROMISED;
    xstrset(&sample->plans[0].reply.who, "A. Bakker");
    xstrset(&sample->plans[0].reply.by, "2026-12-15");
    xstrset(&sample->plans[0].reply.text, "From January on.");
    sample->plans[0].reply.moment = 1795430700;
    comments[0].moment = 1795430700;
    sample->plans[0].comments = comments;
    sample->plans[0].comment_count = 1;
    sample_shared_figures(sample);
    sample->overview = (struct overview){.requests = sample->requests,
                                         .request_count = 3,
                                         .talks = sample->talks,
                                         .talk_count = 2,
                                         .figures = {sample->figures, SAMPLE_FIGURES},
                                         .plans = 2,
                                         .questions = 1};
    sample->report = (struct shared_report){.organisation = "Zorggroep De Linde",
                                            .author = "A. Bakker",
                                            .today = {2026, 11, 24},
                                            .now = 1795344300,
                                            .group_limit = 5,
                                            .answer_days = 14,
                                            .plans = sample->plans,
                                            .plan_count = SAMPLE_PLANS,
                                            .overview = &sample->overview};
}

static inline void sample_shared_done(struct sample_shared *sample)
{
    sample->plans[0].comments = NULL;
    sample->plans[0].comment_count = 0;
    for (int i = 0; i < SAMPLE_PLANS; i++)
        shared_action_done(&sample->plans[i]);
}

#endif
