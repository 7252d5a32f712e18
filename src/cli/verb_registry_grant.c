/* registry grant, revoke and grants: who may do what, where a database decides. */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/utf8.h"
#include "domain/filter.h"
#include "say.h"
#include "verb_registry.h"

/* Of grant and revoke; the list has --json alone. */
enum { OPTION_TEAM, OPTION_KIND };
static const struct option_row rows[] = {
    [OPTION_TEAM] = {"team", 't', N_("TEAM"), N_("For this team only")},
    [OPTION_KIND] =
        {"kind", 'k', N_("KIND"),
         N_("HR for one kind of help only: time, training, guidance, means, say, terms or other")},
    {0},
};

/* By its id, or as it is called in Dutch. */
static bool role_from_words(const char *typed, enum registry_role *out)
{
    static const char *const dutch[ROLE_COUNT] = {
        [ROLE_LEADER] = "leidinggevende",
        [ROLE_HR] = "p&o",
        [ROLE_ADMIN] = "beheerder",
    };
    char *folded = utf8_fold(typed);
    bool known = registry_role_from_id(folded, out);

    for (int i = 0; i < ROLE_COUNT && !known; i++) {
        known = strcmp(folded, dutch[i]) == 0;
        if (known)
            *out = (enum registry_role)i;
    }
    free(folded);
    return known;
}

/* All borrowed from the command line. False with a sentence said. */
static bool read_grant(const struct request *request, struct registry_grant *out)
{
    const char *team = request->options[OPTION_TEAM], *kind = request->options[OPTION_KIND];

    *out = (struct registry_grant){.team = (char *)(team ? team : ""), .by = (char *)""};
    if (request->word_count < 2) {
        say_error(_("Who, and which role? For example: waardegesprek %s karin hr --team Noord"),
                  request->verb->name);
        return false;
    }
    out->member = request->words[0];
    if (!role_from_words(request->words[1], &out->role)) {
        say_error(_("There is no role “%s”. Choose leader, hr or admin."), request->words[1]);
        return false;
    }
    if (kind && !support_from_words(kind, &out->kind)) {
        say_error(_("There is no kind of help “%s”. Choose time, training, guidance, means, say, "
                    "terms or "
                    "other."),
                  kind);
        return false;
    }
    if (kind && out->role != ROLE_HR) {
        say_error(_("Only HR can be for one kind of help. Leave out --kind."));
        return false;
    }
    return true;
}

/* "leader, team Noord", "hr, training". */
static void say_role(const struct registry_grant *grant)
{
    say("%s", registry_role_id(grant->role));
    if (*grant->team)
        say(_(", team %s"), grant->team);
    else if (grant->role != ROLE_ADMIN)
        say("%s", _(", all teams"));
    if (grant->kind != SUPPORT_NONE)
        say(", %s", support_label(grant->kind));
}

/* HR for one kind of help reads no figures. */
static bool reads_figures(const struct registry_grant *grant)
{
    return grant->role == ROLE_HR && grant->kind == SUPPORT_NONE;
}

/* Who knows some of the scores in a figure can take them out of it, and so come to the others'. */
static bool has_both(const struct registry_grant_list *list, const char *member)
{
    bool shares = false, reads = false;

    for (size_t i = 0; i < list->count; i++) {
        if (strcmp(list->items[i].member, member) == 0) {
            shares |= list->items[i].role == ROLE_LEADER;
            reads |= reads_figures(&list->items[i]);
        }
    }
    return shares && reads;
}

static bool warn_of_both(struct registry *registry, const struct registry_grant *grant,
                         struct diag *diag)
{
    struct registry_grant_list list;

    if (grant->role != ROLE_LEADER && !reads_figures(grant))
        return true;
    if (!registry_grants(registry, &list, diag))
        return false;
    if (has_both(&list, grant->member))
        say_error(
            _("%s is a leader and HR now. Whoever gives scores and reads the figures can take "
              "their own team's out of them, and so learn more of the others than a figure "
              "tells. It is better when these are two people."),
            grant->member);
    registry_grant_list_done(&list);
    return true;
}

static bool give(struct world *world, struct registry *registry, void *context, struct diag *diag)
{
    const struct registry_grant *grant = context;

    (void)world;
    if (!registry_grant(registry, grant, diag))
        return false;
    say("%s: ", grant->member);
    say_role(grant);
    say("\n");
    return warn_of_both(registry, grant, diag);
}

