/* What is on its way to HR, in the order in which it goes, and what holds it up. */
#include <stdlib.h>
#include <string.h>

#include "agenda_line.h"
#include "base/mem.h"
#include "base/message.h"
#include "session/outbox.h"
#include "session/share.h"
#include "share_line.h"
#include "store/agreement.h"
#include "store/left.h"

struct outbox_state {
    struct parcel_list parcels;
    char **words; /* what each of them is */
    struct registry_seen seen;
    size_t scored; /* talks of which the scores are shared */
    struct list list;
    bool stale;
    int64_t version;
    int scroll;
};

/* ---- reading ---- */

static void forget(struct outbox_state *own)
{
    for (size_t i = 0; own->words && i < own->parcels.count; i++)
        free(own->words[i]);
    free(own->words);
    own->words = NULL;
    parcel_list_done(&own->parcels);
    own->parcels = (struct parcel_list){0};
    registry_seen_done(&own->seen);
    own->seen = (struct registry_seen){0};
}

/* "Amina · Laptop bestellen"; what was erased since is not known by name. */
static char *subject_words(const struct tui *tui, const char *action)
{
    struct agreement agreement = {0};
    char *words = NULL;
    struct diag diag;

    diag_init(&diag);
    if (store_find_agreement(tui_session_setup(tui)->store, action, &agreement, &diag)) {
        words = agenda_agreement(&agreement, true);
        agreement_done(&agreement);
    }
    diag_done(&diag);
    return words ? words : xstrdup(_("an agreement that is not here any more"));
}

static char *parcel_words(const struct tui *tui, const struct parcel *parcel)
{
    char *subject, *words;

    if (strcmp(parcel->kind, "scores") == 0)
        return xstrdup(_("Scores, without a name"));
    if (strcmp(parcel->kind, "take-back-scores") == 0)
        return xstrdup(_("Scores that are taken back"));
    if (strcmp(parcel->kind, "counts") == 0)
        return xstrdup(_("How many talks a team had, without names"));
    subject = subject_words(tui, parcel->subject);
    words = strcmp(parcel->kind, "withdraw") == 0 ? xasprintf(_("Taken back: %s"), subject)
                                                  : xstrdup(subject);
    free(subject);
    return words;
}

static void load(struct tui *tui, struct outbox_state *own)
{
    struct store *store = tui_session_setup(tui)->store;
    struct diag diag;

    struct scored_talk *scored = NULL;

    diag_init(&diag);
    forget(own);
    own->stale = false;
    own->version = store_data_version(store);
    if (!store_outbox(store, &own->parcels, &diag) ||
        !store_registry_seen(store, &own->seen, &diag) ||
        !store_scored_talks(store, NULL, &scored, &own->scored, &diag))
        tui_say(tui, "%s", diag_text(&diag));
    free(scored);
    diag_done(&diag);
    own->words = xcalloc(own->parcels.count + 1, sizeof *own->words);
    for (size_t i = 0; i < own->parcels.count; i++)
        own->words[i] = parcel_words(tui, &own->parcels.items[i]);
    list_set_count(&own->list, own->parcels.count);
}

static bool outbox_open(struct tui *tui, void *state, const void *argument)
{
    (void)argument;
    load(tui, state);
    outbox_start(tui_session_setup(tui));
    return true;
}

static void outbox_close(void *state)
{
    forget(state);
}

static void outbox_changed(struct tui *tui, void *state, const struct change *change)
{
    struct outbox_state *own = state;

    (void)tui;
    (void)change;
    own->stale = true;
}

static void outbox_tick(struct tui *tui, void *state)
{
    struct outbox_state *own = state;

    if (own->version != store_data_version(tui_session_setup(tui)->store))
        own->stale = true;
}

/* ---- drawing ---- */

/* When it goes, or what it waits for. The caller frees it. */
static char *side(const struct tui *tui, const struct parcel *parcel)
{
    const struct clock *clock = tui_session_setup(tui)->clock;
    char *day, *text;

    if (parcel->refused)
        return xstrdup(_("could not go"));
    if (parcel->leaves <= clock_now(clock) && parcel->tries == 0)
        return xstrdup(_("it is going"));
    if (parcel->leaves <= clock_now(clock))
        return xstrdup(share_is_practice(tui_session_setup(tui))
                           ? _("it is tried again")
                           : _("as soon as HR can be reached"));
    day = agenda_day(day_of_moment(parcel->leaves), clock_today(clock));
    text = xasprintf(_("goes: %s"), day);
    free(day);
    return text;
}

