/* Answers: every kind comes back as it was, a blank one goes, and no old word stays. */
#include "store/fixture.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>

/* An answer owns its texts; those of this table are never freed or changed. */
#define LENT(text) ((char *)(text))

static char *ids[] = {LENT("tijd"), LENT("geld")};
static const struct {
    const char *item;
    enum answer_kind kind;
    struct answer answer;
} kinds[] = {
    {"",
     ANSWER_TEXT,
     {.state = STATE_GIVEN, .text = LENT("Ik wil 'leren' — \"elke\" dag 👩‍💻\n")}},
    {"",
     ANSWER_SUMMARY,
     {.state = STATE_GIVEN, .text = LENT("Samen"), .confirmation = CONFIRM_YES}},
    {"",
     ANSWER_SUMMARY,
     {.state = STATE_GIVEN,
      .text = LENT("Samen"),
      .confirmation = CONFIRM_CORRECTED,
      .correction = LENT("Niet zo")}},
    {"use-skills", ANSWER_SCALE, {.state = STATE_GIVEN, .number = 5}},
    {"income", ANSWER_SCALE, {.state = STATE_UNKNOWN}},
    {"income", ANSWER_TEXT, {.state = STATE_DECLINED}},
    {"", ANSWER_CHOICE, {.state = STATE_GIVEN, .text = LENT("tijd")}},
    {"", ANSWER_CHOICES, {.state = STATE_GIVEN, .choices = ids, .choice_count = 2}},
    {"",
     ANSWER_CHOICES,
     {.state = STATE_GIVEN, .text = LENT("anders"), .choices = ids, .choice_count = 1}},
    {"", ANSWER_YES_NO, {.state = STATE_GIVEN, .text = LENT("yes")}},
    {"", ANSWER_DATE, {.state = STATE_GIVEN, .text = LENT("2026-12-31")}},
    {"", ANSWER_NUMBER, {.state = STATE_GIVEN, .number = -12}},
    {"", ANSWER_NUMBER, {.state = STATE_GIVEN}},
    {"", ANSWER_TEXT, {.parked = true}},
    {"", ANSWER_TEXT, {.state = STATE_GIVEN, .text = LENT("x"), .visibility = VISIBLE_ONLY_ME}},
    {"", ANSWER_TEXT, {.remark = LENT("Let op"), .remark_visibility = VISIBLE_ONLY_ME}},
};
enum { KIND_COUNT = sizeof kinds / sizeof *kinds };

struct loaded {
    char step[32], item[32];
    struct answer answer;
    int count;
};

static void keep_last(void *context, const char *step, const char *item,
                      const struct answer *answer)
{
    struct loaded *loaded = context;
    snprintf(loaded->step, sizeof loaded->step, "%s", step);
    snprintf(loaded->item, sizeof loaded->item, "%s", item);
    answer_copy(&loaded->answer, answer);
    loaded->count++;
}

static struct loaded load(struct fixture *fixture, const char *talk)
{
    struct loaded loaded = {0};
    assert_done(fixture,
                store_load_answers(fixture->store, talk, keep_last, &loaded, &fixture->diag));
    return loaded;
}

static bool save(struct fixture *fixture, const char *talk, const char *step, const char *item,
                 const struct answer *answer)
{
    struct step model = {.id = step, .answer = ANSWER_TEXT};
    return store_save_answer(fixture->store, talk, &model, item, answer, NULL, &fixture->diag);
}

static bool save_text(struct fixture *fixture, const char *talk, const char *text)
{
    struct answer answer = {.state = STATE_GIVEN, .text = xstrdup(text)};
    bool done = save(fixture, talk, "woorden", "", &answer);
    answer_done(&answer);
    return done;
}

static void test_every_kind_comes_back(void **state)
{
    struct fixture *fixture = *state;
    char talk[UUID_SIZE];
    static const struct answer blank;
    fixture_talk(fixture, talk);
    for (size_t i = 0; i < KIND_COUNT; i++) {
        struct step step = {.id = "stap", .answer = kinds[i].kind, .measure = MEASURE_NONE};
        assert_done(fixture, store_save_answer(fixture->store, talk, &step, kinds[i].item,
                                               &kinds[i].answer, NULL, &fixture->diag));
        if (i % 4 == 0)
            fixture_reopen(fixture);
        struct loaded loaded = load(fixture, talk);
        assert_int_equal(loaded.count, 1);
        assert_string_equal(loaded.step, "stap");
        assert_string_equal(loaded.item, kinds[i].item);
        assert_true(answer_equal(&loaded.answer, &kinds[i].answer));
        answer_done(&loaded.answer);

        assert_done(fixture, store_save_answer(fixture->store, talk, &step, kinds[i].item, &blank,
                                               NULL, &fixture->diag));
        assert_int_equal(load(fixture, talk).count, 0);
    }
}

