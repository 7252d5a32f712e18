/* script edit: the file of a guide in the user's own editor, and a look at it afterwards. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/path.h"
#include "base/program.h"
#include "findings.h"
#include "say.h"
#include "verb_script.h"

static const struct option_row rows[] = {{0}};

/* What was named: a guide by its id, or a translation of it. */
struct chosen {
    const char *name; /* as it was typed */
    char *id;
    char *language; /* NULL for the guide itself */
    char *path;
};

static void chosen_done(struct chosen *chosen)
{
    free(chosen->id);
    free(chosen->language);
    free(chosen->path);
}

static void say_read(const struct chosen *chosen)
{
    if (chosen->language)
        say(_("Read it through: waardegesprek script preview %s --lang %s\n"), chosen->id,
            chosen->language);
    else
        say(_("Read it through: waardegesprek script preview %s\n"), chosen->id);
}

static int say_result(const struct world *world, const struct chosen *chosen)
{
    struct diag diag;
    bool fine;

    diag_init(&diag);
    fine = script_check_file(&world->library, chosen->path, &diag);
    findings_say_text(&diag);
    if (fine)
        say_read(chosen);
    else
        say(_("Mend it: waardegesprek script edit %s. Until then talks go on as before.\n"),
            chosen->name);
    diag_done(&diag);
    return fine ? EXIT_DONE : EXIT_NOT_DONE;
}

/* Where to begin: 0 when nothing is wrong. */
static int first_mistake(const struct world *world, const char *path)
{
    struct diag diag;
    int line = 0;

    diag_init(&diag);
    script_check_file(&world->library, path, &diag);
    for (size_t i = 0; i < diag.count && line == 0; i++) {
        const struct finding *finding = &diag.findings[i];

        if (finding->severity == SEVERITY_ERROR && finding->file &&
            strcmp(finding->file, path) == 0)
            line = finding->line;
    }
    diag_done(&diag);
    return line;
}

static int edit(const struct world *world, const struct chosen *chosen)
{
    const char *editor = program_editor(), *path = chosen->path;

    if (world->config.no_editor)
        say_error(_("The settings say that no other editor is opened here. The file is %s."), path);
    else if (!editor)
        say_error("%s",
                  _("There is no editor here. Install nano, or set EDITOR to the one you like."));
    else if (!say_flush() || !program_edit_at(editor, path, first_mistake(world, path)))
        say_error(_("The editor did not start or did not save. The file is %s."), path);
    else
        return say_result(world, chosen);
    return EXIT_NOT_DONE;
}

/* ID or ID.LANGUAGE, or the name of that file. */
static struct chosen read_name(const char *name)
{
    static const char extension[] = ".yaml";
    size_t length = strlen(name), tail = sizeof extension - 1;
    bool is_file = length > tail && strcmp(name + length - tail, extension) == 0;
    char *file = xasprintf("%s%s", name, is_file ? "" : extension);
    struct chosen chosen = {.name = name, .language = translation_language(file)};

    length = strlen(file) - tail;
    chosen.id = xstrndup(file, chosen.language ? strcspn(file, ".") : length);
    free(file);
    return chosen;
}

/* A translation lies beside its guide. */
static bool find_translation(struct chosen *chosen)
{
    char *folder = path_folder(chosen->path);
    char *file = xasprintf("%s.%s.yaml", chosen->id, chosen->language);
    char *path = path_join(folder, file);
    bool there = access(path, F_OK) == 0;

    if (there)
        xstrset(&chosen->path, path);
    else
        say_error(_("There is no translation %s yet. Begin it: waardegesprek script translate %s "
                    "%s"),
                  file, chosen->id, chosen->language);
    free(folder);
    free(file);
    free(path);
    return there;
}

static int run(struct world *world, const struct request *request)
{
    int status = EXIT_NOT_DONE;
    struct chosen chosen;
    struct diag diag;
    enum shelf shelf;

    if (request->word_count == 0) {
        say_error(_("Which guide? Add its ID: waardegesprek script list shows them."));
        return EXIT_USAGE;
    }
    diag_init(&diag);
    chosen = read_name(request->words[0]);
    chosen.path = guide_file(&world->library, chosen.id, &shelf, &diag);
    if (!chosen.path)
        say_diag(&diag);
    else if (shelf == SHELF_SHIPPED)
        say_error(_("“%s” comes with the program and stays as it is. Make your own version first: "
                    "waardegesprek script new %s"),
                  chosen.id, chosen.id);
    else if (!chosen.language || find_translation(&chosen))
        status = edit(world, &chosen);
    chosen_done(&chosen);
    diag_done(&diag);
    return status;
}

const struct verb verb_script_edit = {
    .name = "script edit",
    .usage = N_("ID or ID.LANGUAGE"),
    .help = N_("Write in a guide with your own editor; it is checked afterwards."),
    .more =
        N_("The editor is $VISUAL, $EDITOR or nano. Talks notice nothing of it until you publish."),
    .options = rows,
    .most_words = 1,
    .run = run,
};
