/*
 * Opening and closing a database, and the care of its write-ahead log (WAL).
 *
 * Nothing is written before the file is known to be ours and not newer than this
 * program. Its header is read through SQLite's own file handle: closing a second
 * one would drop the locks that this process holds on the file.
 */
#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/message.h"
#include "internal.h"

enum {
    BUSY_MILLISECONDS = 2000,
    CLOSE_MILLISECONDS = 100, /* whoever closes last empties the WAL anyway */
    HEADER_SIZE = 100,
    HEADER_VERSION = 60, /* user_version, big-endian */
    HEADER_APPLICATION = 68,
    WAL_TRIES = 100,
    WAL_PAUSE = 20 /* milliseconds */
};

/*
 * synchronous NORMAL: a commit does not wait for the disk, db_sync() does.
 * Checkpoints are asked for, so that none falls between a key and its picture.
 * temp_store: what people said never lands in a file in /tmp.
 */
static const char settings[] = "PRAGMA synchronous = NORMAL;"
                               "PRAGMA foreign_keys = ON;"
                               "PRAGMA secure_delete = ON;"
                               "PRAGMA wal_autocheckpoint = 0;"
                               "PRAGMA journal_size_limit = 0;" /* begun anew, the log is short */
                               "PRAGMA temp_store = MEMORY;"
                               "PRAGMA trusted_schema = OFF;"
                               "PRAGMA cell_size_check = ON;";

static struct db *db_new(const char *path, const struct db_setup *setup)
{
    struct db *db = xcalloc(1, sizeof *db);
    db->path = xstrdup(path);
    db->statements = setup->statements;
    db->statement_count = setup->statement_count;
    db->prepared = xcalloc(setup->statement_count, sizeof(sqlite3_stmt *));
    db->current = NOT_RUNNING;
    return db;
}

static void db_free(struct db *db)
{
    for (size_t i = 0; i < db->statement_count; i++)
        sqlite3_finalize(db->prepared[i]);
    free(db->prepared);
    db_forget_made(db);
    sqlite3_close(db->handle);
    free(db->path);
    free(db->words);
    free(db);
}

/* SQLite gives the files it makes beside this one the same mode. */
static bool make_file(const char *path, struct diag *diag)
{
    int file = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file >= 0)
        close(file);
    else if (errno != EEXIST)
        return diag_error(diag,
                          _("The store can't be made in %s: %s. Choose a folder in which you may "
                            "write."),
                          path, strerror(errno));
    return true;
}

