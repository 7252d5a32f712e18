/*
 * The conversation guides: which there are, which edition talks begin with, and what can be done with
 * them. The list follows the folders on the disk.
 */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/message.h"
#include "base/path.h"
#include "base/utf8.h"
#include "guides.h"
#include "list.h"
#include "watch.h"

struct guides_state {
    struct guide_list guides;
    struct watch watch;
    struct list list;
    const char *language; /* that the titles are in */
    int scroll;
};

static const struct library *library_of(const struct tui *tui)
{
    return tui_session_setup(tui)->library;
}

static const struct guide *chosen(const struct guides_state *own)
{
    return own->list.row < own->guides.count ? &own->guides.items[own->list.row] : NULL;
}

/* ---- loading ---- */

static void choose(struct guides_state *own, const char *id)
{
    for (size_t i = 0; id && i < own->guides.count; i++) {
        if (strcmp(own->guides.items[i].id, id) == 0)
            own->list.row = i;
    }
}

/* The one that was not there before: a copy that was just made. NULL when there is none. */
static const char *find_new(const struct guide_list *before, const struct guide_list *now)
{
    for (size_t i = 0; before->count > 0 && i < now->count; i++) {
        if (!guide_find(before, now->items[i].id))
            return now->items[i].id;
    }
    return NULL;
}

/* What was chosen stays so; mistakes in a file are told where it is looked at. */
static void load(struct tui *tui, struct guides_state *own)
{
    struct guide_list before = own->guides;
    const char *id = chosen(own) ? chosen(own)->id : NULL;
    const char *new;
    struct diag diag;

    diag_init(&diag);
    own->guides = (struct guide_list){0};
    own->language = message_language();
    if (!guide_list_load(library_of(tui), own->language, &own->guides, &diag))
        tui_say(tui, "%s", diag_text(&diag));
    list_set_count(&own->list, own->guides.count);
    new = find_new(&before, &own->guides);
    choose(own, new ? new : id);
    guide_list_done(&before);
    diag_done(&diag);
}

static bool guides_open(struct tui *tui, void *state, const void *argument)
{
    struct guides_state *own = state;

    (void)argument;
    watch_now(&own->watch, library_of(tui), tui_session_setup(tui)->clock);
    load(tui, own);
    return true;
}

static void guides_changed(struct tui *tui, void *state, const struct change *change)
{
    struct guides_state *own = state;

    (void)change;
    if (watch_now(&own->watch, library_of(tui), tui_session_setup(tui)->clock) ||
        own->language != message_language())
        load(tui, own);
}

static void guides_tick(struct tui *tui, void *state)
{
    struct guides_state *own = state;

    if (watch_look(&own->watch, library_of(tui), tui_session_setup(tui)->clock))
        load(tui, own);
}

static void guides_close(void *state)
{
    struct guides_state *own = state;

    guide_list_done(&own->guides);
}

/* ---- drawing ---- */

/* ORDER of enum guide_state. */
static const char *const state_words[] = {N_("in use"), N_("concept"), N_("has mistakes")};

/* "in use · version 3 · nl, en". The caller frees it. */
static char *right_side(const struct guide *guide)
{
    struct buf line;

    buf_init(&line);
    buf_adds(&line, _(state_words[guide->state]));
    if (guide->offered) {
        buf_adds(&line, " · ");
        buf_addf(&line, _("version %d"), guide->version);
    }
    if (*guide->languages)
        buf_addf(&line, " · %s", guide->languages);
    return buf_take(&line);
}

/* A guide of the same name came with the program, or lies in the shared folder. */
static bool goes_first(const struct library *library, const struct guide *guide)
{
    char *name = xasprintf("%s.yaml", guide->id);
    bool there = false;

    for (int i = (int)guide->file_shelf + 1; i < SHELF_COUNT; i++) {
        char *path = library->folders[i] ? path_join(library->folders[i], name) : NULL;

        there = there || (path && access(path, R_OK) == 0);
        free(path);
    }
    free(name);
    return there;
}

/* What talks begin with while the file says something else. */
static void say_running(const struct guide *guide, struct buf *line)
{
    char day[DAY_TEXT_SIZE];

    guides_day(guide->published, day);
    if (guide->state == GUIDE_IN_USE)
        return;
    if (!guide->offered)
        buf_adds(line, _("Not used for talks yet."));
    else if (guide->shelf == SHELF_SHIPPED && guide->file_shelf != SHELF_SHIPPED)
        buf_adds(line, _("Talks begin with the one that came with the program."));
    else if (*day)
        buf_addf(line, _("Talks begin with version %d of %s."), guide->version, day);
}

