/*
 * People and the teams they work in. Names are cleaned and trimmed before they are
 * kept, and compared by a copy without case and accents.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/utf8.h"
#include "internal.h"

/* A name as it is kept; the caller frees it. */
static char *clean_name(const char *name)
{
    char *clean = utf8_clean(name, strlen(name), UTF8_ONE_LINE);
    size_t start = strspn(clean, " ");
    size_t end = strlen(clean);
    while (end > start && clean[end - 1] == ' ')
        end--;
    char *trimmed = xstrndup(clean + start, end - start);
    free(clean);
    return trimmed;
}

/* --- teams -------------------------------------------------------------- */

static bool add_team(struct store *store, const char *name, const char *folded, struct diag *diag)
{
    char id[UUID_SIZE];
    uuid_new(store->ids, id);
    db_start(store->db, SQL_TEAM_ADD);
    db_bind_text(store->db, ":id", id);
    db_bind_text(store->db, ":name", name);
    db_bind_text(store->db, ":folded", folded);
    return store_finish(store, NULL, diag);
}

/* Leaves id "" when there is no such team. */
static bool find_team(struct store *store, const char *folded, char id[UUID_SIZE],
                      struct diag *diag)
{
    db_start(store->db, SQL_TEAM_FIND);
    db_bind_text(store->db, ":folded", folded);
    if (db_step(store->db))
        store_read_id(store, 0, id);
    return db_end(store->db, diag);
}

bool team_need(struct store *store, const char *name, char id[UUID_SIZE], struct diag *diag)
{
    *id = '\0';
    char *clean = clean_name(name ? name : "");
    char *folded = utf8_fold(clean);
    bool done = true;
    if (*clean) {
        done = find_team(store, folded, id, diag);
        if (done && !*id)
            done = add_team(store, clean, folded, diag) && find_team(store, folded, id, diag);
    }
    free(folded);
    free(clean);
    return done;
}

bool store_set_team(struct store *store, const char *person_id, const char *team, struct diag *diag)
{
    char id[UUID_SIZE];
    if (!db_begin(store->db, diag))
        return false;
    bool done = team_need(store, team, id, diag);
    if (done) {
        db_start(store->db, SQL_PERSON_SET_TEAM);
        db_bind_text(store->db, ":team", null_if_empty(id));
        db_bind_text(store->db, ":id", person_id);
        done = store_finish_found(store, diag);
    }
    return store_end(store, done, diag);
}

/* --- people ------------------------------------------------------------- */

static void read_person(struct store *store, struct person_list *list)
{
    list->items = xreallocarray(list->items, list->count + 1, sizeof *list->items);
    struct person *person = &list->items[list->count++];
    *person = (struct person){0};
    store_read_id(store, 0, person->id);
    xstrset(&person->name, db_text(store->db, 1));
    xstrset(&person->team, db_text(store->db, 2));
}

/* The rows of the started statement. */
static bool read_people(struct store *store, struct person_list *out, struct diag *diag)
{
    struct person_list list = {0};
    while (db_step(store->db))
        read_person(store, &list);
    if (!db_end(store->db, diag)) {
        person_list_done(&list);
        return false;
    }
    *out = list;
    return true;
}

bool store_people(struct store *store, struct person_list *out, struct diag *diag)
{
    db_start(store->db, SQL_PERSON_ALL);
    return read_people(store, out, diag);
}

bool store_find_people(struct store *store, const char *name, struct person_list *out,
                       struct diag *diag)
{
    char *clean = clean_name(name);
    char *folded = utf8_fold(clean);
    db_start(store->db, SQL_PERSON_FIND);
    db_bind_text(store->db, ":folded", folded);
    bool done = read_people(store, out, diag);
    free(folded);
    free(clean);
    return done;
}

/* Whether the person is of that team; "" is no team. */
static bool is_of_team(const struct person *person, const char *folded)
{
    char *own = utf8_fold(person->team ? person->team : "");
    bool same = strcmp(own, folded) == 0;
    free(own);
    return same;
}

/* Moves those of that team to `out`. */
static void take_team(struct person_list *from, const char *folded, struct person_list *out)
{
    size_t kept = 0;
    for (size_t i = 0; i < from->count; i++) {
        if (is_of_team(&from->items[i], folded)) {
            out->items = xreallocarray(out->items, out->count + 1, sizeof *out->items);
            out->items[out->count++] = from->items[i];
        } else {
            from->items[kept++] = from->items[i];
        }
    }
    from->count = kept;
}

bool store_match_person(struct store *store, const char *name, const char *team,
                        struct person_list *out, struct diag *diag)
{
    struct person_list same_name, found = {0};
    if (!store_find_people(store, name, &same_name, diag))
        return false;
    char *clean = clean_name(team ? team : "");
    char *folded = utf8_fold(clean);
    if (*clean) {
        take_team(&same_name, folded, &found);
        if (found.count == 0)
            take_team(&same_name, "", &found);
        person_list_done(&same_name);
    } else {
        found = same_name;
    }
    *out = found;
    free(folded);
    free(clean);
    return true;
}

static bool add_person(struct store *store, const char *id, const char *name, const char *team,
                       struct diag *diag)
{
    char *folded = utf8_fold(name);
    db_start(store->db, SQL_PERSON_ADD);
    db_bind_text(store->db, ":id", id);
    db_bind_text(store->db, ":name", name);
    db_bind_text(store->db, ":folded", folded);
    db_bind_text(store->db, ":team", null_if_empty(team));
    db_bind_int(store->db, ":now", clock_now(store->clock));
    bool done = store_finish(store, NULL, diag);
    free(folded);
    return done;
}

/* With the team's name as the store has it: an earlier spelling wins. */
static bool read_back(struct store *store, const char *id, const char *name, struct person *out,
                      struct diag *diag)
{
    struct person_list same;
    if (!store_find_people(store, name, &same, diag))
        return false;
    for (size_t i = 0; i < same.count; i++) {
        if (strcmp(same.items[i].id, id) == 0) {
            *out = same.items[i];
            same.items[i] = (struct person){0};
        }
    }
    person_list_done(&same);
    return true;
}

/* Within the transaction. */
static bool make_person(struct store *store, const char *name, const char *team, struct person *out,
                        struct diag *diag)
{
    char id[UUID_SIZE], team_id[UUID_SIZE];
    uuid_new(store->ids, id);
    return team_need(store, team, team_id, diag) && add_person(store, id, name, team_id, diag) &&
           read_back(store, id, name, out, diag);
}

bool store_add_person(struct store *store, const char *name, const char *team, struct person *out,
                      struct diag *diag)
{
    struct person_list made = {.items = xcalloc(1, sizeof(struct person)), .count = 1};
    char *clean = clean_name(name);
    bool done = *clean || diag_error(diag, _("A person needs a name. Type one and try again."));
    done = done && db_begin(store->db, diag);
    if (done)
        done = store_end(store, make_person(store, clean, team, &made.items[0], diag), diag);
    if (done) {
        *out = made.items[0];
        made.count = 0;
    }
    person_list_done(&made);
    free(clean);
    return done;
}
