/*
 * Reads a tree through the tables of fields.c. It knows kinds, not words: what
 * one part of a guide says about another is check.c's work.
 */
#include "walk.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/nearest.h"
#include "base/utf8.h"

/* Where a finding is, in words: in step "belang". */
struct scope {
    struct checker *checker;
    const struct object *object;
    const struct node *map;
};

const char *repair_meant(char out[REPAIR_SIZE], const char *best)
{
    if (!best)
        return NULL;
    snprintf(out, REPAIR_SIZE, _("Did you mean \"%s\"?"), quote(best).text);
    return out;
}

static const char *scope_name(const struct scope *scope, char out[REPAIR_SIZE])
{
    const char *name = node_text(scope->map, "id");
    if (!name && scope->map->key)
        name = scope->map->key->text;
    if (!name || !scope->object->named || !*name)
        return _(scope->object->here);
    snprintf(out, REPAIR_SIZE, _(scope->object->named), quote(name).text);
    return out;
}

/* --- words before the colon ------------------------------------------------- */

static const struct field *field_meant(const struct object *object, const char *typed)
{
    struct nearest nearest;
    nearest_init(&nearest, typed);
    for (const struct field *field = object->fields; field->key; field++) {
        if (nearest_listed(field->dutch, typed))
            return field;
        nearest_offer(&nearest, field->key);
    }
    return nearest.best ? field_find(object, nearest.best) : NULL;
}

static char *fields_listed(const struct object *object)
{
    char *list = xstrdup("");
    for (const struct field *field = object->fields; field->key; field++) {
        char *longer = xasprintf("%s%s%s", list, *list ? ", " : "", field->key);
        free(list);
        list = longer;
    }
    return list;
}

/* Returns the field that was meant when its place is still free. */
static const struct field *report_unknown(const struct scope *scope, struct node *value)
{
    char where[REPAIR_SIZE], meant[REPAIR_SIZE];
    const struct field *field = field_meant(scope->object, value->key->text);
    char *repair;
    if (field) {
        repair = xstrdup(repair_meant(meant, field->key));
    } else {
        char *list = fields_listed(scope->object);
        repair = xasprintf(_("What may stand here: %s."), list);
        free(list);
    }
    checker_add(scope->checker, SEVERITY_ERROR, "WG102", value->key, repair,
                _("Unknown word \"%s\" in %s."), quote(value->key->text).text,
                scope_name(scope, where));
    free(repair);
    if (!field || node_get(scope->map, field->key))
        return NULL;
    value->key->text = field->key;
    return field;
}

static void report_missing(const struct scope *scope, const struct field *field)
{
    char where[REPAIR_SIZE];
    enum severity severity = field->need == MUST ? SEVERITY_ERROR : SEVERITY_WARNING;
    checker_add(scope->checker, severity, "WG112", scope->map, _(field->help),
                _("\"%s\" is missing in %s."), field->key, scope_name(scope, where));
}

/* --- texts ------------------------------------------------------------------- */

static void report_kind(const struct scope *scope, const struct field *field,
                        const struct node *value, const char *format)
{
    checker_add(scope->checker, SEVERITY_ERROR, "WG113", value, _(field->help), _(format),
                field->key);
}

/* Also says so when it is no text, or an empty one. */
static bool is_text(const struct scope *scope, const struct field *field, const struct node *value)
{
    bool text = value->kind == NODE_TEXT;
    if (!text)
        report_kind(scope, field, value, N_("\"%s\" must be a text, not a list or a group."));
    else if (!*value->text)
        report_kind(scope, field, value, N_("\"%s\" has no text."));
    return text && *value->text;
}

/* The columns of all lines together. */
static int text_width(const char *text)
{
    int width = 0;
    while (*text) {
        size_t length = strcspn(text, "\n");
        width += utf8_width(text, length);
        text += length;
        text += strspn(text, "\n");
    }
    return width;
}

/* `most` 0 = any width. */
static void walk_width(const struct scope *scope, const struct field *field,
                       const struct node *value, int most)
{
    /* No text has more columns than bytes, and measuring is slow: most need none. */
    if (!most || strlen(value->text) <= (size_t)most)
        return;
    int width = text_width(value->text);
    if (width > most)
        checker_add(scope->checker, SEVERITY_WARNING, "WG302", value, _("Make it shorter."),
                    _("\"%s\" is long: %d characters, and %d fit."), field->key, width, most);
}