static int draw_parcel(const struct tui *tui, const struct outbox_state *own, struct canvas *canvas,
                       int row, size_t index)
{
    const struct parcel *parcel = &own->parcels.items[index];
    char *right = side(tui, parcel);
    int rows = 1;

    agenda_draw_row(&own->list, canvas, row, index, own->words[index], right);
    rows += canvas_wrap(canvas, row + 1, 5, canvas->width - 6, STYLE_DIM, parcel->trouble);
    free(right);
    return rows;
}

static bool any_refused(const struct outbox_state *own)
{
    for (size_t i = 0; i < own->parcels.count; i++) {
        if (own->parcels.items[i].refused)
            return true;
    }
    return false;
}

/* How it stands with the registry itself, and what can be done. Rows it took. */
static int draw_registry(const struct tui *tui, const struct outbox_state *own,
                         struct canvas *canvas, int row)
{
    const struct registry_seen *seen = &own->seen;
    int first = row;
    char *ago, *text;

    if (share_is_practice(tui_session_setup(tui))) {
        row += canvas_wrap(canvas, row, 1, canvas->width - 2, STYLE_DIM,
                           _("For practice: this goes to the registry in the leader's own folder. "
                             "HR does not see it."));
    } else if (seen->reached > 0) {
        ago = moment_ago(seen->reached, clock_now(tui_session_setup(tui)->clock));
        text = xasprintf(_("HR was reached last: %s"), ago);
        row += canvas_wrap(canvas, row, 1, canvas->width - 2, STYLE_DIM, text);
        free(text);
        free(ago);
    }
    if (seen->trouble && *seen->trouble)
        row += canvas_wrap(canvas, row, 1, canvas->width - 2, STYLE_PLAIN, seen->trouble);
    if (own->scored > 0) {
        text = xasprintf(message_plural("The scores of %zu talk are shared for the figures.",
                                        "The scores of %zu talks are shared for the figures.",
                                        own->scored),
                         own->scored);
        row += canvas_wrap(canvas, row, 1, canvas->width - 2, STYLE_DIM, text);
        free(text);
    }
    if (any_refused(own))
        row += canvas_wrap(canvas, row, 1, canvas->width - 2, STYLE_PLAIN,
                           _("What could not go stays here. Show this to whoever looks after the "
                             "program, or take the agreement back."));
    return row - first;
}

static void outbox_draw(struct tui *tui, void *state, struct frame *frame)
{
    static const enum action_name hints[HINTS_MAX] = {ACT_HELP, ACT_ENTER, ACT_COVER, ACT_BACK};
    static const enum action_name empty[HINTS_MAX] = {ACT_HELP, ACT_COVER, ACT_BACK};
    struct outbox_state *own = state;
    struct canvas *canvas = &frame->body;
    int row = 0, rows;

    if (own->stale)
        load(tui, own);
    frame->title = xstrdup(_("On its way to HR"));
    frame->under = xstrdup(_("It goes by itself; nothing waits for it."));
    frame->scroll = &own->scroll;
    memcpy(frame->hints, own->parcels.count ? hints : empty, sizeof hints);
    for (size_t i = 0; i < own->parcels.count; i++)
        row += draw_parcel(tui, own, canvas, row, i);
    if (own->parcels.count == 0)
        row += canvas_wrap(canvas, row, 1, canvas->width - 2, STYLE_PLAIN,
                           _("Nothing is on its way to HR."));
    rows = draw_registry(tui, own, canvas, row + 1);
    canvas_extend(canvas, row + (rows ? rows + 1 : 0));
    if (own->parcels.count == 0)
        canvas_cursor(canvas, 0, 0);
}

/* ---- keys ---- */

static bool is_action(const struct parcel *parcel)
{
    return strcmp(parcel->kind, "share") == 0;
}

static bool outbox_key(struct tui *tui, void *state, enum action_name action,
                       const struct press *press)
{
    struct outbox_state *own = state;

    if (list_key(&own->list, action, press, 8))
        return true;
    if (action != ACT_ENTER || own->parcels.count == 0)
        return false;
    if (is_action(&own->parcels.items[own->list.row]))
        tui_push(tui, &agreement_screen, own->parcels.items[own->list.row].subject);
    else
        tui_say(tui, "%s", _("There is nothing to open here."));
    return true;
}

const struct screen_kind outbox_screen = {
    .name = "outbox",
    .place = ON_OUTBOX,
    .of_all = true,
    .state_size = sizeof(struct outbox_state),
    .open = outbox_open,
    .draw = outbox_draw,
    .key = outbox_key,
    .changed = outbox_changed,
    .tick = outbox_tick,
    .close = outbox_close,
};
