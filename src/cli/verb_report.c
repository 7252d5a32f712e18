/* report: the document of a talk, in a file or on standard output. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/message.h"
#include "base/path.h"
#include "report/report.h"
#include "say.h"
#include "verb.h"

enum { OPTION_FORMAT, OPTION_OUTPUT, OPTION_LEADER, OPTION_FORCE };
static const struct option_row rows[] = {
    [OPTION_FORMAT] =
        {"format", 'f', N_("FORMAT"),
         N_("md, html, pdf (to read and print), ics (for a calendar), csv (for a "
            "spreadsheet) or json (with --leader to read in on another computer); else "
            "what FILE ends in, or md")},
    [OPTION_OUTPUT] = {"output", 'o', N_("FILE"), N_("Write to this file; - is standard output")},
    [OPTION_LEADER] = {"leader", 0, NULL,
                       N_("Your own copy: adds what is only for you, so do not hand it out")},
    [OPTION_FORCE] = {"force", 0, NULL, N_("Overwrite a file that is there")},
    {0},
};

static bool is_standard_output(const char *file)
{
    return !file || strcmp(file, "-") == 0;
}

static bool report(struct world *world, const struct request *request,
                   const struct report_format *format, struct diag *diag)
{
    struct session *session = talk_read(world, request->words[0], diag);
    struct talk talk;
    struct buf out;
    bool ok;

    if (!session)
        return false;
    talk = session_talk(session, request->options[OPTION_LEADER] != NULL);
    buf_init(&out);
    ok = format->write(&talk, &out, diag) &&
         say_into(request->options[OPTION_OUTPUT], request->options[OPTION_FORCE] != NULL, &out,
                  diag);
    buf_done(&out);
    session_close(session);
    return ok;
}

/* What the name of the file ends in says it as well: "plan.pdf". */
static const struct report_format *format_of_file(const char *file)
{
    const char *dot = is_standard_output(file) ? NULL : strrchr(path_base(file), '.');

    return dot ? report_format_find(dot + 1) : NULL;
}

/* One to read when nothing says which. */
static const struct report_format *find_format(const char *name, const char *file)
{
    const struct report_format *format = name ? report_format_find(name) : format_of_file(file);
    char *names;

    if (format || !name)
        return format ? format : report_format_find("md");
    names = report_format_names();
    say_error(_("There is no format “%s”. Choose one of: %s."), name, names);
    free(names);
    return NULL;
}

/* What is no text would only fill the screen with signs. */
static bool fits_output(const struct report_format *format, const char *file)
{
    if (!format->is_binary || !is_standard_output(file) || !isatty(STDOUT_FILENO))
        return true;
    say_error(_("This is not for a screen. Write it to a file: -o %s.%s"), _("talk"),
              format->extension);
    return false;
}

static int run(struct world *world, const struct request *request)
{
    const struct report_format *format;
    struct diag diag;
    bool ok;

    if (request->word_count == 0) {
        say_error(_("Which talk? Add its ID: waardegesprek list shows them."));
        return EXIT_USAGE;
    }
    format = find_format(request->options[OPTION_FORMAT], request->options[OPTION_OUTPUT]);
    if (!format || !fits_output(format, request->options[OPTION_OUTPUT]))
        return EXIT_USAGE;
    if (!world_open_store(world))
        return EXIT_NOT_DONE;
    diag_init(&diag);
    ok = report(world, request, format, &diag);
    if (!ok)
        say_diag(&diag);
    diag_done(&diag);
    return ok ? EXIT_DONE : EXIT_NOT_DONE;
}

const struct verb verb_report = {
    .name = "report",
    .usage = N_("ID [--format FORMAT] [-o FILE] [--leader] [--force]"),
    .help = N_("Make the document of a talk."),
    .more = N_("It is the employee's copy: without cues and without what is only for you. What the "
               "employee corrected stands beside it in every copy."),
    .options = rows,
    .most_words = 1,
    .run = run,
};
