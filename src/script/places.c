/* The {places} that are filled in when a text is read aloud. */
#include <string.h>

#include "base/message.h"
#include "base/nearest.h"
#include "check.h"
#include "walk.h"

static const char *const names[] = {"value", "action", "person", "purpose"};

static void report(struct checker *checker, const struct node *text, const char *name,
                   const char *repair, const char *format)
{
    checker_add(checker, SEVERITY_ERROR, "WG208", text, repair, _(format), quote(name).text);
}

static void check_answer(struct checker *checker, const struct node *text, const char *id,
                         const struct outline_step *step, const struct outline *outline)
{
    char meant[REPAIR_SIZE];
    const struct outline_step *target = outline_find(outline, id);
    const char *near = target ? NULL : outline_meant(outline, id);
    if (!target)
        report(checker, text, id, near ? repair_meant(meant, near) : _("Write the id of a step."),
               N_("There is no step \"%s\" whose answer can be filled in here."));
    else if (target->loop != LOOP_NONE && step->loop == LOOP_NONE)
        report(checker, text, id, _("Name a step outside \"for_each\"."),
               N_("Step \"%s\" has an answer for each value, so none can be filled in here."));
}

/* Each where there is something to fill it with. */
static void check_known(struct checker *checker, const struct node *text, const char *name,
                        const struct outline_step *step, const struct outline *outline)
{
    enum subject subject = process_subject(outline_process(outline));
    if (strcmp(name, "value") == 0 && !loop_over_values(step->loop))
        report(checker, text, name, _("Put the step in a part with \"for_each: values\"."),
               N_("\"{%s}\" can only be filled in where the talk goes through the values."));
    else if (strcmp(name, "action") == 0 && step->loop != LOOP_LAST_ACTIONS)
        report(checker, text, name, _("Put the step in a part with \"for_each: last-actions\"."),
               N_("\"{%s}\" can only be filled in where the talk goes through the agreements."));
    else if (strcmp(name, "person") == 0 && subject != SUBJECT_PERSON)
        report(checker, text, name, _("Write the sentence without a name."),
               N_("\"{%s}\" has no meaning here: this talk is not about one person."));
}

static void check_place(struct checker *checker, const struct node *text, const char *name,
                        const struct outline_step *step, const struct outline *outline)
{
    char meant[REPAIR_SIZE];
    struct nearest nearest;
    if (strncmp(name, "answer.", 7) == 0) {
        check_answer(checker, text, name + 7, step, outline);
        return;
    }
    nearest_init(&nearest, name);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        nearest_offer(&nearest, names[i]);
    if (!nearest.best || strcmp(nearest.best, name) != 0)
        report(checker, text, name,
               nearest.best ? repair_meant(meant, nearest.best)
                            : _("What can be filled in: {value}, {action}, {person}, {purpose} "
                                "and {answer.STEP}."),
               N_("Nothing can be filled in for \"{%s}\"."));
    else
        check_known(checker, text, name, step, outline);
}

static void check_text(struct checker *checker, const struct node *text,
                       const struct outline_step *step, const struct outline *outline)
{
    enum { NAME_MAX_LENGTH = 60 };
    const char *open = text->text;
    while ((open = strchr(open, '{')) && checker_listens(checker)) {
        size_t length = strcspn(++open, "{} \n");
        if (open[length] != '}' || !length || length > NAME_MAX_LENGTH)
            continue;
        char name[NAME_MAX_LENGTH + 1];
        memcpy(name, open, length);
        name[length] = '\0';
        check_place(checker, text, name, step, outline);
    }
}

static void check_list(struct checker *checker, const struct node *list,
                       const struct outline_step *step, const struct outline *outline)
{
    for (const struct node *text = list->first; text; text = text->next) {
        if (text->kind == NODE_TEXT)
            check_text(checker, text, step, outline);
    }
}

void check_places(struct checker *checker, const struct node *words,
                  const struct outline_step *step, const struct outline *outline)
{
    static const char *const spoken[] = {"ask", "say", "simple", "cue", "probes"};
    for (size_t i = 0; i < sizeof spoken / sizeof *spoken; i++) {
        const struct node *node = node_get(words, spoken[i]);
        if (node && node->kind == NODE_TEXT)
            check_text(checker, node, step, outline);
        else if (node)
            check_list(checker, node, step, outline);
    }
    const struct node *per_value = node_get_kind(words, "per_value", NODE_MAP);
    for (const struct node *item = per_value ? per_value->first : NULL; item; item = item->next)
        check_places(checker, item, step, outline);
}
