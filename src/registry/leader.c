/*
 * Whose the plans are, and giving them to another. A leader is the id of a store in a file and a role in a database, so after a copy
 * somebody has to say who is who.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/utf8.h"
#include "copy_mark.h"
#include "registry/admin.h"
#include "row.h"
#include "statements.h"

enum { LEADER_MOST = 63 }; /* bytes of a name in PostgreSQL; a store's id is shorter */

/* In PostgreSQL the walls hide from everybody else what this is about. */
static bool is_administrator(struct registry *registry, struct diag *diag)
{
    int64_t allowed = 1;

    registry->failure = REGISTRY_FINE;
    if (registry->home == REGISTRY_POSTGRES &&
        !copy_ask_number(registry,
                         "SELECT rolsuper::integer FROM pg_catalog.pg_roles"
                         " WHERE rolname = current_user",
                         &allowed, diag))
        return false;
    return allowed || registry_fail(registry, REGISTRY_DENIED,
                                    diag_error(diag, _("This is for the administrator of the "
                                                       "database only (a superuser): nobody else "
                                                       "sees whose all plans are.")));
}

static bool read_leader(void *context, const char *const *columns)
{
    struct registry_leader_list *list = context;

    list->items = xreallocarray(list->items, list->count + 1, sizeof *list->items);
    list->items[list->count++] = (struct registry_leader){
        .id = read_line(columns[0]),
        .name = read_line(columns[1]),
        .plans = (int)row_number(columns[2]),
    };
    return true;
}

bool registry_leaders(struct registry *registry, struct registry_leader_list *out,
                      struct diag *diag)
{
    struct registry_leader_list list = {.count = 0};

    if (!is_administrator(registry, diag))
        return false;
    if (!registry_run(registry, &statements[STATEMENT_LEADERS], NULL, 0, read_leader, &list,
                      diag)) {
        registry_leader_list_done(&list);
        return false;
    }
    *out = list;
    return true;
}

void registry_leader_list_done(struct registry_leader_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        free(list->items[i].id);
        free(list->items[i].name);
    }
    free(list->items);
    *list = (struct registry_leader_list){.count = 0};
}

/* Where a typing error would give plans to nobody, it is told; a database knows its own roles. */
static bool can_lead(struct registry *registry, const char *from, const char *to, struct diag *diag)
{
    const char *wrong = NULL;

    if (strcmp(from, to) == 0)
        wrong = _("That is the same leader.");
    else if (registry->home == REGISTRY_SQLITE && !uuid_valid(to))
        wrong =
            _("In a registry in a file a leader is the id of their own store: 36 letters, "
              "digits and dashes. The leader's own program tells it: waardegesprek outbox send");
    else if (!*to || strlen(to) > LEADER_MOST)
        wrong = _("That can't be the name of a role of the database.");
    return !wrong || registry_fail(registry, REGISTRY_REFUSED, diag_error(diag, "%s", wrong));
}

struct moved {
    bool found;
    int plans;
};
static bool read_moved(void *context, const char *const *columns)
{
    struct moved *moved = context;

    *moved = (struct moved){.found = true, .plans = (int)row_number(columns[0])};
    return true;
}

bool registry_move_leader(struct registry *registry, const char *from, const char *to, int *plans,
                          struct diag *diag)
{
    const char *const values[] = {from, to};
    struct moved moved = {.found = false};
    char *shown;

    if (!is_administrator(registry, diag) || !can_lead(registry, from, to, diag) ||
        !registry_run(registry, &statements[STATEMENT_LEADER_MOVE], values, 2, read_moved, &moved,
                      diag))
        return false;
    if (moved.found) {
        *plans = moved.plans;
        return true;
    }
    shown = read_line(from);
    diag_error(diag,
               _("Nothing here is of the leader “%s”. Which leaders there are: waardegesprek "
                 "registry leaders"),
               shown);
    free(shown);
    return registry_fail(registry, REGISTRY_REFUSED, false);
}
