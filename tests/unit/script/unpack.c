/* A bundle comes back from outside: what we wrote is read, anything else is damaged. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "../../../src/script/unpack.h"
#include "base/buf.h"
#include "base/utf8.h"

/* One file, its text between two quotes. */
#define BUNDLE(text)                                                                               \
    "{\"files\":[{\"role\":\"script\",\"language\":\"nl\",\"name\":\"x.yaml\",\"text\":\"" text    \
    "\"}]}"

/* --- escapes ------------------------------------------------------------------ */

static const struct {
    const char *text;
    const char *meant; /* NULL = damaged */
} texts[] = {
    {"", ""},
    {"plain", "plain"},
    {"\\\"", "\""},
    {"a\\\"b\\\\\\\"", "a\"b\\\""},
    {"\\\\", "\\"},
    {"\\/", "/"},
    {"\\b\\f\\n\\r\\t", "\b\f\n\r\t"},
    {"\\u0041\\u00e9\\u20AC", "A\xC3\xA9\xE2\x82\xAC"},
    {"\\uD83D\\ude00", "\xF0\x9F\x98\x80"},
    {"\\ud800\\udc00\\udbff\\udfff", "\xF0\x90\x80\x80\xF4\x8F\xBF\xBF"},
    {"caf\xC3\xA9", "caf\xC3\xA9"},
    {"\x7F", "\x7F"},
    {"\\u0000", NULL},
    {"\\ud800", NULL},
    {"\\udc00", NULL},
    {"\\ud800x", NULL},
    {"\\ud800\\n", NULL},
    {"\\ud800\\u0041", NULL},
    {"\\ud800\\ud800", NULL},
    {"\\udc00\\ud800", NULL},
    {"\\u12", NULL},
    {"\\u12g4", NULL},
    {"\\u-123", NULL},
    {"\\u+123", NULL},
    {"\\U0041", NULL},
    {"\\x41", NULL},
    {"\\a", NULL},
    {"\\'", NULL},
    {"\\", NULL},
    {"\\\\\\", NULL},
    {"\"", NULL},
    {"\n", NULL},
    {"\t", NULL},
    {"\x1F", NULL},
};

static void check_text(const char *text, const char *meant)
{
    struct guide_files files;
    struct buf bundle;
    guide_files_init(&files);
    buf_init(&bundle);
    buf_addf(&bundle, BUNDLE("%s"), text);
    bool fine = unpack_files(&files, bundle.data, "nl");
    if (fine != (meant != NULL))
        print_error("%s\n", bundle.data);
    assert_int_equal(fine, meant != NULL);
    if (meant) {
        assert_int_equal(files.count, 1);
        assert_string_equal(files.items[0].text, meant);
        assert_int_equal(files.items[0].length, strlen(meant));
    }
    buf_done(&bundle);
    guide_files_done(&files);
}

static void escapes_are_read_strictly(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        check_text(texts[i].text, texts[i].meant);
}

/* All that jansson can write, as it is and as escapes. */
static void every_character_comes_back(void **state)
{
    (void)state;
    enum { LAST = 0x10FFFF, STEP = 0x1000 };
    for (int32_t first = 1; first <= LAST; first += STEP) {
        struct buf all;
        buf_init(&all);
        for (int32_t code = first; code < first + STEP && code <= LAST; code++) {
            char bytes[4];
            if (code < 0xD800 || code > 0xDFFF)
                buf_add(&all, bytes, utf8_encode(code, bytes));
        }
        for (int pass = 0; all.length && pass < 2; pass++) {
            json_t *string = json_stringn(all.data, all.length);
            char *json = json_dumps(string, JSON_ENCODE_ANY | (pass ? JSON_ENSURE_ASCII : 0U));
            json[strlen(json) - 1] = '\0';
            check_text(json + 1, all.data);
            free(json);
            json_decref(string);
        }
        buf_done(&all);
    }
}

/* --- the whole ------------------------------------------------------------------ */

#define ITEM(role, language, name, text)                                                           \
    "{\"role\":\"" role "\",\"language\":\"" language "\",\"name\":\"" name "\",\"text\":\"" text  \
    "\"}"
#define SCRIPT ITEM("script", "nl", "a.yaml", "A\\n")

static const char whole[] =
    "{\"files\":[" SCRIPT "," ITEM("piece", "fr", "b.yaml", "B\\n") "," ITEM(
        "translation", "en", "a.en.yaml",
        "C\\n\\u00e9") "," ITEM("translation", "nl-simple", "a.nl-simple.yaml",
                                "D\\n") "," ITEM("values", "en", "values.en.yaml",
                                                 "E\\n") "," ITEM("values", "nl", "values.nl.yaml",
                                                                  "F\\n") "]}";

