#include "plan.h"
#include "after.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/utf8.h"

/* What a block says, in this order; an empty field has no line. */
static const enum action_field lines[] = {
    ACTION_VALUE,      ACTION_OWNER, ACTION_OWN_PART, ACTION_NEED,   ACTION_KIND,   ACTION_HELPER,
    ACTION_FIRST_STEP, ACTION_DUE,   ACTION_NOTICE,   ACTION_STATUS, ACTION_REASON,
};

/*
 * Who "you" and "leader" are is plain in the talk; on paper, for whoever reads it, the names stand
 * there too. The caller frees it.
 */
static char *owner_text(const struct writer *writer, enum owner owner)
{
    const struct interview *interview = writer->talk->interview;
    const char *name = NULL;

    if (owner == OWNER_EMPLOYEE)
        name = interview->person;
    if (owner == OWNER_LEADER)
        name = interview->leader;
    if (!name)
        return xstrdup(owner_label(owner, writer->script->process));
    if (owner == OWNER_EMPLOYEE && writer->talk->for_leader)
        return xstrdup(name);
    return xasprintf("%s (%s)", owner_label(owner, writer->script->process), name);
}

static void add_owner(struct writer *writer, const char *label, enum owner owner)
{
    char *text = owner_text(writer, owner);
    char *line = utf8_clean(text, strlen(text), UTF8_ONE_LINE);

    writer_add(writer, NODE_FIELD, label, line);
    free(line);
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
        writer_add(writer, NODE_FIELD, label, action_status_label(action_status(action)));
        break;
    default:
        writer_add(writer, NODE_FIELD, label, text);
    }
}

static void add_action(struct writer *writer, size_t index)
{
    const struct action *action = &writer->talk->plan->actions[index];

    writer->in_block = true;
    writer_add_heading(writer, action_is_blank(action) ? _("Not worded yet")
                                                       : action_get(action, ACTION_WHAT));
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        add_line(writer, action, lines[i], action_field_label(lines[i]));
    if (action->shared)
        writer_add(writer, NODE_FIELD, _("Shared with HR"), _("yes"));
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
