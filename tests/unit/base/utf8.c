/* Text as people see it: cleaning, clusters, columns, searching. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

#define FAMILY  "\U0001F468\u200D\U0001F469\u200D\U0001F467"
#define FLAG_NL "\U0001F1F3\U0001F1F1"
#define FLAG_BE "\U0001F1E7\U0001F1EA"
#define HEART   "\u2764\uFE0F"
#define THUMB   "\U0001F44D\U0001F3FD"
#define E_ACUTE "e\u0301" /* two code points */
#define JAMO    "\u1112\u1161\u11AB"

static void test_valid(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool valid;
    } rows[] = {
        {"", true},
        {"waarde", true},
        {"\u00E9\u4E2D\U0001F600", true},
        {"\uFFFD", true},
        {"\xF4\x8F\xBF\xBF", true},
        {"\xEF\xBF\xBF", true},
        {"\x80", false},
        {"\xFF", false},
        {"\xC3", false},
        {"\xE4\xB8", false},
        {"\xC0\x80", false}, /* overlong */
        {"\xC1\xBF", false},
        {"\xE0\x9F\xBF", false},
        {"\xF0\x8F\xBF\xBF", false},
        {"\xED\xA0\x80", false}, /* surrogate */
        {"\xED\xBF\xBF", false},
        {"\xF4\x90\x80\x80", false}, /* above U+10FFFF */
        {"\xF8\x88\x80\x80\x80", false},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        if (utf8_valid(rows[i].text, strlen(rows[i].text)) != rows[i].valid)
            fail_msg("row %zu", i);
    }
    assert_true(utf8_valid("a\0b", 3));
}

static void test_decode_and_encode(void **state)
{
    (void)state;
    static const int32_t codes[] = {0,     'a',    0x7F,   0x80,    0x7FF,
                                    0x800, 0xFFFD, 0xFFFF, 0x10000, 0x10FFFF};
    for (size_t i = 0; i < COUNT(codes); i++) {
        char bytes[4];
        size_t size = utf8_encode(codes[i], bytes), length = 0;
        assert_int_equal(utf8_decode(bytes, size, &length), codes[i]);
        assert_int_equal(length, size);
    }
    static const int32_t impossible[] = {-1, 0xD800, 0xDFFF, 0x110000};
    for (size_t i = 0; i < COUNT(impossible); i++) {
        char bytes[4];
        assert_int_equal(utf8_encode(impossible[i], bytes), 3);
        assert_memory_equal(bytes, "\uFFFD", 3);
    }
    size_t length = 9;
    assert_int_equal(utf8_decode("\xE4\xB8", 2, &length), 0xFFFD);
    assert_int_equal(length, 1);
    assert_int_equal(utf8_decode("\u4E2D", 2, &length), 0xFFFD); /* cut off */
    assert_int_equal(utf8_decode("", 0, &length), 0xFFFD);
    assert_int_equal(length, 0);
}

