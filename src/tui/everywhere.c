/* What works on every screen: help, cover, language, looking together, the clock, undo, stopping. */
#include <stdlib.h>
#include <string.h>

#include "agenda_line.h"
#include "base/mem.h"
#include "base/message.h"
#include "base/path.h"
#include "export.h"
#include "loop.h"
#include "paint.h"
#include "session/heartbeat.h"
#include "session/rehearse.h"
#include "share_line.h"
#include "takein.h"
#include "together.h"

void everywhere_cover(struct tui *tui, bool covered)
{
    tui->covered = covered;
    if (!tui->session)
        return;
    if (covered)
        tui->paused_before = session_paused(tui->session);
    session_pause(tui->session, covered || tui->paused_before);
}

/* The guide's next language: a talk goes round all that it is written in. */
static const char *next_language(const struct script *script)
{
    size_t at = 0;

    while (at < script->language_count && strcmp(script->languages[at], script->language) != 0)
        at++;
    return script->languages[at + 1 < script->language_count ? at + 1 : 0];
}

/* The program speaks the talk's language where it can: "nl-simple" is Dutch to it. */
static void switch_language(struct tui *tui)
{
    const struct script *script = tui->session ? session_script(tui->session) : NULL;
    const char *other = strcmp(message_language(), "nl") == 0 ? "en" : "nl";
    /* Copied: the guide that names it goes when the language does. */
    char *language = xstrdup(script && script->language_count > 1 ? next_language(script) : other);
    struct diag diag;

    diag_init(&diag);
    if (tui->session && !session_set_language(tui->session, language, &diag))
        tui_say(tui, "%s", diag_text(&diag));
    message_set_language(language);
    free(language);
    diag_done(&diag);
    tui_changed(tui, NULL);
}

static void toggle_pause(struct tui *tui)
{
    session_pause(tui->session, !session_paused(tui->session));
    tui_say(tui, "%s",
            session_paused(tui->session) ? _("The clock stands still.")
                                         : _("The clock runs again."));
}

static void undo(struct tui *tui, bool again)
{
    struct change change;

    if (!(tui_top(tui)->kind->place & IN_TALK)) {
        agenda_bring_back(tui);
        return;
    }
    if (again ? session_redo(tui->session, &change) : session_undo(tui->session, &change)) {
        tui_changed(tui, &change);
        if (change.is_action && tui_top(tui)->kind != &plan_screen)
            tui_say(tui, "%s", _("Changed back in the plan. Ctrl+K shows it."));
        else
            tui_say(tui, "%s", again ? _("Done again.") : _("Undone. Ctrl+Y does it again."));
    } else {
        tui_say(tui, "%s",
                again ? _("There is nothing to do again.") : _("There is nothing left to undo."));
    }
}

bool everywhere_rescue(struct tui *tui, struct diag *diag)
{
    char *stem = xasprintf("waardegesprek-%.6s", session_interview(tui->session)->id);
    char *path = path_unused_at_home(stem, "json");
    bool done = session_rescue(tui->session, path, diag);

    if (done)
        tui_say(tui, _("The whole talk is now in %s as well."), path);
    else
        tui_say(tui, "%s", diag_text(diag));
    free(path);
    free(stem);
    return done;
}

static void finish(struct tui *tui)
{
    struct diag diag;

    diag_init(&diag);
    if (session_finish(tui->session, true, &diag)) {
        tui_leave_talk(tui);
        tui_say(tui, "%s",
                tui->employee_view
                    ? _("The talk is finished. Its report is among the past talks.")
                    : _("The talk is finished. Its report is below, under the past talks."));
    } else {
        tui_say(tui, "%s", diag_text(&diag));
    }
    diag_done(&diag);
}

/* Options 0, 1 and 2 of a talk; a reader and the first screen have fewer. */
static void stop_talk(struct tui *tui, int option, const char *subject)
{
    (void)subject;
    if (option == 0)
        tui_quit(tui);
    else if (option == 1)
        finish(tui);
    else if (option == 2)
        tui_leave_talk(tui);
}

static void stop_reading(struct tui *tui, int option, const char *subject)
{
    (void)subject;
    if (option == 0)
        tui_quit(tui);
    else if (option == 1)
        tui_leave_talk(tui);
}

static void stop_scratch(struct tui *tui, int option, const char *subject)
{
    (void)subject;
    if (option == 0)
        tui_leave_talk(tui);
}

