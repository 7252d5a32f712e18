/* What a leader looks at before a talk: what was talked about, and first of all what they promised. */
#include "session/prepare.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "store/agreement.h"
#include "store/person.h"

struct wanted {
    const char *person_id;
    const char *team;
    enum process process;
};

static bool is_about(const struct wanted *wanted, const char *person_id, const char *team)
{
    if (wanted->person_id)
        return person_id && strcmp(person_id, wanted->person_id) == 0;
    return !person_id && team && wanted->team && strcmp(team, wanted->team) == 0;
}

/* Moves what is wanted to the front, in its order, and gives the rest back. */
static void keep_talks(struct interview_list *list, const struct wanted *wanted)
{
    size_t kept = 0;

    for (size_t i = 0; i < list->count; i++) {
        struct interview *head = &list->items[i];

        if (is_about(wanted, head->person_id, head->team) &&
            process_sees(wanted->process, head->process))
            list->items[kept++] = *head;
        else
            interview_done(head);
    }
    list->count = kept;
}

/* The list is short, and nearly always in order. Equal moments keep theirs. */
static void sort_talks(struct interview_list *list)
{
    for (size_t i = 1; i < list->count; i++) {
        struct interview head = list->items[i];
        size_t at = i;

        for (; at > 0 && list->items[at - 1].started < head.started; at--)
            list->items[at] = list->items[at - 1];
        list->items[at] = head;
    }
}

static void keep_agreements(struct agreement_list *list, const struct wanted *wanted)
{
    size_t kept = 0;

    for (size_t i = 0; i < list->count; i++) {
        struct agreement *agreement = &list->items[i];

        if (agreement_is_open(agreement) &&
            is_about(wanted, agreement->person_id, agreement->team) &&
            process_sees(wanted->process, agreement->process))
            list->items[kept++] = *agreement;
        else
            agreement_done(agreement);
    }
    list->count = kept;
}

/* One's own promises first, and the employee's own agreements last. */
static void sort_agreements(struct agreement_list *list)
{
    static const enum owner order[] = {OWNER_LEADER, OWNER_ORGANISATION, OWNER_HR, OWNER_TOGETHER,
                                       OWNER_EMPLOYEE};
    struct agreement *sorted = xcalloc(list->count + 1, sizeof *sorted);
    size_t count = 0;

    for (size_t o = 0; o < sizeof order / sizeof *order; o++) {
        for (size_t i = 0; i < list->count; i++) {
            if (action_owner(&list->items[i].action) == order[o])
                sorted[count++] = list->items[i];
        }
    }
    free(list->items);
    list->items = sorted;
}

bool preparation_load(const struct session_setup *setup, const char *person_id, const char *team,
                      enum process process, struct preparation *out, struct diag *diag)
{
    const struct wanted wanted = {person_id, team, process};
    struct preparation found = {0};
    bool ok = person_id ? store_person_interviews(setup->store, person_id, &found.talks, diag)
                        : store_interviews(setup->store, &found.talks, diag);

    ok = ok && store_agreements(setup->store, person_id, &found.agreements, diag);
    if (!ok) {
        preparation_done(&found);
        return false;
    }
    keep_talks(&found.talks, &wanted);
    sort_talks(&found.talks);
    keep_agreements(&found.agreements, &wanted);
    sort_agreements(&found.agreements);
    *out = found;
    return true;
}

void preparation_done(struct preparation *preparation)
{
    interview_list_done(&preparation->talks);
    agreement_list_done(&preparation->agreements);
}
