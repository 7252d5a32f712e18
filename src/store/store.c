/*
 * Opening the store and knowing whose it is; the rest of the folder is one file a
 * noun. Whatever changes the store commits before it returns.
 */
#include "store/store.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/path.h"
#include "base/utf8.h"
#include "internal.h"

/* C promises strings of 4095 characters only; every compiler we know takes more. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Woverlength-strings"
#include "schema.h"
#pragma GCC diagnostic pop

enum { APPLICATION_ID = 0x57614765 }; /* "WaGe" */

static const struct db_statement statements[STATEMENT_COUNT] = {
#define ROW(name, sql) [SQL_##name] = {#name, sql},
    STATEMENT_LIST(ROW)
#undef ROW
};
static const char *const migrations[] = {schema_001_interviews, schema_002_scripts,
                                         schema_003_after, schema_004_share};
static const struct db_setup setup = {
    .application_id = APPLICATION_ID,
    .migrations = migrations,
    .migration_count = sizeof migrations / sizeof *migrations,
    .statements = statements,
    .statement_count = STATEMENT_COUNT,
};

bool store_finish(struct store *store, bool *found, struct diag *diag)
{
    bool row = false;
    while (db_step(store->db))
        row = true;
    if (!db_end(store->db, diag))
        return false;
    if (found)
        *found = row;
    return true;
}

bool store_gone(struct diag *diag)
{
    return diag_error(diag, _("This is no longer in the store: another window may have "
                              "removed it. Go back to the list."));
}

bool store_finish_found(struct store *store, struct diag *diag)
{
    if (!store_finish(store, NULL, diag))
        return false;
    return db_changes(store->db) > 0 || store_gone(diag);
}

bool store_end(struct store *store, bool done, struct diag *diag)
{
    if (done)
        return db_commit(store->db, diag);
    db_rollback(store->db);
    return false;
}

bool store_forget_copies(struct store *store, struct diag *diag)
{
    return db_forget_copies(store->db, setup.migration_count, diag);
}

int revision_fit(int64_t revision)
{
    return revision < 1 ? 1 : revision > REVISION_MOST ? REVISION_MOST : (int)revision;
}

void store_read_id(struct store *store, int column, char id[UUID_SIZE])
{
    const char *text = db_text(store->db, column);
    size_t length = text ? strnlen(text, UUID_SIZE - 1) : 0;
    memcpy(id, text ? text : "", length);
    id[length] = '\0';
}

/* '~' sorts behind every character of an id. */
void prefix_start(struct store *store, enum statement statement, const char *text,
                  struct prefix *prefix)
{
    prefix->from = xstrdup(text);
    for (char *c = prefix->from; *c; c++)
        *c = (char)tolower((unsigned char)*c);
    prefix->until = xasprintf("%s~", prefix->from);
    db_start(store->db, statement);
    db_bind_text(store->db, ":from", prefix->from);
    db_bind_text(store->db, ":until", prefix->until);
}

void prefix_done(struct prefix *prefix)
{
    free(prefix->from);
    free(prefix->until);
}

const char *null_if_empty(const char *text)
{
    return text && *text ? text : NULL;
}

static bool find_leader(struct store *store, bool *found, struct diag *diag)
{
    db_start(store->db, SQL_LEADER_FIND);
    *found = db_step(store->db);
    if (*found)
        store_read_id(store, 0, store->leader);
    return db_end(store->db, diag);
}

static bool add_leader(struct store *store, const char *name, struct diag *diag)
{
    char id[UUID_SIZE];
    char *clean = utf8_clean(name, strlen(name), UTF8_ONE_LINE);
    uuid_new(store->ids, id);
    db_start(store->db, SQL_LEADER_ADD);
    db_bind_text(store->db, ":id", id);
    db_bind_text(store->db, ":name", clean);
    db_bind_int(store->db, ":now", clock_now(store->clock));
    bool done = store_finish(store, NULL, diag);
    free(clean);
    return done;
}

bool store_name_leader(struct store *store, const char *name, struct diag *diag)
{
    char *clean = utf8_clean(name, strlen(name), UTF8_ONE_LINE);
    db_start(store->db, SQL_LEADER_NAME);
    db_bind_text(store->db, ":name", clean);
    bool done = store_finish(store, NULL, diag);
    free(clean);
    return done;
}

const char *store_leader_id(const struct store *store)
{
    return store->leader;
}

char *store_leader_name(struct store *store, struct diag *diag)
{
    char *name = NULL;
    db_start(store->db, SQL_LEADER_READ);
    if (db_step(store->db))
        name = xstrdup(db_text(store->db, 0));
    if (!db_end(store->db, diag)) {
        free(name);
        return NULL;
    }
    return name ? name : xstrdup("");
}

/* Two windows may open the first time at once: the row that is there afterwards counts. */
static bool need_leader(struct store *store, const char *name, struct diag *diag)
{
    bool found = false;
    if (!find_leader(store, &found, diag))
        return false;
    return found || (add_leader(store, name, diag) && find_leader(store, &found, diag));
}

/* A store of which nothing ever reaches a disk. */
struct store *store_open_scratch(const char *leader, const struct clock *clock,
                                 struct id_source *ids, struct diag *diag)
{
    struct store *store = xcalloc(1, sizeof *store);
    store->clock = clock;
    store->ids = ids;
    store->db = db_open_scratch(&setup, diag);
    if (store->db && need_leader(store, leader, diag))
        return store;
    store_close(store);
    return NULL;
}

struct store *store_open(const char *folder, const char *leader, const struct clock *clock,
                         struct id_source *ids, struct diag *diag)
{
    if (!path_make_folders(folder, diag))
        return NULL;
    struct store *store = xcalloc(1, sizeof *store);
    char *path = path_join(folder, "interviews.db");
    store->clock = clock;
    store->ids = ids;
    store->db = db_open(path, &setup, diag);
    free(path);
    if (store->db && need_leader(store, leader, diag))
        return store;
    store_close(store);
    return NULL;
}

void store_close(struct store *store)
{
    if (store)
        db_close(store->db);
    free(store);
}

bool store_sync(struct store *store, struct diag *diag)
{
    return db_sync(store->db, diag);
}

bool store_checkpoint(struct store *store, bool truncate, struct diag *diag)
{
    return db_checkpoint(store->db, truncate, diag);
}

int64_t store_wal_size(const struct store *store)
{
    return db_wal_size(store->db);
}

int64_t store_data_version(struct store *store)
{
    return db_data_version(store->db);
}
