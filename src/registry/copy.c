/*
 * Moves a registry from one home to another, row by row as it stands. The target remembers in a table of its own, in the same
 * transaction as every piece, how far it got: stopped anywhere, the same command goes on, and no row comes twice or is left out.
 * What a home makes of its rows (totals, words to search by, sorts) it makes anew.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/message.h"
#include "base/path.h"
#include "copy_mark.h"
#include "registry/admin.h"

enum { PIECE = 1000, COLUMNS_MOST = 40 };
/* A statement of PostgreSQL goes over a network and takes 65535 values; one of SQLite is quick. */
static const size_t rows_a_statement[] = {[REGISTRY_SQLITE] = 1, [REGISTRY_POSTGRES] = 50};

/* In an order in which what is referred to comes first. The keys are among the columns. */
static const struct table {
    const char *name;
    bool by_number; /* the key counts, and the home goes on counting behind it */
    const char *keys[KEYS_MOST];
    const char *columns[COLUMNS_MOST];
    enum { ANY_HOMES, WITH_SQLITE, POSTGRES_ALONE } homes; /* between which it is copied so */
    const char *in_postgres; /* what makes these rows there, when it is not the table itself */
} tables[] = {
    {.name = "setting", .keys = {"name"}, .columns = {"name", "text"}},
    {.name = "team", .keys = {"id"}, .columns = {"id", "name", "folded"}},
    {.name = "team_was", .keys = {"folded"}, .columns = {"folded", "team"}},
    {.name = "action",
     .by_number = true,
     .keys = {"number"},
     .columns = {"number",     "id",     "round",       "revision", "leader",      "leader_name",
                 "person",     "team",   "may_contact", "digest",   "asked",       "changed",
                 "value",      "what",   "owner",       "own_part", "need",        "kind",
                 "first_step", "helper", "due",         "notice",   "status",      "reason",
                 "state",      "who",    "account",     "by_day",   "answer_text", "answered",
                 "mark"}},
    {.name = "comment",
     .keys = {"id"},
     .columns = {"id", "action", "who", "account", "text", "moment"}},
    {.name = "withdrawn",
     .keys = {"action"},
     .columns = {"action", "round", "moment"},
     .homes = WITH_SQLITE,
     .in_postgres =
         "(SELECT DISTINCT ON (action) action, round, moment "
         "FROM waardegesprek.withdrawn ORDER BY action, round DESC, moment DESC) AS one"},
    {.name = "withdrawn",
     .keys = {"action", "leader"},
     .columns = {"action", "round", "leader", "moment"},
     .homes = POSTGRES_ALONE},
    {.name = "withdrawn_code", .keys = {"digest"}, .columns = {"digest", "moment"}},
    {.name = "score",
     .keys = {"token", "value"},
     .columns = {"token", "value", "team", "quarter", "importance", "opportunity", "realisation"}},
    {.name = "published", .keys = {"quarter"}, .columns = {"quarter", "moment"}},
    {.name = "figure",
     .keys = {"quarter", "team", "value"},
     .columns = {"quarter", "team", "value", "shown", "people", "importance", "opportunity",
                 "realisation"}},
    {.name = "talk_count",
     .keys = {"leader", "team", "quarter"},
     .columns = {"leader", "team", "quarter", "held", "planned"}},
    {.name = "log",
     .by_number = true,
     .keys = {"number"},
     .columns = {"number", "moment", "account", "verb", "id"}},
};
enum { TABLE_COUNT = sizeof tables / sizeof *tables };

struct copy {
    struct registry *from, *to;
    struct copy_progress progress;
    bool (*tell)(void *context, const struct copy_progress *progress);
    void *context;
    struct diag *diag;
};

/* Rows as texts, one after the other. */
struct piece {
    char **texts;
    size_t columns, rows;
};

