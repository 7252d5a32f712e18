/*
 * An agreement seen from outside its talk. Each change is kept at once, with a line in what happened; Ctrl+Z takes
 * the last one back.
 */
#include "agreement.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "loop.h"
#include "names.h"
#include "session/agreement.h"
#include "store/agreement.h"
#include "store/correction.h"

const enum action_field agreement_rows[ACTION_FIELD_COUNT] = {
    ACTION_WHAT, ACTION_STATUS, ACTION_REASON,   ACTION_OWNER,  ACTION_DUE,    ACTION_FIRST_STEP,
    ACTION_NEED, ACTION_KIND,   ACTION_OWN_PART, ACTION_HELPER, ACTION_NOTICE, ACTION_VALUE,
};

static void forget(struct agreement_state *own)
{
    agreement_done(&own->agreement);
    history_done(&own->history);
    correction_list_done(&own->corrections);
    share_marks_done(&own->marks);
    script_free(own->names);
    own->names = NULL;
}

static bool read_history(struct store *store, struct agreement_state *own, struct diag *diag)
{
    struct history history;

    if (!store_action_history(store, own->id, &history, diag))
        return false;
    history_condense(&history, &own->history);
    history_done(&history);
    return true;
}

void agreement_load(struct tui *tui, struct agreement_state *own)
{
    struct store *store = tui_session_setup(tui)->store;
    struct diag diag;

    diag_init(&diag);
    forget(own);
    own->stale = false;
    own->gone = !store_find_agreement(store, own->id, &own->agreement, &diag);
    if (!own->gone) {
        own->names = names_load(tui, own->agreement.interview);
        share_marks_load(tui, NULL, &own->marks);
        if (!read_history(store, own, &diag) ||
            !store_corrections(store, own->agreement.interview, &own->corrections, &diag))
            tui_say(tui, "%s", diag_text(&diag));
    } else {
        tui_say(tui, "%s", diag_text(&diag));
    }
    list_set_count(&own->list, own->gone ? 0 : ACTION_FIELD_COUNT + own->history.count);
    diag_done(&diag);
}

static bool agreement_open(struct tui *tui, void *state, const void *argument)
{
    struct agreement_state *own = state;

    snprintf(own->id, sizeof own->id, "%s", (const char *)argument);
    agreement_load(tui, own);
    return !own->gone;
}

static void agreement_close(void *state)
{
    forget(state);
}

static void agreement_changed(struct tui *tui, void *state, const struct change *change)
{
    struct agreement_state *own = state;

    (void)tui;
    (void)change;
    own->stale = true;
}

/* ---- keys ---- */

static void undo(struct tui *tui, const struct agreement_state *own)
{
    struct history undone = {0};
    bool any;
    struct diag diag;

    diag_init(&diag);
    if (!agreement_undo(tui_session_setup(tui), own->id, &undone, &diag))
        tui_say(tui, "%s", diag_text(&diag));
    else if (undone.count == 0)
        tui_say(tui, "%s", _("There is nothing left to undo."));
    any = undone.count > 0;
    if (any) {
        char *words = agreement_taken_back(&own->agreement, &undone);

        tui_say(tui, "%s", words);
        free(words);
    }
    history_done(&undone);
    diag_done(&diag);
    if (any)
        tui_changed(tui, NULL);
}

static void correct(struct tui *tui, const struct agreement_state *own)
{
    char *target = xasprintf("%s %s", own->agreement.interview, own->id);

    tui_push(tui, &correct_screen, target);
    free(target);
}

static void change(struct tui *tui, const struct agreement_state *own)
{
    if (own->list.row < ACTION_FIELD_COUNT)
        agreement_ask(tui, own, agreement_rows[own->list.row]);
    else
        tui_say(tui, "%s",
                _("This is what happened; it stays as it is. Ctrl+Z takes back the "
                  "last change."));
}

static void show_code(struct tui *tui, const struct agreement *agreement)
{
    const char *team = agreement->team ? agreement->team : "";

    share_open_code(tui, agreement->person_id ? agreement->person_id : team,
                    agreement->person ? agreement->person : team);
}

static bool agreement_key(struct tui *tui, void *state, enum action_name action,
                          const struct press *press)
{
    struct agreement_state *own = state;

    if (own->gone || list_key(&own->list, action, press, 8))
        return !own->gone;
    switch (action) {
    case ACT_ENTER:
        change(tui, own);
        return true;
    case ACT_SET_DONE:
    case ACT_SET_BUSY:
        agreement_set_status(tui, own->id, action == ACT_SET_DONE ? ACTION_DONE : ACTION_BUSY);
        return true;
    case ACT_LET_GO:
        agreement_ask_reason(tui, own);
        return true;
    case ACT_CORRECT:
        correct(tui, own);
        return true;
    case ACT_SHARE:
        share_open_for(tui, own->id);
        return true;
    case ACT_TAKE_BACK:
        share_open_back(tui, own->id);
        return true;
    case ACT_SHOW_CODE:
        show_code(tui, &own->agreement);
        return true;
    case ACT_UNDO:
        undo(tui, own);
        return true;
    default:
        return false;
    }
}

const struct screen_kind agreement_screen = {
    .name = "agreement",
    .place = ON_AGREEMENT,
    .state_size = sizeof(struct agreement_state),
    .open = agreement_open,
    .draw = agreement_draw,
    .key = agreement_key,
    .changed = agreement_changed,
    .close = agreement_close,
};
