/*
 * Making and renewing a registry, and who may do what in it. In PostgreSQL the first is for the database's administrator, the rest for the
 * registry's admins; in a SQLite file the file system decides, and there is nothing to make.
 */
#include "registry/admin.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/message.h"
#include "base/utf8.h"
#include "postgres.h"
#include "row.h"
#include "statements.h"

/* C promises strings of 4095 characters only; every compiler we know takes more. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Woverlength-strings"
#include "schema_postgres.h"
#pragma GCC diagnostic pop

/* ---- the schema ---- */

enum { PARTS_MOST = 10 };
/* A version is made of these, in this order, all in one transaction. Row 0 makes version 1. */
static const char *const versions[POSTGRES_VERSION][PARTS_MOST] = {
    {postgres_001_tables, postgres_001_walls, postgres_001_views, postgres_001_leader,
     postgres_001_hr, postgres_001_page, postgres_001_figures, postgres_001_admin,
     postgres_001_rights},
};

static void add_version(struct buf *sql, int version)
{
    const char *const *parts = versions[version - 1];

    for (size_t i = 0; i < PARTS_MOST && parts[i]; i++)
        buf_adds(sql, parts[i]);
    buf_addf(sql,
             "RESET ROLE; SET LOCAL ROLE waardegesprek_owner;"
             " INSERT INTO waardegesprek.version (number) VALUES (%d); RESET ROLE;\n",
             version);
}

/* All versions behind `from`, at once or not at all. */
static bool run_versions(struct postgres_home *home, int from, enum registry_failure *failure,
                         struct diag *diag)
{
    struct buf sql;
    bool done;

    buf_init(&sql);
    buf_adds(&sql,
             "BEGIN; SET LOCAL statement_timeout = 0; SET LOCAL client_min_messages = warning;\n");
    buf_adds(&sql, postgres_roles);
    for (int version = from + 1; version <= POSTGRES_VERSION; version++)
        add_version(&sql, version);
    if (from == 0)
        buf_adds(&sql, postgres_first);
    buf_adds(&sql, postgres_leave);
    buf_adds(&sql, "COMMIT;\n");
    done = postgres_home_run_all(home, buf_text(&sql), failure, diag);
    buf_done(&sql);
    return done;
}

/* What the database says of itself and of who asks. */
struct database {
    bool may_make, is_utf8, is_made;
    int server;
    char other[64]; /* a database beside this one that has a registry; "" = none */
};
static bool read_database(void *context, const char *const *columns)
{
    struct database *out = context;

    out->may_make = columns[0] && columns[0][0] == 't';
    out->is_utf8 = columns[1] && strcmp(columns[1], "UTF8") == 0;
    out->is_made = columns[2] && columns[2][0] == 't';
    out->server = columns[3] ? (int)strtol(columns[3], NULL, 10) : 0;
    snprintf(out->other, sizeof out->other, "%s", columns[4] ? columns[4] : "");
    return false;
}

enum { SERVER_OLDEST = 140000 };

/* Whether whoever is connected may make or renew the schema here. */
static bool may_administer(struct postgres_home *home, struct database *database, struct diag *diag)
{
    enum registry_failure failure;

    if (!postgres_driver.run(
            home, "look",
            "SELECT rolsuper OR (rolcreaterole AND"
            " has_database_privilege(current_database(), 'CREATE')),"
            " current_setting('server_encoding'), to_regnamespace('waardegesprek') IS NOT NULL,"
            " current_setting('server_version_num'), (SELECT min(name) FROM (" POSTGRES_OTHERS
            ") AS other (name)) FROM pg_roles WHERE rolname = CURRENT_USER",
            NULL, 0, read_database, database, &failure, diag))
        return false;
    if (database->server < SERVER_OLDEST)
        return diag_error(diag, _("This PostgreSQL is too old: version 14 or newer is needed."));
    if (!database->is_utf8)
        return diag_error(diag, _("This database does not keep its texts in UTF-8. Make one that "
                                  "does: createdb --encoding=UTF8 --template=template0 NAME"));
    if (!database->may_make)
        return diag_error(diag, _("This is for the database's administrator: a superuser, or who "
                                  "may make roles (CREATEROLE) and owns this database."));
    return true;
}

