/*
 * From a file that was edited to what talks start with. Colleagues publish from one folder and edit there
 * meanwhile: one of them publishes at a time, and a file that changed since it was read is left alone.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/path.h"
#include "base/utf8.h"
#include "domain/difference.h"
#include "publication.h"
#include "rewrite.h"
#include "script/guide.h"
#include "source.h"

struct publishing {
    const struct library *library;
    enum shelf shelf;
    const char *id;
    char *path; /* the file itself, also when a link leads to it */
    char *text; /* what it said when it was read, then what we wrote */
    struct script *draft;
    struct script *running; /* what talks start with until now, or NULL */
};

static const char *folder_of(const struct publishing *publishing)
{
    return publishing->library->folders[publishing->shelf];
}

static struct script *open_quietly(const char *bundle)
{
    struct diag silent;
    diag_init(&silent);
    struct script *script = bundle ? bundle_open(bundle, "", &silent) : NULL;
    diag_done(&silent);
    return script;
}

/* --- the file ------------------------------------------------------------------------ */

static bool is_unchanged(const void *context, struct diag *diag)
{
    const struct publishing *publishing = context;
    struct diag silent;
    size_t length;
    diag_init(&silent);
    char *now = source_read(publishing->path, &length, &silent);
    bool same = now && strcmp(now, publishing->text) == 0;
    diag_done(&silent);
    free(now);
    return same || diag_error(diag, _("The file was changed while it was being published. Look at "
                                      "it, and publish again."));
}

/* The version that the file should have: higher than what runs. */
static int next_version(const struct publishing *publishing)
{
    int version = publishing->draft->version;
    if (publishing->running && version <= publishing->running->version)
        version = publishing->running->version + 1;
    return version;
}

/* Puts this in the file's place as long as it says what it said. Takes text over. */
static bool write_text(struct publishing *publishing, char *text, struct diag *diag)
{
    struct path_terms terms = {
        .replace = true, .like = publishing->path, .holds = is_unchanged, .context = publishing};
    if (!path_write_as(publishing->path, text, strlen(text), &terms, diag)) {
        free(text);
        return false;
    }
    free(publishing->text);
    publishing->text = text;
    return true;
}

static bool write_version(struct publishing *publishing, struct diag *diag)
{
    int version = next_version(publishing);
    char number[16];
    if (version == publishing->draft->version)
        return true;
    snprintf(number, sizeof number, "%d", version);
    char *text = rewrite_value(publishing->text, "version", number);
    if (!text)
        return diag_error(diag, _("Write \"version: %s\" on a line of its own in %s."), number,
                          publishing->path);
    return write_text(publishing, text, diag);
}

/* --- publishing ---------------------------------------------------------------------- */

static int count_changes(const struct publishing *publishing)
{
    if (!publishing->running)
        return 0;
    struct differences list;
    differences_init(&list, publishing->running, publishing->draft);
    int count = (int)difference_count_steps(&list);
    differences_done(&list);
    return count;
}

static bool publish_bundle(struct publishing *publishing, const char *note, const char *today,
                           struct diag *diag)
{
    struct path_terms terms = {
        .like = publishing->path, .holds = is_unchanged, .context = publishing};
    struct publication publication = {
        .bundle = bundle_load(publishing->library, publishing->shelf, publishing->id, diag),
        .day = xstrdup(today),
        .note = utf8_clean(note, strlen(note), UTF8_ONE_LINE),
        .changed = count_changes(publishing)};
    bool fine = publication.bundle &&
                publication_save(folder_of(publishing), publishing->id, &publication, &terms, diag);
    publication_done(&publication);
    return fine;
}

/*
 * Version and publication in one: when the second can't be written, the first goes back, unless
 * somebody wrote in the file meanwhile.
 */
static bool put_in_place(struct publishing *publishing, const char *note, const char *today,
                         struct diag *diag)
{
    struct diag silent;
    char *before = xstrdup(publishing->text);
    bool fine = write_version(publishing, diag) && publish_bundle(publishing, note, today, diag);
    diag_init(&silent);
    if (!fine && strcmp(before, publishing->text) != 0)
        write_text(publishing, before, &silent);
    else
        free(before);
    diag_done(&silent);
    return fine;
}

/* Reads the file and what runs, and puts the one in place of the other. */
static bool publish_read(struct publishing *publishing, const char *note, const char *today,
                         struct diag *diag)
{
    struct diag silent;
    size_t length;
    publishing->text = source_read(publishing->path, &length, diag);
    if (!publishing->text)
        return false;
    char *draft = bundle_load(publishing->library, publishing->shelf, publishing->id, diag);
    diag_init(&silent);
    char *running = guide_bundle(publishing->library, publishing->id, &silent);
    diag_done(&silent);
    bool fine = draft != NULL;
    publishing->draft = open_quietly(draft);
    publishing->running = open_quietly(running);
    if (draft && running && strcmp(draft, running) == 0)
        fine = diag_error(diag, _("Nothing has changed since version %d."),
                          publishing->running ? publishing->running->version : 0);
    fine = fine && publishing->draft && put_in_place(publishing, note, today, diag);
    free(draft);
    free(running);
    return fine;
}

/* What can't be used may be a higher version than ours would be. */
static bool is_usable(const struct publishing *publishing, struct diag *diag)
{
    struct publication publication;
    enum publication_outcome outcome =
        publication_load(folder_of(publishing), publishing->id, &publication, diag);
    publication_done(&publication);
    return outcome != PUBLICATION_UNUSABLE;
}

/* All that is read is read while nobody else publishes. */
static bool publish_file(struct publishing *publishing, const char *note, const char *today,
                         struct diag *diag)
{
    int lock = publication_lock(folder_of(publishing), diag);
    if (lock < 0)
        return false;
    bool fine = is_usable(publishing, diag) && publish_read(publishing, note, today, diag);
    publication_unlock(lock);
    script_free(publishing->draft);
    script_free(publishing->running);
    free(publishing->text);
    return fine;
}

/* A guide may lie elsewhere with a link to it: that is the file to write in. */
static void follow_link(struct publishing *publishing)
{
    char *path = realpath(publishing->path, NULL);
    if (!path)
        return;
    free(publishing->path);
    publishing->path = path;
}

bool guide_publish(const struct library *library, const char *id, const char *note,
                   const char *today, struct diag *diag)
{
    struct publishing publishing = {.library = library, .id = id};
    bool fine;

    publishing.path = guide_file(library, id, &publishing.shelf, diag);
    if (!publishing.path)
        return false;
    follow_link(&publishing);
    if (publishing.shelf == SHELF_SHIPPED)
        fine = diag_error(diag,
                          _("This guide came with the program and stays as it is. Make a copy of "
                            "your own first: waardegesprek script new %s"),
                          id);
    else if (guide_is_piece(publishing.path))
        fine =
            diag_error(diag,
                       _("\"%s\" is a building block. Publish the guides that use it: they take it "
                         "along."),
                       id);
    else
        fine = publish_file(&publishing, note, today, diag);
    free(publishing.path);
    return fine;
}