static void walk_id(const struct scope *scope, const struct field *field, const struct node *value)
{
    const char *allowed = "abcdefghijklmnopqrstuvwxyz0123456789-";
    size_t length = strlen(value->text);
    if (length > (size_t)field->most)
        checker_add(scope->checker, SEVERITY_ERROR, "WG116", value, _("Make it shorter."),
                    _("The name \"%s\" is too long: %d characters at most."),
                    quote(value->text).text, field->most);
    else if (strspn(value->text, allowed) != length)
        checker_add(scope->checker, SEVERITY_ERROR, "WG116", value,
                    _("Use small letters, digits and hyphens only."), _("\"%s\" cannot be a name."),
                    quote(value->text).text);
}

static void walk_language(const struct scope *scope, const struct node *value)
{
    size_t length = strlen(value->text);
    bool fine =
        length >= 2 && length <= 3 && strspn(value->text, "abcdefghijklmnopqrstuvwxyz") == length;
    if (!fine)
        checker_add(scope->checker, SEVERITY_ERROR, "WG114", value,
                    _("Write its short code: nl for Dutch, en for English."),
                    _("\"%s\" is not a language."), quote(value->text).text);
}

static void walk_number(const struct scope *scope, const struct field *field,
                        const struct node *value)
{
    char *end;
    long number = strtol(value->text, &end, 10);
    bool whole = !*end && strspn(value->text, "-0123456789") == strlen(value->text);
    if (!whole)
        checker_add(scope->checker, SEVERITY_ERROR, "WG115", value, _(field->help),
                    _("\"%s\" must be a whole number, not \"%s\"."), field->key,
                    quote(value->text).text);
    else if (number < field->least || number > field->most)
        checker_add(scope->checker, SEVERITY_ERROR, "WG115", value, _(field->help),
                    _("\"%s\" must be from %d to %d."), field->key, field->least, field->most);
}

static int word_meant(const struct word_list *words, const char *typed)
{
    size_t length;
    const char *pair = nearest_pair(words->dutch, typed, &length);
    struct nearest nearest;
    nearest_init(&nearest, typed);
    for (int i = words->first; i < words->count; i++) {
        const char *name = words->name(i);
        if (pair && strlen(name) == length && strncmp(name, pair, length) == 0)
            return i;
        nearest_offer(&nearest, name);
    }
    return word_find(words, nearest.best);
}

static void walk_word(const struct scope *scope, const struct field *field, struct node *value)
{
    if (word_find(field->words, value->text) >= 0)
        return;
    char meant[REPAIR_SIZE];
    int index = word_meant(field->words, value->text);
    const char *name = index >= 0 ? field->words->name(index) : NULL;
    checker_add(scope->checker, SEVERITY_ERROR, "WG114", value,
                name ? repair_meant(meant, name) : _(field->help), _("\"%s\" cannot be \"%s\"."),
                field->key, quote(value->text).text);
    if (name)
        value->text = name;
}

/* --- lists and groups ----------------------------------------------------------- */

static void walk_object(struct checker *checker, const struct object *object, struct node *map);

static void walk_count(const struct scope *scope, const struct field *field,
                       const struct node *value)
{
    if (value->count < (size_t)field->least)
        checker_add(scope->checker, SEVERITY_ERROR, "WG119", value, _(field->help),
                    message_plural("\"%s\" needs at least %d item.",
                                   "\"%s\" needs at least %d items.", (unsigned long)field->least),
                    field->key, field->least);
    else if (value->count > (size_t)field->most)
        checker_add(scope->checker, SEVERITY_ERROR, "WG119", value, _(field->help),
                    message_plural("\"%s\" takes %d item at most.",
                                   "\"%s\" takes %d items at most.", (unsigned long)field->most),
                    field->key, field->most);
}

static void walk_list(const struct scope *scope, const struct field *field, struct node *value)
{
    if (value->kind != NODE_LIST) {
        report_kind(scope, field, value,
                    N_("\"%s\" must be a list: each item on a line of its own, after a dash."));
        return;
    }
    walk_count(scope, field, value);
    for (struct node *item = value->first; item; item = item->next) {
        if (field->of)
            walk_object(scope->checker, field->of, item);
        else if (is_text(scope, field, item))
            walk_width(scope, field, item, field->width);
    }
}

static bool is_map(const struct scope *scope, const struct field *field, const struct node *value)
{
    if (value->kind != NODE_MAP)
        report_kind(scope, field, value,
                    N_("\"%s\" must be a group: words with a colon, further to the right."));
    return value->kind == NODE_MAP;
}

