/* The tables of docs/script-format.md: every word with what it holds and what it is for. */
#include <assert.h>

#include "base/buf.h"
#include "base/message.h"
#include "fields.h"
#include "script/schema.h"

enum { OBJECTS_MAX = 20 };
struct document {
    struct buf text;
    const struct object *seen[OBJECTS_MAX];
    size_t count;
};

/* --- what a word holds ------------------------------------------------------- */

static void add_words(struct buf *text, const struct word_list *words)
{
    buf_adds(text, _("one of: "));
    for (int i = words->first; i < words->count; i++)
        buf_addf(text, "%s`%s`", i > words->first ? ", " : "", words->name(i));
}

static void add_width(struct buf *text, int width)
{
    if (width)
        buf_addf(text, _(", %d characters at most"), width);
}

static void add_number(struct buf *text, const struct field *field)
{
    if (field->least == field->most)
        buf_addf(text, "%d", field->least);
    else
        buf_addf(text, _("a whole number from %d to %d"), field->least, field->most);
}

static void add_list(struct buf *text, const struct field *field)
{
    if (field->least == field->most)
        buf_addf(text, _("a list of %d"), field->least);
    else
        buf_addf(text, _("a list of %d to %d"), field->least, field->most);
    if (field->of)
        buf_addf(text, _(": see %s"), _(field->of->here));
    else
        add_width(text, field->width);
}

static void add_form(struct buf *text, const struct field *field)
{
    switch (field->kind) {
    case FIELD_TEXT:
        buf_adds(text, _("a text"));
        add_width(text, field->most);
        return;
    case FIELD_ID:
        buf_addf(text, _("a name of small letters, digits and hyphens"));
        add_width(text, field->most);
        return;
    case FIELD_LANGUAGE:
        buf_adds(text, _("`nl`, `en`, or a plainer one such as `nl-simple`"));
        return;
    case FIELD_NUMBER:
        add_number(text, field);
        return;
    case FIELD_WORD:
        add_words(text, field->words);
        return;
    case FIELD_PERIOD:
        buf_adds(text, _("a number and `days`, `weeks`, `months` or `years`"));
        return;
    case FIELD_OBJECT:
        buf_addf(text, _("a group: see %s"), _(field->of->here));
        return;
    case FIELD_BY_ID:
        buf_addf(text, _("a group for each id: see %s"), _(field->of->here));
        return;
    case FIELD_BY_VALUE:
        buf_addf(text, _("a group for each work value: see %s"), _(field->of->here));
        return;
    case FIELD_NAMED:
        buf_adds(text, _("a text for each id"));
        add_width(text, field->width);
        return;
    case FIELD_TEXTS:
    case FIELD_OBJECTS:
        add_list(text, field);
        return;
    case FIELD_CHOICES:
        add_list(text, field);
        buf_adds(text, _("; or the word `values`"));
        return;
    case FIELD_PROBES:
        add_list(text, field);
        buf_adds(text, _("; or `BLOCK/SET`"));
        return;
    case FIELD_SETS:
        buf_adds(text, _("for each name "));
        add_list(text, field);
        return;
    }
    assert(false);
}

/* --- tables ---------------------------------------------------------------------- */

static const char *need_words(enum need need)
{
    static const char *const words[] = {[MAY] = "", [SHOULD] = N_("better"), [MUST] = N_("yes")};
    return *words[need] ? _(words[need]) : "";
}

static void add_row(struct buf *text, const struct field *field)
{
    buf_addf(text, "| `%s` | %s | ", field->key, need_words(field->need));
    add_form(text, field);
    buf_addf(text, " | %s |\n", _(field->help));
}

static bool was_seen(const struct document *document, const struct object *object)
{
    size_t i = 0;
    while (i < document->count && document->seen[i] != object)
        i++;
    return i < document->count;
}

/* A table for each kind of thing, under the first that holds it. */
static void add_object(struct document *document, const struct object *object)
{
    struct buf *text = &document->text;
    if (was_seen(document, object))
        return;
    assert(document->count < OBJECTS_MAX);
    document->seen[document->count++] = object;
    buf_adds(text, "\n");
    buf_addf(text, _("In %s:"), _(object->here));
    buf_addf(text, "\n\n| %s | %s | %s | %s |\n|---|---|---|---|\n", _("Word"), _("Needed"),
             _("Holds"), _("What it is for"));
    for (const struct field *field = object->fields; field->key; field++)
        add_row(text, field);
    if (object->includes)
        buf_addf(text, "\n%s\n", _("Or a lone `include`: nothing else stands beside it then."));
    for (const struct field *field = object->fields; field->key; field++) {
        if (field->of)
            add_object(document, field->of);
    }
}

char *schema_markdown(void)
{
    static const struct {
        const char *title;
        const struct object *object;
    } roots[] = {
        {N_("A guide: ID.yaml"), &object_script},
        {N_("A building block: NAME.yaml"), &object_piece},
        {N_("A translation: ID.LANGUAGE.yaml"), &object_translation},
        {N_("The names of the values: values.LANGUAGE.yaml"), &object_values},
    };
    struct document document = {.count = 0};
    buf_init(&document.text);
    for (size_t i = 0; i < sizeof roots / sizeof *roots; i++) {
        buf_addf(&document.text, "%s### %s\n", i ? "\n" : "", _(roots[i].title));
        add_object(&document, roots[i].object);
    }
    return buf_take(&document.text);
}