/* The lines under a guide, "" when there is nothing to say. The caller frees it. */
static char *below(const struct library *library, const struct guide *guide)
{
    char day[DAY_TEXT_SIZE];
    struct buf line;

    buf_init(&line);
    say_running(guide, &line);
    if (guide->state == GUIDE_FAULTY)
        buf_addf(&line, "%s%s", line.length ? " " : "", _("Enter shows what to mend."));
    if (guide->offered && guide->shelf == guide->file_shelf && goes_first(library, guide))
        buf_addf(&line, "%s%s", line.length ? " " : "", _("Your own version goes first."));
    guides_day(guide->published, day);
    if (*guide->note)
        buf_addf(&line, "%s%s: %s", line.length ? "\n" : "", day, guide->note);
    return buf_take(&line);
}

/* With the name of its file when another one has the same title. The caller frees it. */
static char *title_of(const struct guides_state *own, const struct guide *guide)
{
    size_t same = 0;

    for (size_t i = 0; i < own->guides.count; i++)
        same += strcmp(own->guides.items[i].title, guide->title) == 0;
    return same > 1 ? xasprintf("%s (%s)", guide->title, guide->id) : xstrdup(guide->title);
}

static int draw_guide(const struct guides_state *own, const struct library *library,
                      struct canvas *canvas, int row, size_t index)
{
    const struct guide *guide = &own->guides.items[index];
    char *title = title_of(own, guide);
    char *right = right_side(guide);
    char *under = below(library, guide);
    int width = utf8_width(right, strlen(right));

    list_draw_row(&own->list, canvas, row, index, "");
    canvas_text(canvas, row, 3, canvas->width - width - 6,
                own->list.row == index ? STYLE_BOLD : STYLE_PLAIN, title);
    canvas_text(canvas, row, canvas->width - width - 1, width, STYLE_PLAIN, right);
    row += 1 + canvas_wrap(canvas, row + 1, 5, canvas->width - 6, STYLE_DIM, under);
    free(under);
    free(right);
    free(title);
    return row;
}

static bool has_own(const struct guides_state *own)
{
    for (size_t i = 0; i < own->guides.count; i++) {
        if (own->guides.items[i].file_shelf == SHELF_OWN)
            return true;
    }
    return false;
}

static void guides_draw(struct tui *tui, void *state, struct frame *frame)
{
    static const enum action_name hints[HINTS_MAX] = {ACT_HELP,     ACT_COPY_GUIDE, ACT_EDIT_GUIDE,
                                                      ACT_REHEARSE, ACT_PUBLISH,    ACT_BACK};
    struct guides_state *own = state;
    int row = 0;

    frame->title = xstrdup(_("Conversation guides"));
    frame->under = xstrdup(has_own(own) ? _("Enter looks at one.")
                                        : _("None is your own yet. Press n to make a copy to "
                                            "change."));
    frame->under_right =
        xasprintf(message_plural("%zu guide", "%zu guides", own->guides.count), own->guides.count);
    frame->scroll = &own->scroll;
    memcpy(frame->hints, hints, sizeof hints);
    for (size_t i = 0; i < own->guides.count; i++)
        row = draw_guide(own, library_of(tui), &frame->body, row, i);
    if (own->guides.count == 0)
        row += canvas_wrap(&frame->body, 1, 1, frame->columns - 2, STYLE_PLAIN,
                           _("There are no guides here. Is the program installed as a whole?"));
    canvas_extend(&frame->body, row);
}

/* ---- keys ---- */

static bool guides_key(struct tui *tui, void *state, enum action_name action,
                       const struct press *press)
{
    struct guides_state *own = state;
    const struct guide *guide = chosen(own);

    if (list_key(&own->list, action, press, 8))
        return true;
    if (!guide)
        return false;
    switch (action) {
    case ACT_ENTER:
        tui_push(tui, &check_screen, guide->id);
        return true;
    case ACT_COPY_GUIDE:
        guides_ask_copy(tui, guide->id);
        return true;
    case ACT_EDIT_GUIDE:
        if (guides_edit(tui, guide->path, 0))
            guides_changed(tui, own, NULL);
        return true;
    case ACT_REHEARSE:
        guides_rehearse(tui, guide->id);
        return true;
    case ACT_PUBLISH:
        guides_ask_publish(tui, guide->id);
        return true;
    default:
        return false;
    }
}

const struct screen_kind guides_screen = {
    .name = "guides",
    .place = ON_GUIDES,
    .state_size = sizeof(struct guides_state),
    .open = guides_open,
    .draw = guides_draw,
    .key = guides_key,
    .changed = guides_changed,
    .tick = guides_tick,
    .close = guides_close,
};
