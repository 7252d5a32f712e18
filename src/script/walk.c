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
#include "slip.h"

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

/* Between brackets "step:plek" is one word with nothing behind it. */
static bool report_no_blank(const struct scope *scope, struct node *value)
{
    const char *typed = value->key->text;
    for (const struct field *field = scope->object->fields; field->key; field++) {
        size_t length = strlen(field->key);
        if (strncmp(typed, field->key, length) != 0 || typed[length] != ':')
            continue;
        checker_add(scope->checker, SEVERITY_ERROR, "WG108", value->key,
                    _("Write it as \"word: text\"."), _("There is no blank after the colon."));
        value->key->text = field->key;
        value->told = true;
        return true;
    }
    return false;
}

/* Returns the field that was meant when its place is still free. */
static const struct field *report_unknown(const struct scope *scope, struct node *value)
{
    char where[REPAIR_SIZE], meant[REPAIR_SIZE];
    if (report_no_blank(scope, value))
        return NULL;
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

static void report_kind(const struct scope *scope, const struct field *field, struct node *value,
                        const char *format)
{
    checker_add(scope->checker, SEVERITY_ERROR, "WG113", value, _(field->help), _(format),
                field->key);
    value->told = true;
}

/* Nothing, blanks alone, or what other YAML readers take for nothing. */
bool text_is_empty(const struct node *text)
{
    static const char *const nothing[] = {"~", "null", "Null", "NULL"};
    for (size_t i = 0; !text->quoted && i < sizeof nothing / sizeof *nothing; i++) {
        if (strcmp(text->text, nothing[i]) == 0)
            return true;
    }
    return !text->text[strspn(text->text, " \t\n")];
}

/* "- Let op: wat telt?" and "ask: {value}" were meant as texts, and make a group of one word. */
static bool report_cut(const struct scope *scope, struct node *value)
{
    const struct node *only = value->first;
    if (value->kind != NODE_MAP || value->count != 1 || only->kind != NODE_TEXT)
        return false;
    bool bracket = value->line == only->key->line && value->column < only->key->column;
    if (bracket ? *only->text != '\0' : value->key != NULL)
        return false;
    checker_add(scope->checker, SEVERITY_ERROR, bracket ? "WG108" : "WG103", value,
                slip_curly(only->key->text) ? slip_curly_repair()
                                            : _("Put the whole text between double quotes."),
                "%s",
                bracket ? _("A text cannot begin with this character.")
                        : _("A colon with a blank behind it cuts this text in two."));
    value->told = true;
    return true;
}

/* Also says so when it is no text, or an empty one. */
static bool is_text(const struct scope *scope, const struct field *field, struct node *value)
{
    if (report_cut(scope, value))
        return false;
    if (value->kind != NODE_TEXT)
        report_kind(scope, field, value, N_("\"%s\" must be a text, not a list or a group."));
    else if (text_is_empty(value))
        report_kind(scope, field, value, N_("\"%s\" has no text."));
    return !value->told;
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

/* "nl", or a plainer or regional way of it: "nl-simple". */
static bool language_valid(const char *text)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz";
    size_t length = strspn(text, letters);
    if (length < 2 || length > 3)
        return false;
    if (!text[length])
        return true;
    size_t variant = strspn(text + length + 1, letters);
    return text[length] == '-' && variant >= 2 && variant <= 10 && !text[length + 1 + variant];
}

static void walk_language(const struct scope *scope, const struct node *value)
{
    if (!language_valid(value->text))
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
    else if (field->least == field->most && number != field->least)
        checker_add(scope->checker, SEVERITY_ERROR, "WG115", value, _(field->help),
                    _("\"%s\" must be %d."), field->key, field->least);
    else if (number < field->least || number > field->most)
        checker_add(scope->checker, SEVERITY_ERROR, "WG115", value, _(field->help),
                    _("\"%s\" must be from %d to %d."), field->key, field->least, field->most);
}

static void walk_period(const struct scope *scope, const struct field *field,
                        const struct node *value)
{
    struct period period;
    if (!field_period(value->text, &period))
        checker_add(scope->checker, SEVERITY_ERROR, "WG115", value,
                    _("Write a number and days, weeks, months or years: 6 months."),
                    _("\"%s\" must be a time such as 6 months, not \"%s\"."), field->key,
                    quote(value->text).text);
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

static void walk_count(const struct scope *scope, const struct field *field, struct node *value)
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
    value->told |= value->count < (size_t)field->least || value->count > (size_t)field->most;
}

/*
 * What stands too far to the left leaves the word above it with nothing: that is told about once, and
 * the lines that belong there are passed over.
 */
static bool is_nothing(const struct node *node)
{
    return node->kind == NODE_TEXT && !node->quoted && !*node->text;
}

/* What should have stood below the last word of an item; NULL when something does. */
static const struct object *left_open(const struct object *object, const struct node *item)
{
    const struct node *last = item->kind == NODE_MAP ? item->first : NULL;
    while (last && last->next)
        last = last->next;
    const struct field *field = last ? field_find(object, last->key->text) : NULL;
    return field && is_nothing(last) ? field->of : NULL;
}

/* Whether it has words of `open` that `object` has not. */
static bool belongs_in(const struct object *open, const struct object *object,
                       const struct node *item)
{
    for (const struct node *value = item->kind == NODE_MAP ? item->first : NULL; value;
         value = value->next) {
        if (!field_find(object, value->key->text) && field_find(open, value->key->text))
            return true;
    }
    return false;
}

static void walk_items(const struct scope *scope, const struct field *field, struct node *list)
{
    const struct object *open = NULL;
    for (struct node *item = list->first; item; item = item->next) {
        if (open && belongs_in(open, field->of, item))
            continue;
        walk_object(scope->checker, field->of, item);
        open = left_open(field->of, item);
    }
}

/* Of a map: each by its own name. */
static void walk_texts(const struct scope *scope, const struct field *field, struct node *texts)
{
    for (struct node *text = texts->first; text; text = text->next) {
        struct quote name = quote(text->key ? text->key->text : field->key);
        struct field named = *field;
        named.key = name.text;
        if (is_text(scope, &named, text))
            walk_width(scope, &named, text, field->width);
    }
}

static void walk_list(const struct scope *scope, const struct field *field, struct node *value)
{
    if (value->kind != NODE_LIST) {
        report_kind(scope, field, value,
                    N_("\"%s\" must be a list: each item on a line of its own, after a dash."));
        return;
    }
    walk_count(scope, field, value);
    if (field->of)
        walk_items(scope, field, value);
    else
        walk_texts(scope, field, value);
}

static bool is_map(const struct scope *scope, const struct field *field, struct node *value)
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
    if (!field->of)
        walk_texts(scope, field, value);
    for (struct node *item = field->of ? value->first : NULL; item; item = item->next)
        walk_object(scope->checker, field->of, item);
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
    bool open = false;
    for (struct node *item = value->first; item && checker_listens(scope->checker);
         item = item->next) {
        if (open && field_find(field->of, item->key->text))
            continue;
        if (value_from_id(item->key->text) == VALUE_NONE)
            report_value(scope, item, value);
        walk_object(scope->checker, field->of, item);
        open = is_nothing(item);
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
    value->told = true;
    if (near)
        value->text = "values";
}

/* A list, or the name of a set: BLOCK/SET. */
static void walk_probes(const struct scope *scope, const struct field *field, struct node *value)
{
    static const char allowed[] = "abcdefghijklmnopqrstuvwxyz0123456789-";
    if (value->kind != NODE_TEXT) {
        walk_list(scope, field, value);
        return;
    }
    size_t block = strspn(value->text, allowed);
    size_t set = value->text[block] == '/' ? strspn(value->text + block + 1, allowed) : 0;
    if (!block || !set || value->text[block + 1 + set])
        report_kind(scope, field, value,
                    N_("\"%s\" must be a list, each question on a line of its own after a dash; or "
                       "a set of a building block, as BLOCK/SET."));
}

static void walk_sets(const struct scope *scope, const struct field *field, struct node *value)
{
    if (!is_map(scope, field, value))
        return;
    for (struct node *set = value->first; set; set = set->next) {
        struct quote name = quote(set->key->text);
        struct field named = *field;
        named.key = name.text;
        walk_list(scope, &named, set);
    }
}

static void walk_form(const struct scope *scope, const struct field *field, struct node *value)
{
    if (field->kind == FIELD_TEXT)
        walk_width(scope, field, value, field->most);
    else if (field->kind == FIELD_ID)
        walk_id(scope, field, value);
    else if (field->kind == FIELD_LANGUAGE)
        walk_language(scope, value);
    else if (field->kind == FIELD_NUMBER)
        walk_number(scope, field, value);
    else if (field->kind == FIELD_PERIOD)
        walk_period(scope, field, value);
    else
        walk_word(scope, field, value);
}

static void walk_scalar(const struct scope *scope, const struct field *field, struct node *value)
{
    bool failed = scope->checker->failed;
    if (!is_text(scope, field, value))
        return;
    scope->checker->failed = false;
    walk_form(scope, field, value);
    value->told = scope->checker->failed;
    scope->checker->failed |= failed;
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
    case FIELD_PROBES:
        walk_probes(scope, field, value);
        return;
    case FIELD_SETS:
        walk_sets(scope, field, value);
        return;
    default:
        break;
    }
    walk_scalar(scope, field, value);
}

