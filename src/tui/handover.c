/*
 * Handing over to the next leader. The open plan and the next day always go; what was answered goes only where the
 * employee says so, item by item, with nothing ticked before. What is only for the leader is not here at all.
 */
#include "handover.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/path.h"
#include "loop.h"
#include "names.h"
#include "person.h"
#include "store/correction.h"

const struct agreement *handover_agreement(const struct handover_state *own, size_t row)
{
    return row < own->handover.agreements.count ? &own->handover.agreements.items[row] : NULL;
}

struct handover_item *handover_item(const struct handover_state *own, size_t row)
{
    size_t before = own->handover.agreements.count;

    return row >= before && row < before + own->handover.count ? &own->handover.items[row - before]
                                                               : NULL;
}

/* ---- reading ---- */

/* What the employee says of an agreement goes along with it, so it is seen here. */
static bool load_corrections(struct tui *tui, struct handover_state *own, struct diag *diag)
{
    const struct agreement_list *list = &own->handover.agreements;
    bool ok = true;

    own->corrections = xcalloc(list->count + 1, sizeof *own->corrections);
    for (size_t i = 0; ok && i < list->count; i++)
        ok = store_corrections(tui_session_setup(tui)->store, list->items[i].interview,
                               &own->corrections[i], diag);
    return ok;
}

static bool load(struct tui *tui, struct handover_state *own)
{
    struct diag diag;
    bool done;

    diag_init(&diag);
    done = handover_load(tui_session_setup(tui), own->person.id, &own->handover, &diag) &&
           load_corrections(tui, own, &diag);
    if (!done)
        tui_say(tui, "%s", diag_text(&diag));
    diag_done(&diag);
    own->names = names_load(tui, own->handover.last_talk);
    list_set_count(&own->list, own->handover.agreements.count + own->handover.count + 1);
    return done;
}

static bool handover_open(struct tui *tui, void *state, const void *argument)
{
    const struct person *person = argument;
    struct handover_state *own = state;

    memcpy(own->person.id, person->id, UUID_SIZE);
    own->person.name = xstrdup(person->name);
    return load(tui, own);
}

static void handover_close(void *state)
{
    struct handover_state *own = state;

    for (size_t i = 0; own->corrections && i < own->handover.agreements.count; i++)
        correction_list_done(&own->corrections[i]);
    free(own->corrections);
    script_free(own->names);
    handover_done(&own->handover);
    free(own->person.name);
}

/* ---- the file ---- */

static void old_copy_chosen(struct tui *tui, int option, const char *subject)
{
    struct person person = {0};

    if (option == 1) {
        memcpy(person.id, subject, UUID_SIZE - 1);
        person.name = xstrdup(subject + UUID_SIZE);
        person_ask_name(tui, &person);
        free(person.name);
    } else if (tui_top(tui)->kind == &handover_screen) {
        tui_pop_now(tui);
        tui_say(tui, "%s", _("All that is here stays as it is."));
    }
}

static void ask_about_old_copy(struct tui *tui, const struct handover_state *own, const char *path)
{
    char *subject = xasprintf("%s %s", own->person.id, own->person.name);
    char *question =
        xasprintf(_("The file is %s. Bring it to the next leader yourself, or along a way that is "
                    "safe: it holds what was agreed and what was chosen.\n\nWhat happens with what "
                    "is kept here?"),
                  path);

    tui_push(tui, &ask_screen,
             &(struct ask){question,
                           {_("It stays here"), _("Erase it here, for good")},
                           old_copy_chosen,
                           subject});
    free(question);
    free(subject);
}

static void write_file(struct tui *tui, struct handover_state *own)
{
    char *stem = xasprintf("%s-%.6s", _("handover"), own->person.id);
    char *path = path_unused_at_home(stem, "json");
    struct diag diag;
    struct buf text;

    diag_init(&diag);
    buf_init(&text);
    if (handover_write(tui_session_setup(tui), &own->handover, &text, &diag) &&
        path_write(path, buf_text(&text), text.length, false, &diag)) {
        own->written = true;
        ask_about_old_copy(tui, own, path);
    } else {
        tui_say(tui, "%s", diag_text(&diag));
    }
    buf_done(&text);
    diag_done(&diag);
    free(path);
    free(stem);
}

/* ---- keys ---- */

static bool is_lost(const struct handover_state *own)
{
    for (size_t i = 0; !own->written && i < own->handover.count; i++) {
        if (own->handover.items[i].chosen)
            return true;
    }
    return false;
}

static void leaving_chosen(struct tui *tui, int option, const char *subject)
{
    (void)subject;
    if (option == 1 && tui_top(tui)->kind == &handover_screen)
        tui_pop_now(tui);
}

static void ask_to_leave(struct tui *tui)
{
    tui_push(tui, &ask_screen,
             &(struct ask){_("What is ticked is in no file yet, and is not kept."),
                           {_("Go on choosing"), _("Leave without a file")},
                           leaving_chosen,
                           NULL});
}

static void tick(struct handover_state *own, struct handover_item *item)
{
    item->chosen = !item->chosen;
    own->written = false;
}

/* Through the lines of a long row first, then to the next one. */
static bool moved(struct handover_state *own, enum action_name action, const struct press *press)
{
    enum { PAGE = 6, LINES = 5 };
    struct list next = own->list;

    if (!list_key(&next, action, press, PAGE))
        return false;
    if (press->code == PRESS_HOME || press->code == PRESS_END) {
        own->line = 0;
    } else if (next.row > own->list.row && own->lines_hidden > 0) {
        own->line += LINES;
        return true;
    } else if (next.row <= own->list.row && own->line > 0) {
        own->line -= own->line < LINES ? own->line : LINES;
        return true;
    }
    if (next.row != own->list.row)
        own->line = 0;
    own->list = next;
    return true;
}

static bool handover_key(struct tui *tui, void *state, enum action_name action,
                         const struct press *press)
{
    struct handover_state *own = state;
    struct handover_item *item = handover_item(own, own->list.row);

    if (moved(own, action, press))
        return true;
    if (item && (action == ACT_TICK_ALONG || action == ACT_ENTER))
        tick(own, item);
    else if (handover_agreement(own, own->list.row) && action == ACT_ENTER)
        tui_say(tui, "%s",
                _("These go along as they are. Below you choose what else, and write "
                  "the file."));
    else if (action == ACT_ENTER)
        write_file(tui, own);
    else if ((action == ACT_BACK || action == ACT_STOP) && is_lost(own))
        ask_to_leave(tui);
    else
        return false;
    return true;
}

const struct screen_kind handover_screen = {
    .name = "handover",
    .place = ON_HANDOVER,
    .together = true,
    .state_size = sizeof(struct handover_state),
    .open = handover_open,
    .draw = handover_draw,
    .key = handover_key,
    .close = handover_close,
};
