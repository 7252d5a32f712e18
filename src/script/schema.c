/*
 * YAML readers turn 2026 and true into a number and a boolean before a schema sees them, while ours
 * takes every word as a text: so a text may be any of the three here. The schema is never stricter
 * than the program.
 */
#include "script/schema.h"

#include <assert.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "domain/value.h"
#include "fields.h"

#define ID_PATTERN "[a-z0-9-]+"

/* The objects that were met, each with the name of its definition. */
enum { OBJECTS_MAX = 20 };
struct schema {
    const struct object *objects[OBJECTS_MAX];
    json_t *names;
    json_t *definitions;
    size_t count;
    const char *root; /* what the definitions inside it are named after */
};

/* --- explanations ----------------------------------------------------------- */

/* English first; the Dutch below it, unless there is no catalogue. */
static json_t *in_both(const char *text)
{
    const char *language = message_language();
    message_set_language("nl");
    const char *dutch = message_get(text);
    message_set_language(language);
    return strcmp(dutch, text) == 0 ? json_string(text) : json_sprintf("%s\n\n%s", text, dutch);
}

/* --- texts ------------------------------------------------------------------ */

static json_t *text_schema(void)
{
    return json_pack("{s:[s,s,s], s:s}", "type", "string", "number", "boolean", "pattern",
                     "[^ \\t\\n]");
}

/* An id that looks like a number or a boolean to others is a name all the same. */
static json_t *id_schema(const struct field *field)
{
    return json_pack("{s:[s,s,s], s:s, s:i}", "type", "string", "integer", "boolean", "pattern",
                     "^" ID_PATTERN "$", "maxLength", field->most);
}

static json_t *number_schema(const struct field *field)
{
    json_t *pattern = field->least == field->most ? json_sprintf("^0*%d$", field->least)
                                                  : json_string("^-?[0-9]+$");
    return json_pack("{s:[s,s], s:i, s:i, s:o}", "type", "integer", "string", "minimum",
                     field->least, "maximum", field->most, "pattern", pattern);
}

static json_t *word_schema(const struct field *field)
{
    json_t *words = json_array();
    for (int i = field->words->first; i < field->words->count; i++)
        json_array_append_new(words, json_string(field->words->name(i)));
    return json_pack("{s:o}", "enum", words);
}

/* "1 month" is as good as "1 months". */
static json_t *period_schema(const struct field *field)
{
    json_t *units = json_string("");
    for (int i = field->words->first; i < field->words->count; i++) {
        const char *name = field->words->name(i);
        json_t *more = json_sprintf("%s%s%.*s", json_string_value(units), i ? "|" : "",
                                    (int)strlen(name) - 1, name);
        json_decref(units);
        units = more;
    }
    json_t *pattern = json_sprintf("^[1-9][0-9]{0,2} (%s)s?$", json_string_value(units));
    json_decref(units);
    return json_pack("{s:s, s:o}", "type", "string", "pattern", pattern);
}

/* --- lists and groups ------------------------------------------------------- */

static json_t *object_ref(struct schema *schema, const struct object *object, const char *key);

static json_t *list_schema(const struct field *field, json_t *item)
{
    return json_pack("{s:s, s:o, s:i, s:i}", "type", "array", "items", item, "minItems",
                     field->least, "maxItems", field->most);
}

/* A list, or a text of this pattern in its place. */
static json_t *list_or_text(const struct field *field, json_t *item, const char *pattern)
{
    json_t *list = list_schema(field, item);
    json_object_set_new(list, "type", json_pack("[s,s]", "array", "string"));
    json_object_set_new(list, "pattern", json_string(pattern));
    return list;
}

static json_t *map_schema(json_t *item)
{
    return json_pack("{s:s, s:o}", "type", "object", "additionalProperties", item);
}

static json_t *by_value_schema(struct schema *schema, const struct field *field)
{
    json_t *values = json_object(), *required = json_array();
    for (int i = 0; i < VALUE_COUNT; i++) {
        const char *id = value_id((enum value)i);
        json_object_set_new(values, id, object_ref(schema, field->of, field->key));
        if (i < field->least)
            json_array_append_new(required, json_string(id));
    }
    return json_pack("{s:s, s:o, s:o, s:b}", "type", "object", "properties", values, "required",
                     required, "additionalProperties", false);
}

