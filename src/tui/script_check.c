/*
 * Looking at a guide: keys, and what follows when a file changes on the disk. How it looks is in
 * script_check_draw.c.
 */
#include "script_check.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"

static const struct library *library_of(const struct tui *tui)
{
    return tui_session_setup(tui)->library;
}

const struct finding *check_finding(const struct check_state *own)
{
    return own->list.row < own->diag.count ? &own->diag.findings[own->list.row] : NULL;
}

bool check_in_source(const struct check_state *own)
{
    return own->in_source || own->diag.count == 0;
}

/* ---- where it stands ---- */

static void open_source(struct check_state *own, const char *path)
{
    char *language = translation_language(path);

    source_load(&own->source, path);
    list_set_count(&own->lines, own->source.count);
    preview_speak(&own->preview, language ? language : "");
    free(language);
}

static void go_to_line(struct check_state *own, size_t line)
{
    if (line > 0 && line <= own->lines.count)
        own->lines.row = line - 1;
    preview_go(&own->preview, &own->source, own->lines.row + 1);
}

/* The file and the line of the finding that is chosen. */
static void follow_finding(struct check_state *own)
{
    const struct finding *finding = check_finding(own);

    if (!finding)
        return;
    if (finding->file && (!own->source.path || strcmp(own->source.path, finding->file) != 0))
        open_source(own, finding->file);
    go_to_line(own, finding->line > 0 ? (size_t)finding->line : 1);
}

/* Its place in the file that is open, or else in the guide's own. */
static void follow_preview(struct check_state *own)
{
    size_t step = own->preview.step;
    size_t line = source_find_step(&own->source, own->preview.script, step);

    if (line == 0 && strcmp(own->source.path, own->path) != 0) {
        open_source(own, own->path);
        own->preview.step = step; /* it may speak another language now */
        line = source_find_step(&own->source, own->preview.script, step);
    }
    if (line > 0)
        own->lines.row = line - 1;
}

/* ---- loading ---- */

/* A copy of one's own may have come before the one that was looked at. */
static void find_file(struct tui *tui, struct check_state *own)
{
    struct diag silent;
    enum shelf shelf;
    char *path;

    diag_init(&silent);
    path = guide_file(library_of(tui), own->id, &shelf, &silent);
    diag_done(&silent);
    if (!path)
        return;
    if (!own->path || strcmp(own->path, path) != 0)
        source_done(&own->source); /* it was that of the other one */
    free(own->path);
    own->path = path;
}

static void load(struct tui *tui, struct check_state *own)
{
    const struct clock *clock = tui_session_setup(tui)->clock;
    const struct finding *old = check_finding(own);
    struct diag before = own->diag; /* the old finding lives in it */
    size_t step = own->preview.step;
    char *open;

    find_file(tui, own);
    diag_init(&own->diag);
    findings_load(tui_session_setup(tui)->store, library_of(tui), own->path, &own->diag);
    list_set_count(&own->list, own->diag.count);
    own->list.row = findings_land(&own->diag, old, own->path);
    diag_done(&before);
    preview_load(&own->preview, library_of(tui), own->id);
    open = xstrdup(own->source.path ? own->source.path : own->path);
    open_source(own, open);
    free(open);
    if (own->diag.count > 0 && !own->in_source)
        follow_finding(own);
    else
        preview_go(&own->preview, &own->source, own->lines.row + 1);
    if (own->preview.step == SIZE_MAX && own->preview.script && own->diag.count == 0)
        own->preview.step = step < own->preview.script->step_count ? step : 0;
    moment_format_time(clock_now(clock), own->loaded);
}

static bool check_open(struct tui *tui, void *state, const void *argument)
{
    struct check_state *own = state;

    own->id = xstrdup(argument);
    diag_init(&own->diag);
    find_file(tui, own);
    if (!own->path) {
        tui_say(tui, "%s", _("The file of this guide is not there any more."));
        return false;
    }
    watch_now(&own->watch, library_of(tui), tui_session_setup(tui)->clock);
    load(tui, own);
    if (own->diag.count == 0 && own->preview.script)
        follow_preview(own);
    return true;
}

static void check_changed(struct tui *tui, void *state, const struct change *change)
{
    struct check_state *own = state;

    (void)change;
    watch_now(&own->watch, library_of(tui), tui_session_setup(tui)->clock);
    load(tui, own); /* also in another language: the findings are sentences */
}

static void check_tick(struct tui *tui, void *state)
{
    struct check_state *own = state;

    if (watch_look(&own->watch, library_of(tui), tui_session_setup(tui)->clock))
        load(tui, own);
}

static void check_close(void *state)
{
    struct check_state *own = state;

    free(own->id);
    free(own->path);
    diag_done(&own->diag);
    source_done(&own->source);
    preview_done(&own->preview);
}

/* ---- keys ---- */

static bool move(struct check_state *own, enum action_name action, const struct press *press)
{
    if (action == ACT_NEXT_PAGE || action == ACT_PREV_PAGE)
        return false;
    if (check_in_source(own)) {
        if (!list_key(&own->lines, action, press, 1))
            return false;
        preview_go(&own->preview, &own->source, own->lines.row + 1);
        return true;
    }
    if (!list_key(&own->list, action, press, 1))
        return false;
    follow_finding(own);
    return true;
}

static void page(struct tui *tui, struct check_state *own, bool forward)
{
    if (preview_page(&own->preview, forward ? 1 : -1))
        follow_preview(own);
    else
        tui_say(tui, "%s", forward ? _("This was the last step.") : _("This is the first step."));
}

static void edit(struct tui *tui, struct check_state *own)
{
    const struct finding *finding = check_finding(own);
    bool at_finding = finding && finding->file && !check_in_source(own);
    const char *path = at_finding ? finding->file : own->source.path;
    int line = at_finding ? finding->line : (int)own->lines.row + 1;

    if (guides_edit(tui, path, line))
        check_changed(tui, own, NULL);
}

static bool check_key(struct tui *tui, void *state, enum action_name action,
                      const struct press *press)
{
    struct check_state *own = state;

    if (move(own, action, press))
        return true;
    switch (action) {
    case ACT_NEXT_PAGE:
    case ACT_PREV_PAGE:
        page(tui, own, action == ACT_NEXT_PAGE);
        return true;
    case ACT_ENTER:
        own->in_source = own->diag.count > 0;
        follow_finding(own);
        return true;
    case ACT_BACK:
        if (!own->in_source || own->diag.count == 0)
            return false;
        own->in_source = false;
        follow_finding(own);
        return true;
    case ACT_EDIT_GUIDE:
        edit(tui, own);
        return true;
    case ACT_EXPLAIN:
        tui_push(tui, &explain_screen, check_finding(own) ? check_finding(own)->code : NULL);
        return true;
    case ACT_COPY_GUIDE:
        guides_ask_copy(tui, own->id);
        return true;
    case ACT_REHEARSE:
        guides_rehearse(tui, own->id);
        return true;
    case ACT_PUBLISH:
        guides_ask_publish(tui, own->id);
        return true;
    default:
        return false;
    }
}

const struct screen_kind check_screen = {
    .name = "check",
    .place = ON_CHECK,
    .state_size = sizeof(struct check_state),
    .open = check_open,
    .draw = check_draw,
    .key = check_key,
    .changed = check_changed,
    .tick = check_tick,
    .close = check_close,
};
