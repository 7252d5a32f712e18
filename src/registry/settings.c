/* What holds for the whole registry, and the list of teams. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/utf8.h"
#include "domain/figures.h"
#include "row.h"
#include "statements.h"

enum {
    NAME_MOST = 200,
    ANSWER_DAYS_DEFAULT = 14,
    ANSWER_DAYS_MOST = 365,
    GROUP_LIMIT_MOST = 1000,
    SETTINGS_MOST = 1000,
    TEAMS_MOST = 10000
};

/* --- settings --------------------------------------------------------------- */

struct setting {
    const char *name;
    bool is_number;
    int least, most;
};
static const struct setting settings[] = {
    {"organisation", false, 0, 0},
    {"contact", false, 0, 0},
    {"answer_days", true, 1, ANSWER_DAYS_MOST},
    {"group_limit", true, GROUP_LIMIT_FLOOR, GROUP_LIMIT_MOST},
};

static bool number_from(const char *text, const struct setting *setting, int *out)
{
    char *end;
    long number = strtol(text, &end, 10);
    if (end == text || *end || number < setting->least || number > setting->most)
        return false;
    *out = (int)number;
    return true;
}

static const struct setting *find_setting(const char *name)
{
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++) {
        if (strcmp(settings[i].name, name) == 0)
            return &settings[i];
    }
    return NULL;
}

struct settings_reading {
    struct registry_settings *settings;
    int rows;
};

/* A number that can't be, whoever wrote it, is as if it was not there: the floor of a group always holds. */
static bool read_setting(void *context, const char *const *columns)
{
    struct settings_reading *reading = context;
    struct registry_settings *out = reading->settings;
    const struct setting *setting = columns[0] ? find_setting(columns[0]) : NULL;
    if (++reading->rows > SETTINGS_MOST)
        return false;
    if (!setting || !columns[1])
        return true;
    if (setting->is_number) {
        number_from(columns[1], setting,
                    strcmp(setting->name, "answer_days") == 0 ? &out->answer_days
                                                              : &out->group_limit);
        return true;
    }
    char **slot = strcmp(setting->name, "contact") == 0 ? &out->contact : &out->organisation;
    free(*slot);
    *slot = read_line(columns[1]);
    return true;
}

bool registry_settings(struct registry *registry, struct registry_settings *out, struct diag *diag)
{
    struct registry_settings read = {xstrdup(""), xstrdup(""), ANSWER_DAYS_DEFAULT,
                                     GROUP_LIMIT_DEFAULT};
    struct settings_reading reading = {&read, 0};
    bool done = registry_run(registry, &statements[STATEMENT_SETTINGS], NULL, 0, read_setting,
                             &reading, diag);
    if (done)
        *out = read;
    else
        registry_settings_done(&read);
    return done;
}

void registry_settings_done(struct registry_settings *settings_)
{
    free(settings_->organisation);
    free(settings_->contact);
    *settings_ = (struct registry_settings){0};
}

static bool check_setting(const char *name, const char *text, struct diag *diag)
{
    const struct setting *setting = find_setting(name);
    int number;
    if (!setting)
        return diag_error(diag,
                          _("There is no setting “%s”. There are: organisation, contact, "
                            "answer_days, group_limit."),
                          name);
    if (setting->is_number && !number_from(text, setting, &number))
        return diag_error(diag, _("%s is a number from %d to %d."), name, setting->least,
                          setting->most);
    return setting->is_number || utf8_cluster_count(text, strlen(text)) <= NAME_MOST ||
           diag_error(diag, _("%s has at most %d characters."), name, NAME_MOST);
}

bool registry_set(struct registry *registry, const char *name, const char *text, struct diag *diag)
{
    char *clean = utf8_clean(text, strlen(text), UTF8_ONE_LINE);
    const char *const values[] = {name, clean};
    bool done = check_setting(name, clean, diag);
    if (!done)
        registry->failure = REGISTRY_REFUSED;
    done = done && registry_run(registry, &statements[STATEMENT_SET], values, 2, NULL, NULL, diag);
    free(clean);
    return done;
}

/* --- teams ------------------------------------------------------------------- */

