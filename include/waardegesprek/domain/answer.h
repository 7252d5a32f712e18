#ifndef WG_DOMAIN_ANSWER_H
#define WG_DOMAIN_ANSWER_H

#include <stdbool.h>
#include <stddef.h>

/*
 * One answer of a talk: whatever the step's kind needs of it. "Don't know" and
 * "rather not say" are answers of their own, different from open.
 */
enum answer_state {
    STATE_OPEN,
    STATE_GIVEN,
    STATE_UNKNOWN, /* weet ik niet */
    STATE_DECLINED /* zeg ik liever niet */
};
/* Who may see it: together is the default; only me is the leader's own reminder. */
enum visibility { VISIBLE_TOGETHER, VISIBLE_ONLY_ME };
/* Of a summary: what the employee said to "is that right?". */
enum confirmation { CONFIRM_OPEN, CONFIRM_YES, CONFIRM_CORRECTED };

struct answer {
    enum answer_state state;
    char *text; /* text, summary, date (ISO), yes-no ("yes", "no"), choice (its id), "other" beside
                   choices; NULL = none */
    int number; /* scale (1 to 5), number */
    char **choices; /* ids, in the order of the script */
    size_t choice_count;
    bool parked;
    enum visibility visibility;
    char *remark;
    enum visibility remark_visibility;
    enum confirmation confirmation;
    char *correction; /* the employee's own words beside a text that was not right */
};

void answer_init(struct answer *answer);
void answer_done(struct answer *answer);
/* Deep copy into an initialised or zeroed answer; frees what it held. */
void answer_copy(struct answer *to, const struct answer *from);
bool answer_equal(const struct answer *one, const struct answer *other);
/* True when nothing at all is kept in it: no words, score, mark or remark. */
bool answer_is_blank(const struct answer *answer);

bool answer_has_choice(const struct answer *answer, const char *id);
/* Ticks or unticks; keeps the list's order of ticking. */
void answer_toggle_choice(struct answer *answer, const char *id);

const char *answer_state_id(enum answer_state state);        /* open, given, unknown, declined */
const char *visibility_id(enum visibility visibility);       /* together, only-me */
const char *confirmation_id(enum confirmation confirmation); /* "", yes, corrected */
bool answer_state_from_id(const char *id, enum answer_state *out);
bool visibility_from_id(const char *id, enum visibility *out);
bool confirmation_from_id(const char *id, enum confirmation *out);

#endif
