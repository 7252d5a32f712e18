#ifndef WG_DOMAIN_SHARE_H
#define WG_DOMAIN_SHARE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "domain/agreement.h"
#include "domain/shared.h"

/* How an action of the leader's own stands with the registry, as the leader's store knows it. */
enum share_state {
    SHARE_NONE,    /* not shared: not asked, or kept between the two. Nobody can tell which */
    SHARE_WAITS,   /* decided; the thinking period is not over */
    SHARE_READY,   /* to be sent when the registry can be reached */
    SHARE_SENT,    /* HR can see it */
    SHARE_CHANGED, /* HR can see an earlier version; the change was not shared */
    SHARE_REFUSED, /* the registry does not take it: the sentence says why */
    SHARE_MISSING, /* it arrived, and the registry does not have it so any more: to be asked about anew */
    SHARE_STATE_COUNT
};
const char *share_state_id(
    enum share_state state); /* "", "waits", "ready", "sent", "changed", "refused", "missing" */
/* "goes to HR on Tuesday 24 November", "waits for a connection" … are made by session/share.h. */

enum {
    CODE_SIZE = 15
}; /* "WXYZ-2345-6789": twelve letters and digits that are not mistaken for one another */
void code_new(struct id_source *ids, char out[CODE_SIZE]);
/* As it was typed: case, blanks and dashes don't matter, and O is 0, I and L are 1 … False when it can't be one. */
bool code_parse(const char *typed, char out[CODE_SIZE]);

/* What HR said of one of the leader's shared actions. */
struct hr_answer {
    char action[UUID_SIZE];
    struct reply reply;
    enum talk_mark mark;
    int64_t asked;
    struct comment *comments;
    size_t comment_count;
    bool is_new;  /* not opened yet since HR wrote last */
    bool is_long; /* waits longer than the registry's answer days, and that was looked at lately */
    bool is_gone; /* taken back at HR, with the code: there is no answer to it */
};
struct hr_answer_list {
    struct hr_answer *items;
    size_t count;
};
void hr_answer_done(struct hr_answer *answer);
void hr_answer_list_done(struct hr_answer_list *list);

#endif
