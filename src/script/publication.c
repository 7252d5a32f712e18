/*
 * A published guide as a file of its own, so that nobody's editing can reach it. The file comes from a
 * folder that others write in: it counts only when a talk could begin with it.
 */
#include "publication.h"

#include <errno.h>
#include <fcntl.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/utf8.h"
#include "script/load.h"

/* A bundle is a guide with all its translations; JSON writes some letters longer. */
enum { PUBLICATION_SIZE_MAX = 32 << 20 };

static char *publication_path(const char *folder, const char *id)
{
    char *name = xasprintf("published/%s.json", id);
    char *path = path_join(folder, name);
    free(name);
    return path;
}

/* --- reading --------------------------------------------------------------------- */

static bool is_there(const char *path)
{
    return access(path, F_OK) == 0 || (errno != ENOENT && errno != ENOTDIR);
}

static bool take_apart(const char *text, size_t length, struct publication *out)
{
    const char *bundle, *day, *note;
    int changed;
    json_t *root = json_loadb(text, length, 0, NULL);
    bool fine = root && json_unpack(root, "{s:s, s:s, s:i, s:s}", "day", &day, "note", &note,
                                    "changed", &changed, "bundle", &bundle) == 0;
    if (fine)
        *out = (struct publication){xstrdup(bundle), utf8_clean(day, strlen(day), UTF8_ONE_LINE),
                                    utf8_clean(note, strlen(note), UTF8_ONE_LINE), changed};
    json_decref(root);
    return fine;
}

static bool report_damaged(const char *path, struct diag *diag)
{
    return diag_error(diag,
                      _("%s is damaged or belongs to another guide. Remove it, give the guide a "
                        "higher version, and publish it again."),
                      path);
}

/* A newer program may have written what this one can't open: then removing it is the last resort. */
static bool check_bundle(const char *bundle, const char *id, const char *path, struct diag *diag)
{
    struct diag silent;
    diag_init(&silent);
    struct script *script = bundle_open(bundle, "", &silent);
    diag_done(&silent);
    if (!script)
        return diag_error(
            diag,
            _("%s can't be used by this version of the program. Install the newest one. When that "
              "does not help, remove the file, give the guide a higher version, and publish it "
              "again."),
            path);
    bool same = strcmp(script->id, id) == 0;
    script_free(script);
    return same || report_damaged(path, diag);
}

static bool load(const char *path, const char *id, struct publication *out, struct diag *diag)
{
    struct diag silent;
    size_t length;
    diag_init(&silent);
    char *text = path_read(path, PUBLICATION_SIZE_MAX, &length, &silent);
    diag_done(&silent);
    if (!text && access(path, R_OK) != 0)
        return diag_error(diag,
                          _("The version that is in use can't be read: %s. Ask who published it to "
                            "make it readable for you."),
                          path);
    bool fine = (text && take_apart(text, length, out)) || report_damaged(path, diag);
    free(text);
    return fine && check_bundle(out->bundle, id, path, diag);
}

enum publication_outcome publication_load(const char *folder, const char *id,
                                          struct publication *out, struct diag *diag)
{
    char *path = publication_path(folder, id);
    enum publication_outcome outcome = PUBLICATION_NONE;
    *out = (struct publication){0};
    if (is_there(path)) {
        outcome = load(path, id, out, diag) ? PUBLICATION_GOOD : PUBLICATION_UNUSABLE;
        if (outcome == PUBLICATION_UNUSABLE)
            publication_done(out);
    }
    free(path);
    return outcome;
}

/* --- writing --------------------------------------------------------------------- */

/* Who may go into the guides' folder may go into this one. The caller frees it; NULL with a sentence. */
static char *make_published(const char *folder, struct diag *diag)
{
    char *published = path_join(folder, "published");
    if (path_make_folder_like(published, folder, diag))
        return published;
    free(published);
    return NULL;
}

bool publication_save(const char *folder, const char *id, const struct publication *publication,
                      const struct path_terms *terms, struct diag *diag)
{
    struct path_terms replacing = *terms;
    json_t *root =
        json_pack("{s:s, s:s, s:i, s:s}", "day", publication->day, "note", publication->note,
                  "changed", publication->changed, "bundle", publication->bundle);
    char *text = root ? json_dumps(root, JSON_INDENT(1)) : NULL;
    if (!text)
        die("%s", _("there is not enough memory left to go on."));
    char *path = publication_path(folder, id);
    char *published = make_published(folder, diag);
    replacing.replace = true;
    bool fine = published && path_write_as(path, text, strlen(text), &replacing, diag);
    free(published);
    free(path);
    free(text);
    json_decref(root);
    return fine;
}

void publication_done(struct publication *publication)
{
    free(publication->bundle);
    free(publication->day);
    free(publication->note);
    *publication = (struct publication){0};
}

/* --- one at a time ----------------------------------------------------------------- */

/*
 * The file appears at once with the mode it keeps and is never removed, so all who come have the same
 * one. A network drive locks only what was opened for writing; elsewhere reading will do.
 */
static int open_lock(const char *path, const char *folder, struct diag *diag)
{
    const int flags = O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK;
    struct path_terms terms = {.like = folder};
    if (access(path, F_OK) != 0 && !path_write_as(path, "", 0, &terms, diag) &&
        access(path, F_OK) != 0)
        return -1;
    diag_clear(diag); /* somebody else made it in between */
    int file = open(path, O_RDWR | flags);
    if (file < 0 && errno == EACCES)
        file = open(path, O_RDONLY | flags);
    if (file < 0)
        diag_error(diag, _("%s can't be read: %s"), path, strerror(errno));
    return file;
}

/* A drive that knows no locks is no reason to fail: what was read is compared before it is replaced. */
static bool wait_for(int file)
{
    enum { TRIES = 40, PAUSE_MS = 50 };
    const struct timespec pause = {.tv_nsec = PAUSE_MS * 1000000L};
    for (int i = 0; i < TRIES; i++) {
        if (flock(file, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK)
            return true;
        nanosleep(&pause, NULL);
    }
    return false;
}

int publication_lock(const char *folder, struct diag *diag)
{
    struct diag why;
    char *published = make_published(folder, diag);
    if (!published)
        return -1;
    diag_init(&why);
    char *path = path_join(published, ".lock");
    int file = open_lock(path, published, &why);
    if (file >= 0 && !wait_for(file)) {
        diag_error(&why,
                   _("Someone else is publishing a guide at this moment, in %s. Try again in a "
                     "minute."),
                   folder);
        close(file);
        file = -1;
    }
    diag_move(diag, &why);
    diag_done(&why);
    free(path);
    free(published);
    return file;
}

void publication_unlock(int lock)
{
    close(lock);
}