static bool connect_file(struct db *db, int busy_milliseconds, struct diag *diag)
{
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    int code = sqlite3_open_v2(db->path, &db->handle, flags, NULL);
    if (code != SQLITE_OK)
        return db_explain_last(db, code, db->path, diag);
    sqlite3_busy_timeout(db->handle, busy_milliseconds);
    /* A file that turns out to be newer must not even get its own WAL moved into it. */
    sqlite3_db_config(db->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
    if (sqlite3_db_readonly(db->handle, "main") == 1)
        return db_explain(db, SQLITE_READONLY, db->path, sqlite3_errstr(SQLITE_READONLY), diag);
    return true;
}

static uint32_t big_endian(const unsigned char *bytes)
{
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

static bool refuse_newer(const struct db *db, struct diag *diag)
{
    if (db->is_shared)
        return diag_error(diag,
                          _("This registry was made by a newer version of the program. Update "
                            "waardegesprek and open it again; nothing was changed."));
    return diag_error(diag, _("This store was made by a newer version of the program. Update "
                              "waardegesprek and open it again; nothing was changed."));
}

/* Without a lock and without SQLite's recovery. What a short file lacks is read as zeros. */
static bool read_header(struct db *db, unsigned char header[HEADER_SIZE], struct diag *diag)
{
    sqlite3_file *file = NULL;
    sqlite3_file_control(db->handle, "main", SQLITE_FCNTL_FILE_POINTER, &file);
    int code = file->pMethods->xRead(file, header, HEADER_SIZE, 0);
    return code == SQLITE_OK || code == SQLITE_IOERR_SHORT_READ ||
           db_explain(db, code, db->path, sqlite3_errstr(code), diag);
}

/* An empty file is new, any other must be ours. (SQLite takes one byte for empty too.) */
static bool check_header(struct db *db, const struct db_setup *setup, struct diag *diag)
{
    static const char magic[16] = "SQLite format 3";
    unsigned char header[HEADER_SIZE];
    struct stat status;
    if (stat(db->path, &status) == 0 && status.st_size == 0)
        return true;
    if (!read_header(db, header, diag))
        return false;
    if (memcmp(header, magic, sizeof magic) != 0)
        return db_explain(db, SQLITE_NOTADB, db->path, sqlite3_errstr(SQLITE_NOTADB), diag);
    if (big_endian(header + HEADER_APPLICATION) != (uint32_t)setup->application_id)
        return diag_error(diag,
                          db->is_shared
                              ? _("%s was made by another program; nothing was changed. Choose "
                                  "another place for the registry, or put a backup of it there.")
                              : _("%s was made by another program; nothing was changed. Choose "
                                  "another folder, or put a backup of the store in its place."),
                          db->path);
    return big_endian(header + HEADER_VERSION) <= (uint32_t)setup->migration_count ||
           refuse_newer(db, diag);
}

/* The WAL may hold a newer version than the header of the file says. */
static bool check_version(struct db *db, const struct db_setup *setup, int64_t *version,
                          struct diag *diag)
{
    if (!db_pragma(db, "PRAGMA user_version", version, diag))
        return false;
    if (*version > setup->migration_count)
        return refuse_newer(db, diag);
    sqlite3_db_config(db->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
    return true;
}

static int ask_for_wal(struct db *db, bool *wal)
{
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(db->handle, "PRAGMA journal_mode = WAL", -1, &statement, NULL);
    if (code == SQLITE_OK && sqlite3_step(statement) == SQLITE_ROW)
        *wal = strcmp((const char *)sqlite3_column_text(statement, 0), "wal") == 0;
    sqlite3_finalize(statement);
    return sqlite3_extended_errcode(db->handle);
}

/* SQLite's own waiting does not cover this switch, which two first starts may do at once. */
static bool start_wal(struct db *db, struct diag *diag)
{
    bool wal = false;
    int code = ask_for_wal(db, &wal);
    for (int i = 0; i < WAL_TRIES && (code & 0xff) == SQLITE_BUSY; i++) {
        sqlite3_sleep(WAL_PAUSE);
        code = ask_for_wal(db, &wal);
    }
    db->busy = !wal && db_code_is_busy(code);
    if (wal)
        return true;
    if (code != SQLITE_OK && code != SQLITE_ROW && code != SQLITE_DONE)
        return db_explain_last(db, code, "journal_mode", diag);
    return diag_error(
        diag,
        db->is_shared ? _("The registry can't be kept safely in %s: is it a network folder? "
                          "Choose a folder on this computer.")
                      : _("The store can't be kept safely in %s: is it a network folder? Choose "
                          "a folder on this computer."),
        db->path);
}

static bool open_file(struct db *db, const struct db_setup *setup, int busy_milliseconds,
                      struct diag *diag)
{
    int64_t version = 0;
    return connect_file(db, busy_milliseconds, diag) && check_header(db, setup, diag) &&
           check_version(db, setup, &version, diag) &&
           db_run(db, "settings", "PRAGMA secure_delete = ON;", diag) &&
           db_migrate(db, setup, version, diag) && start_wal(db, diag) &&
           db_run(db, "settings", settings, diag);
}

struct db *db_open(const char *path, const struct db_setup *setup, struct diag *diag)
{
    if (!make_file(path, diag))
        return NULL;
    struct db *db = db_new(path, setup);
    if (open_file(db, setup, BUSY_MILLISECONDS, diag))
        return db;
    db_free(db);
    return NULL;
}

/*
 * Its index of words is kept by triggers, for whoever writes into it; SQLite takes FTS5 in a trigger for unsafe unless the schema is
 * trusted. A trigger can reach nothing but this file, which all who share it may write anyway.
 */
static const char shared_settings[] = "PRAGMA synchronous = FULL; PRAGMA trusted_schema = ON;"
                                      "PRAGMA cache_size = -16000;"; /* KiB: many indexes */

/*
 * Whoever is in its group may have put anything in there. No text of ours is near the first of these, and what we ask takes a small
 * part of the other even of a million plans: a statement is ended after about half a minute's work.
 */
enum { LENGTH_MOST = 16 << 20, STEPS_A_LOOK = 1000000, LOOKS_MOST = 1000 };

static int watch(void *context)
{
    struct db *db = context;
    return ++db->progress > LOOKS_MOST;
}

static void be_wary(struct db *db)
{
    sqlite3_limit(db->handle, SQLITE_LIMIT_LENGTH, LENGTH_MOST);
    sqlite3_progress_handler(db->handle, STEPS_A_LOOK, watch, db);
}

/* What others were told is kept outlives a power cut, too: nobody has a second copy of it. */
struct db *db_open_shared(const char *path, const struct db_setup *setup, int patience, bool *busy,
                          struct diag *diag)
{
    int64_t version; /* the first reading makes the files that stand beside this one */
    if (busy)
        *busy = false;
    if (!db_make_shared(path, diag))
        return NULL;
    struct db *db = db_new(path, setup);
    db->is_shared = true;
    if (open_file(db, setup, patience, diag) && db_run(db, "settings", shared_settings, diag) &&
        db_pragma(db, "PRAGMA user_version", &version, diag)) {
        db_share_beside(path);
        be_wary(db);
        return db;
    }
    if (busy)
        *busy = db->busy;
    db_free(db);
    return NULL;
}

struct db *db_open_scratch(const struct db_setup *setup, struct diag *diag)
{
    struct db *db = db_new(":memory:", setup);
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY |
                SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    int code = sqlite3_open_v2(db->path, &db->handle, flags, NULL);
    if (code == SQLITE_OK ? db_migrate(db, setup, 0, diag) && db_run(db, "settings", settings, diag)
                          : db_explain_last(db, code, db->path, diag))
        return db;
    db_free(db);
    return NULL;
}

void db_close(struct db *db)
{
    if (!db)
        return;
    assert(db->current == NOT_RUNNING && sqlite3_get_autocommit(db->handle));
    sqlite3_busy_timeout(db->handle, CLOSE_MILLISECONDS);
    sqlite3_wal_checkpoint_v2(db->handle, "main", SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
    db_free(db);
}

bool db_sync(struct db *db, struct diag *diag)
{
    sqlite3_file *wal = NULL;
    sqlite3_file_control(db->handle, "main", SQLITE_FCNTL_JOURNAL_POINTER, &wal);
    if (!wal || !wal->pMethods)
        return true; /* nothing was written since the file was opened */
    errno = 0;
    int code = wal->pMethods->xSync(wal, SQLITE_SYNC_NORMAL);
    return code == SQLITE_OK || db_explain(db, db_code(code), "sync", sqlite3_errstr(code), diag);
}

bool db_checkpoint(struct db *db, bool truncate, struct diag *diag)
{
    assert(db->current == NOT_RUNNING && sqlite3_get_autocommit(db->handle));
    int mode = truncate ? SQLITE_CHECKPOINT_TRUNCATE : SQLITE_CHECKPOINT_PASSIVE;
    errno = 0;
    int code = sqlite3_wal_checkpoint_v2(db->handle, "main", mode, NULL, NULL);
    if (code == SQLITE_OK || (!truncate && (code & 0xff) == SQLITE_BUSY))
        return true; /* busy: somebody else is at it, which will do */
    return db_explain_last(db, code, "checkpoint", diag);
}

int64_t db_wal_size(const struct db *db)
{
    struct stat status;
    char *path = xasprintf("%s-wal", db->path);
    int64_t size = stat(path, &status) == 0 ? status.st_size : 0;
    free(path);
    return size;
}

int64_t db_file_size(struct db *db)
{
    struct stat status;
    return stat(db->path, &status) == 0 ? status.st_size : 0;
}

int64_t db_data_version(struct db *db)
{
    struct diag ignored;
    int64_t version = 0; /* a failed look says "changed": whoever looks again then finds out */
    diag_init(&ignored);
    db_pragma(db, "PRAGMA data_version", &version, &ignored);
    diag_done(&ignored);
    return version;
}
