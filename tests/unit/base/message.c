/* Catalogues made by msgfmt, whole and broken. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/date.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/message.h"
#include "base/path.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

static char folder[] = "/tmp/waardegesprek-message-XXXXXX";

static const char dutch[] = "msgid \"\"\n"
                            "msgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n"
                            "\"Plural-Forms: nplurals=2; plural=(n != 1);\\n\"\n"
                            "msgid \"Yes\"\nmsgstr \"Ja\"\n"
                            "msgid \"No\"\nmsgstr \"Nee\"\n"
                            "msgid \"Thursday\"\nmsgstr \"donderdag\"\n"
                            "msgid \"December\"\nmsgstr \"december\"\n"
                            "msgid \"Empty\"\nmsgstr \"\"\n"
                            "msgid \"one action\"\nmsgid_plural \"%lu actions\"\n"
                            "msgstr[0] \"een actie\"\nmsgstr[1] \"%lu acties\"\n";

/* folder/language.mo, the caller's to free */
static char *catalogue_path(const char *language)
{
    char *name = xasprintf("%s.mo", language);
    char *path = path_join(folder, name);
    free(name);
    return path;
}

static void compile(const char *po, const char *language, const char *options)
{
    char *command = xasprintf("msgfmt %s -o %s/%s.mo -", options, folder, language);
    FILE *msgfmt = popen(command, "w");
    assert_non_null(msgfmt);
    assert_true(fputs(po, msgfmt) >= 0);
    assert_int_equal(pclose(msgfmt), 0);
    free(command);
}

static void write_catalogue(const char *language, const char *bytes, size_t length)
{
    char *path = catalogue_path(language);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
    free(path);
}

static void remove_catalogue(const char *language)
{
    char *path = catalogue_path(language);
    assert_int_equal(unlink(path), 0);
    free(path);
}

static int make_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state)
{
    (void)state;
    char *command = xasprintf("rm -r %s", folder);
    int status = system(command);
    free(command);
    return status;
}

static int start_in_english(void **state)
{
    (void)state;
    message_set_directory(folder);
    return message_set_language("en") ? 0 : -1;
}

static void assert_dutch(void)
{
    char day[DAY_TEXT_SIZE];
    assert_string_equal(message_get("Yes"), "Ja");
    assert_string_equal(message_get("No"), "Nee");
    assert_string_equal(message_get("Perhaps"), "Perhaps");
    assert_string_equal(message_get("Empty"), "Empty");
    assert_string_equal(message_get(""), "");
    assert_string_equal(message_plural("one action", "%lu actions", 1), "een actie");
    assert_string_equal(message_plural("one action", "%lu actions", 0), "%lu acties");
    assert_string_equal(message_plural("one talk", "%lu talks", 1), "one talk");
    assert_string_equal(message_plural("one talk", "%lu talks", 2), "%lu talks");
    day_format_full((struct day){2026, 12, 31}, day);
    assert_string_equal(day, "donderdag 31 december 2026");
}

static void test_dutch(void **state)
{
    (void)state;
    compile(dutch, "nl", "");
    assert_string_equal(message_language(), "en");
    assert_string_equal(message_get("Yes"), "Yes");
    assert_string_equal(message_plural("one action", "%lu actions", 1), "one action");
    assert_string_equal(message_plural("one action", "%lu actions", 7), "%lu actions");
    assert_true(message_set_language("nl"));
    assert_string_equal(message_language(), "nl");
    assert_dutch();
    /* A string that was handed out stays, whatever happens after. */
    const char *yes = message_get("Yes");
    assert_true(message_set_language("en"));
    assert_string_equal(message_get("Yes"), "Yes");
    message_set_directory("/nowhere");
    assert_false(message_set_language("nl"));
    assert_string_equal(yes, "Ja");
}

static void test_other_byte_order(void **state)
{
    (void)state;
    static const char *const orders[] = {"--endianness=big", "--endianness=little",
                                         "--endianness=big --no-hash"};
    static const char *const languages[] = {"ba", "bb", "bc"};
    for (size_t i = 0; i < COUNT(orders); i++) {
        compile(dutch, languages[i], orders[i]);
        assert_true(message_set_language(languages[i]));
        assert_dutch();
    }
}