static void test_clean(void **state)
{
    (void)state;
    static const struct {
        const char *text, *one_line, *many_lines;
    } rows[] = {
        {"", "", ""},
        {"gewoon", "gewoon", "gewoon"},
        {"a\tb", "a b", "a b"},
        {"a\nb", "a b", "a\nb"},
        {"a\r\nb\rc\r", "a b c ", "a\nb\nc\n"},
        {"a\n\r\nb", "a  b", "a\n\nb"},
        {"a\033[31mb\007\x7F", "a[31mb", "a[31mb"},
        {"a\xC2\x9B"
         "31m",
         "a31m", "a31m"}, /* C1 */
        {"a\x9B"
         "31m",
         "a31m", "a31m"}, /* and the bare byte */
        {"a\u202Eb\u202Cc\u2066d\u2069e\u200Ef\u200Fg\u061Ch", "abcdefgh", "abcdefgh"},
        {"a\u2028b\u2029c", "abc", "abc"},
        {"\xFFgoed\xC3", "goed", "goed"},
        {"\xED\xA0\x80x\xF4\x90\x80\x80", "x", "x"},
        {E_ACUTE, "\u00E9", "\u00E9"},
        {"e\xFF\u0301", "\u00E9", "\u00E9"}, /* together only after the cleaning */
        {JAMO, "\uD55C", "\uD55C"},
        {"\u212B", "\u00C5", "\u00C5"}, /* the ångström sign */
        {FAMILY HEART, FAMILY HEART, FAMILY HEART},
        {"\uFFFD", "\uFFFD", "\uFFFD"},
        {"ma\u00ADna", "ma\u00ADna", "ma\u00ADna"},
        {"\u0301x", "\u0301x", "\u0301x"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        size_t length = strlen(rows[i].text);
        char *one = utf8_clean(rows[i].text, length, UTF8_ONE_LINE);
        char *many = utf8_clean(rows[i].text, length, UTF8_MANY_LINES);
        char *again = utf8_clean(many, strlen(many), UTF8_MANY_LINES);
        if (strcmp(one, rows[i].one_line) != 0 || strcmp(many, rows[i].many_lines) != 0)
            fail_msg("row %zu: \"%s\" and \"%s\"", i, one, many);
        assert_string_equal(again, many);
        free(one);
        free(many);
        free(again);
    }
    char *text = utf8_clean("a\0b", 3, UTF8_ONE_LINE);
    assert_string_equal(text, "ab");
    free(text);
}

/* Whatever the bytes, what comes out is valid and harmless. */
static void test_clean_any_bytes(void **state)
{
    (void)state;
    srandom(1);
    for (int round = 0; round < 2000; round++) {
        char bytes[40];
        for (size_t i = 0; i < sizeof bytes; i++)
            bytes[i] = (char)(random() % 2 ? random() % 256 : 0x80 + random() % 0x70);
        char *clean = utf8_clean(bytes, sizeof bytes, UTF8_MANY_LINES);
        assert_true(utf8_valid(clean, strlen(clean)));
        for (const char *c = clean; *c; c++)
            assert_true((unsigned char)*c >= 0x20 || *c == '\n');
        assert_null(strstr(clean, "\xC2\x9B"));
        assert_null(strstr(clean, "\u202E"));
        free(clean);
    }
}

/* Each row is one cluster with its columns. */
static const struct {
    const char *text;
    int width;
} clusters[] = {
    {"a", 1},      {"\u00E9", 1}, {E_ACUTE, 1},        {"e\u0301\u0323", 1}, {"\u4E2D", 2},
    {"\uD55C", 2}, {JAMO, 2},     {"\uFF21", 2},       {"\U0001F600", 2},    {FAMILY, 2},
    {FLAG_NL, 2},  {THUMB, 2},    {HEART, 2},          {"1\uFE0F\u20E3", 2}, {"\u2764", 1},
    {"\n", 0},     {" ", 1},      {"\u0915\u093F", 2}, {"\U0001FFFE", 1}, /* no such character:
                                                                             ncurses gives it one
                                                                             cell */
};

static void test_clusters(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(clusters); i++) {
        const char *text = clusters[i].text;
        size_t length = strlen(text);
        if (utf8_next(text, length, 0) != length || utf8_prev(text, length, length) != 0 ||
            utf8_cluster_count(text, length) != 1)
            fail_msg("row %zu is no cluster", i);
        int width = utf8_cluster_width(text, length);
        if (width != clusters[i].width)
            fail_msg("row %zu: %d columns", i, width);
    }
    assert_int_equal(utf8_cluster_width("\u0301", 2), 0);
    assert_int_equal(utf8_cluster_width("\uFE0F", 3), 0);
    assert_int_equal(utf8_cluster_width("", 0), 0);
}

/* All of them in one text: forth, back, counted and measured. */
static void test_walk(void **state)
{
    (void)state;
    char text[400] = "";
    size_t edges[COUNT(clusters) * 2 + 1], count = 0;
    int width = 0;
    for (size_t i = 0; i < COUNT(clusters); i++) {
        edges[count++] = strlen(text);
        strcat(text, clusters[i].text);
        edges[count++] = strlen(text);
        strcat(text, "-"); /* keeps two flags apart */
        width += clusters[i].width + 1;
    }
    size_t length = strlen(text), at = 0;
    edges[count] = length;
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(at, edges[i]);
        at = utf8_next(text, length, at);
    }
    for (size_t i = count; i > 0; i--) {
        at = utf8_prev(text, length, at);
        assert_int_equal(at, edges[i - 1]);
        for (size_t inside = edges[i - 1] + 1; inside <= edges[i]; inside++)
            assert_int_equal(utf8_prev(text, length, inside), edges[i - 1]);
    }
    assert_int_equal(utf8_cluster_count(text, length), count);
    assert_int_equal(utf8_width(text, length), width);
}

static void test_ends_of_the_text(void **state)
{
    (void)state;
    assert_int_equal(utf8_next("ab", 2, 2), 2);
    assert_int_equal(utf8_next("ab", 2, 9), 2);
    assert_int_equal(utf8_prev("ab", 2, 0), 0);
    assert_int_equal(utf8_prev("ab", 2, 9), 1);
    assert_int_equal(utf8_next("", 0, 0), 0);
    assert_int_equal(utf8_prev("", 0, 0), 0);
    assert_int_equal(utf8_prev("a\n\nb", 4, 3), 2);
    assert_int_equal(utf8_prev("a\n\nb", 4, 2), 1);
    /* Two flags without anything between them. */
    assert_int_equal(utf8_prev(FLAG_NL FLAG_BE, 16, 16), 8);
    assert_int_equal(utf8_next(FLAG_NL FLAG_BE, 16, 0), 8);
    /* The second flag's half seen from a line above. */
    assert_int_equal(utf8_prev("\U0001F1F3\n" FLAG_BE, 13, 13), 5);
    assert_int_equal(utf8_next("\u00E9\xC3", 3, 2), 3); /* a broken byte stops nothing */
}

