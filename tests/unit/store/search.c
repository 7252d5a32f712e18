/* Finding words: which, in what order, for whose eyes; and that the index follows what changes. */
#include "store/search.h"
#include "store/agreement.h"
#include "store/erase.h"
#include "store/fixture.h"

/* A kind of answer, with its words. */
static void keep(struct fixture *fixture, const char *talk, const struct step *step,
                 struct answer *answer)
{
    assert_done(fixture,
                store_save_answer(fixture->store, talk, step, "", answer, NULL, &fixture->diag));
}

static void write_kind(struct fixture *fixture, const char *talk, const char *id,
                       enum answer_kind kind, const char *words)
{
    struct step step = {.id = id, .answer = kind};
    struct answer answer;
    answer_init(&answer);
    answer.state = STATE_GIVEN;
    answer.text = xstrdup(words);
    keep(fixture, talk, &step, &answer);
    answer_done(&answer);
}

static void write_words(struct fixture *fixture, const char *talk, const char *id,
                        const char *words)
{
    write_kind(fixture, talk, id, ANSWER_TEXT, words);
}

static struct hit_list look(struct fixture *fixture, struct search search)
{
    struct hit_list list;
    if (!search.most)
        search.most = 100;
    assert_done(fixture, store_search(fixture->store, &search, &list, &fixture->diag));
    return list;
}

/* The steps (of an action: "#") of what is found, the first one first. */
static void assert_hits(struct fixture *fixture, struct search search, const char *wanted)
{
    char text[400] = "";
    struct hit_list list = look(fixture, search);
    for (size_t i = 0; i < list.count; i++) {
        strcat(text, i ? " " : "");
        strcat(text, list.items[i].step ? list.items[i].step : "#");
    }
    if (list.more)
        strcat(text, " …");
    if (strcmp(text, wanted) != 0)
        fail_msg("\"%s\" gives \"%s\", not \"%s\"", search.words, text, wanted);
    hit_list_done(&list);
}

static void assert_found(struct fixture *fixture, const char *words, const char *wanted)
{
    assert_hits(fixture, (struct search){.words = words}, wanted);
}

static void make_action(struct fixture *fixture, const char *talk, const char *words,
                        struct action *action)
{
    action_init(action);
    uuid_new(&fixture->ids, action->id);
    action_set(action, ACTION_WHAT, words);
    assert_done(fixture, store_save_action(fixture->store, talk, action, EVENT_MADE,
                                           ACTION_FIELD_COUNT, &fixture->diag));
}

static void test_how_words_are_compared(void **state)
{
    struct fixture *fixture = *state;
    char talk[UUID_SIZE];
    fixture_talk(fixture, talk);
    write_words(fixture, talk, "een", "Een CAFÉ in Cœln\nmet collega's; e-mail van José");
    write_words(fixture, talk, "twee", "Overleg over de koffie");
    assert_found(fixture, "cafe", "een");
    assert_found(fixture, "café JOSE", "een");
    assert_found(fixture, "Jos\xc3\xa9", "een");
    assert_found(fixture, "Jose\xcc\x81", "een"); /* not composed */
    assert_found(fixture, "coll", "een");         /* the beginning of the last one */
    assert_found(fixture, "coll jose", "");       /* but only of the last one */
    assert_found(fixture, "llega", "");
    assert_found(fixture, "cafe overleg", ""); /* all must be there */
    assert_found(fixture, "over", "twee");
    assert_found(fixture, "over koffie", "twee");
    assert_found(fixture, "e-mail", "een");
    assert_found(fixture, "collega's", "een");
}

/* No order to the index, no syntax error, no hit: just words. */
static void test_hostile_words(void **state)
{
    static const struct {
        const char *words, *found;
    } cases[] = {
        {"", ""},
        {"   \t\n", ""},
        {"\"", ""},
        {"*", ""},
        {"-", ""},
        {"— … ¿", ""},
        {"!!! ()", ""},
        {"\x01\x1b[31m", ""},
        {"koffie \"", "een"},
        {"\"koffie", "een"},
        {"koffie* OR niets", ""},
        {"koffie OR", ""},
        {"NOT koffie", ""},
        {"text : koffie", ""},
        {"{text}: koffie", ""},
        {"NEAR(koffie, 5)", ""},
        {"koffie - thee", "een"},
        {"^koffie", "een"},
        {"koffie + thee", "een"},
        {"koffie — thee", "een"},
        {"koffie'; DROP TABLE found; --", ""},
        {"koffie\xff\xfe", "een"},
        {"\xe2\x80\xaekoffie", "een"},
        {"koffie \x02\x03", "een"},
    };
    struct fixture *fixture = *state;
    char talk[UUID_SIZE];
    fixture_talk(fixture, talk);
    write_words(fixture, talk, "een", "koffie en thee");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_found(fixture, cases[i].words, cases[i].found);
    char *many = xcalloc(1, 40001);
    for (size_t i = 0; i < 40000; i += 2)
        memcpy(many + i, "a ", 2);
    assert_found(fixture, many, "");
    memset(many, 'a', 40000);
    assert_found(fixture, many, "");
    free(many);
}

