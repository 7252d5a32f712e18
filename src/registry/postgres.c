/*
 * A registry in PostgreSQL. The database decides who reads and writes what; this file brings its words. libpq is in the
 * module postgres.so, opened when a registry of this kind is.
 */
#include "postgres.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/module.h"
#include "base/utf8.h"
#include "registry/admin.h"

#define PACKAGE "libpq5"

enum { TRIES_MOST = 4 }; /* of one statement, when it came in another's way */

struct postgres_home {
    const struct postgres_functions *library;
    struct postgres *connection;
    char *shown; /* the place, as it may stand in a sentence */
    bool in_full;
    bool in_transaction;
};

/* ---- sentences ---- */

/* What our functions in the database refuse, by their own codes. */
static const struct refusal {
    const char *state;
    enum registry_failure failure;
    const char *sentence;
} refusals[] = {
    {"WG001", REGISTRY_REFUSED,
     N_("The registry has no such team, or you were not given it. Its list: waardegesprek "
        "registry team.")},
    {"WG002", REGISTRY_DENIED, N_("This is for an admin of the registry.")},
    {"WG003", REGISTRY_REFUSED,
     N_("With this code more was shared than you may see, so nothing was taken away. Ask the "
        "contact for the codes, who sees all of it.")},
    {"WG004", REGISTRY_REFUSED, N_("A role is one of: leader, hr, admin.")},
    {"WG005", REGISTRY_REFUSED,
     N_("The database has no such account yet. Its administrator makes one, for example with: "
        "createuser NAME")},
    {"WG006", REGISTRY_REFUSED, N_("This is no account that somebody can log in with.")},
    {"WG007", REGISTRY_REFUSED, N_("There is a team with this name already.")},
    {"WG008", REGISTRY_REFUSED, N_("This can't be done in a transaction of this kind.")},
    {"WG009", REGISTRY_DENIED, N_("What stands here can't be changed or taken away.")},
    {"WG010", REGISTRY_DENIED,
     N_("You have no place as HR in this registry yet. An admin of the registry gives you one "
        "with: waardegesprek registry grant")},
    {"WG011", REGISTRY_BROKEN,
     N_("The database has a role of its own by one of the names that the registry needs "
        "(waardegesprek_…), and it can do too much. Its administrator has to look at it.")},
    {"WG012", REGISTRY_REFUSED,
     N_("Another team had this name before, and what still comes under it is of that team. Choose "
        "another name.")},
    {"WG013", REGISTRY_REFUSED,
     N_("Somebody answered meanwhile, so nothing was written. Look at their answer first.")},
    {"WG014", REGISTRY_BROKEN,
     N_("Somebody is a member of a role that owns the registry (waardegesprek_owner, …_search or "
        "…_figures), so its walls would not stand for them. The database's administrator has to "
        "take that away first.")},
    {"WG015", REGISTRY_REFUSED, NOT_BEGUN},
    {"WG016", REGISTRY_PAST, LONG_PAST},
    {"42501", REGISTRY_DENIED,
     N_("The database says that this is not for you. Who needs it asks an admin of the registry.")},
    {"3F000", REGISTRY_BROKEN,
     N_("This database has no registry yet. Its administrator makes it with: waardegesprek "
        "registry init")},
    {"42P01", REGISTRY_BROKEN,
     N_("The registry in the database is older than this program. Its administrator renews it "
        "with: waardegesprek registry migrate")},
    {"42883", REGISTRY_BROKEN,
     N_("The registry in the database is older than this program. Its administrator renews it "
        "with: waardegesprek registry migrate")},
    {"23514", REGISTRY_REFUSED,
     N_("The registry does not take this: a text is too long, or a number can't be.")},
    {"57014", REGISTRY_AWAY, N_("The registry took too long to answer. Try again later.")},
};

/* Classes in which trying later may do: no connection, no room, stopped, in each other's way. */
static bool is_passing(const char *state)
{
    static const char *const starts[] = {"08", "40", "53", "55P03", "57P", "25006", "25P03"};

    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
        if (strncmp(state, starts[i], strlen(starts[i])) == 0)
            return true;
    }
    return !*state;
}

/*
 * A server that libpq does not trust, or that does not let somebody in, by libpq's words: it has no code for that. Its own advice is
 * to look the other way; ours is not.
 */
