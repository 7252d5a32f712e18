/* report: the document of a talk, in a file or on standard output. */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "report/report.h"
#include "say.h"
#include "verb.h"

enum { OPTION_FORMAT, OPTION_OUTPUT, OPTION_LEADER, OPTION_FORCE };
static const struct option_row rows[] = {
    [OPTION_FORMAT] = {"format", 'f', N_("FORMAT"),
                       N_("md (to read, when you name none) or json (the whole talk)")},
    [OPTION_OUTPUT] = {"output", 'o', N_("FILE"), N_("Write to this file; - is standard output")},
    [OPTION_LEADER] = {"leader", 0, NULL,
                       N_("Your own copy: adds what is only for you, so do not hand it out")},
    [OPTION_FORCE] = {"force", 0, NULL, N_("Overwrite a file that is there")},
    {0},
};

/* Adds the guide as it was pinned, so that the document is whole by itself. */
static bool add_script_text(struct world *world, const char *interview, struct buf *out,
                            struct diag *diag)
{
    char *bundle = store_bundle(world->store, interview, diag);
    json_t *talk = bundle ? json_loadb(buf_text(out), out->length, 0, NULL) : NULL;
    char *text = NULL;

    if (talk && json_object_set_new(talk, "script_text", json_string(bundle)) == 0)
        text = json_dumps(talk, JSON_INDENT(2));
    if (text) {
        buf_clear(out);
        buf_adds(out, text);
        buf_addc(out, '\n');
    }
    free(text);
    json_decref(talk);
    free(bundle);
    return text != NULL;
}

static bool report(struct world *world, const struct request *request,
                   const struct report_format *format, struct diag *diag)
{
    struct session *session = talk_read(world, request->words[0], diag);
    struct talk talk;
    struct buf out;
    bool ok = true;

    if (!session)
        return false;
    talk = session_talk(session, request->options[OPTION_LEADER] != NULL);
    buf_init(&out);
    format->write(&talk, &out);
    if (strcmp(format->name, "json") == 0)
        ok = add_script_text(world, talk.interview->id, &out, diag);
    ok = ok && say_into(request->options[OPTION_OUTPUT], request->options[OPTION_FORCE] != NULL,
                        &out, diag);
    buf_done(&out);
    session_close(session);
    return ok;
}

/* One to read when none was named. */
static const struct report_format *find_format(const char *name)
{
    const struct report_format *format = report_format_find(name ? name : "md");
    char *names;

    if (format)
        return format;
    names = report_format_names();
    say_error(_("There is no format “%s”. Choose one of: %s."), name, names);
    free(names);
    return NULL;
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
    format = find_format(request->options[OPTION_FORMAT]);
    if (!format)
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
    .more = N_("It is the employee's copy: without cues and without what is only for you."),
    .options = rows,
    .most_words = 1,
    .run = run,
};
