#include "writer.h"
#include "domain/wording.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/utf8.h"
#include "view.h"

void writer_init(struct writer *writer, struct document *document, const struct talk *talk)
{
    *writer = (struct writer){
        .talk = talk,
        .script = conversation_script(talk->conversation),
        .document = document,
        .at = "",
    };
}

void writer_set_part(struct writer *writer, const char *title)
{
    writer->part = title;
    writer->item = NULL;
    writer->at = "";
}

/* What was agreed, of an agreement that the talk goes through; NULL when it is none. */
static const char *action_text(const struct writer *writer, const char *item)
{
    size_t index = *item ? plan_find(writer->talk->plan, item) : SIZE_MAX;

    return index == SIZE_MAX ? NULL : action_get(&writer->talk->plan->actions[index], ACTION_WHAT);
}

void writer_set_item(struct writer *writer, const char *item)
{
    enum value value = value_from_id(item);

    if (strcmp(item, writer->at) == 0)
        return;
    writer->at = item;
    writer->item =
        value == VALUE_NONE ? action_text(writer, item) : writer->script->values[value].name;
}

void writer_set_place(struct writer *writer, const char *step, const char *item)
{
    writer->step = step;
    writer->step_item = item ? item : "";
}

/* Headings, items and titles stand on one line. */
static enum utf8_lines lines_of(enum node_kind kind)
{
    switch (kind) {
    case NODE_PARAGRAPH:
    case NODE_QUOTE:
    case NODE_FIELD:
    case NODE_CORRECTION:
        return UTF8_MANY_LINES;
    default:
        return UTF8_ONE_LINE;
    }
}

static void append(struct writer *writer, enum node_kind kind, int level, const char *label,
                   const char *text)
{
    struct document *document = writer->document;

    document->nodes = xreallocarray(document->nodes, document->count + 1, sizeof *document->nodes);
    document->nodes[document->count++] = (struct node){
        .kind = kind,
        .level = level,
        .in_block = writer->in_block,
        .step = kind == NODE_HEADING ? NULL : writer->step,
        .item = writer->step_item,
        .label = label ? utf8_clean(label, strlen(label), UTF8_ONE_LINE) : NULL,
        .text = utf8_clean(text, strlen(text), lines_of(kind)),
    };
}

static void flush(struct writer *writer)
{
    if (writer->part) {
        char *title = writer_fill(writer, writer->part, "");
        append(writer, NODE_HEADING, 2, NULL, title);
        free(title);
    }
    if (writer->item)
        append(writer, NODE_HEADING, 3, NULL, writer->item);
    writer->part = NULL;
    writer->item = NULL;
}

void writer_add(struct writer *writer, enum node_kind kind, const char *label, const char *text)
{
    flush(writer);
    append(writer, kind, 0, label, text);
}

void writer_addf(struct writer *writer, enum node_kind kind, const char *label, const char *format,
                 ...)
{
    va_list args;
    char *text;

    va_start(args, format);
    text = xvasprintf(format, args);
    va_end(args);
    writer_add(writer, kind, label, text);
    free(text);
}

void writer_add_heading(struct writer *writer, const char *text)
{
    flush(writer);
    append(writer, NODE_HEADING, 3, NULL, text);
}

/* ---- filling ---- */

struct place_context {
    const struct writer *writer;
    const char *item;
};

/* Three dots where an answer is not there, or not for this reader. */
static const char *answer_text(const void *context, const char *id)
{
    const struct place_context *at = context;
    const struct talk *talk = at->writer->talk;
    size_t step = script_find_step(at->writer->script, id);
    const struct step *asked;
    const struct answer *answer;
    const char *item;

    if (step == SIZE_MAX)
        return NULL;
    asked = &at->writer->script->steps[step];
    item = at->writer->script->parts[asked->part].for_each == LOOP_NONE ? "" : at->item;
    answer = conversation_answer(talk->conversation, step, item);
    if (answer->state != STATE_GIVEN || !answer->text || !view_shows(talk, answer) ||
        view_hidden(talk, step, item))
        return "…";
    return step_choice_text(asked, answer->text);
}

char *writer_fill(const struct writer *writer, const char *text, const char *item)
{
    const struct interview *interview = writer->talk->interview;
    const struct place_context context = {.writer = writer, .item = item};
    enum value value = value_from_id(item);
    const char *subject = interview->person ? interview->person : interview->team;
    const struct filling filling = {
        .person = subject ? subject : interview->leader,
        .purpose = writer->talk->purpose ? writer->talk->purpose : "…",
        .action = action_text(writer, item),
        .value = value == VALUE_NONE ? NULL : writer->script->values[value].in_sentence,
        .answer = answer_text,
        .context = &context,
    };

    return wording_fill(text, &filling);
}