/* What comes from a building block is written there. */
static void walk_include(const struct scope *scope)
{
    for (const struct node *value = scope->map->first; value; value = value->next) {
        if (strcmp(value->key->text, "include") == 0)
            continue;
        checker_add(scope->checker, SEVERITY_ERROR, "WG118", value->key,
                    _("Remove it here, or write it in the building block."),
                    _("Beside \"include\" nothing else may stand."));
        return;
    }
}

static void report_no_group(const struct scope *scope, struct node *map)
{
    checker_add(scope->checker, SEVERITY_ERROR, "WG113", map,
                _("Write its parts as \"word: text\", each on a line of its own, further to the "
                  "right."),
                is_nothing(map) ? _("Nothing stands in the place of %s.")
                                : _("Only a text or a list stands in the place of %s."),
                _(scope->object->here));
    map->told = true;
}

static void walk_object(struct checker *checker, const struct object *object, struct node *map)
{
    struct scope scope = {checker, object, map};
    if (!checker_listens(checker))
        return;
    if (map->kind != NODE_MAP) {
        report_no_group(&scope, map);
        return;
    }
    const struct object *open = NULL;
    for (struct node *value = map->first; value && checker_listens(checker); value = value->next) {
        const struct field *field = field_find(object, value->key->text);
        if (!field && open && field_find(open, value->key->text))
            continue;
        if (!field)
            field = report_unknown(&scope, value);
        if (field)
            walk_field(&scope, field, value);
        open = field && is_nothing(value) ? field->of : NULL;
    }
    if (object->includes && node_get(map, "include")) {
        walk_include(&scope);
        return;
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