static int run_grant(struct world *world, const struct request *request)
{
    struct registry_grant grant;

    if (!read_grant(request, &grant))
        return EXIT_USAGE;
    return hr_with_registry(world, give, &grant);
}

const struct verb verb_registry_grant = {
    .name = "registry grant",
    .usage = N_("MEMBER leader | hr | admin [--team TEAM] [--kind KIND]"),
    .help =
        N_("Give somebody a role: a leader shares, HR reads and answers, an admin looks after it."),
    .more = N_("MEMBER is a role of the database that can log in. Without --team it is for all "
               "teams. Of a SQLite "
               "file the file system decides: who is in the group of its folder."),
    .options = rows,
    .most_words = 2,
    .run = run_grant,
};

static bool take(struct world *world, struct registry *registry, void *context, struct diag *diag)
{
    const struct registry_grant *grant = context;
    int count = 0;

    (void)world;
    if (!registry_revoke(registry, grant, &count, diag))
        return false;
    if (count == 0)
        return diag_error(
            diag, _("%s has no such role here. What there is: waardegesprek registry grants"),
            grant->member);
    say("%s\n", _("Taken away."));
    return true;
}

static int run_revoke(struct world *world, const struct request *request)
{
    struct registry_grant grant;

    if (!read_grant(request, &grant))
        return EXIT_USAGE;
    return hr_with_registry(world, take, &grant);
}

const struct verb verb_registry_revoke = {
    .name = "registry revoke",
    .usage = N_("MEMBER leader | hr | admin [--team TEAM] [--kind KIND]"),
    .help = N_("Take a role away, exactly as it was given."),
    .options = rows,
    .most_words = 2,
    .run = run_revoke,
};

/* ---- the list ---- */

static const struct option_row list_rows[] = {
    {"json", 0, NULL, N_("As JSON, for other programs")},
    {0},
};

static void say_json(const struct registry_grant_list *list)
{
    json_t *array = json_array();
    char *text;

    for (size_t i = 0; i < list->count; i++) {
        const struct registry_grant *grant = &list->items[i];
        char since[MOMENT_SIZE];
        json_t *object = json_object();

        moment_to_iso(grant->since, since);
        json_object_set_new(object, "member", json_string(grant->member));
        json_object_set_new(object, "role", json_string(registry_role_id(grant->role)));
        json_object_set_new(object, "team", *grant->team ? json_string(grant->team) : json_null());
        json_object_set_new(object, "kind",
                            grant->kind != SUPPORT_NONE ? json_string(support_id(grant->kind))
                                                        : json_null());
        json_object_set_new(object, "by", json_string(grant->by));
        json_object_set_new(object, "since", json_string(since));
        json_object_set_new(object, "account", json_boolean(!grant->gone));
        json_array_append_new(array, object);
    }
    text = json_dumps(array, JSON_INDENT(2));
    if (text)
        say_bytes(text, strlen(text));
    say_bytes("\n", 1);
    free(text);
    json_decref(array);
}

static void say_lines(const struct registry_grant_list *list)
{
    if (list->count == 0)
        say("%s\n", _("Nobody has a role yet. Give one: waardegesprek registry grant --help"));
    for (size_t i = 0; i < list->count; i++) {
        const struct registry_grant *grant = &list->items[i];
        char day[DAY_TEXT_SIZE];

        day_format_short(day_of_moment(grant->since), day);
        say("%s: ", grant->member);
        say_role(grant);
        say(_(". Given on %s by %s.\n"), day, grant->by);
        if (grant->gone)
            say("  %s\n",
                _("There is no such account now, so it gives nothing. Give it anew, or take "
                  "it away."));
    }
}

static bool list_grants(struct world *world, struct registry *registry, void *context,
                        struct diag *diag)
{
    const struct request *request = context;
    struct registry_grant_list list = {0};

    (void)world;
    if (!registry_grants(registry, &list, diag))
        return false;
    if (request->options[0])
        say_json(&list);
    else
        say_lines(&list);
    registry_grant_list_done(&list);
    return true;
}

static int run_grants(struct world *world, const struct request *request)
{
    return hr_with_registry(world, list_grants, (void *)request);
}

const struct verb verb_registry_grants = {
    .name = "registry grants",
    .usage = N_("[--json]"),
    .help = N_("List who has which role."),
    .options = list_rows,
    .run = run_grants,
};