/* Roles belong to all databases of a server together: who has one for one registry would have it for the other. */
static bool refuse_second(const char *other, struct diag *diag)
{
    char *name = utf8_clean(other, strlen(other), UTF8_ONE_LINE);

    diag_error(diag,
               _("This PostgreSQL server has a registry already, in the database “%s”, and keeps "
                 "its roles for all databases together. So one server (cluster) can have one "
                 "registry; nothing was made. Use that one, or put this one in a cluster of its "
                 "own. If that one is of no use any more, drop its database first."),
               name);
    free(name);
    return false;
}

static bool make_schema(struct postgres_home *home, struct diag *diag)
{
    enum registry_failure failure;
    struct database database = {.is_made = false};

    if (!may_administer(home, &database, diag))
        return false;
    if (database.is_made)
        return diag_error(diag, _("This database has a registry already. To renew it: "
                                  "waardegesprek registry migrate"));
    if (*database.other)
        return refuse_second(database.other, diag);
    return run_versions(home, 0, &failure, diag);
}

static bool make_file(const struct registry_setup *setup, struct diag *diag)
{
    struct registry *registry = registry_open(setup, NULL, diag);

    registry_close(registry);
    return registry != NULL;
}

bool registry_init(const struct registry_setup *setup, struct diag *diag)
{
    enum registry_failure failure;
    struct postgres_home *home;
    bool done;

    if (registry_home_of(setup->where) == REGISTRY_SQLITE)
        return make_file(setup, diag);
    home = postgres_home_connect(setup, &failure, diag);
    done = home && make_schema(home, diag);
    if (home)
        postgres_driver.close(home);
    return done;
}

static bool renew_schema(struct postgres_home *home, int *from, int *to, struct diag *diag)
{
    enum registry_failure failure;
    struct database database = {.is_made = false};
    int version = postgres_home_version(home, &failure, diag);

    if (version < 0)
        return false;
    if (version > POSTGRES_VERSION)
        return diag_error(diag, _("The registry in the database is newer than this program: "
                                  "install the newer program."));
    if (version < POSTGRES_VERSION &&
        (!may_administer(home, &database, diag) || !run_versions(home, version, &failure, diag)))
        return false;
    *from = version;
    *to = POSTGRES_VERSION;
    return true;
}

/* A SQLite file renews itself when it is opened. */
bool registry_migrate(const struct registry_setup *setup, int *from, int *to, struct diag *diag)
{
    enum registry_failure failure;
    struct postgres_home *home;
    bool done;

    if (registry_home_of(setup->where) == REGISTRY_SQLITE) {
        *from = *to = 0;
        return make_file(setup, diag);
    }
    home = postgres_home_connect(setup, &failure, diag);
    done = home && renew_schema(home, from, to, diag);
    if (home)
        postgres_driver.close(home);
    return done;
}

/* ---- who may do what ---- */

static const char *const role_ids[ROLE_COUNT] = {"leader", "hr", "admin"};

const char *registry_role_id(enum registry_role role)
{
    return role_ids[role];
}

bool registry_role_from_id(const char *id, enum registry_role *out)
{
    for (int i = 0; i < ROLE_COUNT; i++) {
        if (strcmp(role_ids[i], id) == 0) {
            *out = (enum registry_role)i;
            return true;
        }
    }
    return false;
}

/* In a file there are no roles. */
static bool has_roles(struct registry *registry, struct diag *diag)
{
    if (registry->home == REGISTRY_POSTGRES)
        return true;
    return registry_fail(
        registry, REGISTRY_REFUSED,
        diag_error(diag, _("This registry is a file, and the file system decides who may use it: "
                           "whoever is in the group of its folder. An administrator adds somebody "
                           "with: sudo adduser NAME GROUP. Who may do what apart from one another "
                           "needs a registry in PostgreSQL.")));
}