static const struct distrust {
    const char *words, *sentence;
} distrusts[] = {
    {"does not support SSL", N_("The server of the registry at %s does not encrypt the connection, "
                                "so nothing was sent to it. Its administrator can turn that on.")},
    {"root certificate file",
     N_("There is no certificate here to know the server of the registry at %s by, so nothing was "
        "sent to it. Its administrator has one for you: put it in ~/.postgresql/root.crt, or name "
        "it with sslrootcert=.")},
    {"does not match host name",
     N_("The server of the registry at %s has a certificate for another name, so nothing was sent "
        "to it. Is the name right? Its administrator knows which it is.")},
    {"certificate verify failed",
     N_("The server of the registry at %s has a certificate that is not known here, or is out of "
        "date, so nothing was sent to it. Ask its administrator whether it is the right one.")},
    {"password", N_("The server of the registry at %s asks for a password, and there is none of "
                    "yours here, or not the right one. It belongs in the file ~/.pgpass, which "
                    "only you can read.")},
};

static const char *distrust_sentence(const struct postgres_error *error)
{
    for (size_t i = 0; !*error->state && i < sizeof distrusts / sizeof *distrusts; i++) {
        if (strstr(error->text, distrusts[i].words))
            return distrusts[i].sentence;
    }
    return NULL;
}

static enum registry_failure explain(const struct postgres_home *home, const char *name,
                                     const struct postgres_error *error, struct diag *diag)
{
    char *words = utf8_clean(error->text, strlen(error->text), UTF8_ONE_LINE);
    const char *distrust = distrust_sentence(error);
    enum registry_failure failure = distrust ? REGISTRY_AWAY : REGISTRY_BROKEN;
    bool said = distrust != NULL;

    if (distrust)
        diag_error(diag, _(distrust), home->shown);
    for (size_t i = 0; !said && i < sizeof refusals / sizeof *refusals; i++) {
        said = strcmp(error->state, refusals[i].state) == 0;
        if (said) {
            failure = refusals[i].failure;
            diag_error(diag, "%s", _(refusals[i].sentence));
        }
    }
    if (!said && is_passing(error->state)) {
        failure = REGISTRY_AWAY;
        if (home->in_full)
            diag_error(diag, _("The registry at %s can't be reached now: %s"), home->shown, words);
        else
            diag_error(diag,
                       _("The registry at %s can't be reached now. waardegesprek doctor tells why, "
                         "in technical words."),
                       home->shown);
    } else if (!said) {
        diag_error(diag, _("The registry could not do this (%s): %s"), name, words);
    }
    free(words);
    return failure;
}

/* ---- the module ---- */

static const struct postgres_functions *open_library(struct diag *diag)
{
    static const struct postgres_functions *library;
    struct diag cause;

    if (library)
        return library;
    diag_init(&cause);
    library = module_open("postgres", PACKAGE, &cause);
    if (!library)
        diag_error(diag, _("A registry in PostgreSQL can't be opened here. %s"), diag_text(&cause));
    diag_done(&cause);
    return library;
}

/* Without the module: what looks like one. A false alarm costs a sentence, a password in a file costs more. */
static bool looks_like_password(const char *where)
{
    const char *place = strstr(where, "://"), *at = place ? strchr(place, '@') : NULL;
    const char *colon = at ? memchr(place + 3, ':', (size_t)(at - place - 3)) : NULL;

    return strstr(where, "password=") || strstr(where, "password =") || (colon && colon + 1 < at);
}

bool registry_check_where(const char *where, struct diag *diag)
{
    struct diag ignored;
    bool has_password;

    if (registry_home_of(where) != REGISTRY_POSTGRES)
        return true;
    has_password = looks_like_password(where);
    diag_init(&ignored);
    if (!has_password) {
        const struct postgres_functions *library = open_library(&ignored);
        const char *wrong = library ? library->check(where, &has_password) : NULL;

        if (wrong) {
            char *words = utf8_clean(wrong, strlen(wrong), UTF8_ONE_LINE);

            diag_error(diag, _("This is no place that PostgreSQL understands: %s"), words);
            free(words);
        }
        diag_done(&ignored);
        if (wrong)
            return false;
    }
    if (has_password)
        return diag_error(diag, _("A password has no place in the settings. Put it in the file "
                                  "~/.pgpass, which only you can read, and take it out here."));
    return true;
}

/* ---- the home ---- */

/* A password never stands in a sentence: registry_check_where() comes first; and it is short. */
static char *shown_place(const char *where)
{
    char *clean = utf8_clean(where, strlen(where), UTF8_ONE_LINE);
    char *end = strchr(clean, '?');

    if (end)
        *end = '\0';
    return clean;
}