static void piece_done(struct piece *piece)
{
    for (size_t i = 0; i < piece->columns * piece->rows; i++)
        free(piece->texts[i]);
    free(piece->texts);
    *piece = (struct piece){0};
}

static bool is_copied(const struct copy *copy, const struct table *table)
{
    bool postgres = copy->from->home == REGISTRY_POSTGRES && copy->to->home == REGISTRY_POSTGRES;

    return table->homes == ANY_HOMES || (table->homes == POSTGRES_ALONE) == postgres;
}

/* What stands behind FROM. */
static void add_rows(struct buf *sql, const struct registry *registry, const struct table *table)
{
    if (registry->home == REGISTRY_POSTGRES && table->in_postgres)
        buf_adds(sql, table->in_postgres);
    else
        buf_addf(sql, "%s%s", copy_schema(registry), table->name);
}

/* "SELECT what FROM the table's rows". */
static bool ask_table(struct registry *registry, const char *what, const struct table *table,
                      int64_t *out, struct diag *diag)
{
    struct buf sql;
    bool fine;

    buf_init(&sql);
    buf_addf(&sql, "SELECT %s FROM ", what);
    add_rows(&sql, registry, table);
    fine = copy_ask_number(registry, buf_text(&sql), out, diag);
    buf_done(&sql);
    return fine;
}

/* ---- reading and writing a piece ---- */

static size_t count_of(const char *const *names, size_t most)
{
    size_t count = 0;

    while (count < most && names[count])
        count++;
    return count;
}

static void add_names(struct buf *sql, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        buf_addf(sql, "%s%s", i > 0 ? ", " : "", names[i]);
}

/* A parameter that is compared with a key. */
static void add_key_value(struct buf *sql, const struct registry *registry, bool number, size_t at)
{
    const char *type = registry->home == REGISTRY_POSTGRES ? (number ? "bigint" : "text")
                                                           : (number ? "INTEGER" : "TEXT");

    buf_addf(sql, "%sCAST($%zu AS %s)", at > 1 ? ", " : "", at, type);
}

static bool keep_row(void *context, const char *const *columns)
{
    struct piece *piece = context;
    size_t have = piece->rows++ * piece->columns;

    piece->texts = xreallocarray(piece->texts, have + piece->columns, sizeof *piece->texts);
    for (size_t i = 0; i < piece->columns; i++)
        piece->texts[have + i] = columns[i] ? xstrdup(columns[i]) : NULL;
    return true;
}

/* The rows behind the keys; NULL = the first ones. */
static bool read_piece(struct copy *copy, const struct table *table, const char *const *behind,
                       struct piece *out)
{
    size_t keys = count_of(table->keys, KEYS_MOST);
    struct buf sql;
    bool fine;

    *out = (struct piece){.columns = count_of(table->columns, COLUMNS_MOST)};
    buf_init(&sql);
    buf_adds(&sql, "SELECT ");
    add_names(&sql, table->columns, out->columns);
    buf_adds(&sql, " FROM ");
    add_rows(&sql, copy->from, table);
    if (behind) {
        buf_adds(&sql, " WHERE (");
        add_names(&sql, table->keys, keys);
        buf_adds(&sql, ") > (");
        for (size_t i = 1; i <= keys; i++)
            add_key_value(&sql, copy->from, table->by_number, i);
        buf_adds(&sql, ")");
    }
    buf_adds(&sql, " ORDER BY ");
    add_names(&sql, table->keys, keys);
    buf_addf(&sql, " LIMIT %d", PIECE);
    fine =
        copy_run(copy->from, buf_text(&sql), behind, behind ? keys : 0, keep_row, out, copy->diag);
    buf_done(&sql);
    if (!fine)
        piece_done(out);
    return fine;
}

static bool count_row(void *context, const char *const *columns)
{
    (void)columns;
    ++*(size_t *)context;
    return true;
}