static void test_unknown_language_changes_nothing(void **state)
{
    (void)state;
    static const char *const names[] = {"xx", "", "n", "../nl", "nl/", "/tmp", "averylongname",
                                        "C"};
    compile(dutch, "nl", "");
    assert_true(message_set_language("nl"));
    for (size_t i = 0; i < COUNT(names); i++) {
        assert_false(message_set_language(names[i]));
        assert_string_equal(message_language(), "nl");
    }
    assert_false(message_set_language(NULL));
    assert_true(message_set_language("NL_be.UTF-8"));
    assert_string_equal(message_language(), "nl");
}

static void test_choose(void **state)
{
    (void)state;
    static const struct {
        const char *wanted, *configured, *environment[4];
        const char *chosen;
    } rows[] = {
        {NULL, NULL, {NULL}, "en"},
        {"nl", "en", {"en_GB.UTF-8", NULL}, "nl"},
        {NULL, "nl", {"en_GB.UTF-8", NULL}, "nl"},
        {NULL, NULL, {"nl_NL.UTF-8", NULL}, "nl"},
        {NULL, NULL, {"nl_BE@euro", NULL}, "nl"},
        {NULL, NULL, {"en_GB.UTF-8", "nl_NL.UTF-8", NULL}, "en"},
        {NULL, NULL, {"C.UTF-8", "", "nl", NULL}, "nl"},
        {NULL, NULL, {"fy_NL", "nl_NL", NULL}, "nl"},
        {"fy", "tlh", {"C", NULL}, "en"},
        {"EN", "nl", {NULL}, "en"},
    };
    compile(dutch, "nl", "");
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_string_equal(message_choose(rows[i].wanted, rows[i].configured, rows[i].environment),
                            rows[i].chosen);
    assert_string_equal(message_choose("nl", NULL, NULL), "nl");
    assert_string_equal(message_language(), "en"); /* choosing is not switching */
}

