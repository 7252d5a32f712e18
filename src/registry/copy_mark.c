/* How far a copy got, kept in its target. */
#include "copy_mark.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

const char *copy_schema(const struct registry *registry)
{
    return registry->home == REGISTRY_POSTGRES ? "waardegesprek." : "";
}

bool copy_run(struct registry *registry, const char *sql, const char *const *values, size_t count,
              bool (*each)(void *context, const char *const *columns), void *context,
              struct diag *diag)
{
    struct statement statement = {"copy", sql, sql};

    return registry_run(registry, &statement, values, count, each, context, diag);
}

/* With one %s where the schema goes. */
static bool run_in_schema(struct registry *registry, const char *format, const char *const *values,
                          size_t count, bool (*each)(void *context, const char *const *columns),
                          void *context, struct diag *diag)
{
    char *sql = xasprintf(format, copy_schema(registry));
    bool fine = copy_run(registry, sql, values, count, each, context, diag);

    free(sql);
    return fine;
}

static bool keep_text(void *context, const char *const *columns)
{
    char **text = context;

    xstrset(text, columns[0] ? columns[0] : "");
    return false;
}

bool copy_ask(struct registry *registry, const char *sql, char **out, struct diag *diag)
{
    *out = NULL;
    if (copy_run(registry, sql, NULL, 0, keep_text, out, diag))
        return true;
    free(*out);
    *out = NULL;
    return false;
}

bool copy_ask_number(struct registry *registry, const char *sql, int64_t *out, struct diag *diag)
{
    char *text;

    if (!copy_ask(registry, sql, &text, diag))
        return false;
    *out = text ? strtoll(text, NULL, 10) : 0;
    free(text);
    return true;
}

/* ---- marks ---- */

void copy_mark_done(struct copy_mark *mark)
{
    for (int i = 0; i < KEYS_MOST; i++)
        free(mark->keys[i]);
    *mark = (struct copy_mark){0};
}

static bool keep_mark(void *context, const char *const *columns)
{
    struct copy_mark *mark = context;

    for (int i = 0; i < KEYS_MOST; i++)
        xstrset(&mark->keys[i], columns[i]);
    mark->done = strtoll(columns[KEYS_MOST], NULL, 10);
    mark->ended = strcmp(columns[KEYS_MOST + 1], "1") == 0;
    mark->found = true;
    return false;
}

bool copy_mark_load(struct registry *registry, const char *table, struct copy_mark *out,
                    struct diag *diag)
{
    *out = (struct copy_mark){0};
    return run_in_schema(registry,
                         "SELECT k1, k2, k3, done, ended FROM %scopy_state WHERE name = $1", &table,
                         1, keep_mark, out, diag);
}

bool copy_mark_save(struct registry *registry, const char *table, const struct copy_mark *mark,
                    struct diag *diag)
{
    char done[24];
    const char *values[] = {table,
                            mark->keys[0] ? mark->keys[0] : "",
                            mark->keys[1] ? mark->keys[1] : "",
                            mark->keys[2] ? mark->keys[2] : "",
                            done,
                            mark->ended ? "1" : "0"};

    snprintf(done, sizeof done, "%" PRId64, mark->done);
    return run_in_schema(registry,
                         "INSERT INTO %scopy_state (name, k1, k2, k3, done, ended) "
                         "VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (name) DO UPDATE SET "
                         "k1 = excluded.k1, k2 = excluded.k2, k3 = excluded.k3, "
                         "done = excluded.done, ended = excluded.ended",
                         values, sizeof values / sizeof *values, NULL, NULL, diag);
}

bool copy_marks_there(struct registry *registry, bool *out, struct diag *diag)
{
    static const struct statement statement = {
        "copy", "SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'copy_state'",
        "SELECT tablename FROM pg_catalog.pg_tables WHERE schemaname = 'waardegesprek' "
        "AND tablename = 'copy_state'"};
    char *found = NULL;
    bool fine = registry_run(registry, &statement, NULL, 0, keep_text, &found, diag);

    *out = found != NULL;
    free(found);
    return fine;
}

bool copy_marks_make(struct registry *registry, struct diag *diag)
{
    return run_in_schema(registry,
                         "CREATE TABLE %scopy_state (name TEXT PRIMARY KEY NOT NULL, "
                         "k1 TEXT NOT NULL, k2 TEXT NOT NULL, k3 TEXT NOT NULL, "
                         "done BIGINT NOT NULL, ended INTEGER NOT NULL)",
                         NULL, 0, NULL, NULL, diag);
}

bool copy_marks_drop(struct registry *registry, struct diag *diag)
{
    return run_in_schema(registry, "DROP TABLE %scopy_state", NULL, 0, NULL, NULL, diag);
}
