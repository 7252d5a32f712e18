#ifndef WG_DOMAIN_CAPABILITY_H
#define WG_DOMAIN_CAPABILITY_H

#include <stdbool.h>

/*
 * Scoring after the Capability Set for Work Questionnaire (Abma et al. 2016,
 * doi:10.5271/sjweh.3532): per value three answers from 1 to 5. A value is in a
 * person's capability set when it is important, enabled and realised, and 4 and 5
 * are the affirmative answers.
 */
enum { SCORE_MIN = 1, SCORE_MAX = 5, SCORE_AFFIRMATIVE = 4, SCORE_OPEN = 0 };

/*
 * The three scores of one value; SCORE_OPEN for one that is not a number (not asked, not known,
 * not told).
 */
struct capability {
    int importance;
    int opportunity;
    int realisation;
};

/* An answer below 4 decides; else a value with an open answer is unknown, never "no". */
enum membership { MEMBER_UNKNOWN, MEMBER_NO, MEMBER_YES };
enum membership capability_membership(const struct capability *scores);

/* Important, and not in the set: "there is something to do here", the one mark of the program. */
bool capability_marked(const struct capability *scores);

/*
 * The reading of the pattern: a question to check together, never a conclusion
 * (our own rule, after Sen). Given only when all three scores are; `last` are the
 * scores of the talk before, or NULL.
 */
enum reading {
    READING_NONE,
    READING_WORKS,          /* + + + */
    READING_NOT_YET,        /* + + - */
    READING_LITTLE_ROOM,    /* + - - */
    READING_AT_A_COST,      /* + - + */
    READING_LESS_IMPORTANT, /* - with any + */
    READING_LET_GO          /* - - -, or importance fell while room or realisation is low */
};
enum reading capability_reading(const struct capability *scores, const struct capability *last);

/* The sentences that go with a reading, in the language of the messages; "" for READING_NONE. */
const char *reading_text(enum reading reading);
const char *reading_ask_next(enum reading reading);
const char *reading_who_can_act(enum reading reading);

#endif