/* What is there already was not copied: whoever wrote it there, none of it may be lost. */
static bool write_rows(struct copy *copy, const struct table *table, const struct piece *piece,
                       size_t first, size_t count)
{
    struct buf sql;
    size_t written = 0;
    bool fine;

    buf_init(&sql);
    buf_addf(&sql, "INSERT INTO %s%s (", copy_schema(copy->to), table->name);
    add_names(&sql, table->columns, piece->columns);
    buf_addf(&sql, ") %sVALUES ",
             copy->to->home == REGISTRY_POSTGRES && table->by_number ? "OVERRIDING SYSTEM VALUE "
                                                                     : "");
    for (size_t i = 0; i < count * piece->columns; i++) {
        bool starts = i % piece->columns == 0, ends = i % piece->columns == piece->columns - 1;

        buf_addf(&sql, "%s$%zu%s", starts ? (i > 0 ? ", (" : "(") : ", ", i + 1, ends ? ")" : "");
    }
    buf_adds(&sql, " ON CONFLICT DO NOTHING RETURNING 1");
    fine = copy_run(copy->to, buf_text(&sql),
                    (const char *const *)(piece->texts + first * piece->columns),
                    count * piece->columns, count_row, &written, copy->diag);
    buf_done(&sql);
    if (fine && written != count)
        return diag_error(copy->diag,
                          _("Something was written into the registry %s while it was being copied "
                            "into (in “%s”). Copy into an empty registry."),
                          copy->to->setup->where, table->name);
    return fine;
}

static bool write_piece(struct copy *copy, const struct table *table, const struct piece *piece)
{
    size_t most = rows_a_statement[copy->to->home], count;

    for (size_t i = 0; i < piece->rows; i += count) {
        count = piece->rows - i < most ? piece->rows - i : most;
        if (!write_rows(copy, table, piece, i, count))
            return false;
    }
    return true;
}

/* The keys of a piece's last row. */
static void move_mark(struct copy_mark *mark, const struct table *table, const struct piece *piece)
{
    size_t last = (piece->rows - 1) * piece->columns;

    for (size_t i = 0; i < count_of(table->keys, KEYS_MOST); i++) {
        for (size_t c = 0; c < piece->columns; c++) {
            if (strcmp(table->columns[c], table->keys[i]) == 0)
                xstrset(&mark->keys[i], piece->texts[last + c]);
        }
    }
}

/* ---- before ---- */

/* All rows of the source, to tell how far it is. */
static bool count_all(struct copy *copy)
{
    copy->progress.total = 0;
    for (size_t i = 0; i < TABLE_COUNT; i++) {
        int64_t rows = 0;

        if (is_copied(copy, &tables[i]) &&
            !ask_table(copy->from, "count(*)", &tables[i], &rows, copy->diag))
            return false;
        copy->progress.total += rows;
    }
    return true;
}

static bool is_allowed(struct registry *registry, struct diag *diag)
{
    char *account;
    bool allowed;

    if (registry->home != REGISTRY_POSTGRES)
        return true;
    if (!copy_ask(registry,
                  "SELECT CASE WHEN rolsuper THEN '' ELSE rolname END FROM pg_catalog.pg_roles "
                  "WHERE rolname = current_user",
                  &account, diag))
        return false;
    allowed = account && !*account;
    if (!allowed)
        diag_error(diag,
                   _("A registry in PostgreSQL can be copied by the administrator of the database "
                     "only (a superuser), and you are there as %s: nobody else may read all of "
                     "it."),
                   account ? account : "?");
    free(account);
    return allowed;
}

static bool is_empty(const struct copy *copy)
{
    for (size_t i = 0; i < TABLE_COUNT; i++) {
        int64_t rows = 0;

        if (is_copied(copy, &tables[i]) &&
            !ask_table(copy->to, "count(*)", &tables[i], &rows, copy->diag))
            return false;
        if (rows > 0)
            return diag_error(copy->diag,
                              _("There is something in the registry %s already. A registry is "
                                "copied into an empty one; rights are given after it."),
                              copy->to->setup->where);
    }
    return true;
}