/* One grant or revocation. */
static bool run_grant(struct registry *registry, enum statement_name statement,
                      const struct registry_grant *grant,
                      bool (*each)(void *context, const char *const *columns), void *context,
                      struct diag *diag)
{
    char *team = utf8_fold(grant->team ? grant->team : "");
    const char *const values[] = {grant->member, registry_role_id(grant->role), team,
                                  grant->kind == SUPPORT_NONE ? "" : support_id(grant->kind)};
    bool done = registry_run(registry, &statements[statement], values, 4, each, context, diag);

    free(team);
    return done;
}

static bool makes_sense(struct registry *registry, const struct registry_grant *grant,
                        struct diag *diag)
{
    const char *wrong = NULL;

    if (grant->kind != SUPPORT_NONE && grant->role != ROLE_HR)
        wrong = _("One kind of support can be given to HR only.");
    else if (grant->role == ROLE_ADMIN && grant->team && *grant->team)
        wrong = _("An admin is one of the whole registry, not of a team.");
    return !wrong || registry_fail(registry, REGISTRY_REFUSED, diag_error(diag, "%s", wrong));
}

bool registry_grant(struct registry *registry, const struct registry_grant *grant,
                    struct diag *diag)
{
    return has_roles(registry, diag) && makes_sense(registry, grant, diag) &&
           run_grant(registry, STATEMENT_GRANT, grant, NULL, NULL, diag);
}

static bool read_count(void *context, const char *const *columns)
{
    *(int *)context = (int)row_number(columns[0]);
    return false;
}

bool registry_revoke(struct registry *registry, const struct registry_grant *grant, int *count,
                     struct diag *diag)
{
    int many = 0;

    if (!has_roles(registry, diag) ||
        !run_grant(registry, STATEMENT_REVOKE, grant, read_count, &many, diag))
        return false;
    *count = many;
    return true;
}

static bool read_grant(void *context, const char *const *columns)
{
    struct registry_grant_list *list = context;
    struct registry_grant grant = {
        .kind = SUPPORT_NONE, .since = row_number(columns[5]), .gone = row_number(columns[6]) != 0};

    if (!columns[1] || !registry_role_from_id(columns[1], &grant.role))
        return true;
    if (columns[3] && *columns[3])
        grant.kind = support_from_id(columns[3]);
    grant.member = read_line(columns[0]);
    grant.team = read_line(columns[2]);
    grant.by = read_line(columns[4]);
    list->items = xreallocarray(list->items, list->count + 1, sizeof *list->items);
    list->items[list->count++] = grant;
    return true;
}

bool registry_grants(struct registry *registry, struct registry_grant_list *out, struct diag *diag)
{
    struct registry_grant_list list = {.count = 0};

    if (!has_roles(registry, diag))
        return false;
    if (!registry_run(registry, &statements[STATEMENT_GRANTS], NULL, 0, read_grant, &list, diag)) {
        registry_grant_list_done(&list);
        return false;
    }
    *out = list;
    return true;
}

void registry_grant_list_done(struct registry_grant_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        free(list->items[i].member);
        free(list->items[i].team);
        free(list->items[i].by);
    }
    free(list->items);
    *list = (struct registry_grant_list){.count = 0};
}

/* ---- the log ---- */

struct reading {
    bool (*each)(void *context, const struct registry_event *event);
    void *context;
};

static bool read_event(void *context, const char *const *columns)
{
    const struct reading *reading = context;
    struct registry_event event = {row_number(columns[0]), read_line(columns[1]),
                                   read_line(columns[2]), read_line(columns[3])};
    bool more = reading->each(reading->context, &event);

    free(event.account);
    free(event.verb);
    free(event.id);
    return more;
}

bool registry_log(struct registry *registry, int most,
                  bool (*each)(void *context, const struct registry_event *event), void *context,
                  struct diag *diag)
{
    struct reading reading = {each, context};
    char number[16];
    const char *const values[] = {number};

    snprintf(number, sizeof number, "%d", most);
    return registry_run(registry, &statements[STATEMENT_LOG], values, 1, read_event, &reading,
                        diag);
}
