/* The action plan: a numbered list, and the fields of one action asked one by one. */
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/mem.h"
#include "base/message.h"
#include "head.h"
#include "plain.h"
#include "say.h"
#include "session/beside.h"

static const struct action *action_at(const struct plain *plain, size_t index)
{
    return &session_plan(plain->session)->actions[index];
}

/* ---- the fields ---- */

struct field {
    enum action_field field;
    const char *question;
    bool for_new; /* asked of a new action too */
    bool (*ask)(struct plain *plain, size_t index, const struct field *field, bool *stop);
};

/* "-" empties a field and a dot ends the action; Enter keeps what there is. NULL in *typed = keep.
 */
static bool ask_field(struct plain *plain, const char *question, char **typed, bool *stop)
{
    char *line;

    *typed = NULL;
    if (!plain_ask(plain, question, &line))
        return false;
    *stop = strcmp(line, ".") == 0;
    if (*line && !*stop)
        *typed = xstrdup(strcmp(line, "-") == 0 ? "" : line);
    free(line);
    return true;
}

static void say_current(const char *text)
{
    if (*text)
        say(_("There already: %s\n"), text);
}

static bool ask_text(struct plain *plain, size_t index, const struct field *field, bool *stop)
{
    char *typed;

    say_current(action_get(action_at(plain, index), field->field));
    if (!ask_field(plain, _(field->question), &typed, stop))
        return false;
    if (typed)
        session_set_action(plain->session, index, field->field, typed, false);
    free(typed);
    return true;
}

/* A numbered list of ids with their words. */
struct option {
    const char *id;
    const char *text;
};

static void say_options(const struct option *options, size_t count, const char *now)
{
    for (size_t i = 0; i < count; i++)
        say("%zu. %s%s\n", i + 1, options[i].text,
            strcmp(options[i].id, now) == 0 ? _(", as it is now") : "");
}

static bool ask_option(struct plain *plain, size_t index, const struct field *field,
                       const struct option *options, size_t count, bool *stop)
{
    size_t number = 0;
    bool known = false;

    say("%s\n", _(field->question));
    say_options(options, count, action_get(action_at(plain, index), field->field));
    while (!known) {
        char *typed;

        if (!ask_field(plain, _("Number:"), &typed, stop))
            return false;
        known = !typed || (plain_read_number(typed, count, &number) && number > 0);
        free(typed);
        if (!known)
            say(_("Type a number from 1 to %zu. Enter goes on.\n"), count);
    }
    if (number > 0)
        session_set_action(plain->session, index, field->field, options[number - 1].id, false);
    return true;
}

static bool ask_value(struct plain *plain, size_t index, const struct field *field, bool *stop)
{
    struct option options[VALUE_COUNT];

    for (int i = 0; i < VALUE_COUNT; i++)
        options[i] = (struct option){value_id((enum value)i),
                                     session_script(plain->session)->values[i].name};
    return ask_option(plain, index, field, options, VALUE_COUNT, stop);
}

static bool ask_owner(struct plain *plain, size_t index, const struct field *field, bool *stop)
{
    struct option options[OWNER_COUNT];

    for (int i = 0; i < OWNER_COUNT; i++)
        options[i] =
            (struct option){owner_id((enum owner)i),
                            owner_label((enum owner)i, session_script(plain->session)->process)};
    return ask_option(plain, index, field, options, OWNER_COUNT, stop);
}

/* What kind of support it is only matters when something is needed. */
static bool ask_kind(struct plain *plain, size_t index, const struct field *field, bool *stop)
{
    struct option options[SUPPORT_COUNT - 1];

    if (!*action_get(action_at(plain, index), ACTION_NEED))
        return true;
    for (int i = SUPPORT_NONE + 1; i < SUPPORT_COUNT; i++)
        options[i - 1] =
            (struct option){support_id((enum support)i), support_label((enum support)i)};
    return ask_option(plain, index, field, options, SUPPORT_COUNT - 1, stop);
}

static bool ask_status(struct plain *plain, size_t index, const struct field *field, bool *stop)
{
    struct option options[ACTION_STATUS_COUNT];

    for (int i = 0; i < ACTION_STATUS_COUNT; i++)
        options[i] = (struct option){action_status_id((enum action_status)i),
                                     action_status_label((enum action_status)i)};
    return ask_option(plain, index, field, options, ACTION_STATUS_COUNT, stop);
}

static void say_current_due(const char *due)
{
    char *text;

    if (!*due)
        return;
    text = day_text(due);
    say_current(text);
    free(text);
}

/* Words that are no day (yet) are kept, and said once to be so, but never in the place of a day. */
static void keep_due_words(struct plain *plain, size_t index, const char *typed)
{
    struct day day;

    if (day_from_iso(action_get(action_at(plain, index), ACTION_DUE), &day))
        return;
    session_set_action(plain->session, index, ACTION_DUE, typed, false);
    say("%s\n", _("The words are kept until there is a day. Enter goes on."));
}