static void home_free(struct postgres_home *home)
{
    if (home->connection)
        home->library->close(home->connection);
    free(home->shown);
    free(home);
}

struct postgres_home *postgres_home_connect(const struct registry_setup *setup,
                                            enum registry_failure *failure, struct diag *diag)
{
    struct postgres_home *home;
    struct postgres_error error;
    const struct postgres_functions *library = NULL;

    *failure = REGISTRY_BROKEN;
    if (registry_check_where(setup->where, diag))
        library = open_library(diag);
    if (!library)
        return NULL;
    home = xcalloc(1, sizeof *home);
    home->library = library;
    home->shown = shown_place(setup->where);
    home->in_full = setup->in_full;
    home->connection = library->open(setup->where, "waardegesprek", &error);
    if (!home->connection) {
        *failure = explain(home, "connect", &error, diag);
        home_free(home);
        return NULL;
    }
    *failure = REGISTRY_FINE;
    return home;
}

/* Two were in each other's way, and the database let the other one go first: nothing was done. */
static bool may_repeat(const struct postgres_error *error)
{
    return strcmp(error->state, "40P01") == 0 || strcmp(error->state, "40001") == 0;
}

/* Rows are given only of a statement that succeeded, so a repeated one gives none twice. */
static bool postgres_run(void *state, const char *name, const char *sql, const char *const *values,
                         size_t count, bool (*each)(void *context, const char *const *columns),
                         void *context, enum registry_failure *failure, struct diag *diag)
{
    struct postgres_home *home = state;
    struct postgres_error error;
    int left = home->in_transaction ? 1 : TRIES_MOST;

    do {
        if (home->library->run(home->connection, sql, values, (int)count, each, context, &error))
            return true;
    } while (--left > 0 && may_repeat(&error));
    *failure = explain(home, name, &error, diag);
    return false;
}

bool postgres_home_run_all(struct postgres_home *home, const char *sql,
                           enum registry_failure *failure, struct diag *diag)
{
    struct postgres_error error;

    if (home->library->run_all(home->connection, sql, &error))
        return true;
    *failure = explain(home, "schema", &error, diag);
    return false;
}

static bool postgres_begin(void *state, enum registry_failure *failure, struct diag *diag)
{
    struct postgres_home *home = state;

    home->in_transaction = postgres_run(state, "begin", "BEGIN ISOLATION LEVEL READ COMMITTED",
                                        NULL, 0, NULL, NULL, failure, diag);
    return home->in_transaction;
}

static void postgres_rollback(void *state)
{
    struct postgres_home *home = state;
    struct postgres_error ignored;

    home->library->run(home->connection, "ROLLBACK", NULL, 0, NULL, NULL, &ignored);
    home->in_transaction = false;
}

/* A commit that nobody heard of may have come through: every call may be repeated without harm. */
static bool postgres_commit(void *state, enum registry_failure *failure, struct diag *diag)
{
    struct postgres_home *home = state;
    bool done = postgres_run(state, "commit", "COMMIT", NULL, 0, NULL, NULL, failure, diag);

    home->in_transaction = false;
    if (!done)
        postgres_rollback(state);
    return done;
}

static void postgres_close(void *state)
{
    home_free(state);
}

const struct driver postgres_driver = {
    .run = postgres_run,
    .begin = postgres_begin,
    .commit = postgres_commit,
    .rollback = postgres_rollback,
    .close = postgres_close,
};

/* The schema's version: 0 when the answer is none. */
static bool read_version(void *context, const char *const *columns)
{
    *(int *)context = columns[0] ? (int)strtol(columns[0], NULL, 10) : 0;
    return false;
}

int postgres_home_version(struct postgres_home *home, enum registry_failure *failure,
                          struct diag *diag)
{
    int version = 0;

    if (!postgres_run(home, "version", "SELECT waardegesprek.schema_version()", NULL, 0,
                      read_version, &version, failure, diag))
        return -1;
    return version;
}

struct greeting {
    int version;
    bool is_member;
};

static bool read_greeting(void *context, const char *const *columns)
{
    struct greeting *greeting = context;

    read_version(&greeting->version, columns);
    greeting->is_member = columns[1] && *columns[1] == 't';
    return false;
}

static bool has_no_place(const struct postgres_home *home, struct diag *diag)
{
    return diag_error(diag,
                      _("You have no place in the registry at %s yet. An admin of the registry "
                        "gives you one with: waardegesprek registry grant"),
                      home->shown);
}

