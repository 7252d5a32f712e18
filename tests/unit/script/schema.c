/* The schema holds together: every reference leads somewhere, every word is explained. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "script/schema.h"

static json_t *schema;

static int make(void **state)
{
    (void)state;
    char *text = schema_json();
    schema = json_loads(text, JSON_REJECT_DUPLICATES, NULL);
    free(text);
    return schema == NULL;
}

static int drop(void **state)
{
    (void)state;
    json_decref(schema);
    return 0;
}

static json_t *definition(const char *name)
{
    json_t *found = json_object_get(json_object_get(schema, "definitions"), name);
    assert_true(json_is_object(found));
    return found;
}

/* Counts the references on the way. */
static size_t follow(const json_t *value)
{
    static const char start[] = "#/definitions/";
    const char *key;
    json_t *item;
    size_t index, count = 0;
    const char *ref = json_string_value(json_object_get(value, "$ref"));
    if (ref) {
        assert_memory_equal(ref, start, strlen(start));
        definition(ref + strlen(start));
        /* In draft-07 nothing beside it counts. */
        assert_int_equal(json_object_size(value), 1);
        return 1;
    }
    json_object_foreach((json_t *)value, key, item) count += follow(item);
    json_array_foreach(value, index, item) count += follow(item);
    return count;
}

static void every_reference_leads_somewhere(void **state)
{
    (void)state;
    assert_true(follow(schema) >= 20);
}

static void every_word_is_explained(void **state)
{
    (void)state;
    const char *name, *key;
    json_t *object, *form;
    json_object_foreach(json_object_get(schema, "definitions"), name, object)
    {
        assert_true(json_is_false(json_object_get(object, "additionalProperties")));
        assert_true(json_object_size(json_object_get(object, "properties")) > 0);
        json_object_foreach(json_object_get(object, "properties"), key, form)
        {
            const char *help = json_string_value(json_object_get(form, "description"));
            if (!help || !strstr(help, key))
                print_error("%s: %s\n", name, key);
            assert_non_null(help);
            assert_non_null(strstr(help, key));
        }
    }
}

static void the_tables_name_every_word(void **state)
{
    (void)state;
    const char *name, *key;
    json_t *object, *form;
    char *tables = schema_markdown();
    json_object_foreach(json_object_get(schema, "definitions"), name, object)
    {
        json_object_foreach(json_object_get(object, "properties"), key, form)
        {
            char cell[64];
            snprintf(cell, sizeof cell, "\n| `%s` | ", key);
            assert_non_null(strstr(tables, cell));
        }
    }
    free(tables);
}

static void a_guide_must_say_what_it_is(void **state)
{
    (void)state;
    static const char *const wanted[] = {"format", "id",      "version", "language",
                                         "title",  "process", "parts"};
    const json_t *required = json_object_get(definition("guide"), "required");
    assert_int_equal(json_array_size(required), sizeof wanted / sizeof *wanted);
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        assert_string_equal(json_string_value(json_array_get(required, i)), wanted[i]);
}

int main(void)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_reference_leads_somewhere),
        cmocka_unit_test(every_word_is_explained),
        cmocka_unit_test(the_tables_name_every_word),
        cmocka_unit_test(a_guide_must_say_what_it_is),
    };
    return cmocka_run_group_tests(tests, make, drop);
}
