/* script edit: the file of a guide in the user's own editor, and a look at it afterwards. */
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/program.h"
#include "findings.h"
#include "say.h"
#include "verb_script.h"

static const struct option_row rows[] = {{0}};

static int say_result(const char *id, const char *path)
{
    struct diag diag;
    bool fine;

    diag_init(&diag);
    fine = script_check_file(path, &diag);
    findings_say_text(&diag);
    if (fine)
        say(_("Read it through: waardegesprek script preview %s\n"), id);
    else
        say(_("Mend it: waardegesprek script edit %s. Until then talks go on as before.\n"), id);
    diag_done(&diag);
    return fine ? EXIT_DONE : EXIT_NOT_DONE;
}

/* Where to begin: 0 when nothing is wrong. */
static int first_mistake(const char *path)
{
    struct diag diag;
    int line = 0;

    diag_init(&diag);
    script_check_file(path, &diag);
    for (size_t i = 0; i < diag.count && line == 0; i++) {
        const struct finding *finding = &diag.findings[i];

        if (finding->severity == SEVERITY_ERROR && finding->file &&
            strcmp(finding->file, path) == 0)
            line = finding->line;
    }
    diag_done(&diag);
    return line;
}

static int edit(const struct world *world, const char *id, const char *path)
{
    const char *editor = program_editor();

    if (world->config.no_editor)
        say_error(_("The settings say that no other editor is opened here. The file is %s."), path);
    else if (!editor)
        say_error("%s",
                  _("There is no editor here. Install nano, or set EDITOR to the one you like."));
    else if (!say_flush() || !program_edit_at(editor, path, first_mistake(path)))
        say_error(_("The editor did not start or did not save. The file is %s."), path);
    else
        return say_result(id, path);
    return EXIT_NOT_DONE;
}

static int run(struct world *world, const struct request *request)
{
    const char *id = request->word_count > 0 ? request->words[0] : NULL;
    int status = EXIT_NOT_DONE;
    struct diag diag;
    enum shelf shelf;
    char *path;

    if (!id) {
        say_error(_("Which guide? Add its ID: waardegesprek script list shows them."));
        return EXIT_USAGE;
    }
    diag_init(&diag);
    path = guide_file(&world->library, id, &shelf, &diag);
    if (!path)
        say_diag(&diag);
    else if (shelf == SHELF_SHIPPED)
        say_error(_("“%s” comes with the program and stays as it is. Make your own version first: "
                    "waardegesprek script new %s"),
                  id, id);
    else
        status = edit(world, id, path);
    free(path);
    diag_done(&diag);
    return status;
}

const struct verb verb_script_edit = {
    .name = "script edit",
    .usage = N_("ID"),
    .help = N_("Write in a guide with your own editor; it is checked afterwards."),
    .more =
        N_("The editor is $VISUAL, $EDITOR or nano. Talks notice nothing of it until you publish."),
    .options = rows,
    .most_words = 1,
    .run = run,
};
