/*
 * What keeping costs. Each key in a text is a commit of its own, so that what was seen is
 * never lost: `session_set_text()` on a talk with a text of 2 kB.
 *
 * Measure: SQLite alone, one row of the same size updated and committed in the same way (WAL,
 * synchronous NORMAL). Limit 3.0: one key changes two rows, the answer and the place of the
 * cursor; the rest is for cleaning the text, undo and the talk in memory.
 *
 * Closing a talk syncs and empties the log. It happens once a talk, so it is only reported,
 * next to one raw commit that waits for the disk (synchronous FULL).
 */
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "bench.h"
#include "drawer.h"
#include "session/heartbeat.h"

enum { WARM_UPS = 50, KEYS = 1000, CLOSES = 30, TEXT = 2000 };

/* ---- SQLite alone ---- */

struct raw {
    sqlite3 *handle;
    sqlite3_stmt *update;
};

static void raw_run(struct raw *raw, const char *sql)
{
    if (sqlite3_exec(raw->handle, sql, NULL, NULL, NULL) != SQLITE_OK)
        bench_fail("%s: %s", sql, sqlite3_errmsg(raw->handle));
}

static void raw_open(struct raw *raw, const char *folder)
{
    char *path = xasprintf("%s/raw.db", folder);

    if (sqlite3_open(path, &raw->handle) != SQLITE_OK)
        bench_fail("%s can't be made", path);
    raw_run(raw, "PRAGMA journal_mode = WAL");
    raw_run(raw, "PRAGMA wal_autocheckpoint = 0");
    raw_run(raw, "CREATE TABLE answer (id INTEGER PRIMARY KEY, text TEXT)");
    raw_run(raw, "INSERT INTO answer VALUES (1, '')");
    sqlite3_prepare_v2(raw->handle, "UPDATE answer SET text = ? WHERE id = 1", -1, &raw->update,
                       NULL);
    free(path);
}

static void raw_commit(struct raw *raw, const char *text)
{
    sqlite3_bind_text(raw->update, 1, text, -1, SQLITE_STATIC);
    if (sqlite3_step(raw->update) != SQLITE_DONE)
        bench_fail("the raw commit failed: %s", sqlite3_errmsg(raw->handle));
    sqlite3_reset(raw->update);
}

static void raw_close(struct raw *raw)
{
    sqlite3_finalize(raw->update);
    sqlite3_close(raw->handle);
}

static double raw_time(struct raw *raw, const char *text)
{
    double begun = bench_now();

    raw_commit(raw, text);
    return bench_now() - begun;
}

/* ---- a key ---- */

static double key_time(struct session *session, const char *text)
{
    struct place place = drawer_place(session);
    size_t offset = strlen(text);
    double begun = bench_now();

    session_set_text(session, place, text, offset, true);
    return bench_now() - begun;
}

static void measure_keys(struct drawer *drawer, struct raw *raw)
{
    struct session *session = drawer_open_talk(drawer);
    char *text = drawer_text(TEXT);
    struct samples ours = {0};
    struct samples measure = {0};

    raw_run(raw, "PRAGMA synchronous = NORMAL");
    for (int i = -WARM_UPS; i < KEYS; i++) {
        text[TEXT - 1] = (char)('a' + (i + WARM_UPS) % 26);
        double own = key_time(session, text);
        double least = raw_time(raw, text);

        if (i < 0)
            continue;
        samples_add(&ours, own);
        samples_add(&measure, least);
    }
    if (session_unsaved(session))
        bench_fail("%s", session_unsaved(session));
    bench_ratio("key kept, text of 2 kB : raw commit", &ours, &measure, 3.0);
    session_close(session);
    free(text);
}

/* ---- the end of a talk ---- */

static double close_time(struct drawer *drawer, const char *text)
{
    struct session *session = drawer_open_talk(drawer);
    double begun;

    key_time(session, text);
    begun = bench_now();
    session_close(session);
    return bench_now() - begun;
}

static void measure_closes(struct drawer *drawer, struct raw *raw)
{
    char *text = drawer_text(TEXT);
    struct samples ours = {0};
    struct samples measure = {0};

    raw_run(raw, "PRAGMA synchronous = FULL");
    for (int i = 0; i < CLOSES; i++) {
        text[0] = (char)('A' + i % 26);
        samples_add(&ours, close_time(drawer, text));
        samples_add(&measure, raw_time(raw, text));
    }
    bench_ratio("talk closed : raw commit with sync", &ours, &measure, 0);
    free(text);
}

void bench_keep(const struct bench_setup *setup)
{
    char *folder = xasprintf("%s/keep", setup->folder);
    struct drawer drawer;
    struct raw raw;

    drawer_fill(&drawer, folder);
    raw_open(&raw, folder);
    measure_keys(&drawer, &raw);
    measure_closes(&drawer, &raw);
    raw_close(&raw);
    drawer_done(&drawer);
    free(folder);
}