/* `forms`: the digit is the form for the count 0, 1, 2, … */
static void test_plural_rules(void **state)
{
    (void)state;
    static const struct {
        const char *language, *rule, *forms;
    } rows[] = {
        {"pa", "n != 1", "101111"},
        {"pb", "n>1", "001111"},
        {"pc", "0", "000000"},
        {"pd", "n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2",
         "2011122222222222222222111222"},
        {"pe", "(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : 4)", "0123333333344"},
        {"pf", "!(n - 1) * 2 + !n", "120000"},
        {"pg", "n / 2", "001122334"},
        {"ph", "1 == n < 2", "110000"}, /* < binds closer than == */
        {"pn", "n == 0 || n == 1 && n == 2", "100"},
        {"pi", "1 + n * 2 % 4 - 1", "020202"},
        {"pj", " ( ( n ) ) ", "0123444"}, /* a form that is not there: the last one */
        {"pk", "n % 0", "0000"},
        {"pl", "n / 0 + 1", "1111"},
        {"pm", "n <= 1 || n >= 4 && n != 5", "110010"},
        /* No rule at all: as in English. */
        {"qa", "", "101111"},
        {"qb", "m", "101111"},
        {"qc", "n +", "101111"},
        {"qd", "(n", "101111"},
        {"qe", "n ? 1", "101111"},
        {"qf", "n n", "101111"},
        {"qg", "n = 1", "101111"},
        {"qh", "((((((((((((((((((((((((((((((((((((((((((((((((((((n", "101111"},
        {"qi", "!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!n", "101111"},
        {"qj",
         "1?1:1?1:1?1:1?1:1?1:1?1:1?1:1?1:1?1:1?1:1?1:1?1:1?1:1?1:1?1:1?1:1?1:1?1:1?1:1?1:1?1:1?1:"
         "1?"
         "1:1?1:1?1:1?1:1?1:1?1:1?1:1?1:1?1:1?1:1?1:1?1:1?1:1?1:1?1:1?1:1?1:1?1:1?1:1?1:1?1:1?1:1?"
         "1:"
         "1?1:1?1:1?1:1?1:1?1:1?1:1?1:1?1:1?1:1",
         "101111"},
        {"qk", "99999999999999999999", "101111"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        char *po = xasprintf("msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n"
                             "\"Plural-Forms: nplurals=5; plural=%s;\\n\"\n"
                             "msgid \"one\"\nmsgid_plural \"many\"\nmsgstr[0] \"0\"\n"
                             "msgstr[1] \"1\"\nmsgstr[2] \"2\"\nmsgstr[3] \"3\"\nmsgstr[4] \"4\"\n",
                             rows[i].rule);
        compile(po, rows[i].language, "");
        free(po);
        assert_true(message_set_language(rows[i].language));
        for (unsigned long count = 0; rows[i].forms[count]; count++) {
            const char *form = message_plural("one", "many", count);
            if (form[0] != rows[i].forms[count])
                fail_msg("%s of %lu is %s", rows[i].rule, count, form);
        }
    }
}

/* Every language is loaded once: so each try has a name of its own. */
static bool try_bytes(const char *bytes, size_t length)
{
    static unsigned tries;
    char language[8] = "zaaaa";
    unsigned number = tries++;
    for (size_t i = 1; i < 5; i++, number /= 26)
        language[i] = (char)('a' + number % 26);
    write_catalogue(language, bytes, length);
    bool loaded = message_set_language(language);
    static const char *const texts[] = {"", "Yes", "No", "Thursday", "Empty", "one action", "zz"};
    for (size_t i = 0; i < COUNT(texts); i++) {
        assert_true(strlen(message_get(texts[i])) < 10000);
        for (unsigned long count = 0; count < 3; count++)
            assert_true(strlen(message_plural(texts[i], "x", count)) < 10000);
    }
    assert_true(message_set_language("en"));
    remove_catalogue(language);
    return loaded;
}

static char *read_catalogue(const char *language, size_t *length)
{
    struct diag diag;
    diag_init(&diag);
    char *path = catalogue_path(language);
    char *bytes = path_read(path, 100000, length, &diag);
    assert_non_null(bytes);
    free(path);
    diag_done(&diag);
    return bytes;
}

static void test_truncated(void **state)
{
    (void)state;
    size_t length;
    compile(dutch, "nl", "--no-hash");
    char *bytes = read_catalogue("nl", &length);
    assert_true(try_bytes(bytes, length));
    for (size_t shorter = 0; shorter < length; shorter++)
        assert_false(try_bytes(bytes, shorter));
    free(bytes);
}

static void test_corrupt(void **state)
{
    (void)state;
    static const unsigned char flips[] = {0xFF, 0x80, 0x01};
    size_t length;
    compile(dutch, "nl", "");
    char *bytes = read_catalogue("nl", &length);
    for (size_t at = 0; at < length; at++) {
        for (size_t i = 0; i < COUNT(flips); i++) {
            char kept = bytes[at];
            bytes[at] = (char)(bytes[at] ^ flips[i]);
            try_bytes(bytes, length);
            bytes[at] = kept;
        }
    }
    bytes[length - 1] = 'x'; /* the NUL of the last text */
    assert_false(try_bytes(bytes, length));
    free(bytes);
    assert_false(try_bytes("no catalogue at all, but long enough", 36));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(test_dutch, start_in_english),
        cmocka_unit_test_setup(test_other_byte_order, start_in_english),
        cmocka_unit_test_setup(test_unknown_language_changes_nothing, start_in_english),
        cmocka_unit_test_setup(test_choose, start_in_english),
        cmocka_unit_test_setup(test_plural_rules, start_in_english),
        cmocka_unit_test_setup(test_truncated, start_in_english),
        cmocka_unit_test_setup(test_corrupt, start_in_english),
    };
    return cmocka_run_group_tests_name("message", tests, make_folder, remove_folder);
}