/* The log says of every change of a plan that there was one. It comes last in the table. */
static bool log_length(struct registry *registry, char **out, struct diag *diag)
{
    int64_t length;

    if (!ask_table(registry, "max(number)", &tables[TABLE_COUNT - 1], &length, diag))
        return false;
    *out = xasprintf("%" PRId64, length);
    return true;
}

static bool begin_marks(struct copy *copy, const char *log)
{
    struct copy_mark source = {.keys = {xstrdup(copy->from->setup->where), xstrdup(log)}};
    bool fine = registry_begin(copy->to, copy->diag) &&
                registry_end(copy->to,
                             copy_marks_make(copy->to, copy->diag) &&
                                 copy_mark_save(copy->to, "", &source, copy->diag),
                             copy->diag);

    copy_mark_done(&source);
    return fine;
}

static bool is_the_same(struct copy *copy, const char *log)
{
    struct copy_mark source;
    bool same, unchanged;

    if (!copy_mark_load(copy->to, "", &source, copy->diag))
        return false;
    same = source.found && strcmp(source.keys[0], copy->from->setup->where) == 0;
    unchanged = same && strcmp(source.keys[1], log) == 0;
    if (!same)
        diag_error(
            copy->diag,
            _("The registry %s holds the beginning of a copy of another one (%s). Go on with "
              "that one, or copy into an empty registry."),
            copy->to->setup->where, source.found ? source.keys[0] : "?");
    else if (!unchanged)
        diag_error(copy->diag,
                   _("The registry %s was changed since its copy began. Copy it into "
                     "an empty registry, while nobody shares or answers."),
                   copy->from->setup->where);
    copy_mark_done(&source);
    return unchanged;
}

/* Begins, or makes sure that this is what was begun. */
static bool begin(struct copy *copy)
{
    bool is_begun, source_begun, fine;
    char *log;

    if (!is_allowed(copy->from, copy->diag) || !is_allowed(copy->to, copy->diag) ||
        !copy_marks_there(copy->from, &source_begun, copy->diag) ||
        !copy_marks_there(copy->to, &is_begun, copy->diag))
        return false;
    if (source_begun)
        return diag_error(copy->diag, _("The registry %s is itself a copy that was not finished."),
                          copy->from->setup->where);
    if (!log_length(copy->from, &log, copy->diag))
        return false;
    fine = is_begun ? is_the_same(copy, log) : is_empty(copy) && begin_marks(copy, log);
    free(log);
    return fine && count_all(copy);
}

/* ---- copying ---- */

/* One piece and the mark behind it, together. */
static bool copy_piece(struct copy *copy, const struct table *table, struct copy_mark *mark)
{
    struct piece piece;
    bool fine =
        read_piece(copy, table, mark->done > 0 ? (const char *const *)mark->keys : NULL, &piece);

    if (!fine)
        return false;
    if (piece.rows > 0)
        move_mark(mark, table, &piece);
    mark->done += (int64_t)piece.rows;
    mark->ended = piece.rows < PIECE;
    fine = registry_begin(copy->to, copy->diag) &&
           registry_end(copy->to,
                        write_piece(copy, table, &piece) &&
                            copy_mark_save(copy->to, table->name, mark, copy->diag),
                        copy->diag);
    copy->progress.done += fine ? (int64_t)piece.rows : 0;
    piece_done(&piece);
    return fine;
}

static bool copy_table(struct copy *copy, const struct table *table)
{
    struct copy_mark mark;
    bool fine = copy_mark_load(copy->to, table->name, &mark, copy->diag);

    copy->progress.table = table->name;
    copy->progress.done += fine ? mark.done : 0;
    while (fine && !mark.ended) {
        fine = copy_piece(copy, table, &mark);
        if (fine && copy->tell && !copy->tell(copy->context, &copy->progress))
            fine = diag_error(copy->diag, _("The copy was stopped. The same command goes on where "
                                            "it was."));
    }
    copy_mark_done(&mark);
    return fine;
}