static bool ask_due(struct plain *plain, size_t index, const struct field *field, bool *stop)
{
    bool taken = false;
    bool goes_on = true;

    say_current_due(action_get(action_at(plain, index), field->field));
    while (goes_on && !taken) {
        char day[DAY_SIZE] = "";
        char *typed;

        if (!ask_field(plain, _(field->question), &typed, stop))
            return false;
        taken = !typed;
        if (typed)
            goes_on = plain_take_day(plain, typed, day, &taken);
        if (typed && goes_on && taken)
            session_set_action(plain->session, index, field->field, day, false);
        else if (goes_on && !taken)
            keep_due_words(plain, index, typed);
        free(typed);
    }
    return goes_on;
}

static const struct field fields[] = {
    {ACTION_WHAT, N_("What will be done?"), true, ask_text},
    {ACTION_VALUE, N_("For which value?"), true, ask_value},
    {ACTION_OWNER, N_("Who does it?"), true, ask_owner},
    {ACTION_OWN_PART, N_("What do you do yourself?"), true, ask_text},
    {ACTION_NEED, N_("What do you need?"), true, ask_text},
    {ACTION_KIND, N_("What kind of help is that?"), true, ask_kind},
    {ACTION_FIRST_STEP, N_("What is the first small step?"), true, ask_text},
    {ACTION_HELPER, N_("Who helps?"), true, ask_text},
    {ACTION_DUE, N_("Ready by which day?"), true, ask_due},
    {ACTION_NOTICE, N_("How do we notice that it works?"), true, ask_text},
    {ACTION_STATUS, N_("How is it going?"), false, ask_status},
    {ACTION_REASON, N_("Why, in a word or two?"), false, ask_text},
};
enum { FIELD_COUNT = sizeof fields / sizeof *fields };

/* Asks on from field `first`. */
static bool ask_fields(struct plain *plain, size_t index, size_t first, bool is_new)
{
    bool stop = false;

    for (size_t i = first; i < FIELD_COUNT && !stop; i++) {
        if ((fields[i].for_new || !is_new) && !fields[i].ask(plain, index, &fields[i], &stop))
            return false;
    }
    return true;
}

/* ---- the list ---- */

static bool add_action(struct plain *plain, const char *what)
{
    enum value value = value_from_id(session_place(plain->session).item);
    size_t index = session_add_action(plain->session, value);
    bool goes_on = true;

    if (index == SIZE_MAX)
        return true;
    if (*what)
        session_set_action(plain->session, index, ACTION_WHAT, what, false);
    else
        goes_on = fields[0].ask(plain, index, &fields[0], &(bool){false});
    if (goes_on && !action_is_blank(action_at(plain, index)))
        goes_on = ask_fields(plain, index, 1, true);
    session_prune_actions(plain->session);
    return goes_on;
}

static void say_to_adjust(const struct plain *plain)
{
    char *list = beside_to_adjust(plain->session, !plain->for_leader);

    if (list)
        say(_("To adjust: %s.\n"), list);
    free(list);
}

static void say_plan(struct plain *plain)
{
    const struct plan *plan = session_plan(plain->session);

    if (plan->count == 0)
        say("%s\n", _("There are no actions yet."));
    plan_say(plain->session, false);
    say_to_adjust(plain);
    if (plain_is_first(plain, EXPLAIN_PLAN))
        say("%s\n", _("+ makes a new action, a number changes that one, - and a number takes it "
                      "away. Enter goes on. Within an action Enter skips a question, and a dot "
                      "ends it."));
}

/* What was asked for in the list. False when the talk goes elsewhere. */
static bool do_line(struct plain *plain, const char *line)
{
    size_t count = session_plan(plain->session)->count;
    size_t number = 0;

    if (*line == '+')
        return add_action(plain, line + 1 + strspn(line + 1, " "));
    if (plain_read_number(line, count, &number) && number > 0)
        return ask_fields(plain, number - 1, 0, false);
    if (*line == '-' && plain_read_number(line + 1 + strspn(line + 1, " "), count, &number) &&
        number > 0) {
        session_remove_action(plain->session, number - 1);
        say("%s\n", _("Taken away. :undo brings it back."));
        return true;
    }
    say("%s\n", _("Type + for a new action, or the number of one that is there. Enter goes on."));
    return true;
}

bool plain_plan(struct plain *plain)
{
    bool goes_on = true;

    while (goes_on) {
        char *line;
        bool more;

        say_plan(plain);
        goes_on = plain_ask(plain, _("Actions:"), &line);
        if (!goes_on)
            break;
        more = *line != '\0';
        if (more)
            goes_on = do_line(plain, line);
        free(line);
        if (!more)
            break;
    }
    return goes_on;
}