static void walk_map(const struct scope *scope, const struct field *field, struct node *value)
{
    if (!is_map(scope, field, value))
        return;
    for (struct node *item = value->first; item; item = item->next) {
        if (field->of)
            walk_object(scope->checker, field->of, item);
        else if (is_text(scope, field, item))
            walk_width(scope, field, item, field->width);
    }
}

static void report_value(const struct scope *scope, struct node *item, const struct node *map)
{
    char meant[REPAIR_SIZE];
    struct nearest nearest;
    nearest_init(&nearest, item->key->text);
    for (int i = 0; i < VALUE_COUNT; i++)
        nearest_offer(&nearest, value_id((enum value)i));
    const char *repair = nearest.best ? repair_meant(meant, nearest.best)
                                      : _("The work values are use-skills, develop-skills, "
                                          "decisions, contacts, own-goals, income and "
                                          "contribution.");
    checker_add(scope->checker, SEVERITY_ERROR, "WG205", item->key, repair,
                _("There is no work value \"%s\"."), quote(item->key->text).text);
    if (nearest.best && !node_get(map, nearest.best))
        item->key->text = nearest.best;
}

static void walk_by_value(const struct scope *scope, const struct field *field, struct node *value)
{
    if (!is_map(scope, field, value))
        return;
    for (struct node *item = value->first; item && checker_listens(scope->checker);
         item = item->next) {
        if (value_from_id(item->key->text) == VALUE_NONE)
            report_value(scope, item, value);
        walk_object(scope->checker, field->of, item);
    }
    for (int i = 0; i < field->least; i++) {
        if (!node_get(value, value_id((enum value)i)))
            checker_add(scope->checker, SEVERITY_ERROR, "WG112", value, _(field->help),
                        _("The work value \"%s\" is missing."), value_id((enum value)i));
    }
}

static void walk_choices(const struct scope *scope, const struct field *field, struct node *value)
{
    if (value->kind != NODE_TEXT) {
        walk_list(scope, field, value);
        return;
    }
    char meant[REPAIR_SIZE];
    struct nearest nearest;
    nearest_init(&nearest, value->text);
    nearest_offer(&nearest, "values");
    if (strcmp(value->text, "values") == 0)
        return;
    bool near = nearest.best || nearest_listed("waarden", value->text);
    checker_add(scope->checker, SEVERITY_ERROR, "WG113", value,
                near ? repair_meant(meant, "values") : _(field->help),
                _("\"choices\" must be a list, or the word values."));
    if (near)
        value->text = "values";
}

static void walk_field(const struct scope *scope, const struct field *field, struct node *value)
{
    switch (field->kind) {
    case FIELD_TEXTS:
    case FIELD_OBJECTS:
        walk_list(scope, field, value);
        return;
    case FIELD_BY_ID:
    case FIELD_NAMED:
        walk_map(scope, field, value);
        return;
    case FIELD_OBJECT:
        walk_object(scope->checker, field->of, value);
        return;
    case FIELD_BY_VALUE:
        walk_by_value(scope, field, value);
        return;
    case FIELD_CHOICES:
        walk_choices(scope, field, value);
        return;
    default:
        break;
    }
    if (!is_text(scope, field, value))
        return;
    if (field->kind == FIELD_TEXT)
        walk_width(scope, field, value, field->most);
    else if (field->kind == FIELD_ID)
        walk_id(scope, field, value);
    else if (field->kind == FIELD_LANGUAGE)
        walk_language(scope, value);
    else if (field->kind == FIELD_NUMBER)
        walk_number(scope, field, value);
    else
        walk_word(scope, field, value);
}

static void walk_object(struct checker *checker, const struct object *object, struct node *map)
{
    struct scope scope = {checker, object, map};
    if (!checker_listens(checker))
        return;
    if (map->kind != NODE_MAP) {
        checker_add(checker, SEVERITY_ERROR, "WG113", map,
                    _("Write its parts as \"word: text\", each on a line of its own."),
                    _("Only a text or a list stands in the place of %s."), _(object->here));
        return;
    }
    for (struct node *value = map->first; value && checker_listens(checker); value = value->next) {
        const struct field *field = field_find(object, value->key->text);
        if (!field)
            field = report_unknown(&scope, value);
        if (field)
            walk_field(&scope, field, value);
    }
    for (const struct field *field = object->fields; field->key; field++) {
        if (field->need != MAY && !node_get(map, field->key))
            report_missing(&scope, field);
    }
}

void walk(struct checker *checker, const struct object *object, struct node *root)
{
    walk_object(checker, object, root);
}