/* Only what is said in words: no days, no choices, no scores. */
static void test_only_words(void **state)
{
    static const struct {
        const char *id;
        enum answer_kind kind;
        enum answer_state state;
    } cases[] = {
        {"text", ANSWER_TEXT, STATE_GIVEN},          {"summary", ANSWER_SUMMARY, STATE_GIVEN},
        {"choices", ANSWER_CHOICES, STATE_GIVEN},    {"choice", ANSWER_CHOICE, STATE_GIVEN},
        {"yes-no", ANSWER_YES_NO, STATE_GIVEN},      {"date", ANSWER_DATE, STATE_GIVEN},
        {"taken-back", ANSWER_TEXT, STATE_DECLINED},
    };
    struct fixture *fixture = *state;
    struct action action;
    char talk[UUID_SIZE];
    fixture_talk(fixture, talk);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct step step = {.id = cases[i].id, .answer = cases[i].kind};
        struct answer answer;
        answer_init(&answer);
        answer.state = cases[i].state;
        answer.text = xstrdup("tijd");
        keep(fixture, talk, &step, &answer);
        answer_done(&answer);
    }
    assert_found(fixture, "tijd", "text summary choices");
    make_action(fixture, talk, "Minder", &action);
    action_set(&action, ACTION_OWNER, "organisation");
    action_set(&action, ACTION_KIND, "time");
    action_set(&action, ACTION_DUE, "voor kerst");
    action_set(&action, ACTION_REASON, "Rooster");
    assert_done(fixture, store_save_action(fixture->store, talk, &action, EVENT_CHANGED,
                                           ACTION_FIELD_COUNT, &fixture->diag));
    assert_found(fixture, "organisation", "");
    assert_found(fixture, "time", "");
    assert_found(fixture, "kerst", "");
    assert_found(fixture, "rooster minder", "#");
    action_done(&action);
}

static void test_every_field_of_an_action(void **state)
{
    static const enum action_field fields[] = {ACTION_WHAT,       ACTION_OWN_PART, ACTION_NEED,
                                               ACTION_FIRST_STEP, ACTION_HELPER,   ACTION_NOTICE,
                                               ACTION_REASON};
    struct fixture *fixture = *state;
    struct action action;
    char talk[UUID_SIZE];
    fixture_talk(fixture, talk);
    make_action(fixture, talk, "Begin", &action);
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        char word[16];
        snprintf(word, sizeof word, "woord%zux", i);
        action_set(&action, fields[i], word);
        assert_done(fixture, store_save_action(fixture->store, talk, &action, EVENT_CHANGED,
                                               fields[i], &fixture->diag));
        assert_found(fixture, word, "#");
    }
    struct hit_list list = look(fixture, (struct search){.words = "woord3x"});
    assert_int_equal(list.items[0].in, FOUND_ACTION);
    assert_string_equal(list.items[0].action, action.id);
    assert_string_equal(list.items[0].interview, talk);
    assert_null(list.items[0].step);
    assert_string_equal(list.items[0].item, "");
    hit_list_done(&list);
    action_done(&action);
}