static void test_words(void **state)
{
    (void)state;
    const char *text = "Ik w\u00E9\u00EFl,  dit\nniet. ";
    static const size_t forward[] = {0, 3, 12, 16, 22, 22};
    static const size_t back[] = {22, 16, 12, 3, 0, 0};
    size_t length = strlen(text), at = 0;
    for (size_t i = 0; i < COUNT(forward); i++) {
        assert_int_equal(at, forward[i]);
        at = utf8_next_word(text, length, at);
    }
    at = length;
    for (size_t i = 0; i < COUNT(back); i++) {
        assert_int_equal(at, back[i]);
        at = utf8_prev_word(text, length, at);
    }
    assert_int_equal(utf8_prev_word(text, length, 5), 3);
    assert_int_equal(utf8_next_word(text, length, 99), length);
    assert_int_equal(utf8_next_word("", 0, 0), 0);
}

/* A hostile pile of marks is cut to what any language needs. */
static void test_clean_cuts_marks(void **state)
{
    (void)state;
    enum { PILE = 200000 };
    char *text = malloc(1 + 5 * PILE);
    assert_non_null(text);
    text[0] = 'x';
    for (size_t i = 0; i < PILE; i++)
        memcpy(text + 1 + 5 * i, "\u0301\xFF\u0323", 5); /* a broken byte starts no new letter */
    char *clean = utf8_clean(text, 1 + 5 * PILE, UTF8_ONE_LINE);
    assert_true(utf8_valid(clean, strlen(clean)));
    assert_in_range(strlen(clean), 50, 61);
    free(clean);
    free(text);
}

static void test_fit(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int columns;
        size_t bytes;
        int used;
    } rows[] = {
        {"waarde", 3, 3, 3},   {"waarde", 6, 6, 6},    {"waarde", 99, 6, 6},
        {"waarde", 0, 0, 0},   {"waarde", -1, 0, 0},   {"", 5, 0, 0},
        {"a\u4E2Db", 2, 1, 1}, {"a\u4E2Db", 3, 4, 3},  {E_ACUTE "x", 1, 3, 1},
        {FAMILY "x", 1, 0, 0}, {FAMILY "x", 2, 18, 2}, {"x" FLAG_NL, 2, 1, 1},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        int used;
        size_t bytes = utf8_fit(rows[i].text, strlen(rows[i].text), rows[i].columns, &used);
        if (bytes != rows[i].bytes || used != rows[i].used)
            fail_msg("row %zu: %zu bytes, %d columns", i, bytes, used);
    }
    assert_int_equal(utf8_fit("waarde", 6, 2, NULL), 2);
}

static void test_fold(void **state)
{
    (void)state;
    static const struct {
        const char *text, *folded;
    } rows[] = {
        {"", ""},
        {"Anna", "anna"},
        {"\u00C9\u00C9N", "een"},
        {E_ACUTE, "e"},
        {"\u0132sland", "ijsland"},
        {"Stra\u00DFe", "strasse"},
        {"\uFF21\uFF22", "ab"},
        {"ma\u00ADna", "mana"},
        {"\u0391\u03A3", "\u03B1\u03C3"},
        {"\uD55C", "\uD55C"},
        {"a\u00A0b", "a b"},
        {"A\xFF"
         "B",
         "ab"}, /* broken, yet no reason to stop */
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        char *folded = utf8_fold(rows[i].text);
        assert_string_equal(folded, rows[i].folded);
        free(folded);
    }
}

static void test_contains(void **state)
{
    (void)state;
    assert_true(utf8_contains("Caf\u00E9 Ren\u00E9e", "fe rene"));
    assert_true(utf8_contains("Cafe", "\u00C9"));
    assert_true(utf8_contains("iets", ""));
    assert_true(utf8_contains("", ""));
    assert_false(utf8_contains("", "iets"));
    assert_false(utf8_contains("waarde", "waarden"));
}

int main(void)
{
    if (!setlocale(LC_CTYPE, "C.UTF-8"))
        return 1;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_valid),
        cmocka_unit_test(test_decode_and_encode),
        cmocka_unit_test(test_clean),
        cmocka_unit_test(test_clean_any_bytes),
        cmocka_unit_test(test_clean_cuts_marks),
        cmocka_unit_test(test_clusters),
        cmocka_unit_test(test_walk),
        cmocka_unit_test(test_ends_of_the_text),
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_fit),
        cmocka_unit_test(test_fold),
        cmocka_unit_test(test_contains),
    };
    return cmocka_run_group_tests_name("utf8", tests, NULL, NULL);
}