static json_t *field_form(struct schema *schema, const struct field *field)
{
    switch (field->kind) {
    case FIELD_TEXT:
        return text_schema();
    case FIELD_ID:
        return id_schema(field);
    case FIELD_LANGUAGE:
        return json_pack("{s:s, s:s}", "type", "string", "pattern", "^[a-z]{2,3}(-[a-z]{2,10})?$");
    case FIELD_NUMBER:
        return number_schema(field);
    case FIELD_WORD:
        return word_schema(field);
    case FIELD_PERIOD:
        return period_schema(field);
    case FIELD_TEXTS:
        return list_schema(field, text_schema());
    case FIELD_OBJECT:
        /* In draft-07 nothing counts that stands beside a $ref. */
        return json_pack("{s:[o]}", "allOf", object_ref(schema, field->of, field->key));
    case FIELD_OBJECTS:
        return list_schema(field, object_ref(schema, field->of, field->key));
    case FIELD_BY_ID:
        return map_schema(object_ref(schema, field->of, field->key));
    case FIELD_BY_VALUE:
        return by_value_schema(schema, field);
    case FIELD_NAMED:
        return map_schema(text_schema());
    case FIELD_CHOICES:
        return list_or_text(field, object_ref(schema, field->of, field->key), "^values$");
    case FIELD_PROBES:
        return list_or_text(field, text_schema(), "^" ID_PATTERN "/" ID_PATTERN "$");
    case FIELD_SETS:
        return map_schema(list_schema(field, text_schema()));
    }
    assert(false);
    return NULL;
}

/* --- objects ---------------------------------------------------------------- */

static json_t *required_keys(const struct object *object)
{
    json_t *required = json_array();
    for (const struct field *field = object->fields; field->key; field++) {
        if (field->need == MUST)
            json_array_append_new(required, json_string(field->key));
    }
    return required;
}

static json_t *object_schema(struct schema *schema, const struct object *object)
{
    json_t *properties = json_object();
    for (const struct field *field = object->fields; field->key; field++) {
        json_t *form = field_form(schema, field);
        json_object_set_new(form, "description", in_both(field->help));
        json_object_set_new(properties, field->key, form);
    }
    json_t *whole = json_pack("{s:s, s:o, s:b}", "type", "object", "properties", properties,
                              "additionalProperties", false);
    if (object->includes)
        json_object_update_new(whole, json_pack("{s:{s:[s]}, s:{s:i}, s:{s:o}}", "if", "required",
                                                "include", "then", "maxProperties", 1, "else",
                                                "required", required_keys(object)));
    else
        json_object_set_new(whole, "required", required_keys(object));
    return whole;
}

static json_t *ref_to(const char *name)
{
    return json_pack("{s:o}", "$ref", json_sprintf("#/definitions/%s", name));
}

/* An object is described once, under the first key that holds it. */
static json_t *object_ref(struct schema *schema, const struct object *object, const char *key)
{
    for (size_t i = 0; i < schema->count; i++) {
        if (schema->objects[i] == object)
            return ref_to(json_string_value(json_array_get(schema->names, i)));
    }
    assert(schema->count < OBJECTS_MAX);
    schema->objects[schema->count++] = object;
    json_t *name = key ? json_sprintf("%s.%s", schema->root, key) : json_string(schema->root);
    json_array_append_new(schema->names, name);
    /* Its place in the file comes before those of the objects inside it. */
    json_object_set_new(schema->definitions, json_string_value(name), json_null());
    json_t *form = object_schema(schema, object);
    json_object_set_new(schema->definitions, json_string_value(name), form);
    return ref_to(json_string_value(name));
}

/* The first is what a file is that none of the others' keys stand in; the last is looked for first. */
static const struct {
    const char *name, *key;
    const struct object *object;
} roots[] = {
    {"guide", NULL, &object_script},
    {"values", "values", &object_values},
    {"block", "piece", &object_piece},
    {"translation", "translates", &object_translation},
};
enum { ROOT_COUNT = sizeof roots / sizeof *roots };

static json_t *schema_make(void)
{
    struct schema schema = {.names = json_array(), .definitions = json_object()};
    json_t *choice = NULL;
    for (int i = 0; i < ROOT_COUNT; i++) {
        schema.root = roots[i].name;
        json_t *ref = object_ref(&schema, roots[i].object, NULL);
        choice = choice ? json_pack("{s:{s:[s]}, s:o, s:o}", "if", "required", roots[i].key, "then",
                                    ref, "else", choice)
                        : ref;
    }
    json_t *whole =
        json_pack("{s:s, s:s, s:s}", "$schema", "http://json-schema.org/draft-07/schema#", "title",
                  "waardegesprek", "type", "object");
    json_object_update(whole, choice);
    json_object_set_new(whole, "definitions", schema.definitions);
    json_decref(choice);
    json_decref(schema.names);
    return whole;
}

char *schema_json(void)
{
    json_t *schema = schema_make();
    char *text = json_dumps(schema, JSON_INDENT(2));
    char *lines = xasprintf("%s\n", text);
    free(text);
    json_decref(schema);
    return lines;
}