/* ---- after ---- */

/* Row for row the same: else somebody changed the source meanwhile, or a row was there already. */
static bool is_complete(struct copy *copy)
{
    char *log = NULL;
    bool fine = log_length(copy->from, &log, copy->diag) && is_the_same(copy, log);

    free(log);
    for (size_t i = 0; fine && i < TABLE_COUNT; i++) {
        int64_t from, to;

        if (!is_copied(copy, &tables[i]))
            continue;
        fine = ask_table(copy->from, "count(*)", &tables[i], &from, copy->diag) &&
               ask_table(copy->to, "count(*)", &tables[i], &to, copy->diag);
        if (fine && from != to)
            fine = diag_error(copy->diag,
                              _("The copy is not complete: of “%s” there are %lld rows, and %lld "
                                "in the copy. Copy it into an empty registry, while nobody shares "
                                "or answers."),
                              tables[i].name, (long long)from, (long long)to);
    }
    return fine;
}

/* PostgreSQL counts by itself, and not by what is there. */
static bool count_on(struct copy *copy, const char *table)
{
    char *sql;
    bool fine;

    if (copy->to->home != REGISTRY_POSTGRES)
        return true;
    sql = xasprintf("SELECT pg_catalog.setval(pg_catalog.pg_get_serial_sequence("
                    "'waardegesprek.%s', 'number'), greatest(max(number), 1), "
                    "max(number) IS NOT NULL) FROM waardegesprek.%s",
                    table, table);
    fine = copy_run(copy->to, sql, NULL, 0, NULL, NULL, copy->diag);
    free(sql);
    return fine;
}

static bool finish(struct copy *copy)
{
    bool fine = registry_begin(copy->to, copy->diag), going = fine;

    for (size_t i = 0; going && i < TABLE_COUNT; i++) {
        if (tables[i].by_number)
            going = count_on(copy, tables[i].name);
    }
    return fine &&
           registry_end(copy->to, going && copy_marks_drop(copy->to, copy->diag), copy->diag);
}

static bool copy_all(struct copy *copy)
{
    bool fine = begin(copy);

    for (size_t i = 0; fine && i < TABLE_COUNT; i++)
        fine = !is_copied(copy, &tables[i]) || copy_table(copy, &tables[i]);
    return fine && is_complete(copy) && finish(copy);
}

/* Reading a file writes too: SQLite keeps who reads beside it. */
static bool may_read(const char *path, struct diag *diag)
{
    char *folder;
    bool may;

    if (access(path, F_OK) != 0)
        return diag_error(diag, _("There is no registry at %s."), path);
    folder = path_folder(path);
    may = access(path, R_OK | W_OK) == 0 && access(folder, W_OK | X_OK) == 0;
    free(folder);
    return may || diag_error(diag,
                             _("%s can't be copied by you: for that you have to be able to write "
                               "in the file and its folder. Give the command as whoever keeps it, "
                               "or copy a backup of it that is yours."),
                             path);
}

bool registry_copy(const struct registry_setup *from, const struct registry_setup *to,
                   bool (*tell)(void *context, const struct copy_progress *progress), void *context,
                   struct diag *diag)
{
    struct copy copy = {.tell = tell, .context = context, .diag = diag};
    bool fine;

    if (strcmp(from->where, to->where) == 0)
        return diag_error(diag, _("A registry can't be copied into itself."));
    if (registry_home_of(from->where) == REGISTRY_SQLITE && !may_read(from->where, diag))
        return false;
    copy.from = registry_open_any(from, NULL, diag);
    copy.to = copy.from ? registry_open_any(to, NULL, diag) : NULL;
    fine = copy.to && copy_all(&copy);
    registry_close(copy.to);
    registry_close(copy.from);
    return fine;
}
