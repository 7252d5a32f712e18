/*
 * The leader's side. What is sent may come twice, late, or after it was withdrawn: the registry takes only what is newer than what it
 * has, and remembers of what was withdrawn nothing but its id.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/digest.h"
#include "base/mem.h"
#include "base/message.h"
#include "base/utf8.h"
#include "domain/share.h"
#include "registry/sharing.h"
#include "row.h"
#include "sqlite_share_sql.h"
#include "statements.h"

enum { NUMBER_SIZE = 24, SHARE_VALUES = 22 };

static void number_to(int64_t number, char out[NUMBER_SIZE])
{
    snprintf(out, NUMBER_SIZE, "%lld", (long long)number);
}

/* In a SQLite registry a team is there as soon as somebody shares into it; elsewhere it has to be on the list. */
static bool need_team(struct registry *registry, const char *name, const char *folded,
                      struct diag *diag)
{
    char id[UUID_SIZE];
    const char *const values[] = {id, name, folded};
    if (registry->home != REGISTRY_SQLITE)
        return true;
    uuid_new(registry->setup->ids, id);
    return registry_run(registry, &statements[STATEMENT_TEAM_ADD], values, 3, NULL, NULL, diag);
}

static bool refuse_no_team(struct registry *registry, struct diag *diag)
{
    return registry_fail(registry, REGISTRY_REFUSED,
                         diag_error(diag, _("Say first of which team this is.")));
}

/* --- plans ------------------------------------------------------------------- */

/* What stands for a code in calls of a registry: the code itself never comes there, nor in a server's log. False: it is none. */
static bool digest_code(const char *code, char out[DIGEST_SIZE])
{
    char plain[CODE_SIZE];
    if (!code_parse(code, plain))
        return false;
    digest_of(plain, out);
    return true;
}

/*
 * What is kept of it: with a plan that of the code and the plan's id, so that plans under one code share nothing; alone ("")
 * that of the code. Whoever reads the registry can't withdraw with what stands there.
 */
static void digest_kept(const char *code, const char *id, char out[DIGEST_SIZE])
{
    char *both = xasprintf("%s:%s", code, id);
    digest_of(both, out);
    free(both);
}

/* What goes along, cleaned; the caller frees the texts. */
struct sharing {
    char *person, *team, *folded, *leader_name;
    char *fields[ACTION_FIELD_COUNT];
    char round[NUMBER_SIZE], revision[NUMBER_SIZE], now[NUMBER_SIZE];
    char code[DIGEST_SIZE], digest[DIGEST_SIZE];
};

static void sharing_init(struct sharing *sharing, struct registry *registry,
                         const struct shared_action *shared)
{
    const char *name = registry->setup->name;
    sharing->person = read_line(shared->person);
    sharing->team = read_name(shared->team);
    sharing->folded = utf8_fold(sharing->team);
    sharing->leader_name = read_line(name && *name ? name : shared->leader_name);
    for (int i = 0; i < ACTION_FIELD_COUNT; i++)
        sharing->fields[i] = read_lines(action_get(&shared->action, (enum action_field)i));
    digest_kept(sharing->code, shared->action.id, sharing->digest);
    number_to(shared->round, sharing->round);
    number_to(shared->action.revision, sharing->revision);
    number_to(clock_now(registry->setup->clock), sharing->now);
}

static void sharing_done(struct sharing *sharing)
{
    free(sharing->person);
    free(sharing->team);
    free(sharing->folded);
    free(sharing->leader_name);
    for (int i = 0; i < ACTION_FIELD_COUNT; i++)
        free(sharing->fields[i]);
}

/* "kept", "withdrawn" or "other": the row is another leader's. */
static bool read_result(void *context, const char *const *columns)
{
    snprintf(context, NUMBER_SIZE, "%s", columns[0] ? columns[0] : "");
    return true;
}

static bool refuse_other(struct registry *registry, struct diag *diag)
{
    return registry_fail(
        registry, REGISTRY_REFUSED,
        diag_error(diag, _("Another leader shared this agreement. Only they, or HR "
                           "with the withdrawal code, can change that.")));
}

