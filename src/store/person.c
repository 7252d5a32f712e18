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
#include "store/person.h"

static const char *const needs_name = N_("A person needs a name. Type one and try again.");

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

bool person_put(struct store *store, const char *name, const char *team, char id[UUID_SIZE],
                struct diag *diag)
{
    char team_id[UUID_SIZE];
    char *clean = clean_name(name);
    uuid_new(store->ids, id);
    bool done = (*clean || diag_error(diag, "%s", _(needs_name))) &&
                team_need(store, team, team_id, diag) &&
                add_person(store, id, clean, team_id, diag);
    free(clean);
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
    bool done = *clean || diag_error(diag, "%s", _(needs_name));
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

/* --- one of them -------------------------------------------------------- */

void person_done(struct person *person)
{
    free(person->name);
    free(person->team);
    *person = (struct person){0};
}

/* Whether a word of the folded name begins so. */
static bool has_word(const char *name, const char *beginning)
{
    char *folded = utf8_fold(name);
    size_t length = strlen(beginning);
    bool found = false;
    for (const char *at = folded; at && !found; at = strchr(at, ' ')) {
        at += *at == ' ';
        found = strncmp(at, beginning, length) == 0;
    }
    free(folded);
    return found;
}

/* Those of whom a part of the name begins so: "Noor" is enough when there is one. */
static bool find_by_word(struct store *store, const char *text, struct person_list *out,
                         struct diag *diag)
{
    char *folded = utf8_fold(text);
    size_t kept = 0;
    bool done = store_people(store, out, diag);
    for (size_t i = 0; done && i < out->count; i++) {
        if (*folded && has_word(out->items[i].name, folded))
            out->items[kept++] = out->items[i];
        else
            person_done(&out->items[i]);
    }
    if (done)
        out->count = kept;
    free(folded);
    return done;
}

/* Those whose id begins so, two at most. */
static bool find_by_id(struct store *store, const char *text, struct person_list *out,
                       struct diag *diag)
{
    struct prefix prefix;
    *out = (struct person_list){0};
    if (strlen(text) < PREFIX_MIN)
        return true;
    prefix_start(store, SQL_PERSON_PREFIX, text, &prefix);
    bool done = read_people(store, out, diag);
    prefix_done(&prefix);
    return done;
}

/* Takes the only one; none and several are a sentence. */
static bool take_only(struct person_list *found, const char *name, struct person *out,
                      struct diag *diag)
{
    if (found->count == 0)
        return diag_error(
            diag, _("There is nobody called \"%s\". Look the name up in the list of people."),
            name);
    if (found->count > 1)
        return diag_error(diag,
                          _("More than one person is meant by \"%s\". Say the team too, or give "
                            "the id that stands in the list of people."),
                          name);
    *out = found->items[0];
    found->count = 0;
    return true;
}

bool store_find_person(struct store *store, const char *name_or_id, const char *team,
                       struct person *out, struct diag *diag)
{
    struct person_list found;
    if (!store_match_person(store, name_or_id, team, &found, diag))
        return false;
    if (found.count == 0) {
        person_list_done(&found);
        if (!find_by_id(store, name_or_id, &found, diag))
            return false;
    }
    if (found.count == 0) {
        person_list_done(&found);
        if (!find_by_word(store, name_or_id, &found, diag))
            return false;
    }
    bool one = take_only(&found, name_or_id, out, diag);
    person_list_done(&found);
    return one;
}

bool store_person_interviews(struct store *store, const char *person_id, struct interview_list *out,
                             struct diag *diag)
{
    db_start(store->db, SQL_INTERVIEW_OF_PERSON);
    db_bind_text(store->db, ":person", person_id);
    return interview_read_all(store, out, diag);
}
