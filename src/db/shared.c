/*
 * The file of several people: made with the mode and the group that their folder has, so that nobody has to be told how.
 * It appears under its name when it has them, for another may open it in that very moment.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/path.h"
#include "internal.h"

enum { FOR_ONE = 0600, FOR_A_GROUP = 0660 };

static bool refuse(const char *path, struct diag *diag)
{
    return diag_error(
        diag,
        _("The file %s can't be made: %s. Choose a folder in which you may write, and "
          "whose group you are in."),
        path, strerror(errno));
}

/* A file that others may write and whose group is not theirs would be of no use to them. */
static bool dress(int file, const struct stat *folder)
{
    struct stat status;
    if (!(folder->st_mode & S_IWGRP))
        return fchmod(file, FOR_ONE) == 0;
    return fstat(file, &status) == 0 &&
           (status.st_gid == folder->st_gid || fchown(file, (uid_t)-1, folder->st_gid) == 0) &&
           fchmod(file, FOR_A_GROUP) == 0;
}

static bool make_in(const char *folder, const char *path, struct diag *diag)
{
    struct stat status;
    char *draft = path_join(folder, ".waardegesprek-XXXXXX");
    int file = stat(folder, &status) == 0 ? mkostemp(draft, O_CLOEXEC) : -1;
    bool made = file >= 0 && dress(file, &status) && (link(draft, path) == 0 || errno == EEXIST);
    if (!made)
        refuse(path, diag);
    if (file >= 0) {
        close(file);
        unlink(draft);
    }
    free(draft);
    return made;
}

bool db_make_shared(const char *path, struct diag *diag)
{
    if (access(path, F_OK) == 0)
        return true;
    char *folder = path_folder(path);
    bool made = make_in(folder, path, diag);
    free(folder);
    return made;
}

/*
 * SQLite gives them the mode of the file, but the group of whoever opens it first, unless the folder hands its own down. Only their owner
 * can do this, and it does no harm that it fails for others.
 */
void db_share_beside(const char *path)
{
    static const char *const ends[] = {"-wal", "-shm"};
    struct stat file, beside;
    if (stat(path, &file) != 0 || !(file.st_mode & S_IWGRP))
        return;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        char *name = xasprintf("%s%s", path, ends[i]);
        if (stat(name, &beside) == 0 && beside.st_gid != file.st_gid &&
            chown(name, (uid_t)-1, file.st_gid) == 0)
            chmod(name, FOR_A_GROUP); /* where chown took something of it away */
        free(name);
    }
}
