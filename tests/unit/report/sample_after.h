#ifndef WG_TEST_SAMPLE_AFTER_H
#define WG_TEST_SAMPLE_AFTER_H

#include "report/sample_talk.h"

/* What comes after the sample talk: corrections, days to come, the history of its first action. */
struct sample_after {
    struct correction corrections[3];
    struct correction_list correction_list;
    struct appointment appointments[2];
    struct appointment_list appointment_list;
    struct history histories[3];
    struct history_entry entries[2];
    struct action_change changes[1];
    const char *origins[3];
};

#define SAMPLE_COACH  "00000000-0000-4000-8000-00000000000a"
#define SAMPLE_ROSTER "00000000-0000-4000-8000-00000000000b"

/* Borrows constants only: nothing of it is freed. sample_talk_fill() the talk before. */
static inline void sample_after_fill(struct sample_after *after, struct sample_talk *sample)
{
    static const char *const reviewed[] = {SAMPLE_ROSTER};

    *after = (struct sample_after){
        .corrections = {{.id = "00000000-0000-4000-8000-0000000000c1",
                         .step = (char *)"matters",
                         .item = (char *)"",
                         .moment = 1795430700, /* a day later */
                         .text = (char *)"I said: time, and quiet."},
                        {.id = "00000000-0000-4000-8000-0000000000c2",
                         .action = SAMPLE_COACH,
                         .item = (char *)"",
                         .moment = 1795430760,
                         .text = (char *)"We said two colleagues."},
                        {.id = "00000000-0000-4000-8000-0000000000c3",
                         .step = (char *)"words",
                         .item = (char *)"use-skills",
                         .moment = 1795430820,
                         .text = (char *)"And feet."}},
        .appointments = {{.id = "00000000-0000-4000-8000-0000000000d1",
                          .revision = 2,
                          .person = (char *)"Marie de Vries",
                          .script_id = (char *)"tussenstand",
                          .day = {2027, 1, 4},
                          .interview = "00000000-0000-4000-8000-000000000001",
                          .measure = MEASURE_CHECK_IN},
                         {.id = "00000000-0000-4000-8000-0000000000d2",
                          .revision = 1,
                          .person = (char *)"Marie de Vries",
                          .script_id = (char *)"vervolggesprek",
                          .day = {2026, 12, 31},
                          .interview = "00000000-0000-4000-8000-000000000001",
                          .measure = MEASURE_FOLLOW_UP}},
        .changes = {{ACTION_STATUS, (char *)"agreed", (char *)"busy"}},
        .origins = {"00000000-0000-4000-8000-000000000001", "00000000-0000-4000-8000-0000000000ff",
                    "00000000-0000-4000-8000-000000000001"},
    };
    after->entries[0] = (struct history_entry){.id = 1,
                                               .moment = 1795344900,
                                               .who = (char *)"K. Jansen",
                                               .title = (char *)"The core talk",
                                               .event = EVENT_MADE};
    after->entries[1] = (struct history_entry){.id = 2,
                                               .moment = 1795430700,
                                               .who = (char *)"K. Jansen",
                                               .event = EVENT_CHANGED,
                                               .changes = after->changes,
                                               .count = 1};
    after->histories[0] = (struct history){after->entries, 2};
    after->correction_list = (struct correction_list){after->corrections, 3};
    after->appointment_list = (struct appointment_list){after->appointments, 2};
    conversation_set_actions(sample->conversation, reviewed, 1);
    sample->talk.corrections = &after->correction_list;
    sample->talk.appointments = &after->appointment_list;
    sample->talk.histories = after->histories;
    sample->talk.origins = after->origins;
    sample->talk.now = 1795430700;
}

#endif