/* A later answer replaces all of the earlier one. */
static void test_replaces(void **state)
{
    struct fixture *fixture = *state;
    char talk[UUID_SIZE];
    fixture_talk(fixture, talk);
    for (size_t i = 0; i < KIND_COUNT; i++) {
        assert_done(fixture, save(fixture, talk, "stap", "", &kinds[i].answer));
        struct loaded loaded = load(fixture, talk);
        assert_int_equal(loaded.count, 1);
        assert_true(answer_equal(&loaded.answer, &kinds[i].answer));
        answer_done(&loaded.answer);
    }
}

static void test_keys_are_apart(void **state)
{
    struct fixture *fixture = *state;
    char talk[UUID_SIZE], other[UUID_SIZE];
    fixture_talk(fixture, talk);
    fixture_talk(fixture, other);
    assert_done(fixture, save(fixture, talk, "a", "", &kinds[0].answer));
    assert_done(fixture, save(fixture, talk, "a", "income", &kinds[0].answer));
    assert_done(fixture, save(fixture, talk, "b", "", &kinds[0].answer));
    struct loaded loaded = load(fixture, talk);
    assert_int_equal(loaded.count, 3);
    answer_done(&loaded.answer);
    assert_int_equal(load(fixture, other).count, 0);
}

static void test_every_measure(void **state)
{
    struct fixture *fixture = *state;
    char talk[UUID_SIZE];
    fixture_talk(fixture, talk);
    for (int i = 0; i < MEASURE_COUNT; i++) {
        struct step step = {.id = "stap", .measure = (enum measure)i};
        assert_done(fixture, store_save_answer(fixture->store, talk, &step, "", &kinds[0].answer,
                                               NULL, &fixture->diag));
    }
}

static void test_position_goes_along(void **state)
{
    struct fixture *fixture = *state;
    struct interview head;
    char talk[UUID_SIZE];
    struct step step = {.id = "stap", .answer = ANSWER_TEXT};
    struct position here = {"stap", "income", 17}, there = {"slot", "", 0};
    fixture_talk(fixture, talk);
    fixture_wait(fixture, 60);
    assert_done(fixture, store_save_answer(fixture->store, talk, &step, "income", &kinds[0].answer,
                                           &here, &fixture->diag));
    fixture_head(fixture, talk, &head);
    assert_string_equal(head.at_step, "stap");
    assert_string_equal(head.at_item, "income");
    assert_int_equal(head.at_offset, 17);
    assert_int_equal(head.touched, head.started + 60);
    interview_done(&head);

    fixture_wait(fixture, 60); /* moving on is no change of the talk */
    assert_done(fixture,
                store_save_answer(fixture->store, talk, NULL, NULL, NULL, &there, &fixture->diag));
    fixture_head(fixture, talk, &head);
    assert_string_equal(head.at_step, "slot");
    assert_string_equal(head.at_item, "");
    assert_int_equal(head.touched, head.started + 60);
    assert_int_equal(head.talked_about, 1);
    interview_done(&head);
}

static void test_talked_about(void **state)
{
    static const struct answer unknown = {.state = STATE_UNKNOWN};
    static const struct answer parked = {.parked = true};
    struct fixture *fixture = *state;
    struct interview head;
    char talk[UUID_SIZE];
    fixture_talk(fixture, talk);
    for (int i = 0; i < VALUE_COUNT; i++) {
        assert_done(fixture, save(fixture, talk, "a", value_id((enum value)i), &kinds[0].answer));
        assert_done(fixture, save(fixture, talk, "b", value_id((enum value)i), &unknown));
        fixture_head(fixture, talk, &head);
        assert_int_equal(head.talked_about, i + 1);
        interview_done(&head);
    }
    assert_done(fixture, save(fixture, talk, "a", "income", &parked));
    assert_done(fixture, save(fixture, talk, "b", "income", &parked));
    assert_done(fixture, save(fixture, talk, "a", "", &kinds[0].answer));
    assert_done(fixture, save(fixture, talk, "a", "an-action", &kinds[0].answer));
    fixture_head(fixture, talk, &head);
    assert_int_equal(head.talked_about, VALUE_COUNT - 1);
    interview_done(&head);
}

