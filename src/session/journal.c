/* What undo takes back: the open talk's changes, in memory, for as long as it is open. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "state.h"

static void step_done(struct step_back *step)
{
    answer_done(&step->answer_before);
    answer_done(&step->answer_after);
    action_done(&step->action_before);
    action_done(&step->action_after);
}

void journal_done(struct journal *journal)
{
    for (size_t i = 0; i < journal->count; i++)
        step_done(&journal->steps[i]);
    free(journal->steps);
    *journal = (struct journal){0};
}

struct step_back *journal_push(struct journal *journal)
{
    while (journal->count > journal->applied)
        step_done(&journal->steps[--journal->count]);
    journal->steps = xreallocarray(journal->steps, journal->count + 1, sizeof *journal->steps);
    journal->steps[journal->count] = (struct step_back){0};
    journal->applied = ++journal->count;
    journal->sealed = false;
    return &journal->steps[journal->count - 1];
}

struct step_back *journal_last(struct journal *journal)
{
    if (journal->sealed || journal->applied == 0 || journal->applied < journal->count)
        return NULL;
    return &journal->steps[journal->applied - 1];
}

static bool is_about(const struct step_back *step, const char *action)
{
    const char *id = *step->action_after.id ? step->action_after.id : step->action_before.id;

    return step->is_action && strcmp(id, action) == 0;
}

bool journal_has_words(const struct journal *journal, const char *action)
{
    for (size_t i = 0; i < journal->count; i++) {
        if (is_about(&journal->steps[i], action) &&
            !action_is_untouched(&journal->steps[i].action_after))
            return true;
    }
    return false;
}

void journal_forget(struct journal *journal, const char *action)
{
    size_t kept = 0;
    size_t applied = journal->applied;

    for (size_t i = 0; i < journal->count; i++) {
        if (!is_about(&journal->steps[i], action)) {
            journal->steps[kept++] = journal->steps[i];
            continue;
        }
        if (i < journal->applied)
            applied--;
        step_done(&journal->steps[i]);
    }
    journal->count = kept;
    journal->applied = applied;
}
