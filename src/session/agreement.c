/*
 * Agreements outside a talk. An unfinished talk that holds one has it in memory, so its lock is taken first: what is
 * changed here is then never written over there.
 */
#include "session/agreement.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/utf8.h"
#include "state.h"
#include "store/agreement.h"

/* The talks that hold an agreement, and their locks as far as they are taken. */
struct holding {
    char (*ids)[UUID_SIZE];
    struct lock **locks;
    size_t count;
};

static void add_talk(void *context, const char *interview)
{
    struct holding *holding = context;

    holding->ids = xreallocarray(holding->ids, holding->count + 1, sizeof *holding->ids);
    snprintf(holding->ids[holding->count++], UUID_SIZE, "%s", interview);
}

static void release(struct holding *holding)
{
    for (size_t i = 0; holding->locks && i < holding->count; i++)
        lock_release(holding->locks[i]);
    free(holding->locks);
    free(holding->ids);
}

/* All or nothing; release() in both cases. */
static bool take(const struct session_setup *setup, const char *action, struct holding *holding,
                 struct diag *diag)
{
    bool ok = store_agreement_talks(setup->store, action, add_talk, holding, diag);

    holding->locks = xcalloc(holding->count + 1, sizeof *holding->locks);
    for (size_t i = 0; ok && i < holding->count; i++) {
        bool held;

        holding->locks[i] = lock_take(setup->data_folder, holding->ids[i], setup->terminal,
                                      clock_now(setup->clock), &held, diag);
        ok = holding->locks[i] != NULL;
    }
    return ok;
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
    const char *what;

    for (size_t i = 0; i < count; i++) {
        if (!set_field(action, &edits[i], diag))
            return false;
    }
    what = action_get(action, ACTION_WHAT);
    return what[strspn(what, " \n")] ||
           diag_error(diag, _("Say in a few words what you agreed. To let it go, choose that."));
}

/* Reads it anew: it may have changed until the locks were taken. */
static bool change(const struct session_setup *setup, const char *action,
                   const struct agreement_edit *edits, size_t count, struct diag *diag)
{
    struct agreement agreement = {0};
    bool ok;

    if (!store_find_agreement(setup->store, action, &agreement, diag))
        return false;
    /* No single field is named: such a row is never folded with the one before. */
    ok = set_fields(&agreement.action, edits, count, diag) &&
         store_save_action(setup->store, NULL, &agreement.action, EVENT_CHANGED, ACTION_FIELD_COUNT,
                           diag) &&
         store_sync(setup->store, diag);
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
                      const struct agreement_edit *edits, size_t count, struct diag *diag)
{
    struct holding holding = {0};
    char id[UUID_SIZE];
    bool ok = find_id(setup, action, id, diag) && take(setup, id, &holding, diag) &&
              change(setup, id, edits, count, diag);

    release(&holding);
    return ok;
}

bool agreement_undo(const struct session_setup *setup, const char *action, bool *undone,
                    struct diag *diag)
{
    struct holding holding = {0};
    char id[UUID_SIZE];
    bool ok = find_id(setup, action, id, diag) && take(setup, id, &holding, diag) &&
              store_undo_action(setup->store, id, undone, diag) && store_sync(setup->store, diag);

    release(&holding);
    return ok;
}
