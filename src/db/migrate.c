/*
 * From one version of a schema to the next. Each step is a transaction of its
 * own that ends with its version, so a step is done whole or not at all, and it
 * looks at the version again once it holds the lock: another window may have
 * been first. Foreign keys are off meanwhile (a step may have to rebuild a table)
 * and checked before the commit.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/message.h"
#include "internal.h"

/* With `flags` for open(2): a file or a folder. */
static bool sync_path(const char *path, int flags)
{
    int file = open(path, flags | O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return false;
    bool synced = fsync(file) == 0;
    return close(file) == 0 && synced;
}

static bool sync_folder_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    char *folder = slash ? xstrndup(path, (size_t)(slash - path) + 1) : xstrdup(".");
    bool synced = sync_path(folder, O_DIRECTORY);
    free(folder);
    return synced;
}

/* VACUUM INTO takes an empty file that exists: that is how the copy gets its mode. */
static bool make_empty(const char *path)
{
    unlink(path); /* what an earlier attempt may have left */
    int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    return file >= 0 && close(file) == 0;
}

/* Over a connection of its own: VACUUM is refused where a transaction is open. */
static bool vacuum_into(struct db *db, const char *path, struct diag *diag)
{
    sqlite3 *reader = NULL;
    char *sql = sqlite3_mprintf("VACUUM INTO %Q", path);
    int code =
        sqlite3_open_v2(db->path, &reader,
                        SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);
    errno = 0;
    if (code == SQLITE_OK)
        code = sqlite3_exec(reader, sql, NULL, NULL, NULL);
    if (code != SQLITE_OK)
        db_explain(db, db_code(code), "copy", sqlite3_errmsg(reader), diag);
    sqlite3_close(reader);
    sqlite3_free(sql);
    return code == SQLITE_OK;
}

static bool refuse_without_copy(const char *copy, struct diag *diag)
{
    return diag_error(
        diag,
        _("No copy could be made first in %s: %s. So nothing was renewed; make room or "
          "make the folder writable, and try again."),
        copy, strerror(errno));
}

/*
 * Within the transaction, so that no other window makes one too or renews the file meanwhile.
 * The copy gets its name when it is whole and on the disk.
 */
static bool keep_copy(struct db *db, int64_t version, struct diag *diag)
{
    char *copy = xasprintf("%s.before-v%d", db->path, (int)version + 1);
    char *draft = xasprintf("%s.new", copy);
    bool kept;
    if (!make_empty(draft))
        kept = refuse_without_copy(copy, diag);
    else if (!vacuum_into(db, draft, diag))
        kept = false;
    else
        kept = (sync_path(draft, 0) && rename(draft, copy) == 0 && sync_folder_of(copy)) ||
               refuse_without_copy(copy, diag);
    if (!kept)
        unlink(draft);
    free(draft);
    free(copy);
    return kept;
}

static bool check_references(struct db *db, const char *name, struct diag *diag)
{
    sqlite3_stmt *statement = NULL;
    sqlite3_prepare_v2(db->handle, "PRAGMA foreign_key_check", -1, &statement, NULL);
    int code = sqlite3_step(statement);
    if (code == SQLITE_ROW)
        db_explain(db, SQLITE_CORRUPT, name, sqlite3_errstr(SQLITE_CORRUPT_INDEX), diag);
    else if (code != SQLITE_DONE)
        db_explain_last(db, code, name, diag);
    sqlite3_finalize(statement);
    return code == SQLITE_DONE;
}

/* Within the transaction. */
static bool apply(struct db *db, const struct db_setup *setup, int64_t version, struct diag *diag)
{
    char name[32], marks[96];
    int next = (int)version + 1;
    snprintf(name, sizeof name, "schema %d", next);
    snprintf(marks, sizeof marks, "PRAGMA application_id = %d; PRAGMA user_version = %d",
             setup->application_id, next);
    return db_run(db, name, setup->migrations[version], diag) && check_references(db, name, diag) &&
           db_run(db, name, marks, diag);
}

/* One step. *copy: a copy is still to be made. *version becomes what the file is at afterwards. */
static bool migrate_once(struct db *db, const struct db_setup *setup, bool *copy, int64_t *version,
                         struct diag *diag)
{
    if (!db_begin(db, diag))
        return false;
    bool done = db_pragma(db, "PRAGMA user_version", version, diag);
    if (done && *version < setup->migration_count) {
        done = (!*copy || keep_copy(db, *version, diag)) && apply(db, setup, *version, diag);
        *copy = false;
        *version += 1;
    }
    if (done)
        return db_commit(db, diag);
    db_rollback(db);
    return false;
}

bool db_migrate(struct db *db, const struct db_setup *setup, int64_t version, struct diag *diag)
{
    bool copy = version > 0;
    while (version < setup->migration_count) {
        if (!migrate_once(db, setup, &copy, &version, diag))
            return false;
    }
    return true;
}

static bool remove_copy(const char *path, struct diag *diag)
{
    return unlink(path) == 0 || errno == ENOENT ||
           diag_error(diag,
                      _("The copy %s can't be taken away (%s). It holds what was erased: remove "
                        "it yourself."),
                      path, strerror(errno));
}

bool db_forget_copies(struct db *db, int version, struct diag *diag)
{
    bool done = true;
    for (int i = 2; db->path && i <= version; i++) {
        char *copy = xasprintf("%s.before-v%d", db->path, i);
        char *draft = xasprintf("%s.new", copy);
        done = remove_copy(copy, diag) && remove_copy(draft, diag) && done;
        free(draft);
        free(copy);
    }
    return done && (!db->path || sync_folder_of(db->path) ||
                    diag_error(diag, "%s: %s", db->path, strerror(errno)));
}
