/* A talk as a file: whose copy, in which format. It never takes the place of another file. */
#include "export.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/path.h"
#include "report/report.h"
#include "screen.h"

/* In the order in which they are offered. */
static const struct {
    const char *format;
    const char *words;
    bool
        for_leader; /* only: reading in again takes the guide, and the leader's cues stand in that */
} formats[] = {
    {"pdf", N_("To print or send (PDF)"), false},
    {"html", N_("For a browser or a phone (HTML)"), false},
    {"md", N_("As plain text (Markdown)"), false},
    {"csv", N_("For a spreadsheet (CSV)"), false},
    {"ics", N_("For a calendar: the days that were agreed (ICS)"), false},
    {"json", N_("To read in again on another computer (JSON)"), true},
};
enum { FORMATS = sizeof formats / sizeof *formats };

bool export_write(struct tui *tui, const char *stem, const char *extension, const struct buf *text,
                  const char *sentence)
{
    char *path = path_unused_at_home(stem, extension);
    struct diag diag;
    bool done;

    diag_init(&diag);
    done = path_write(path, buf_text(text), text->length, false, &diag);
    if (done)
        tui_say(tui, sentence, path);
    else
        tui_say(tui, "%s", diag_text(&diag));
    diag_done(&diag);
    free(path);
    return done;
}

/* A document is in one language: that of the talk. */
static bool make(const struct session *session, const struct report_format *format, bool for_leader,
                 struct buf *out, struct diag *diag)
{
    struct talk talk = session_talk(session, for_leader);
    const char *language = message_language();
    bool ok;

    message_set_language(session_interview(session)->language);
    ok = format->write(&talk, out, diag);
    message_set_language(language);
    return ok;
}

static bool save(struct tui *tui, const struct session *session, const struct report_format *format,
                 bool for_leader)
{
    /* So that the one is not taken for the other when it is sent. */
    char *stem = xasprintf("waardegesprek-%.6s%s%s", session_interview(session)->id,
                           for_leader ? "-" : "", for_leader ? _("leader-copy") : "");
    struct diag diag;
    struct buf text;
    bool done = false;

    diag_init(&diag);
    buf_init(&text);
    if (make(session, format, for_leader, &text, &diag))
        done = export_write(tui, stem, format->extension, &text,
                            for_leader ? _("The leader's own copy is in %s.")
                                       : _("The employee's copy is in %s."));
    else
        tui_say(tui, "%s", diag_text(&diag));
    buf_done(&text);
    diag_done(&diag);
    free(stem);
    return done;
}

/* The talk that is open, or else this one, read along. */
static bool save_talk(struct tui *tui, const char *interview, const struct report_format *format,
                      bool for_leader)
{
    struct session *open = tui_session(tui);
    struct session *own = NULL;
    struct diag diag;
    bool done = false;

    diag_init(&diag);
    if (!open || strcmp(session_interview(open)->id, interview) != 0)
        open = own = session_open(tui_session_setup(tui), interview, true, NULL, &diag);
    if (open)
        done = save(tui, open, format, for_leader);
    else
        tui_say(tui, "%s", diag_text(&diag));
    session_close(own);
    diag_done(&diag);
    return done;
}

/* Where there is no PDF, a page for a browser prints as well. */
void export_for_employee(struct tui *tui, const char *interview)
{
    static const char *const wanted[] = {"pdf", "html"};

    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        const struct report_format *format = report_format_find(wanted[i]);

        if (format && save_talk(tui, interview, format, false))
            return;
    }
}

/* The formats that are there for this copy, in the order of the choice; returns how many. */
static size_t offered(bool for_leader, const struct report_format *out[FORMATS],
                      const char *words[FORMATS])
{
    size_t count = 0;

    for (size_t i = 0; i < FORMATS; i++) {
        const struct report_format *format = report_format_find(formats[i].format);

        if (!format || (formats[i].for_leader && !for_leader))
            continue;
        out[count] = format;
        words[count++] = _(formats[i].words);
    }
    return count;
}

/* The subject is a letter for whose copy it is, and the id of the talk. */
static void take_format(struct tui *tui, int option, const char *subject)
{
    const struct report_format *found[FORMATS];
    const char *words[FORMATS];
    bool for_leader = *subject == 'l';

    if ((size_t)option < offered(for_leader, found, words))
        save_talk(tui, subject + 1, found[option], for_leader);
}

static void ask_format(struct tui *tui, int option, const char *interview)
{
    const struct report_format *found[FORMATS];
    char *subject = xasprintf("%c%s", option == 0 ? 'e' : 'l', interview);
    struct ask ask = {.question = _("What is it for?"), .chosen = take_format, .subject = subject};

    offered(option != 0, found, ask.options);
    tui_push(tui, &ask_screen, &ask);
    free(subject);
}

void export_ask(struct tui *tui, const char *interview)
{
    tui_push(tui, &ask_screen,
             &(struct ask){
                 .question = _("Whose copy do you want to save?"),
                 .options = {_("The employee's: without what is only for the leader"),
                             _("The leader's: with everything, also what is only for the leader")},
                 .chosen = ask_format,
                 .subject = interview});
}