static void stop_program(struct tui *tui, int option, const char *subject)
{
    (void)subject;
    if (option == 0)
        tui_quit(tui);
}

static void stop_unsaved(struct tui *tui, int option, const char *subject)
{
    (void)subject;
    if (option == 0) {
        struct diag diag;

        diag_init(&diag);
        everywhere_rescue(tui, &diag);
        diag_done(&diag);
    } else if (option == 1) {
        tui_quit(tui);
    }
}

/* What is open is said once, calmly, where a talk may end. The caller frees it. */
static char *stop_question(const struct tui *tui)
{
    size_t open = tui->session ? conversation_count_open(session_conversation(tui->session)) : 0;
    char *line;
    char *question;

    if (open == 0)
        return xstrdup(_("What would you like to do?"));
    line = xasprintf(message_plural("%zu step is still open; nothing has to be.",
                                    "%zu steps are still open; nothing has to be.", open),
                     open);
    question = xasprintf("%s\n\n%s", _("What would you like to do?"), line);
    free(line);
    return question;
}

void everywhere_stop(struct tui *tui)
{
    char *question = stop_question(tui);
    const char *stop = tui_setup(tui)->review ? _("Stop") : _("Stop; everything is kept");
    struct ask ask = {question, {stop, _("Back")}, stop_program, NULL};

    if (tui->session && session_unsaved(tui->session))
        ask = (struct ask){
            session_unsaved(tui->session),
            {_("Save the talk in another file"), _("Stop, and lose what was not kept"), _("Back")},
            stop_unsaved,
            NULL};
    else if (tui->session && !session_is_kept(tui->session))
        ask =
            (struct ask){_("What would you like to do?"),
                         {session_is_rehearsal(tui->session) ? _("Stop rehearsing; nothing is kept")
                                                             : _("Stop; nothing of this is kept"),
                          _("Back")},
                         stop_scratch,
                         NULL};
    else if (tui->session && session_read_only(tui->session))
        ask = (struct ask){question,
                           {_("Stop; everything is kept"), _("To the first screen"), _("Back")},
                           stop_reading,
                           NULL};
    else if (tui->session)
        ask = (struct ask){question,
                           {_("Go on later; everything is kept"), _("Finish this talk"),
                            _("To the first screen"), _("Back")},
                           stop_talk,
                           NULL};
    tui_push(tui, &ask_screen, &ask);
    free(question);
}

/* Of what is not kept there is no report to save either. */
static void save_as(struct tui *tui)
{
    if (session_is_kept(tui->session))
        export_ask(tui, session_interview(tui->session)->id);
    else
        tui_say(tui, "%s", _("Nothing of this is kept."));
}

bool everywhere_do(struct tui *tui, enum action_name action)
{
    const struct screen_kind *kind = tui_top(tui)->kind;

    switch (action) {
    case ACT_HELP:
    case ACT_COMMANDS:
        if (kind != &help_screen)
            tui_push(tui, &help_screen, NULL);
        return true;
    case ACT_COVER:
        everywhere_cover(tui, true);
        return true;
    case ACT_LANGUAGE:
        switch_language(tui);
        return true;
    case ACT_EMPLOYEE_VIEW:
        together_toggle(tui);
        return true;
    case ACT_PAUSE:
        toggle_pause(tui);
        return true;
    case ACT_BRING_IN:
        tui_push(tui, &bring_screen, NULL);
        return true;
    case ACT_SEARCH:
        tui_push(tui, &search_screen, NULL);
        return true;
    case ACT_TAKE_IN:
        takein_ask(tui);
        return true;
    case ACT_SHARE_TALK:
        share_open_talk(tui, NULL);
        return true;
    case ACT_SAVE_AS:
        save_as(tui);
        return true;
    case ACT_UPDATE:
        tui_push(tui, &update_screen, NULL);
        return true;
    case ACT_UNDO:
    case ACT_REDO:
        undo(tui, action == ACT_REDO);
        return true;
    case ACT_STOP:
        if (kind != &ask_screen)
            everywhere_stop(tui);
        return true;
    case ACT_SAVED:
        tui_say(tui, "%s",
                tui->session && !session_is_kept(tui->session)
                    ? _("Nothing of this is kept.")
                    : _("Everything is kept as you type."));
        return true;
    case ACT_INTERRUPT:
        tui_say(tui, "%s", _("F10 or Ctrl+Q stops."));
        return true;
    case ACT_REDRAW:
        paint_redraw();
        return true;
    default:
        return false;
    }
}
