#include "plan.h"
#include "after.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/utf8.h"

/* What a block says, in this order; an empty field has no line. */
static const enum action_field lines[] = {
    ACTION_VALUE,  ACTION_OWNER,      ACTION_OWN_PART, ACTION_NEED,   ACTION_KIND,
    ACTION_HELPER, ACTION_FIRST_STEP, ACTION_DUE,      ACTION_NOTICE, ACTION_STATUS,
};

/* Who "you" and "leader" are is plain in the talk; whoever reads it later finds the names. */
char *plan_owner_text(const struct talk *talk, enum owner owner)
{
    const struct interview *interview = talk->interview;
    enum process process = conversation_script(talk->conversation)->process;
    const char *name = NULL;
    char *text, *line;

    if (owner == OWNER_EMPLOYEE)
        name = interview->person;
    if (owner == OWNER_LEADER)
        name = interview->leader;
    if (!name)
        return xstrdup(owner_label(owner, process));
    if (owner == OWNER_EMPLOYEE && talk->for_leader)
        text = xstrdup(name);
    else
        text = xasprintf("%s (%s)", owner_label(owner, process), name);
    line = utf8_clean(text, strlen(text), UTF8_ONE_LINE);
    free(text);
    return line;
}

static void add_owner(struct writer *writer, const char *label, enum owner owner)
{
    char *text = plan_owner_text(writer->talk, owner);

    writer_add(writer, NODE_FIELD, label, text);
    free(text);
}

/* Words that are no day yet are agreed all the same. */
static void add_due(struct writer *writer, const char *label, const char *due)
{
    char text[DAY_TEXT_SIZE];
    struct day day;

    if (!day_from_iso(due, &day)) {
        writer_addf(writer, NODE_FIELD, label, _("%s (not a day yet)"), due);
        return;
    }
    day_format_full(day, text);
    writer_add(writer, NODE_FIELD, label, text);
}

/* With its reason, so that it is told once. */
static void add_status(struct writer *writer, const char *label, const struct action *action)
{
    const char *status = action_status_label(action_status(action));
    const char *reason = action_get(action, ACTION_REASON);

    if (*reason)
        writer_addf(writer, NODE_FIELD, label, "%s (%s)", status, reason);
    else
        writer_add(writer, NODE_FIELD, label, status);
}

static void add_line(struct writer *writer, const struct action *action, enum action_field field,
                     const char *label)
{
    const char *text = action_get(action, field);
    enum value value = value_from_id(text);
    char *words;

    if (!*text)
        return;
    switch (field) {
    case ACTION_VALUE:
        if (value != VALUE_NONE)
            writer_add(writer, NODE_FIELD, label, writer->script->values[value].name);
        break;
    case ACTION_OWNER:
        add_owner(writer, label, action_owner(action));
        break;
    case ACTION_KIND:
        words = action_field_text(field, text, writer->script->process);
        writer_add(writer, NODE_FIELD, label, words);
        free(words);
        break;
    case ACTION_DUE:
        add_due(writer, label, text);
        break;
    case ACTION_STATUS:
        add_status(writer, label, action);
        break;
    default:
        writer_add(writer, NODE_FIELD, label, text);
    }
}

/* Where nothing is shared nothing stands: nobody can tell whether it was asked. */
static void add_share(struct writer *writer, size_t index)
{
    const struct talk *talk = writer->talk;

    if (talk->shares && talk->shares[index])
        writer_add(writer, NODE_FIELD, _("Shared with HR"), talk->shares[index]);
    else if (!talk->shares && talk->plan->actions[index].shared)
        writer_add(writer, NODE_FIELD, _("Shared with HR"), _("yes"));
}

static void add_action(struct writer *writer, size_t index)
{
    const struct action *action = &writer->talk->plan->actions[index];

    writer->in_block = true;
    writer_add_heading(writer, action_is_blank(action) ? _("Not worded yet")
                                                       : action_get(action, ACTION_WHAT));
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        add_line(writer, action, lines[i], action_field_label(lines[i]));
    add_share(writer, index);
    after_write_history(writer, index);
    after_correct_action(writer, action->id);
    writer->in_block = false;
}

static void add_actions(struct writer *writer)
{
    const struct plan *plan = writer->talk->plan;

    for (size_t i = 0; i < plan->count; i++) {
        if (!action_is_untouched(&plan->actions[i]))
            add_action(writer, i);
    }
    writer->plan_written = true;
}

static bool has_actions(const struct plan *plan)
{
    for (size_t i = 0; i < plan->count; i++) {
        if (!action_is_untouched(&plan->actions[i]))
            return true;
    }
    return false;
}

void plan_write(struct writer *writer, const struct step *step)
{
    char *label;

    if (writer->plan_written || !has_actions(writer->talk->plan))
        return;
    label = writer_fill(writer, step->label, "");
    writer_add(writer, NODE_FIELD, label, "");
    free(label);
    add_actions(writer);
}

void plan_write_rest(struct writer *writer)
{
    if (writer->plan_written || !has_actions(writer->talk->plan))
        return;
    writer_set_part(writer, _("What we agreed"));
    add_actions(writer);
}