static bool send_share(struct registry *registry, const struct shared_action *shared,
                       const struct sharing *sharing, char result[NUMBER_SIZE], struct diag *diag)
{
    const char *values[SHARE_VALUES] = {
        shared->action.id,    sharing->round,  sharing->revision, registry->setup->leader,
        sharing->leader_name, sharing->person, sharing->folded,   shared->may_contact ? "1" : "0",
        sharing->digest};
    for (int i = 0; i < ACTION_FIELD_COUNT; i++)
        values[9 + i] = sharing->fields[i];
    values[SHARE_VALUES - 1] = sharing->now;
    return registry_run(registry, &statements[STATEMENT_SHARE], values, SHARE_VALUES, read_result,
                        result, diag);
}

static bool check_share(struct registry *registry, const struct shared_action *shared,
                        const struct sharing *sharing, struct diag *diag)
{
    if (!*sharing->folded)
        return refuse_no_team(registry, diag);
    if (uuid_valid(shared->action.id) && shared->round >= 1 && shared->action.revision >= 1 &&
        *action_get(&shared->action, ACTION_WHAT))
        return true;
    return registry_fail(registry, REGISTRY_REFUSED,
                         diag_error(diag, _("This is no agreement that can be shared.")));
}

static void tidy(struct registry *registry)
{
    if (registry->driver->tidy)
        registry->driver->tidy(registry->state);
}

bool registry_share(struct registry *registry, const struct shared_action *shared, const char *code,
                    enum share_result *result, struct diag *diag)
{
    struct sharing sharing;
    char said[NUMBER_SIZE] = "";
    registry->failure = REGISTRY_FINE;
    if (!digest_code(code, sharing.code))
        return registry_fail(registry, REGISTRY_REFUSED,
                             diag_error(diag, _("This is no withdrawal code.")));
    sharing_init(&sharing, registry, shared);
    bool done = check_share(registry, shared, &sharing, diag) && registry_begin(registry, diag);
    if (done)
        done = registry_end(registry,
                            need_team(registry, sharing.team, sharing.folded, diag) &&
                                send_share(registry, shared, &sharing, said, diag),
                            diag);
    sharing_done(&sharing);
    if (done)
        tidy(registry); /* of words that the change took away */
    if (done && strcmp(said, "other") == 0)
        return refuse_other(registry, diag);
    if (done)
        *result = strcmp(said, "withdrawn") == 0 ? SHARE_WITHDRAWN : SHARE_KEPT;
    return done;
}

bool registry_withdraw(struct registry *registry, const char *action, int round, struct diag *diag)
{
    char number[NUMBER_SIZE], now[NUMBER_SIZE], said[NUMBER_SIZE] = "";
    const char *const values[] = {action, number, registry->setup->leader, now,
                                  registry->setup->account};
    number_to(round, number);
    number_to(clock_now(registry->setup->clock), now);
    if (!registry_run(registry, &statements[STATEMENT_WITHDRAW], values, 5, read_result, said,
                      diag))
        return false;
    if (strcmp(said, "other") == 0)
        return refuse_other(registry, diag);
    tidy(registry);
    return true;
}

static bool read_count(void *context, const char *const *columns)
{
    *(int *)context = row_count(columns[0]);
    return true;
}

/* In a file: all rows are gone over, for each has a digest of its own. */
static const struct statement digests = {"digests", "SELECT id, digest FROM action", NULL};
static const struct statement take_out = {"withdraw", SQLITE_TAKE_OUT, NULL};
static const struct statement keep_code = {"code", SQLITE_KEEP_CODE, NULL};

struct under_code {
    const char *code;
    char (*ids)[UUID_SIZE];
    size_t count;
};

static bool read_digest(void *context, const char *const *columns)
{
    struct under_code *under = context;
    char digest[DIGEST_SIZE];
    if (!columns[0] || !columns[1] || strlen(columns[0]) >= UUID_SIZE)
        return true;
    digest_kept(under->code, columns[0], digest);
    if (strcmp(digest, columns[1]) != 0)
        return true;
    under->ids = xreallocarray(under->ids, under->count + 1, sizeof *under->ids);
    row_id(columns[0], under->ids[under->count++]);
    return true;
}

