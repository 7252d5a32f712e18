/* A published guide as a file of its own, so that nobody's editing can reach it. */
#include "publication.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/path.h"

/* A bundle is a guide with all its translations; JSON writes some letters longer. */
enum { PUBLICATION_SIZE_MAX = 32 << 20 };

static char *publication_path(const char *folder, const char *id)
{
    char *name = xasprintf("published/%s.json", id);
    char *path = path_join(folder, name);
    free(name);
    return path;
}

bool publication_hidden(const char *folder, const char *id)
{
    char *path = publication_path(folder, id);
    bool hidden = access(path, F_OK) == 0 && access(path, R_OK) != 0;
    free(path);
    return hidden;
}

bool publication_load(const char *folder, const char *id, struct publication *out)
{
    struct diag silent;
    size_t length;
    const char *bundle, *day, *note;
    int changed;
    char *path = publication_path(folder, id);
    diag_init(&silent);
    char *text = path_read(path, PUBLICATION_SIZE_MAX, &length, &silent);
    json_t *root = text ? json_loadb(text, length, 0, NULL) : NULL;
    bool fine = root && json_unpack(root, "{s:s, s:s, s:i, s:s}", "day", &day, "note", &note,
                                    "changed", &changed, "bundle", &bundle) == 0;
    *out = (struct publication){0};
    if (fine)
        *out = (struct publication){xstrdup(bundle), xstrdup(day), xstrdup(note), changed};
    json_decref(root);
    diag_done(&silent);
    free(text);
    free(path);
    return fine;
}

/* Who may go into the guides' folder may go into this one. */
static bool make_folder(const char *folder, const char *path, struct diag *diag)
{
    struct stat status;
    if (access(path, F_OK) == 0)
        return true;
    return path_make_folders(path, diag) && stat(folder, &status) == 0 &&
           chmod(path, status.st_mode & 07777) == 0;
}

bool publication_save(const char *folder, const char *id, const struct publication *publication,
                      const char *like, struct diag *diag)
{
    json_t *root =
        json_pack("{s:s, s:s, s:i, s:s}", "day", publication->day, "note", publication->note,
                  "changed", publication->changed, "bundle", publication->bundle);
    char *text = root ? json_dumps(root, JSON_INDENT(1)) : NULL;
    if (!text)
        die("%s", _("there is not enough memory left to go on."));
    char *path = publication_path(folder, id);
    char *parent = path_join(folder, "published");
    bool fine =
        make_folder(folder, parent, diag) && path_write_like(path, text, strlen(text), like, diag);
    free(parent);
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
