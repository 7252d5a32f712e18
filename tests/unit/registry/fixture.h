#ifndef WG_TEST_REGISTRY_FIXTURE_H
#define WG_TEST_REGISTRY_FIXTURE_H

/* A SQLite registry in a folder of its own, ids that count, a clock that stands where it is put. */
#include "db/folder.h"

#include <inttypes.h>

#include "registry/registry.h"
#include "registry/review.h"
#include "registry/sharing.h"

#define CODE  "WXYZ-2345-6789"
#define OTHER "ABCD-2345-6789"

struct fixture {
    char *folder, *path;
    struct registry *registry;
    struct registry_setup setup;
    struct clock clock;
    struct id_source ids;
    struct diag diag;
};

static inline void fixture_open(struct fixture *fixture)
{
    fixture->registry = registry_open(&fixture->setup, NULL, &fixture->diag);
    assert_string_equal(diag_text(&fixture->diag), "");
    assert_non_null(fixture->registry);
}

static inline void fixture_reopen(struct fixture *fixture)
{
    registry_close(fixture->registry);
    fixture_open(fixture);
}

static inline void fixture_wait(struct fixture *fixture, int seconds)
{
    fixture->clock.fixed_now += seconds;
}

static inline void fixture_go_to(struct fixture *fixture, const char *moment)
{
    assert_true(clock_init_fixed(&fixture->clock, moment, &fixture->diag));
}

/* As whom the next calls are made. */
static inline void fixture_be(struct fixture *fixture, const char *leader, const char *name)
{
    fixture->setup.leader = leader;
    fixture->setup.name = name;
    fixture->setup.account = *leader ? leader : "hr-account";
}

static inline int fixture_make(void **state)
{
    struct fixture *fixture = xcalloc(1, sizeof *fixture);
    void *folder = NULL;
    folder_make(&folder);
    fixture->folder = folder;
    fixture->path = folder_path(folder, "registry.db");
    diag_init(&fixture->diag);
    clock_init_fixed(&fixture->clock, "2026-11-22T10:45:00Z", &fixture->diag);
    id_source_init_counting(&fixture->ids);
    fixture->setup = (struct registry_setup){
        .where = fixture->path, .clock = &fixture->clock, .ids = &fixture->ids};
    fixture_be(fixture, "leader-a", "Jip Bedacht");
    *state = fixture;
    fixture_open(fixture);
    return 0;
}

static inline int fixture_remove(void **state)
{
    struct fixture *fixture = *state;
    void *folder = fixture->folder;
    registry_close(fixture->registry);
    diag_done(&fixture->diag);
    free(fixture->path);
    folder_remove(&folder);
    free(fixture);
    return 0;
}

#define FIXTURE_TEST(name) cmocka_unit_test_setup_teardown(name, fixture_make, fixture_remove)

/* Fails with the registry's own sentence. */
static inline void assert_done(struct fixture *fixture, bool done)
{
    assert_string_equal(diag_text(&fixture->diag), "");
    assert_true(done);
}

/* Refused with a sentence in which `why` stands. */
static inline void assert_refused(struct fixture *fixture, bool done, enum registry_failure failure,
                                  const char *why)
{
    assert_false(done);
    if (!strstr(diag_text(&fixture->diag), why))
        fail_msg("\"%s\" says nothing of \"%s\"", diag_text(&fixture->diag), why);
    assert_int_equal(registry_failure(fixture->registry), failure);
    diag_clear(&fixture->diag);
}

static inline void set_field(struct shared_action *shared, enum action_field field,
                             const char *text)
{
    assert_true(action_set(&shared->action, field, text));
}

/* An id by number, as if somebody's store had made it. */
static inline void id_of(int number, char out[UUID_SIZE])
{
    snprintf(out, UUID_SIZE, "%08x-1111-4111-8111-111111111111", (unsigned)number);
}

/* A question to HR about training, in Noord. shared_action_done() it. */
static inline void plan_make(struct shared_action *shared, int number)
{
    shared_action_init(shared);
    id_of(number, shared->action.id);
    shared->action.revision = 1;
    xstrset(&shared->person, "Noor Verzonnen");
    xstrset(&shared->team, "Noord");
    set_field(shared, ACTION_VALUE, "develop-skills");
    set_field(shared, ACTION_WHAT, "Een cursus wondzorg volgen");
    set_field(shared, ACTION_NEED, "Twee dagen vrij");
    set_field(shared, ACTION_KIND, "training");
    set_field(shared, ACTION_OWNER, "hr");
    set_field(shared, ACTION_DUE, "2026-12-15");
}

/* reply_done() it. */
static inline struct reply reply_of(enum question_state state, const char *by, const char *text)
{
    return (struct reply){.state = state, .by = xstrdup(by), .text = xstrdup(text)};
}

/* The moment of the answer that stands there: what a writer saw. 0 = none. */
static inline int64_t seen_by(struct fixture *fixture, const char *id)
{
    struct shared_action found;
    int64_t moment = 0;
    if (registry_find(fixture->registry, id, &found, &fixture->diag)) {
        moment = found.reply.moment;
        shared_action_done(&found);
    }
    diag_clear(&fixture->diag);
    return moment;
}

static inline enum share_result must_share(struct fixture *fixture,
                                           const struct shared_action *shared, const char *code)
{
    enum share_result result = SHARE_WITHDRAWN;
    assert_done(fixture, registry_share(fixture->registry, shared, code, &result, &fixture->diag));
    return result;
}

static inline void must_find(struct fixture *fixture, int number, struct shared_action *out)
{
    char id[UUID_SIZE];
    id_of(number, id);
    assert_done(fixture, registry_find(fixture->registry, id, out, &fixture->diag));
}

static inline bool is_there(struct fixture *fixture, int number)
{
    char id[UUID_SIZE];
    struct shared_action found;
    id_of(number, id);
    bool there = registry_find(fixture->registry, id, &found, &fixture->diag);
    if (there)
        shared_action_done(&found);
    diag_clear(&fixture->diag);
    return there;
}

#endif