/*
 * Whoever was given nothing has no right on the schema: that is one sentence, and another than a right that lacks. After a dump was put
 * back somebody may have that right, as it is of the whole server, and still no place in this registry: nothing would look empty then.
 */
static bool check_version(struct postgres_home *home, enum registry_failure *failure,
                          struct diag *diag)
{
    struct greeting greeting = {0};
    struct diag cause;
    bool heard;

    diag_init(&cause);
    heard = postgres_run(home, "version",
                         "SELECT waardegesprek.schema_version(), waardegesprek.is_member()", NULL,
                         0, read_greeting, &greeting, failure, &cause);
    if (!heard && *failure == REGISTRY_DENIED)
        has_no_place(home, diag);
    else if (!heard)
        diag_move(diag, &cause);
    diag_done(&cause);
    if (!heard)
        return false;
    if (greeting.version != POSTGRES_VERSION) {
        *failure = REGISTRY_BROKEN;
        return diag_error(
            diag, greeting.version < POSTGRES_VERSION
                      ? _("The registry in the database is older than this program. Its "
                          "administrator renews it with: waardegesprek registry migrate")
                      : _("The registry in the database is newer than this program: install "
                          "the newer program."));
    }
    if (!greeting.is_member)
        *failure = REGISTRY_DENIED;
    return greeting.is_member || has_no_place(home, diag);
}

void *postgres_home_open(const struct registry_setup *setup, enum registry_failure *failure,
                         struct diag *diag)
{
    struct postgres_home *home = postgres_home_connect(setup, failure, diag);

    if (home && !check_version(home, failure, diag)) {
        home_free(home);
        return NULL;
    }
    return home;
}

/* ---- what the doctor asks ---- */

/* Each finding of the database's about itself: a key, and what it is about. */
static const struct worry {
    const char *key;
    enum severity severity;
    const char *sentence, *repair;
} worries[] = {
    {"superuser", SEVERITY_WARNING,
     N_("You are connected as the database's administrator (%s): for that account its walls do "
        "not stand."),
     N_("For daily work, log in with an account of your own.")},
    {"open-line", SEVERITY_WARNING,
     N_("The connection to the database is not encrypted (from %s)."),
     N_("Take sslmode=disable or prefer out of the place, and give the server a certificate.")},
    {"second", SEVERITY_ERROR,
     N_("Another database of this server has a registry too (%s). Both use the same roles: what "
        "somebody is given or loses in one counts in the other."),
     N_("Keep one registry in a server (cluster): take the other one to a cluster of its own, or "
        "drop its database.")},
    {"login", SEVERITY_ERROR, N_("The role %s can log in, and owns what the walls are made of."),
     N_("The database's administrator: ALTER ROLE … NOLOGIN")},
    {"bypass", SEVERITY_ERROR, N_("The role %s goes through the database's walls."),
     N_("The database's administrator: ALTER ROLE … NOBYPASSRLS NOSUPERUSER")},
    {"member", SEVERITY_ERROR,
     N_("Somebody is a member of a role that owns what the walls are made of (%s)."),
     N_("The database's administrator: REVOKE … FROM …")},
    {"policy", SEVERITY_ERROR, N_("A wall was made that is not the registry's own (%s)."),
     N_("The database's administrator: DROP POLICY … ON …, and find out who made it.")},
    {"wall", SEVERITY_ERROR, N_("The table %s has no walls of its own any more."),
     N_("The database's administrator: ALTER TABLE … FORCE ROW LEVEL SECURITY, and find out who "
        "took it away.")},
};
#define WORRIES                                                                                    \
    "SELECT 'superuser', rolname FROM pg_roles WHERE rolname = SESSION_USER"                       \
    " AND (rolsuper OR rolbypassrls)"                                                              \
    " UNION ALL SELECT 'open-line', host(inet_client_addr()) FROM pg_stat_ssl"                     \
    " WHERE pid = pg_backend_pid() AND NOT ssl AND inet_client_addr() IS NOT NULL"                 \
    " AND NOT inet_client_addr() <<= '127.0.0.0/8' AND inet_client_addr() <> '::1'"                \
    " UNION ALL SELECT 'second', name FROM (" POSTGRES_OTHERS ") AS other (name)"                  \
    " UNION ALL SELECT 'login', rolname FROM pg_roles WHERE starts_with(rolname, "                 \
    "'waardegesprek_')"                                                                            \
    " AND rolcanlogin"                                                                             \
    " UNION ALL SELECT 'bypass', rolname FROM pg_roles"                                            \
    " WHERE starts_with(rolname, 'waardegesprek_') AND (rolsuper OR rolbypassrls)"                 \
    " UNION ALL SELECT 'member', r.rolname || ': ' || u.rolname FROM pg_auth_members m"            \
    " JOIN pg_roles r ON r.oid = m.roleid JOIN pg_roles u ON u.oid = m.member"                     \
    " WHERE r.rolname IN ('waardegesprek_owner', 'waardegesprek_search', 'waardegesprek_figures')" \
    " AND (coalesce((to_jsonb(m) ->> 'set_option')::boolean, true)"                                \
    " OR coalesce((to_jsonb(m) ->> 'inherit_option')::boolean, true))"                             \
    " UNION ALL SELECT 'policy', c.relname || ': ' || p.polname FROM pg_policy p"                  \
    " JOIN pg_class c ON c.oid = p.polrelid"                                                       \
    " WHERE c.relnamespace = to_regnamespace('waardegesprek') AND NOT EXISTS (SELECT FROM"         \
    " pg_roles r WHERE ARRAY[r.oid] = p.polroles AND r.rolname IN"                                 \
    " ('waardegesprek_owner', 'waardegesprek_search', 'waardegesprek_figures'))"                   \
    " UNION ALL SELECT 'wall', relname FROM pg_class WHERE relkind IN ('r', 'p')"                  \
    " AND relnamespace = to_regnamespace('waardegesprek')"                                         \
    " AND NOT (relrowsecurity AND relforcerowsecurity) AND relname <> 'copy_state'"

