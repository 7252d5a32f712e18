/* The tables of words agree with themselves, and did-you-mean finds what is near. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../../../src/script/fields.h"
#include "../../../src/script/set.h"
#include "base/nearest.h"

static void every_dutch_word_leads_to_a_word(void **state)
{
    (void)state;
    static const struct word_list *const lists[] = {&words_answer, &words_measure, &words_phase,
                                                    &words_loop,   &words_process, &words_yes_no};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        char *pairs = xstrdup(lists[i]->dutch), *rest = pairs;
        for (char *pair; (pair = strsep(&rest, " "));) {
            char *word = strchr(pair, '=');
            assert_non_null(word);
            *word = '\0';
            assert_true(word_find(lists[i], word + 1) >= 0);
            assert_int_equal(word_find(lists[i], pair), -1);
        }
        free(pairs);
    }
}

/* A Dutch word that is a word of the format itself would never be understood. */
static void check_object(const struct object *object, int depth)
{
    assert_true(depth < 6);
    for (const struct field *field = object->fields; field->key; field++) {
        assert_non_null(field->help);
        assert_non_null(strstr(field->help, field->key));
        assert_ptr_equal(field_find(object, field->key), field);
        for (const struct field *other = object->fields; other->key; other++)
            assert_false(nearest_listed(other->dutch, field->key));
        if (field->of)
            check_object(field->of, depth + 1);
    }
}

static void no_word_hides_another(void **state)
{
    (void)state;
    check_object(&object_script, 0);
    check_object(&object_translation, 0);
    check_object(&object_values, 0);
}

static void did_you_mean(void **state)
{
    (void)state;
    static const char *const words[] = {"ask", "answer", "probes", "per_value", "id"};
    static const struct {
        const char *typed, *best;
    } cases[] = {
        {"aks", "ask"},
        {"as", "ask"},
        {"asks", "ask"},
        {"ASK", "ask"},
        {"asksk", "ask"},
        {"anser", "answer"},
        {"anwsre", "answer"},
        {"ansver", "answer"},
        {"probe", "probes"},
        {"per-value", "per_value"},
        {"prevalue", "per_value"},
        {"xyz", NULL},
        {"question", NULL},
        {"", NULL},
        {"skaa", NULL},
        {"a-very-long-word-that-nobody-would-ever-mean-at-all", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct nearest nearest;
        nearest_init(&nearest, cases[i].typed);
        for (size_t k = 0; k < sizeof words / sizeof *words; k++)
            nearest_offer(&nearest, words[k]);
        if (cases[i].best)
            assert_string_equal(nearest.best, cases[i].best);
        else
            assert_null(nearest.best);
    }
}

static void a_set_finds_doubles(void **state)
{
    (void)state;
    enum { COUNT = 5000 };
    struct set set;
    char *texts[COUNT];
    set_init(&set, COUNT);
    for (size_t i = 0; i < COUNT; i++) {
        texts[i] = xasprintf("stap-%zu", i);
        assert_true(set_add(&set, texts[i], i) == SIZE_MAX);
    }
    for (size_t i = 0; i < COUNT; i++) {
        assert_int_equal(set_find(&set, texts[i]), i);
        assert_int_equal(set_add(&set, texts[i], 0), i);
    }
    assert_true(set_find(&set, "stap") == SIZE_MAX);
    assert_true(set_find(&set, NULL) == SIZE_MAX);
    for (size_t i = 0; i < COUNT; i++)
        free(texts[i]);
    set_done(&set);
}

int main(void)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_dutch_word_leads_to_a_word),
        cmocka_unit_test(no_word_hides_another),
        cmocka_unit_test(did_you_mean),
        cmocka_unit_test(a_set_finds_doubles),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
