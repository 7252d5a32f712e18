/* script card: a guide on paper, for the leader or for the employee. */
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "edition.h"
#include "report/card.h"
#include "say.h"
#include "verb_script.h"

enum { OPTION_FOR, OPTION_FORMAT, OPTION_OUTPUT, OPTION_FORCE };
static const struct option_row rows[] = {
    [OPTION_FOR] = {"for", 0, N_("READER"),
                    N_("leader (the whole talk with cues, when you name none) or employee (a sheet "
                       "to prepare with)")},
    [OPTION_FORMAT] = {"format", 'f', N_("FORMAT"),
                       N_("md (to read, when you name none) or html (to print)")},
    [OPTION_OUTPUT] = {"output", 'o', N_("FILE"), N_("Write to this file; - is standard output")},
    [OPTION_FORCE] = {"force", 0, NULL, N_("Overwrite a file that is there")},
    {0},
};

static bool read_reader(const char *name, enum card_reader *reader)
{
    *reader = CARD_LEADER;
    if (!name || strcmp(name, "leader") == 0)
        return true;
    *reader = CARD_EMPLOYEE;
    if (strcmp(name, "employee") == 0)
        return true;
    say_error(_("There is no card for “%s”. Choose --for leader or --for employee."), name);
    return false;
}

static bool ends_in(const char *text, const char *end)
{
    size_t length = strlen(text), tail = strlen(end);

    return length > tail && strcmp(text + length - tail, end) == 0;
}

/* The one that was named; else what the file's name says; else one to read. */
static const struct card_format *read_format(const struct request *request)
{
    const char *name = request->options[OPTION_FORMAT], *file = request->options[OPTION_OUTPUT];
    const struct card_format *format;
    char *names;

    if (!name)
        name = file && (ends_in(file, ".html") || ends_in(file, ".htm")) ? "html" : "md";
    format = card_format_find(name);
    if (format)
        return format;
    names = card_format_names();
    say_error(_("There is no format “%s”. Choose one of: %s."), name, names);
    free(names);
    return NULL;
}

/* Who writes a guide wants to see it on paper before it is published. */
static enum edition choose_edition(const struct world *world, const char *name)
{
    enum edition edition;
    struct script *script;
    struct diag silent;

    diag_init(&silent);
    script = edition_open(world, name, EDITION_NAMED, "", &silent);
    diag_done(&silent);
    edition = script ? EDITION_NAMED : EDITION_FILE;
    script_free(script);
    return edition;
}

/* Card and guide speak one language: the program follows a guide that is not there in its own. */
static struct script *open_guide(const struct world *world, const char *name,
                                 enum card_reader reader, struct diag *diag)
{
    enum edition edition = choose_edition(world, name);
    struct script *script = edition_open(world, name, edition, world->language, diag);

    if (!script)
        return NULL;
    if (edition == EDITION_FILE)
        say_error(_("No talk can begin with “%s” yet. This card is made from its file as it lies "
                    "there."),
                  script->title);
    message_set_language(script->language);
    if (reader == CARD_EMPLOYEE)
        script = edition_open_plain(world, name, edition, script, diag);
    if (!script || card_possible(script, reader))
        return script;
    diag_error(diag, _("“%s” is for the leader alone, so there is no sheet for an employee."),
               script->title);
    script_free(script);
    return NULL;
}

static int run(struct world *world, const struct request *request)
{
    const struct card_format *format;
    enum card_reader reader;
    struct script *script;
    struct diag diag;
    struct buf out;
    bool ok;

    if (request->word_count == 0) {
        say_error(_("Which guide? Add its ID: waardegesprek script list shows them."));
        return EXIT_USAGE;
    }
    format = read_format(request);
    if (!format || !read_reader(request->options[OPTION_FOR], &reader))
        return EXIT_USAGE;
    diag_init(&diag);
    buf_init(&out);
    script = open_guide(world, request->words[0], reader, &diag);
    if (script)
        format->write(script, reader, &out);
    ok = script && say_into(request->options[OPTION_OUTPUT], request->options[OPTION_FORCE] != NULL,
                            &out, &diag);
    if (!ok)
        say_diag(&diag);
    script_free(script);
    buf_done(&out);
    diag_done(&diag);
    return ok ? EXIT_DONE : EXIT_NOT_DONE;
}

const struct verb verb_script_card = {
    .name = "script card",
    .usage = N_("ID [--for READER] [--format FORMAT] [-o FILE] [--force]"),
    .help = N_("Make a card of a guide to print."),
    .more = N_("The leader's card has the whole talk with its cues. The employee's sheet says what "
               "the talk is for and who sees what, and has room to write."),
    .options = rows,
    .most_words = 1,
    .run = run,
};
