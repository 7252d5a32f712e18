/*
 * One writer a talk: a file that is flock()ed while the talk is open. The lock
 * dies with the process, so a crash leaves nothing to clean up; what stands in the
 * file tells the next one who has it.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/message.h"
#include "base/path.h"
#include "state.h"

struct lock {
    int file;
    char *path;
};

static bool say_failure(const char *path, struct diag *diag)
{
    return diag_error(diag, _("The lock %s can't be made (%s). Check that the folder is yours."),
                      path, strerror(errno));
}

/* The holder's line is "host terminal moment". */
static void say_holder(int file, struct diag *diag)
{
    char line[256] = "";
    char host[128];
    char terminal[64];
    char time[6] = "";
    char moment[32];
    ssize_t got = pread(file, line, sizeof line - 1, 0);

    if (got > 0 && sscanf(line, "%127s %63s %31s", host, terminal, moment) == 3) {
        moment_format_time(strtoll(moment, NULL, 10), time);
        diag_error(diag, _("This talk is open in another window (%s on %s) since %s."), terminal,
                   host, time);
    } else {
        diag_error(diag, _("This talk is open in another window."));
    }
}

static void write_holder(int file, const char *terminal, int64_t now)
{
    char host[128] = "?";
    char line[256];
    int length;

    gethostname(host, sizeof host - 1);
    length = snprintf(line, sizeof line, "%s %s %lld\n", host, terminal, (long long)now);
    /* Only there to be read by people: a failure to write it takes nothing from the lock. */
    if (ftruncate(file, 0) != 0 || pwrite(file, line, (size_t)length, 0) != length)
        return;
}

/* The file may have been unlinked by its last holder between our open and our flock. */
static bool is_still(int file, const char *path)
{
    struct stat opened;
    struct stat named;

    return fstat(file, &opened) == 0 && stat(path, &named) == 0 && opened.st_ino == named.st_ino;
}

static int take(const char *path, bool *held, struct diag *diag)
{
    for (;;) {
        int file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

        if (file < 0) {
            say_failure(path, diag);
            return -1;
        }
        if (flock(file, LOCK_EX | LOCK_NB) != 0) {
            *held = errno == EWOULDBLOCK;
            if (*held)
                say_holder(file, diag);
            else
                say_failure(path, diag);
            close(file);
            return -1;
        }
        if (is_still(file, path))
            return file;
        close(file);
    }
}

struct lock *lock_take(const char *folder, const char *id, const char *terminal, int64_t now,
                       bool *held, struct diag *diag)
{
    if (!folder) /* nothing that another window could open */
        return xcalloc(1, sizeof(struct lock));

    char *locks = path_join(folder, "locks");
    char *path = path_join(locks, id);
    struct lock *lock = NULL;
    int file = -1;

    *held = false;
    if (path_make_folders(locks, diag))
        file = take(path, held, diag);
    if (file >= 0) {
        write_holder(file, terminal, now);
        lock = xmalloc(sizeof *lock);
        *lock = (struct lock){.file = file, .path = xstrdup(path)};
    }
    free(path);
    free(locks);
    return lock;
}

void lock_release(struct lock *lock)
{
    if (!lock)
        return;
    if (lock->path) {
        unlink(lock->path);
        close(lock->file);
    }
    free(lock->path);
    free(lock);
}
