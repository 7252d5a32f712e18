#ifndef WG_BASE_PATH_H
#define WG_BASE_PATH_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

/* Files and folders. Every char * returned is the caller's to free. */

char *path_join(const char *folder, const char *name);
/* The last part, borrowed. */
const char *path_base(const char *path);

/* The folder a file lies in: "." when its path names none. */
char *path_folder(const char *path);

/* Makes the folder and its missing parents, each 0700. */
bool path_make_folders(const char *path, struct diag *diag);

/* $variable/waardegesprek, or $HOME/fallback/waardegesprek when it is unset or not absolute. */
char *path_xdg(const char *variable, const char *fallback);
/*
 * For what must not stay on a disk: $XDG_RUNTIME_DIR when it is this user's alone, else /dev/shm; where neither is, the data folder,
 * made 0700. NULL with a sentence when that can't be made.
 */
char *path_fleeting(struct diag *diag);

/*
 * Where the shipped data lie, found from /proc/self/exe alone: the source tree's
 * data/ (and build's locale) for a program in build/, else ../share/waardegesprek.
 */
char *path_data(const char *name);
/* Where a module lies (module.h), found in the same way: build/modules, else ../lib/waardegesprek. */
char *path_module(const char *name);

/* In the user's home: STEM.EXTENSION, or STEM-2.EXTENSION and on when that is taken. */
char *path_unused_at_home(const char *stem, const char *extension);

/* Reads a whole file of at most `limit` bytes; *length gets its size. NULL with a sentence on
 * failure. */
char *path_read(const char *path, size_t limit, size_t *length, struct diag *diag);

/*
 * Writes a file as one step: a temporary one beside it, flushed, fsynced, renamed,
 * the folder fsynced; mode 0600. With `replace` false an existing file is refused.
 */
bool path_write(const char *path, const char *bytes, size_t length, bool replace,
                struct diag *diag);

/* On what terms a file is written. */
struct path_terms {
    bool replace;
    const char *like; /* what gives mode (without x) and group, a file or a folder; NULL = 0600 */
    /* Asked when all is ready for the rename, NULL = not: false, with a sentence, leaves things as they are. */
    bool (*holds)(const void *context, struct diag *diag);
    const void *context;
};
bool path_write_as(const char *path, const char *bytes, size_t length,
                   const struct path_terms *terms, struct diag *diag);

/* Makes the folder unless it is there, with the mode and the group of the folder `like`. */
bool path_make_folder_like(const char *path, const char *like, struct diag *diag);

#endif
