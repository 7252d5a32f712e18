/* What can be done with a conversation guide: change, copy, publish, rehearse. */
#include "guides.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/message.h"
#include "domain/difference.h"
#include "external.h"
#include "session/rehearse.h"

static const struct library *library_of(const struct tui *tui)
{
    return tui_session_setup(tui)->library;
}

bool guides_is_shipped(const struct tui *tui, const char *path)
{
    const char *folder = library_of(tui)->folders[SHELF_SHIPPED];
    size_t length = folder ? strlen(folder) : 0;

    return length > 0 && strncmp(path, folder, length) == 0 && path[length] == '/';
}

void guides_day(const char *iso, char out[DAY_TEXT_SIZE])
{
    struct day day;

    *out = '\0';
    if (day_from_iso(iso, &day))
        day_format_short(day, out);
}

/* ---- changing ---- */

bool guides_edit(struct tui *tui, const char *path, int line)
{
    struct diag diag;
    bool done = false;

    diag_init(&diag);
    if (guides_is_shipped(tui, path)) {
        tui_say(tui, "%s",
                _("This came with the program and stays as it is. Press n to make a copy of your "
                  "own."));
    } else if (!tui_setup(tui)->external_editor) {
        tui_say(tui, "%s", _("The editor is switched off on this machine."));
    } else {
        done = true;
        if (!external_edit_file(path, line, &diag))
            tui_say(tui, "%s", diag_text(&diag));
    }
    diag_done(&diag);
    return done;
}

/* ---- copying ---- */

static bool copy(struct tui *tui, const char *name, const char *from)
{
    struct diag diag;
    char *path;

    diag_init(&diag);
    path = guide_copy(library_of(tui), from, name, &diag);
    if (path)
        tui_say(tui, _("Your copy is in %s. F4 changes it."), path);
    else
        tui_say(tui, "%s", diag_text(&diag));
    diag_done(&diag);
    free(path);
    return path != NULL;
}

void guides_ask_copy(struct tui *tui, const char *id)
{
    struct line_ask ask = {
        .title = _("A copy of your own"),
        .question = _("What is the name of your guide? Small letters, digits and hyphens."),
        .note = _("With the same name your own version goes before the one that came with the "
                  "program. With another name both stand in the list.\n\nTalks begin with it once "
                  "you have published it."),
        .text = id,
        .done = copy,
        .subject = id,
    };

    tui_push(tui, &line_screen, &ask);
}

/* ---- publishing ---- */

struct edition {
    char *bundle;
    struct script *script;
};

/* Takes the bundle over; what is wrong with it goes into diag. */
static bool edition_open(struct edition *edition, char *bundle, struct diag *diag)
{
    edition->bundle = bundle;
    edition->script = bundle ? bundle_open(bundle, "", diag) : NULL;
    return edition->script != NULL;
}

static void edition_done(struct edition *edition)
{
    script_free(edition->script);
    free(edition->bundle);
}

static bool publish(struct tui *tui, const char *note, const char *id)
{
    char today[DAY_SIZE];
    struct diag diag;
    bool done;

    if (strspn(note, " ") == strlen(note)) {
        tui_say(tui, "%s", _("Write in one sentence what changed: others read it later."));
        return false;
    }
    diag_init(&diag);
    day_to_iso(clock_today(tui_session_setup(tui)->clock), today);
    done = guide_publish(library_of(tui), id, note, today, &diag);
    if (done)
        tui_say(tui, "%s", _("It is in place: new talks begin with it."));
    else
        tui_say(tui, "%s", diag_text(&diag));
    diag_done(&diag);
    return done;
}

/* The steps of which the figures can't be laid beside the earlier ones. */
static void add_broken_scales(const struct differences *list, struct buf *note)
{
    if (!difference_breaks_scale(list))
        return;
    buf_addf(note, "\n\n%s",
             _("Careful: scores of talks before and after this can't be compared at:"));
    for (size_t i = 0; i < list->count; i++) {
        const struct difference *item = &list->items[i];
        const struct step *step = item->new_step ? item->new_step : item->old_step;

        if (item->breaks_scale && step)
            buf_addf(note, "\n- %s", step->label);
    }
}

/* What publishing will do, before it is done. The caller frees it. */
static char *publish_note(const struct edition *running, const struct edition *draft)
{
    struct differences list;
    struct buf note;
    size_t steps;

    if (!running->script)
        return xstrdup(_("It is the first edition."));
    differences_init(&list, running->script, draft->script);
    steps = difference_count_steps(&list);
    buf_init(&note);
    buf_addf(&note,
             message_plural("%zu step differs from version %d.",
                            "%zu steps differ from version %d.", (unsigned long)steps),
             steps, running->script->version);
    add_broken_scales(&list, &note);
    differences_done(&list);
    return buf_take(&note);
}

static void ask_note(struct tui *tui, const char *id, const struct edition *running,
                     const struct edition *draft)
{
    char *note = publish_note(running, draft);
    struct line_ask ask = {
        .title = _("Put in place for talks"),
        .question = _("What changed, in one sentence?"),
        .note = note,
        .done = publish,
        .subject = id,
    };

    tui_push(tui, &line_screen, &ask);
    free(note);
}

void guides_ask_publish(struct tui *tui, const char *id)
{
    struct edition running = {0};
    struct edition draft = {0};
    struct diag diag;
    struct diag silent;
    enum shelf shelf;
    char *path;

    diag_init(&diag);
    diag_init(&silent);
    path = guide_file(library_of(tui), id, &shelf, &diag);
    edition_open(&running, guide_bundle(library_of(tui), id, &silent), &silent);
    if (path && shelf == SHELF_SHIPPED)
        tui_say(tui, "%s", _("This came with the program, and talks begin with it already."));
    else if (!path || !edition_open(&draft, guide_draft(library_of(tui), id, &diag), &diag))
        tui_say(tui, _("Mend this first, nothing has changed: %s"), diag_text(&diag));
    else if (running.bundle && strcmp(running.bundle, draft.bundle) == 0)
        tui_say(tui, _("Nothing has changed since version %d."), running.script->version);
    else
        ask_note(tui, id, &running, &draft);
    edition_done(&running);
    edition_done(&draft);
    free(path);
    diag_done(&silent);
    diag_done(&diag);
}

/* ---- rehearsing ---- */

void guides_rehearse(struct tui *tui, const char *id)
{
    struct diag diag;
    struct session *session;

    if (!tui_may_begin(tui))
        return;
    diag_init(&diag);
    session = session_rehearse(tui_session_setup(tui), id, message_language(), &diag);
    if (session) {
        tui_set_session(tui, session);
        tui_push(tui, &talk_screen, NULL);
    } else {
        tui_say(tui, _("Mend this first: %s"), diag_text(&diag));
    }
    diag_done(&diag);
}