static void only_what_a_language_needs_is_taken(void **state)
{
    (void)state;
    enum { FILES = 6 };
    static const struct {
        const char *language;
        const char *texts[FILES];
    } cases[] = {
        {"nl", {"A\n", "B\n", "", "", "", "F\n"}},
        {"nl-simple", {"A\n", "B\n", "", "D\n", "", "F\n"}},
        {"en", {"A\n", "B\n", "C\n\xC3\xA9", "", "E\n", "F\n"}},
        {"en-simple", {"A\n", "B\n", "C\n\xC3\xA9", "", "E\n", "F\n"}},
        {"e", {"A\n", "B\n", "", "", "", "F\n"}},
        {"eng", {"A\n", "B\n", "", "", "", "F\n"}},
        {"", {"A\n", "B\n", "", "", "", "F\n"}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct guide_files files;
        guide_files_init(&files);
        assert_true(unpack_files(&files, whole, cases[i].language));
        assert_int_equal(files.count, FILES);
        assert_int_equal(files.items[2].role, ROLE_TRANSLATION);
        assert_string_equal(files.items[2].language, "en");
        assert_string_equal(files.items[2].name, "a.en.yaml");
        for (size_t k = 0; k < FILES; k++)
            assert_string_equal(files.items[k].text, cases[i].texts[k]);
        guide_files_done(&files);
    }
}

static bool unpacks(const char *bundle)
{
    struct guide_files files;
    guide_files_init(&files);
    bool fine = unpack_files(&files, bundle, "en");
    guide_files_done(&files);
    return fine;
}

static void what_we_do_not_write_is_damaged(void **state)
{
    (void)state;
    static const char *const damaged[] = {
        "",
        "null",
        "{}",
        "[]",
        "{\"files\":{}}",
        "{\"files\":[]}",
        "{\"files\":[{}]}",
        "{\"files\":[" SCRIPT ",]}",
        "{\"files\":[" SCRIPT "]} ",
        "{\"files\":[" SCRIPT "]}}",
        "{\"files\":[" SCRIPT "}]",
        " {\"files\":[" SCRIPT "]}",
        "{\"files\": [" SCRIPT "]}",
        "{\"files\":[" SCRIPT " ]}",
        "{\"files\":[" SCRIPT SCRIPT "]}",
        "{\"more\":1,\"files\":[" SCRIPT "]}",
        "{\"files\":[" ITEM("values", "nl", "a", "") "]}",
        "{\"files\":[" ITEM("other", "nl", "a", "") "]}",
        "{\"files\":[" ITEM("", "nl", "a", "") "]}",
        "{\"files\":[" SCRIPT "," ITEM("Script", "nl", "a", "") "]}",
        "{\"files\":[" ITEM("script", "\xFF", "a", "") "]}",
        "{\"files\":[" ITEM("script", "nl", "\xC3", "") "]}",
        "{\"files\":[{\"role\":\"script\"}]}",
        "{\"files\":[{\"role\":\"script\",\"name\":\"a\",\"language\":\"nl\",\"text\":\"\"}]}",
        "{\"files\":[{\"role\":\"script\",\"language\":\"nl\",\"name\":\"a\",\"text\":1}]}",
        "{\"files\":[{\"role\":\"script\",\"language\":\"nl\",\"name\":\"a\",\"text\":null}]}",
        "{\"files\":[{\"role\":\"script\",\"language\":null,\"name\":\"a\",\"text\":\"\"}]}",
    };
    assert_true(unpacks("{\"files\":[" SCRIPT "]}"));
    for (size_t i = 0; i < sizeof damaged / sizeof *damaged; i++) {
        if (unpacks(damaged[i]))
            print_error("%s\n", damaged[i]);
        assert_false(unpacks(damaged[i]));
    }
}

/* Each copy ends with its allocation, so that reading on is found. */
static void a_bundle_cut_anywhere_is_damaged(void **state)
{
    (void)state;
    for (size_t cut = 0; cut + 1 < sizeof whole; cut++) {
        char *piece = xstrndup(whole, cut);
        assert_false(unpacks(piece));
        free(piece);
    }
    assert_true(unpacks(whole));
}

/* What is changed is damaged too or still a bundle: it does no harm. */
static void any_byte_may_be_another(void **state)
{
    (void)state;
    static const char others[] = "\"\\{}[],:u0dD\n\x01\x7F\xFF";
    for (size_t at = 0; at + 1 < sizeof whole; at++) {
        for (size_t i = 0; i < sizeof others; i++) {
            char *copy = xstrdup(whole);
            copy[at] = others[i];
            bool structure = strchr("{}[]:", whole[at]) && others[i] != whole[at];
            assert_false(unpacks(copy) && structure);
            free(copy);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(escapes_are_read_strictly),
        cmocka_unit_test(every_character_comes_back),
        cmocka_unit_test(only_what_a_language_needs_is_taken),
        cmocka_unit_test(what_we_do_not_write_is_damaged),
        cmocka_unit_test(a_bundle_cut_anywhere_is_damaged),
        cmocka_unit_test(any_byte_may_be_another),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