/* More than any organisation has: a file with more was not made by this program. */
static bool read_team(void *context, const char *const *columns)
{
    struct registry_team_list *list = context;
    if (list->count >= TEAMS_MOST)
        return false;
    list->items = xreallocarray(list->items, list->count + 1, sizeof *list->items);
    list->items[list->count++] =
        (struct registry_team){.id = read_line(columns[0]), .name = read_line(columns[1])};
    return true;
}

bool registry_teams(struct registry *registry, struct registry_team_list *out, struct diag *diag)
{
    struct registry_team_list list = {0};
    bool done =
        registry_run(registry, &statements[STATEMENT_TEAMS], NULL, 0, read_team, &list, diag);
    if (done)
        *out = list;
    else
        registry_team_list_done(&list);
    return done;
}

void registry_team_list_done(struct registry_team_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        free(list->items[i].id);
        free(list->items[i].name);
    }
    free(list->items);
    *list = (struct registry_team_list){0};
}

/* Of a file; in PostgreSQL the function that is called looks itself. The id of the team that had this name before, unless it has it now. */
static const struct statement team_before = {"team", "SELECT team FROM team_was WHERE folded = $1",
                                             NULL};

static bool read_team_id(void *context, const char *const *columns)
{
    row_id(columns[0], context);
    return false;
}

/* Whether another team than `id` ("" = any) had the name: its leaders may still send under it. */
static bool is_free(struct registry *registry, const char *name, const char *folded, const char *id,
                    struct diag *diag)
{
    char before[UUID_SIZE] = "";
    if (registry->home != REGISTRY_SQLITE)
        return true;
    if (!registry_run(registry, &team_before, &folded, 1, read_team_id, before, diag))
        return false;
    return !*before || strcmp(before, id) == 0 ||
           registry_fail(registry, REGISTRY_REFUSED,
                         diag_error(diag,
                                    _("Another team was called “%s” before, and what still comes "
                                      "under that name is of that team. Choose another name."),
                                    name));
}

static bool team_add(struct registry *registry, const char *name, const char *folded,
                     struct diag *diag)
{
    char id[UUID_SIZE];
    const char *const values[] = {id, name, folded};
    uuid_new(registry->setup->ids, id);
    return is_free(registry, name, folded, "", diag) &&
           registry_run(registry, &statements[STATEMENT_TEAM_ADD], values, 3, NULL, NULL, diag);
}

static const struct registry_team *find_team(const struct registry_team_list *list,
                                             const char *folded)
{
    for (size_t i = 0; i < list->count; i++) {
        char *other = utf8_fold(list->items[i].name);
        bool same = strcmp(other, folded) == 0;
        free(other);
        if (same)
            return &list->items[i];
    }
    return NULL;
}

static bool team_rename(struct registry *registry, const char *was, const char *name,
                        const char *folded, struct diag *diag)
{
    struct registry_team_list list = {0};
    bool found = false;
    if (!registry_teams(registry, &list, diag))
        return false;
    char *old = utf8_fold(was);
    const char *const values[] = {old, name, folded};
    const struct registry_team *team = find_team(&list, old), *other = find_team(&list, folded);
    bool done = team && (!other || other == team);
    if (!team)
        diag_error(diag, _("There is no team “%s” in the registry."), was);
    else if (!done)
        diag_error(diag, _("There is a team “%s” already. Choose another name."), other->name);
    if (!done)
        registry->failure = REGISTRY_REFUSED;
    done = done && is_free(registry, name, folded, team->id, diag);
    done = done && registry_run(registry, &statements[STATEMENT_TEAM_RENAME], values, 3, note_row,
                                &found, diag);
    free(old);
    registry_team_list_done(&list);
    return done &&
           (found ||
            registry_fail(registry, REGISTRY_REFUSED,
                          diag_error(diag, _("There is no team “%s” in the registry."), was)));
}

bool registry_save_team(struct registry *registry, const char *was, const char *name,
                        struct diag *diag)
{
    char *clean = read_name(name), *folded = utf8_fold(clean);
    bool done;
    if (!*clean || utf8_cluster_count(clean, strlen(clean)) > NAME_MOST)
        done = registry_fail(
            registry, REGISTRY_REFUSED,
            diag_error(diag, _("A team needs a name of 1 to %d characters."), NAME_MOST));
    else
        done = was ? team_rename(registry, was, clean, folded, diag)
                   : team_add(registry, clean, folded, diag);
    free(folded);
    free(clean);
    return done;
}