static bool add_worry(void *context, const char *const *columns)
{
    struct diag *diag = context;

    for (size_t i = 0; columns[0] && i < sizeof worries / sizeof *worries; i++) {
        if (strcmp(columns[0], worries[i].key) == 0) {
            char *about = utf8_clean(columns[1] ? columns[1] : "",
                                     columns[1] ? strlen(columns[1]) : 0, UTF8_ONE_LINE);

            diag_add(diag, worries[i].severity, NULL, NULL, 0, 0, _(worries[i].repair),
                     _(worries[i].sentence), about);
            free(about);
        }
    }
    return true;
}

/* What somebody was given: the role, the team ('' = all) and the kind ('' = all). */
#define ROLES                                                                                      \
    "SELECT 'leader', coalesce(t.name, ''), '' FROM unnest(waardegesprek.leads()) AS one"          \
    " LEFT JOIN waardegesprek.teams t ON t.id = one"                                               \
    " UNION ALL SELECT 'hr', coalesce(t.name, ''), split_part(one, '/', 2)"                        \
    " FROM unnest(waardegesprek.reach()) AS one"                                                   \
    " LEFT JOIN waardegesprek.teams t ON t.id = split_part(one, '/', 1)"                           \
    " UNION ALL SELECT 'admin', '', '' WHERE waardegesprek.administers()"

/* "leader of Noord", "HR of all teams (training)". */
static char *role_words(const char *role, const char *team, const char *kind)
{
    enum support support = support_from_id(kind);
    char *words, *all;

    if (strcmp(role, "admin") == 0)
        return xstrdup(_("admin of the registry"));
    if (strcmp(role, "leader") == 0)
        return *team ? xasprintf(_("leader of %s"), team) : xstrdup(_("leader of all teams"));
    words = *team ? xasprintf(_("HR of %s"), team) : xstrdup(_("HR of all teams"));
    if (support == SUPPORT_NONE)
        return words;
    all = xasprintf("%s (%s)", words, support_label(support));
    free(words);
    return all;
}

static bool add_role(void *context, const char *const *columns)
{
    char **roles = context;
    char *team = utf8_clean(columns[1], strlen(columns[1]), UTF8_ONE_LINE);
    char *words = role_words(columns[0], team, columns[2]);
    char *all = *roles ? xasprintf("%s; %s", *roles, words) : xstrdup(words);

    free(words);
    free(team);
    free(*roles);
    *roles = all;
    return true;
}

bool postgres_examine(const struct registry_setup *setup, char **roles, struct diag *diag)
{
    enum registry_failure failure;
    struct postgres_home *home = postgres_home_open(setup, &failure, diag);

    if (!home)
        return false;
    postgres_run(home, "roles", ROLES, NULL, 0, add_role, roles, &failure, diag);
    postgres_run(home, "examine", WORRIES, NULL, 0, add_worry, diag, &failure, diag);
    home_free(home);
    return !diag_has_error(diag);
}
