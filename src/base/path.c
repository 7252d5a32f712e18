/*
 * Files and folders. A file is written whole or not at all: what is renamed into
 * place was checked to be on the disk first, for a full disk shows itself only
 * when a file is flushed or closed.
 */
#include "base/path.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/message.h"

char *path_join(const char *folder, const char *name)
{
    size_t length = strlen(folder);
    bool slash = length > 0 && folder[length - 1] == '/';
    return xasprintf("%s%s%s", folder, slash || length == 0 ? "" : "/", name);
}

const char *path_base(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

char *path_folder(const char *path)
{
    const char *slash = strrchr(path, '/');
    if (!slash)
        return xstrdup(".");
    return slash == path ? xstrdup("/") : xstrndup(path, (size_t)(slash - path));
}

static bool is_folder(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

/* Someone else may make the same folder in between: what counts is that it is there. */
static bool make_folder(const char *path)
{
    if (mkdir(path, 0700) == 0)
        return true;
    int reason = errno;
    bool there = is_folder(path);
    errno = reason;
    return there;
}

bool path_make_folders(const char *path, struct diag *diag)
{
    char *part = xstrdup(path);
    bool made = true;
    for (char *slash = strchr(part + (*part == '/'), '/'); slash && made;
         slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        made = make_folder(part);
        if (made)
            *slash = '/';
    }
    made = made && make_folder(part);
    if (!made)
        diag_error(diag, _("The folder %s can't be made: %s"), part, strerror(errno));
    free(part);
    return made;
}

char *path_xdg(const char *variable, const char *fallback)
{
    const char *value = getenv(variable);
    if (value && *value == '/')
        return path_join(value, "waardegesprek");
    const char *home = getenv("HOME");
    char *folder = path_join(home && *home ? home : "/", fallback);
    char *path = path_join(folder, "waardegesprek");
    free(folder);
    return path;
}

static bool is_ours_alone(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode) && status.st_uid == geteuid() &&
           (status.st_mode & (S_IRWXG | S_IRWXO)) == 0 && access(path, W_OK | X_OK) == 0;
}

char *path_fleeting(struct diag *diag)
{
    static const char memory[] = "/dev/shm";
    const char *own = getenv("XDG_RUNTIME_DIR");
    if (own && *own == '/' && is_ours_alone(own))
        return xstrdup(own);
    if (is_folder(memory) && access(memory, W_OK | X_OK) == 0)
        return xstrdup(memory);
    char *path = path_xdg("XDG_DATA_HOME", ".local/share");
    if (path_make_folders(path, diag))
        return path;
    free(path);
    return NULL;
}

/* --- the shipped data --------------------------------------------------- */

static char *program_folder(void)
{
    char path[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", path, sizeof path - 1);
    path[length > 0 ? length : 0] = '\0';
    return path_folder(path);
}

/*
 * The build folder the program lies in: one beside a data/scripts. The program
 * is right in it, a test program a few folders down. NULL when it is installed.
 */
static char *build_folder(const char *program)
{
    enum { DEPTH = 4 };
    char *folder = xstrdup(program);
    for (int i = 0; i < DEPTH; i++) {
        char *scripts = path_join(folder, "../data/scripts");
        bool found = is_folder(scripts);
        free(scripts);
        if (found)
            return folder;
        char *parent = path_folder(folder);
        free(folder);
        folder = parent;
    }
    free(folder);
    return NULL;
}

/* Cleaned up with realpath() when the file is there: people read these names. */
char *path_data(const char *name)
{
    char *program = program_folder();
    char *build = build_folder(program);
    bool locale = strcmp(name, "locale") == 0 || strncmp(name, "locale/", 7) == 0;
    char *path;
    if (!build)
        path = xasprintf("%s/../share/waardegesprek/%s", program, name);
    else
        path = xasprintf("%s/%s%s", build, locale ? "" : "../data/", name);
    char *plain = realpath(path, NULL);
    free(build);
    free(program);
    if (!plain)
        return path;
    free(path);
    return plain;
}

char *path_module(const char *name)
{
    char *program = program_folder();
    char *build = build_folder(program);
    char *path = build ? xasprintf("%s/modules/%s.so", build, name)
                       : xasprintf("%s/../lib/waardegesprek/%s.so", program, name);
    char *plain = realpath(path, NULL);
    free(build);
    free(program);
    if (!plain)
        return path;
    free(path);
    return plain;
}

/* --- reading ------------------------------------------------------------ */

static char *read_error(struct diag *diag, const char *path)
{
    if (errno == ENOENT)
        diag_error(diag, _("There is no file %s."), path);
    else
        diag_error(diag, _("%s can't be read: %s"), path, strerror(errno));
    return NULL;
}

/* Reads one byte more than `limit` at most: that is how a file that grows is noticed. */
static bool read_all(int file, size_t limit, struct buf *content)
{
    char part[16 * 1024];
    while (content->length <= limit) {
        ssize_t got = read(file, part, sizeof part);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return got == 0;
        buf_add(content, part, (size_t)got);
    }
    return true;
}

/* Without O_NONBLOCK a pipe that nobody writes to would hang the program at its opening. */
static int open_file(const char *path)
{
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    struct stat status;
    if (file < 0 || (fstat(file, &status) == 0 && S_ISREG(status.st_mode)))
        return file;
    errno = S_ISDIR(status.st_mode) ? EISDIR : EINVAL;
    int reason = errno;
    close(file);
    errno = reason;
    return -1;
}

char *path_read(const char *path, size_t limit, size_t *length, struct diag *diag)
{
    int file = open_file(path);
    if (file < 0)
        return read_error(diag, path);
    struct buf content;
    buf_init(&content);
    bool whole = read_all(file, limit, &content);
    if (!whole)
        read_error(diag, path);
    else if (content.length > limit)
        whole = diag_error(diag, _("%s is too large: more than %zu kB."), path, limit / 1024);
    close(file);
    if (!whole) {
        buf_done(&content);
        return NULL;
    }
    *length = content.length;
    return buf_take(&content);
}

char *path_unused_at_home(const char *stem, const char *extension)
{
    const char *home = getenv("HOME");
    char *path = xasprintf("%s/%s.%s", home && *home ? home : ".", stem, extension);
    for (int number = 2; access(path, F_OK) == 0; number++) {
        free(path);
        path = xasprintf("%s/%s-%d.%s", home && *home ? home : ".", stem, number, extension);
    }
    return path;
}

/* --- writing ------------------------------------------------------------ */

static bool write_all(int file, const char *bytes, size_t length)
{
    while (length > 0) {
        ssize_t done = write(file, bytes, length);
        if (done < 0 && errno == EINTR)
            continue;
        if (done < 0)
            return false;
        bytes += done;
        length -= (size_t)done;
    }
    return true;
}

/*
 * Makes the rename itself last. Some file systems can't sync a folder (EINVAL): no reason to fail.
 */
static bool sync_folder(const char *folder)
{
    int handle = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle < 0)
        return errno == EACCES; /* may be written in, not looked into */
    bool synced = fsync(handle) == 0 || errno == EINVAL;
    close(handle);
    return synced;
}

/* Without `replace` an existing name is refused in the same step that would take it. */
static bool put_in_place(const char *temporary, const char *path, bool replace)
{
    if (replace)
        return rename(temporary, path) == 0;
    if (renameat2(AT_FDCWD, temporary, AT_FDCWD, path, RENAME_NOREPLACE) == 0)
        return true;
    if (errno != EINVAL && errno != ENOSYS)
        return false;
    /* A file system that does not know the flag, such as NFS, still refuses a second link(). */
    return link(temporary, path) == 0 && unlink(temporary) == 0;
}

static bool write_error(struct diag *diag, const char *path)
{
    if (errno == EEXIST)
        return diag_error(diag, _("%s is there already. Choose another name."), path);
    return diag_error(diag, _("%s can't be written: %s"), path, strerror(errno));
}

/*
 * A group that we are not in can't be given. That matters only where the group may do something
 * else than everybody.
 */
static bool give_group(int file, const struct stat *like, const char *path, struct diag *diag)
{
    struct stat status;
    if (fstat(file, &status) == 0 && status.st_gid == like->st_gid)
        return true;
    if (fchown(file, (uid_t)-1, like->st_gid) == 0)
        return true;
    return ((like->st_mode >> 3) & 07) == (like->st_mode & 07) ||
           diag_error(diag,
                      _("%s can't be given to the group that it belongs to: you are not in that "
                        "group. Ask who made it, or who looks after the folder."),
                      path);
}

/* The group first: giving it takes away what only the old one was meant to have. */
static bool make_like(int file, const struct stat *like, mode_t mask, const char *path,
                      struct diag *diag)
{
    return give_group(file, like, path, diag) &&
           (fchmod(file, like->st_mode & mask) == 0 || write_error(diag, path));
}

static bool look_like(int file, const char *like, const char *path, struct diag *diag)
{
    struct stat status;
    if (like && stat(like, &status) == 0)
        return make_like(file, &status, 0666, path, diag);
    return true; /* mkostemp() gave mode 0600 */
}

/* Nobody else can read it before it looks as it should. */
static bool write_temporary(char *name, const char *path, const char *bytes, size_t length,
                            const char *like, struct diag *diag)
{
    int file = mkostemp(name, O_CLOEXEC);
    if (file < 0) {
        *name = '\0';
        return write_error(diag, path);
    }
    bool written = (write_all(file, bytes, length) || write_error(diag, path)) &&
                   look_like(file, like, path, diag) &&
                   (fsync(file) == 0 || write_error(diag, path));
    if (close(file) != 0 && written)
        written = write_error(diag, path);
    return written;
}

bool path_write_as(const char *path, const char *bytes, size_t length,
                   const struct path_terms *terms, struct diag *diag)
{
    char *folder = path_folder(path);
    char *temporary = path_join(folder, ".waardegesprek-XXXXXX");
    bool written = write_temporary(temporary, path, bytes, length, terms->like, diag) &&
                   (!terms->holds || terms->holds(terms->context, diag)) &&
                   (put_in_place(temporary, path, terms->replace) || write_error(diag, path));
    if (!written && *temporary)
        unlink(temporary);
    if (written && !sync_folder(folder))
        written = write_error(diag, path);
    free(temporary);
    free(folder);
    return written;
}

bool path_write(const char *path, const char *bytes, size_t length, bool replace, struct diag *diag)
{
    struct path_terms terms = {.replace = replace};
    return path_write_as(path, bytes, length, &terms, diag);
}

/* Left as it was made it would keep others out, and nobody would mend it later. */
bool path_make_folder_like(const char *path, const char *like, struct diag *diag)
{
    struct stat status;
    if (is_folder(path))
        return true;
    if (!path_make_folders(path, diag))
        return false;
    int folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool made = folder >= 0 && stat(like, &status) == 0;
    if (made)
        made = make_like(folder, &status, 07777, path, diag);
    else
        write_error(diag, path);
    if (folder >= 0)
        close(folder);
    if (!made)
        rmdir(path);
    return made;
}
