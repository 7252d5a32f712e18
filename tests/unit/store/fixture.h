#ifndef WG_TEST_STORE_FIXTURE_H
#define WG_TEST_STORE_FIXTURE_H

/* A store in a folder of its own, ids that count, a clock that stands where it is put. */
#include "db/folder.h"

#include "store/correction.h"
#include "store/store.h"

struct fixture {
    char *folder;
    struct store *store;
    struct clock clock;
    struct id_source ids;
    struct diag diag;
};

static inline void fixture_open(struct fixture *fixture)
{
    fixture->store =
        store_open(fixture->folder, "Noor", &fixture->clock, &fixture->ids, &fixture->diag);
    assert_string_equal(diag_text(&fixture->diag), "");
    assert_non_null(fixture->store);
}

static inline void fixture_reopen(struct fixture *fixture)
{
    store_close(fixture->store);
    fixture_open(fixture);
}

static inline void fixture_wait(struct fixture *fixture, int seconds)
{
    fixture->clock.fixed_now += seconds;
}

static inline int fixture_make(void **state)
{
    struct fixture *fixture = xcalloc(1, sizeof *fixture);
    void *folder = NULL;
    folder_make(&folder);
    fixture->folder = folder;
    diag_init(&fixture->diag);
    clock_init_fixed(&fixture->clock, "2026-11-22T10:45:00Z", &fixture->diag);
    id_source_init_counting(&fixture->ids);
    *state = fixture;
    fixture_open(fixture);
    return 0;
}

static inline int fixture_remove(void **state)
{
    struct fixture *fixture = *state;
    void *folder = fixture->folder;
    store_close(fixture->store);
    diag_done(&fixture->diag);
    folder_remove(&folder);
    free(fixture);
    return 0;
}

#define FIXTURE_TEST(name) cmocka_unit_test_setup_teardown(name, fixture_make, fixture_remove)

/* Fails with the store's own sentence. */
static inline void assert_done(struct fixture *fixture, bool done)
{
    assert_string_equal(diag_text(&fixture->diag), "");
    assert_true(done);
}

/* Refused with a sentence in which `why` stands. */
static inline void assert_refused(struct fixture *fixture, bool done, const char *why)
{
    assert_false(done);
    if (!strstr(diag_text(&fixture->diag), why))
        fail_msg("\"%s\" says nothing of \"%s\"", diag_text(&fixture->diag), why);
    diag_clear(&fixture->diag);
}

static inline void fixture_person(struct fixture *fixture, const char *name, const char *team,
                                  char id[UUID_SIZE])
{
    struct person person;
    assert_done(fixture, store_add_person(fixture->store, name, team, &person, &fixture->diag));
    memcpy(id, person.id, UUID_SIZE);
    free(person.name);
    free(person.team);
}

static inline const struct script *fixture_script(void)
{
    static const struct script script = {
        .id = "kerngesprek", .version = 2, .language = "nl", .title = "Het kerngesprek"};
    return &script;
}

/* A talk with a new person, "Amina" of the team "Zorg". */
static inline void fixture_talk(struct fixture *fixture, char id[UUID_SIZE])
{
    char person[UUID_SIZE];
    fixture_person(fixture, "Amina", "Zorg", person);
    assert_done(fixture, store_add_interview(fixture->store, person, NULL, fixture_script(),
                                             "{\"files\": []}", id, &fixture->diag));
}

/* The head of a talk; interview_done() it. */
static inline void fixture_head(struct fixture *fixture, const char *id, struct interview *out)
{
    assert_done(fixture, store_find_interview(fixture->store, id, out, &fixture->diag));
}

/* What the employee says of an answer, or (step NULL) of an action. */
static inline void fixture_correct(struct fixture *fixture, const char *talk, const char *step,
                                   const char *item_or_action, const char *text, char id[UUID_SIZE])
{
    struct correction correction = {.text = xstrdup(text)};
    if (step) {
        xstrset(&correction.step, step);
        xstrset(&correction.item, item_or_action);
    } else {
        memcpy(correction.action, item_or_action, UUID_SIZE);
    }
    assert_done(fixture,
                store_add_correction(fixture->store, talk, &correction, id, &fixture->diag));
    correction_done(&correction);
}

static inline int64_t fixture_touched(struct fixture *fixture, const char *id)
{
    struct interview head;
    fixture_head(fixture, id, &head);
    int64_t touched = head.touched;
    interview_done(&head);
    return touched;
}

#endif