/* What a hit says of its place. */
static void test_places(void **state)
{
    struct fixture *fixture = *state;
    struct step step = {.id = "vat-samen", .answer = ANSWER_SUMMARY};
    struct answer answer;
    struct hit_list list;
    char talk[UUID_SIZE], id[UUID_SIZE];
    fixture_talk(fixture, talk);
    answer_init(&answer);
    answer.state = STATE_GIVEN;
    answer.text = xstrdup("appel");
    answer.correction = xstrdup("peer");
    answer.remark = xstrdup("druif");
    answer.remark_visibility = VISIBLE_ONLY_ME;
    assert_done(fixture, store_save_answer(fixture->store, talk, &step, "income", &answer, NULL,
                                           &fixture->diag));
    answer_done(&answer);
    fixture_correct(fixture, talk, "vat-samen", "income", "kers", id);
    list = look(fixture, (struct search){.words = "appel peer"});
    assert_int_equal(list.count, 1);
    assert_int_equal(list.items[0].in, FOUND_ANSWER);
    assert_string_equal(list.items[0].interview, talk);
    assert_string_equal(list.items[0].step, "vat-samen");
    assert_string_equal(list.items[0].item, "income");
    assert_string_equal(list.items[0].action, "");
    assert_string_equal(list.items[0].person, "Amina");
    assert_string_equal(list.items[0].team, "Zorg");
    assert_string_equal(list.items[0].title, "Het kerngesprek");
    assert_int_equal(list.items[0].process, PROCESS_ONE_ON_ONE);
    assert_int_equal(list.items[0].started, fixture->clock.fixed_now);
    assert_false(list.items[0].only_me);
    assert_null(list.items[0].label);
    assert_string_equal(list.items[0].snippet,
                        HIT_BEGIN "appel" HIT_END " " HIT_BEGIN "peer" HIT_END);
    hit_list_done(&list);
    list = look(fixture, (struct search){.words = "druif"});
    assert_int_equal(list.items[0].in, FOUND_REMARK);
    assert_true(list.items[0].only_me);
    hit_list_done(&list);
    list = look(fixture, (struct search){.words = "kers"});
    assert_int_equal(list.items[0].in, FOUND_CORRECTION);
    assert_string_equal(list.items[0].step, "vat-samen");
    assert_string_equal(list.items[0].item, "income");
    hit_list_done(&list);
    assert_hits(fixture, (struct search){.words = "druif", .together_only = true}, "");
    assert_hits(fixture, (struct search){.words = "appel", .together_only = true}, "vat-samen");
}

/* On one line, harmless, and no longer than a line or two. */
static void test_snippets(void **state)
{
    struct fixture *fixture = *state;
    char talk[UUID_SIZE], *text = xstrdup("");
    for (int i = 0; i < 500; i++) {
        char *more = xasprintf("%s%s\n\n \x1b[31m\x02woord%d\x03\xe2\x80\xae", text,
                               i == 250 ? "Vijgenboom" : "", i);
        free(text);
        text = more;
    }
    fixture_talk(fixture, talk);
    write_words(fixture, talk, "een", text);
    struct hit_list list = look(fixture, (struct search){.words = "vijgen"});
    assert_int_equal(list.count, 1);
    const char *snippet = list.items[0].snippet;
    assert_non_null(strstr(snippet, HIT_BEGIN "Vijgenboom" HIT_END));
    assert_null(strpbrk(snippet, "\n\x1b"));
    assert_null(strstr(snippet, "  "));
    assert_null(strstr(snippet, "\xe2\x80\xae"));
    assert_ptr_equal(strchr(snippet, *HIT_BEGIN), strrchr(snippet, *HIT_BEGIN));
    assert_true(strlen(snippet) < 300);
    hit_list_done(&list);
    free(text);
}

/* --- order and limits ----------------------------------------------------- */

static void talk_of(struct fixture *fixture, enum process process, const char *person,
                    char id[UUID_SIZE])
{
    struct script guide = {.id = process_id(process),
                           .version = 1,
                           .language = "nl",
                           .title = "Een gesprek",
                           .process = process};
    assert_done(fixture, store_add_interview(fixture->store, person, NULL, &guide, "{}", id,
                                             &fixture->diag));
}

/* By when the talk began, however late its words came; within it as they came. */
static void test_newest_first(void **state)
{
    struct fixture *fixture = *state;
    char person[UUID_SIZE], talk[3][UUID_SIZE];
    fixture_person(fixture, "Amina", NULL, person);
    for (int i = 0; i < 3; i++) {
        char step[8];
        snprintf(step, sizeof step, "s%d", i);
        talk_of(fixture, PROCESS_ONE_ON_ONE, person, talk[i]);
        write_words(fixture, talk[i], step, "appel");
        fixture_wait(fixture, 1000);
    }
    assert_found(fixture, "appel", "s2 s1 s0");
    write_words(fixture, talk[0], "later", "nog een appel");
    assert_found(fixture, "nog", "later");
    assert_hits(fixture, (struct search){.words = "appel", .most = 2}, "s2 s1 …");
    assert_hits(fixture, (struct search){.words = "appel", .most = 4}, "s2 s1 s0 later");
}

static void test_whose(void **state)
{
    struct fixture *fixture = *state;
    char amina[UUID_SIZE], bo[UUID_SIZE], talk[UUID_SIZE], other[UUID_SIZE];
    fixture_person(fixture, "Amina", NULL, amina);
    fixture_person(fixture, "Bo", NULL, bo);
    talk_of(fixture, PROCESS_ONE_ON_ONE, amina, talk);
    talk_of(fixture, PROCESS_ONE_ON_ONE, bo, other);
    write_words(fixture, talk, "amina", "appel");
    write_words(fixture, other, "bo", "appel");
    assert_hits(fixture, (struct search){.words = "appel", .person_id = bo}, "bo");
    assert_hits(fixture, (struct search){.words = "appel", .person_id = "none"}, "");
}