static void test_unknown_talk(void **state)
{
    struct fixture *fixture = *state;
    assert_refused(fixture, save_text(fixture, "none", "x"), "no longer");
}

/* Every state that was typed is in the WAL until it is emptied; then only the last is left. */
static void test_no_old_word_stays(void **state)
{
    struct fixture *fixture = *state;
    char talk[UUID_SIZE];
    char *path = folder_path(fixture->folder, "interviews.db-wal");
    fixture_talk(fixture, talk);
    assert_done(fixture, save_text(fixture, talk, "mijn-geheim"));
    assert_done(fixture, save_text(fixture, talk, "iets-anders"));
    assert_done(fixture, store_sync(fixture->store, &fixture->diag));
    assert_true(store_wal_size(fixture->store) > 0);
    assert_int_equal(folder_count(fixture->folder, "mijn-geheim"), 1);
    assert_done(fixture, store_checkpoint(fixture->store, true, &fixture->diag));
    assert_int_equal(store_wal_size(fixture->store), 0);
    assert_int_equal(folder_count(fixture->folder, "mijn-geheim"), 0);
    assert_int_equal(folder_count(fixture->folder, "iets-anders"), 1);
    assert_done(fixture, save_text(fixture, talk, ""));
    store_close(fixture->store); /* closing empties it too */
    assert_int_equal(folder_count(fixture->folder, "iets-anders"), 0);
    assert_int_equal(access(path, F_OK), -1);
    fixture_open(fixture);
    free(path);
}

/* A killed program loses nothing that was committed. */
static void test_outlives_a_kill(void **state)
{
    struct fixture *fixture = *state;
    char talk[UUID_SIZE];
    int status = 0;
    fixture_talk(fixture, talk);
    store_close(fixture->store);
    pid_t child = fork();
    if (child == 0) {
        fixture_open(fixture);
        if (!save_text(fixture, talk, "bewaard"))
            _exit(1);
        raise(SIGKILL);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status));
    fixture_open(fixture);
    struct loaded loaded = load(fixture, talk);
    assert_string_equal(loaded.answer.text, "bewaard");
    answer_done(&loaded.answer);
}

static void limit_files(rlim_t size)
{
    struct rlimit limit;
    signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &limit);
    limit.rlim_cur = size;
    setrlimit(RLIMIT_FSIZE, &limit);
}

static void type_on_full_disk(struct fixture *fixture, const char *talk)
{
    fixture_open(fixture);
    bool first = save_text(fixture, talk, "eerst");
    limit_files((rlim_t)store_wal_size(fixture->store) + 100);
    bool during = save_text(fixture, talk, "tijdens");
    bool told = strstr(diag_text(&fixture->diag), "The disk is full") != NULL;
    limit_files(RLIM_INFINITY);
    struct loaded loaded = {0};
    diag_clear(&fixture->diag);
    store_load_answers(fixture->store, talk, keep_last, &loaded, &fixture->diag);
    bool whole = loaded.answer.text && strcmp(loaded.answer.text, "eerst") == 0;
    bool after = save_text(fixture, talk, "daarna");
    store_close(fixture->store);
    _exit(first && !during && told && whole && after ? 0 : 1);
}

static void test_full_disk(void **state)
{
    struct fixture *fixture = *state;
    char talk[UUID_SIZE];
    int status = 0;
    fixture_talk(fixture, talk);
    store_close(fixture->store);
    pid_t child = fork();
    if (child == 0)
        type_on_full_disk(fixture, talk);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
    fixture_open(fixture);
    struct loaded loaded = load(fixture, talk);
    assert_string_equal(loaded.answer.text, "daarna");
    answer_done(&loaded.answer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(test_every_kind_comes_back), FIXTURE_TEST(test_replaces),
        FIXTURE_TEST(test_keys_are_apart),        FIXTURE_TEST(test_every_measure),
        FIXTURE_TEST(test_position_goes_along),   FIXTURE_TEST(test_talked_about),
        FIXTURE_TEST(test_unknown_talk),          FIXTURE_TEST(test_no_old_word_stays),
        FIXTURE_TEST(test_outlives_a_kill),       FIXTURE_TEST(test_full_disk),
    };
    return cmocka_run_group_tests_name("store/answer", tests, NULL, NULL);
}
