/*
 * Agreements outside a talk. A talk that holds one and is open has it in memory, finished or not, so its lock is taken
 * first: what is changed here is then never written over there.
 */
#include "session/agreement.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/utf8.h"
#include "locks.h"
#include "store/agreement.h"

/* All or nothing; locks_release() in both cases. */
static bool take(const struct session_setup *setup, const char *action, struct locks *locks,
                 struct diag *diag)
{
    return store_agreement_talks(setup->store, action, locks_add, locks, diag) &&
           locks_take(setup, locks, diag);
}

static bool set_field(struct action *action, const struct agreement_edit *edit, struct diag *diag)
{
    char *clean = utf8_clean(edit->text, strlen(edit->text), UTF8_MANY_LINES);
    bool legal = action_set(action, edit->field, clean);

    if (!legal)
        diag_error(diag, _("\"%s\" can't stand at \"%s\"."), clean,
                   action_field_label(edit->field));
    free(clean);
    return legal;
}

static bool set_fields(struct action *action, const struct agreement_edit *edits, size_t count,
                       struct diag *diag)
{
    enum action_status before = action_status(action);
    bool reasoned = false;
    const char *what;

    for (size_t i = 0; i < count; i++) {
        if (!set_field(action, &edits[i], diag))
            return false;
        reasoned |= edits[i].field == ACTION_REASON;
    }
    /* A reason belongs to how it stands: it goes when that changes. */
    if (!reasoned && action_status(action) != before)
        action_set(action, ACTION_REASON, "");
    what = action_get(action, ACTION_WHAT);
    return what[strspn(what, " \n")] ||
           diag_error(diag, _("Say in a few words what you agreed. To let it go, choose that."));
}

static bool differs(const struct action *one, const struct action *other)
{
    for (int i = 0; i < ACTION_FIELD_COUNT; i++) {
        if (strcmp(action_get(one, (enum action_field)i),
                   action_get(other, (enum action_field)i)) != 0)
            return true;
    }
    return false;
}

/* Reads it anew: it may have changed until the locks were taken. */
static bool change(const struct session_setup *setup, const char *action,
                   const struct agreement_edit *edits, size_t count, bool *changed,
                   struct diag *diag)
{
    struct agreement agreement = {0};
    struct action before = {0};
    bool ok;

    if (!store_find_agreement(setup->store, action, &agreement, diag))
        return false;
    action_copy(&before, &agreement.action);
    /* No single field is named: such a row is never folded with the one before. */
    ok = set_fields(&agreement.action, edits, count, diag) &&
         store_save_action(setup->store, NULL, &agreement.action, EVENT_CHANGED, ACTION_FIELD_COUNT,
                           diag) &&
         store_sync(setup->store, diag);
    *changed = ok && differs(&before, &agreement.action);
    action_done(&before);
    agreement_done(&agreement);
    return ok;
}

/* The whole id of what may be the beginning of one. */
static bool find_id(const struct session_setup *setup, const char *action, char id[UUID_SIZE],
                    struct diag *diag)
{
    struct agreement agreement = {0};

    if (!store_find_agreement(setup->store, action, &agreement, diag))
        return false;
    memcpy(id, agreement.action.id, UUID_SIZE);
    agreement_done(&agreement);
    return true;
}

bool agreement_change(const struct session_setup *setup, const char *action,
                      const struct agreement_edit *edits, size_t count, bool *changed,
                      struct diag *diag)
{
    struct locks locks = {0};
    char id[UUID_SIZE];
    bool ok = find_id(setup, action, id, diag) && take(setup, id, &locks, diag) &&
              change(setup, id, edits, count, changed, diag);

    locks_release(&locks);
    return ok;
}

bool agreement_undo(const struct session_setup *setup, const char *action, struct history *undone,
                    struct diag *diag)
{
    struct locks locks = {0};
    char id[UUID_SIZE];
    bool ok = find_id(setup, action, id, diag) && take(setup, id, &locks, diag) &&
              store_undo_action(setup->store, id, undone, diag) && store_sync(setup->store, diag);

    locks_release(&locks);
    return ok;
}