/* Every pair of kinds: what one may not see of the other is not found from there, and never counted. */
static void test_wall(void **state)
{
    struct fixture *fixture = *state;
    char person[UUID_SIZE];
    fixture_person(fixture, "Amina", NULL, person);
    for (int i = 0; i < PROCESS_COUNT; i++) {
        char talk[UUID_SIZE];
        talk_of(fixture, (enum process)i, person, talk);
        write_words(fixture, talk, process_id((enum process)i), "appel");
    }
    for (int i = 0; i < PROCESS_COUNT; i++) {
        size_t wanted = 0;
        struct search search = {.words = "appel", .walled = true, .process = (enum process)i};
        for (int k = 0; k < PROCESS_COUNT; k++)
            wanted += process_sees((enum process)i, (enum process)k);
        search.most = wanted;
        struct hit_list list = look(fixture, search);
        assert_int_equal(list.count, wanted);
        assert_false(list.more);
        for (size_t k = 0; k < list.count; k++)
            assert_true(process_sees((enum process)i, list.items[k].process));
        hit_list_done(&list);
    }
}

/* --- following what changes ------------------------------------------------ */

/* Also within one second, in which the clock tells nothing. */
static void test_follows_changes(void **state)
{
    struct fixture *fixture = *state;
    struct action action;
    char talk[UUID_SIZE];
    fixture_talk(fixture, talk);
    for (int seconds = 0; seconds < 2; seconds++) {
        write_words(fixture, talk, "een", "appel");
        assert_found(fixture, "appel", "een");
        fixture_wait(fixture, seconds);
        write_words(fixture, talk, "een", "peer");
        assert_found(fixture, "appel", "");
        assert_found(fixture, "peer", "een");
        fixture_wait(fixture, seconds);
        write_words(fixture, talk, "een", "");
        assert_found(fixture, "peer", "");
    }
    make_action(fixture, talk, "druif", &action);
    assert_found(fixture, "druif", "#");
    action_set(&action, ACTION_WHAT, "kers");
    assert_done(fixture, store_save_action(fixture->store, NULL, &action, EVENT_CHANGED,
                                           ACTION_WHAT, &fixture->diag));
    assert_found(fixture, "druif", "");
    assert_found(fixture, "kers", "#");
    struct history undone;
    assert_done(fixture, store_undo_action(fixture->store, action.id, &undone, &fixture->diag));
    history_done(&undone);
    assert_found(fixture, "druif", "#");
    action_done(&action);
}

/* What stood there before is not in the index's own pieces either. */
static void test_no_word_stays_in_the_index(void **state)
{
    struct fixture *fixture = *state;
    char talk[UUID_SIZE];
    fixture_talk(fixture, talk);
    write_words(fixture, talk, "een", "vijgenblad");
    write_words(fixture, talk, "twee", "perenboom");
    assert_found(fixture, "vijgenblad", "een");
    fixture_wait(fixture, 5);
    write_words(fixture, talk, "een", "kersenpit");
    assert_found(fixture, "kersenpit", "een");
    assert_true(store_checkpoint(fixture->store, true, &fixture->diag));
    assert_int_equal(folder_count(fixture->folder, "vijgenbla"), 0);
    assert_int_equal(folder_count(fixture->folder, "kersenpit"), 1);
}

/* Beside an answer that is only for the leader a remark is so, too, whatever it says itself. */
static void test_remark_of_what_is_only_for_me(void **state)
{
    struct fixture *fixture = *state;
    struct step step = {.id = "een", .answer = ANSWER_TEXT};
    struct answer answer;
    char talk[UUID_SIZE];
    fixture_talk(fixture, talk);
    answer_init(&answer);
    answer.state = STATE_GIVEN;
    answer.text = xstrdup("appel");
    answer.visibility = VISIBLE_ONLY_ME;
    answer.remark = xstrdup("peer");
    keep(fixture, talk, &step, &answer);
    answer_done(&answer);
    assert_found(fixture, "peer", "een");
    assert_hits(fixture, (struct search){.words = "peer", .together_only = true}, "");
}

/* A clock that was put back does not hide what was written then. */
static void test_clock_put_back(void **state)
{
    struct fixture *fixture = *state;
    char talk[UUID_SIZE];
    fixture_talk(fixture, talk);
    write_words(fixture, talk, "een", "appel");
    fixture_wait(fixture, 100);
    assert_found(fixture, "appel", "een");
    fixture_wait(fixture, -3600);
    write_words(fixture, talk, "twee", "peer");
    assert_found(fixture, "peer", "twee");
}