static bool withdraw_here(struct registry *registry, struct under_code *under, struct diag *diag)
{
    char kept[DIGEST_SIZE];
    const char *values[] = {kept};
    bool done = registry_run(registry, &digests, NULL, 0, read_digest, under, diag);
    for (size_t i = 0; done && i < under->count; i++) {
        values[0] = under->ids[i];
        done = registry_run(registry, &take_out, values, 1, NULL, NULL, diag);
    }
    digest_kept(under->code, "", kept);
    values[0] = kept;
    return done && registry_run(registry, &keep_code, values, 1, NULL, NULL, diag);
}

/* *found: how many were under it. */
static bool withdraw_all(struct registry *registry, const char *code, int *found, struct diag *diag)
{
    struct under_code under = {.code = code};
    bool done;
    if (registry->home != REGISTRY_SQLITE)
        return registry_run(registry, &statements[STATEMENT_WITHDRAW_CODE], &code, 1, read_count,
                            found, diag);
    done = registry_begin(registry, diag) &&
           registry_end(registry, withdraw_here(registry, &under, diag), diag);
    *found = (int)under.count;
    free(under.ids);
    return done;
}

bool registry_withdraw_code(struct registry *registry, const char *code, int *count,
                            struct diag *diag)
{
    char digest[DIGEST_SIZE];
    int found = 0;
    registry->failure = REGISTRY_FINE;
    if (digest_code(code, digest) && !withdraw_all(registry, digest, &found, diag))
        return false;
    if (found > 0)
        tidy(registry);
    *count = found;
    return true;
}

static bool read_moment(void *context, const char *const *columns)
{
    *(int64_t *)context = row_number(columns[0]);
    return true;
}

bool registry_code_withdrawn(struct registry *registry, const char *code, int64_t *moment,
                             struct diag *diag)
{
    char digest[DIGEST_SIZE], kept[DIGEST_SIZE];
    const char *const values[] = {kept};
    registry->failure = REGISTRY_FINE;
    *moment = 0;
    if (!digest_code(code, digest))
        return true;
    digest_kept(digest, "", kept);
    return registry_run(registry, &statements[STATEMENT_CODE_WITHDRAWN], values, 1, read_moment,
                        moment, diag);
}

/* --- scores and counts ---------------------------------------------------------- */

static bool is_score(int score)
{
    return score >= 1 && score <= 5;
}

/* By the registry's clock: a file has none of its own, so there it is this computer's. A database looks at its own. */
static struct quarter quarter_now(const struct registry *registry)
{
    return quarter_of(clock_today(registry->setup->clock));
}

static bool has_begun(struct registry *registry, struct quarter quarter, struct diag *diag)
{
    return registry->home != REGISTRY_SQLITE ||
           quarter_compare(quarter, quarter_now(registry)) <= 0 ||
           registry_fail(registry, REGISTRY_REFUSED, diag_error(diag, "%s", _(NOT_BEGUN)));
}

static bool is_past(const struct registry *registry, struct quarter quarter)
{
    return registry->home == REGISTRY_SQLITE &&
           quarter_compare(quarter, quarter_before(quarter_now(registry))) < 0;
}

static bool send_score(struct registry *registry, const char *token, const char *folded,
                       const char *quarter, const struct score_row *row, struct diag *diag)
{
    char importance[NUMBER_SIZE], opportunity[NUMBER_SIZE], realisation[NUMBER_SIZE];
    const char *const values[] = {token,      folded,      quarter,    value_id(row->value),
                                  importance, opportunity, realisation};
    if (row->value <= VALUE_NONE || row->value >= VALUE_COUNT || !is_score(row->importance) ||
        !is_score(row->opportunity) || !is_score(row->realisation))
        return registry_fail(registry, REGISTRY_REFUSED,
                             diag_error(diag, _("A score is a number from 1 to 5.")));
    number_to(row->importance, importance);
    number_to(row->opportunity, opportunity);
    number_to(row->realisation, realisation);
    return registry_run(registry, &statements[STATEMENT_SCORE], values, 7, NULL, NULL, diag);
}