/* What a talk has is looked through once: nothing is written by a search when nothing changed. */
static void test_search_writes_once(void **state)
{
    struct fixture *fixture = *state;
    char talk[UUID_SIZE];
    fixture_talk(fixture, talk);
    write_words(fixture, talk, "een", "appel");
    fixture_wait(fixture, 10);
    assert_found(fixture, "appel", "een");
    int64_t size = store_wal_size(fixture->store);
    assert_found(fixture, "appel", "een");
    assert_int_equal(store_wal_size(fixture->store), size);
    fixture_reopen(fixture);
    assert_found(fixture, "appel", "een");
    assert_int_equal(store_wal_size(fixture->store), 0);
}

static void test_removed_action(void **state)
{
    struct fixture *fixture = *state;
    struct action action;
    char talk[UUID_SIZE], id[UUID_SIZE];
    fixture_talk(fixture, talk);
    make_action(fixture, talk, "druif", &action);
    fixture_correct(fixture, talk, NULL, action.id, "framboos", id);
    fixture_wait(fixture, 10);
    assert_found(fixture, "druif", "#");
    assert_found(fixture, "framboos", "#");
    assert_done(fixture, store_save_action(fixture->store, NULL, &action, EVENT_REMOVED,
                                           ACTION_FIELD_COUNT, &fixture->diag));
    assert_found(fixture, "druif", "");
    assert_found(fixture, "framboos", "");
    assert_done(fixture, store_save_action(fixture->store, NULL, &action, EVENT_RESTORED,
                                           ACTION_FIELD_COUNT, &fixture->diag));
    assert_found(fixture, "druif", "#");
    assert_found(fixture, "framboos", "#");
    action_done(&action);
}

static void test_corrections_come_and_go(void **state)
{
    struct fixture *fixture = *state;
    char talk[UUID_SIZE], id[UUID_SIZE];
    fixture_talk(fixture, talk);
    write_words(fixture, talk, "een", "appel");
    fixture_wait(fixture, 10);
    assert_found(fixture, "framboos", ""); /* looked through, and nothing is touched by: */
    fixture_correct(fixture, talk, "een", "", "framboos", id);
    assert_found(fixture, "framboos", "een");
    assert_done(fixture, store_remove_correction(fixture->store, id, &fixture->diag));
    assert_found(fixture, "framboos", "");
}

/* Not found, and not in the files: not as a whole and not by its beginning. */
static void test_erased(void **state)
{
    struct fixture *fixture = *state;
    struct action action;
    char talk[UUID_SIZE], other[UUID_SIZE];
    fixture_talk(fixture, talk);
    fixture_talk(fixture, other);
    write_words(fixture, talk, "een", "Vijgenboom");
    make_action(fixture, talk, "Kastanje", &action);
    write_words(fixture, other, "twee", "Appelboom");
    assert_found(fixture, "vijgenboom", "een");
    assert_found(fixture, "kastanje", "#");
    assert_true(folder_count(fixture->folder, "vijgenboom") > 0); /* as the index keeps it */
    assert_done(fixture, store_erase_interview(fixture->store, talk, &fixture->diag));
    assert_int_equal(folder_count(fixture->folder, "ijgenboom"), 0);
    assert_int_equal(folder_count(fixture->folder, "astanje"), 0);
    assert_found(fixture, "vijgenboom", "");
    assert_found(fixture, "kastanje", "");
    assert_found(fixture, "appelboom", "twee");
    action_done(&action);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(test_how_words_are_compared),
        FIXTURE_TEST(test_hostile_words),
        FIXTURE_TEST(test_only_words),
        FIXTURE_TEST(test_every_field_of_an_action),
        FIXTURE_TEST(test_places),
        FIXTURE_TEST(test_snippets),
        FIXTURE_TEST(test_newest_first),
        FIXTURE_TEST(test_whose),
        FIXTURE_TEST(test_wall),
        FIXTURE_TEST(test_follows_changes),
        FIXTURE_TEST(test_no_word_stays_in_the_index),
        FIXTURE_TEST(test_remark_of_what_is_only_for_me),
        FIXTURE_TEST(test_clock_put_back),
        FIXTURE_TEST(test_search_writes_once),
        FIXTURE_TEST(test_removed_action),
        FIXTURE_TEST(test_corrections_come_and_go),
        FIXTURE_TEST(test_erased),
    };
    return cmocka_run_group_tests_name("store/search", tests, NULL, NULL);
}