bool registry_send_scores(struct registry *registry, const char *token, const char *team,
                          struct quarter quarter, const struct score_row *rows, size_t count,
                          struct diag *diag)
{
    char id[QUARTER_SIZE];
    char *name = read_name(team), *folded = utf8_fold(name);
    bool done = *folded ? has_begun(registry, quarter, diag) && registry_begin(registry, diag)
                        : refuse_no_team(registry, diag);
    quarter_to_id(is_past(registry, quarter) ? quarter_now(registry) : quarter, id);
    if (done) {
        done = need_team(registry, name, folded, diag);
        for (size_t i = 0; done && i < count; i++)
            done = send_score(registry, token, folded, id, &rows[i], diag);
        done = registry_end(registry, done, diag);
    }
    free(folded);
    free(name);
    return done;
}

bool registry_take_back_scores(struct registry *registry, const char *token, struct diag *diag)
{
    const char *const values[] = {token};
    return registry_run(registry, &statements[STATEMENT_SCORE_TAKE_BACK], values, 1, NULL, NULL,
                        diag);
}

bool registry_send_counts(struct registry *registry, const char *team, struct quarter quarter,
                          int held, int planned, struct diag *diag)
{
    char id[QUARTER_SIZE], number[NUMBER_SIZE], other[NUMBER_SIZE];
    char *name = read_name(team), *folded = utf8_fold(name);
    const char *const values[] = {registry->setup->leader, folded, id, number, other};
    bool done = *folded ? has_begun(registry, quarter, diag) : refuse_no_team(registry, diag);
    if (done && is_past(registry, quarter))
        done = registry_fail(registry, REGISTRY_PAST, diag_error(diag, "%s", _(LONG_PAST)));
    done = done && registry_begin(registry, diag);
    quarter_to_id(quarter, id);
    number_to(held < 0 ? 0 : held, number);
    number_to(planned < 0 ? 0 : planned, other);
    if (done)
        done = registry_end(registry,
                            need_team(registry, name, folded, diag) &&
                                registry_run(registry, &statements[STATEMENT_TALK_COUNT], values, 5,
                                             NULL, NULL, diag),
                            diag);
    free(folded);
    free(name);
    return done;
}

bool registry_is_withdrawn(struct registry *registry, const char *action, int round,
                           bool *withdrawn, int64_t *moment, struct diag *diag)
{
    enum { NEVER = -1 };
    char number[NUMBER_SIZE];
    const char *const values[] = {action, number};
    int64_t when = NEVER;
    number_to(round, number);
    if (!registry_run(registry, &statements[STATEMENT_IS_WITHDRAWN], values, 2, read_moment, &when,
                      diag))
        return false;
    *withdrawn = when != NEVER;
    *moment = when > 0 ? when : 0;
    return true;
}

/* --- what HR says ------------------------------------------------------------------ */

static bool read_mine(void *context, const char *const *columns)
{
    struct shared_list *list = context;
    list->items = xreallocarray(list->items, list->count + 1, sizeof *list->items);
    read_plan(columns, &list->items[list->count++]);
    return true;
}

/* action, who, account, text, moment; in the order of the plans mostly, so the search goes on where it was. */
struct comment_reading {
    struct shared_list *list;
    size_t at;
};

static bool read_comment(void *context, const char *const *columns)
{
    struct comment_reading *reading = context;
    struct shared_list *list = reading->list;
    for (size_t i = 0; i < list->count; i++) {
        size_t at = (reading->at + i) % list->count;
        if (columns[0] && strcmp(list->items[at].action.id, columns[0]) == 0) {
            add_comment(&list->items[at], columns + 1);
            reading->at = at;
            break;
        }
    }
    return true;
}

bool registry_mine(struct registry *registry, struct shared_list *out, struct diag *diag)
{
    struct shared_list list = {0};
    struct comment_reading reading = {&list, 0};
    const char *const values[] = {registry->setup->leader};
    bool done =
        registry_run(registry, &statements[STATEMENT_MINE], values, 1, read_mine, &list, diag) &&
        registry_run(registry, &statements[STATEMENT_MINE_COMMENTS], values, 1, read_comment,
                     &reading, diag);
    if (done)
        *out = list;
    else
        shared_list_done(&list);
    return done;
}
