/* What is not kept leaves nothing: rehearsals, and talks with a guide that says so. */
#include "session/rehearse.h"
#include "session/heartbeat.h"
#include "session/wall.h"
#include "walk.h"

#include <fcntl.h>
#include <sys/stat.h>

#define TYPED "Qwertyzegel"

/* ---- the data folder ---- */

/* A sum over the names, sizes and bytes of all that lies in the folder. */
static uint64_t folder_sum;
static const char *sought;
static int hits;

static void add_to_sum(const char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++)
        folder_sum = (folder_sum ^ (unsigned char)bytes[i]) * UINT64_C(1099511628211);
}

static int look_into(const char *path, const struct stat *status, int kind, struct FTW *place)
{
    struct diag diag;
    size_t length;
    char *bytes;

    (void)status;
    (void)place;
    add_to_sum(path, strlen(path));
    if (kind != FTW_F || strstr(path, "-shm")) /* that one is SQLite's memory, no file of words */
        return 0;
    diag_init(&diag);
    bytes = path_read(path, 64 << 20, &length, &diag);
    assert_non_null(bytes);
    add_to_sum(bytes, length);
    hits += sought && memmem(bytes, length, sought, strlen(sought)) != NULL;
    free(bytes);
    diag_done(&diag);
    return 0;
}

static uint64_t sum_of(const char *folder)
{
    folder_sum = UINT64_C(14695981039346656037);
    sought = NULL;
    assert_int_equal(nftw(folder, look_into, 8, FTW_PHYS), 0);
    return folder_sum;
}

static int files_with(const char *folder, const char *words)
{
    hits = 0;
    sought = words;
    assert_int_equal(nftw(folder, look_into, 8, FTW_PHYS), 0);
    return hits;
}

static size_t count_talks(struct fixture *fixture)
{
    struct interview_list list;
    size_t count;

    assert_true(store_interviews(fixture->store, &list, &fixture->diag));
    count = list.count;
    interview_list_done(&list);
    return count;
}

static size_t count_people(struct fixture *fixture)
{
    struct person_list list;
    size_t count;

    assert_true(store_people(fixture->store, &list, &fixture->diag));
    count = list.count;
    person_list_done(&list);
    return count;
}

/* ---- nothing of it is kept ---- */

/* All that can be done in a talk: words, remarks, an agreement, time, language, the end of it. */
static void do_everything(struct fixture *fixture)
{
    struct session *session = fixture->session;
    struct place first = session_place(session);
    struct change change;
    size_t count;

    walk(session, TASTE_HIGH, NULL);
    first.step = conversation_places(session_conversation(session), &count)[1].step;
    session_set_remark(session, first, TYPED " remark", VISIBLE_ONLY_ME, false);
    session_add_action(session, VALUE_CONTACTS);
    assert_true(session_set_action(session, session_plan(session)->count - 1, ACTION_WHAT,
                                   TYPED " agreed", false));
    assert_true(session_undo(session, &change));
    assert_true(session_redo(session, &change));
    pass(fixture, 60000);
    session_tick(session);
    session_move(session, first, 3);
    assert_true(session_set_language(session, "en", &fixture->diag));
    assert_true(session_finish(session, true, &fixture->diag));
    assert_null(session_unsaved(session));
    assert_quiet(fixture);
}

static struct session *rehearse(struct fixture *fixture, const char *guide)
{
    fixture->session = session_rehearse(&fixture->setup, guide, "nl", &fixture->diag);
    assert_quiet(fixture);
    assert_non_null(fixture->session);
    return fixture->session;
}

static void leaves_nothing(void **state)
{
    static const struct {
        const char *guide;
        bool rehearsal;
    } cases[] = {{"kerngesprek", true},         {"vervolggesprek", true}, {"waardendialoog", true},
                 {"sollicitatiegesprek", true}, {"voorbereiding", true},  {"voorbereiding", false}};
    struct fixture *fixture = *state;
    uint64_t before = sum_of(fixture->folder);

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        if (cases[i].rehearsal)
            rehearse(fixture, cases[i].guide);
        else
            begin(fixture, cases[i].guide, "nl");
        assert_false(session_is_kept(fixture->session));
        assert_int_equal(session_is_rehearsal(fixture->session), cases[i].rehearsal);
        do_everything(fixture);
        assert_true(sum_of(fixture->folder) == before); /* during the talk */
        end(fixture);
        assert_true(sum_of(fixture->folder) == before); /* and after it */
        assert_int_equal(files_with(fixture->folder, TYPED), 0);
        assert_int_equal(files_with(fixture->folder, "Words at"), 0);
        assert_int_equal(count_talks(fixture), 0);
        assert_int_equal(count_people(fixture), 1);
    }
}

/* That the search above can find something. */
static void an_ordinary_talk_is_found_in_the_folder(void **state)
{
    struct fixture *fixture = *state;
    uint64_t before = sum_of(fixture->folder);

    begin(fixture, "kerngesprek", "nl");
    assert_true(session_is_kept(fixture->session));
    assert_false(session_is_rehearsal(fixture->session));
    do_everything(fixture);
    end(fixture);
    assert_false(sum_of(fixture->folder) == before);
    assert_int_equal(files_with(fixture->folder, TYPED " remark"), 1);
    assert_int_equal(files_with(fixture->folder, "Words at"), 1);
    assert_int_equal(count_talks(fixture), 1);
}

/* Nothing is written, so there is nothing that needs a folder that can be written. */
static void rehearses_while_the_disk_is_full(void **state)
{
    struct fixture *fixture = *state;

    disk_fills(fixture);
    rehearse(fixture, "kerngesprek");
    do_everything(fixture);
    end(fixture);
    disk_has_room(fixture);
}

/* A kept talk is open in the same window: neither comes in the other's way. */
static void rehearses_beside_a_talk(void **state)
{
    struct fixture *fixture = *state;
    struct session *talk = fixture->session;
    struct place words = at(talk, "belangrijk", "");

    session_set_text(talk, words, "Before", 6, false);
    rehearse(fixture, "kerngesprek");
    session_set_text(fixture->session, words, "Invented", 8, false);
    session_close(fixture->session);
    fixture->session = talk;
    assert_string_equal(answer_at(talk, "belangrijk", "")->text, "Before");
    session_set_text(talk, words, "After", 5, false);
    assert_kept(fixture);
}

/* ---- what is invented ---- */

static void goes_through_invented_agreements(void **state)
{
    struct fixture *fixture = *state;
    struct plan beyond;
    struct session *session = rehearse(fixture, "vervolggesprek");
    struct change change;

    assert_int_equal(session_plan(session)->count, 2);
    assert_int_equal(conversation_action_count(session_conversation(session)), 2);
    assert_non_null(session_interview(session)->person);
    assert_string_not_equal(session_interview(session)->person, "Amina");
    /* They were there when the rehearsal began: there is nothing to undo. */
    assert_false(session_undo(session, &change));
    assert_true(session_find_beyond(session, &beyond, &fixture->diag));
    assert_int_equal(beyond.count, 0);
    plan_done(&beyond);
}

static void invents_only_in_a_rehearsal_and_only_once(void **state)
{
    struct fixture *fixture = *state;
    struct session *session = fixture->session;
    struct place words = at(session, "belangrijk", "");
    struct change change;

    session_invent(session, words);
    assert_int_equal(answer_at(session, "belangrijk", "")->state, STATE_OPEN);
    end(fixture);
    begin(fixture, "voorbereiding", "nl"); /* not kept, but no rehearsal either */
    session_invent(fixture->session, at(fixture->session, "doel", ""));
    assert_int_equal(answer_at(fixture->session, "doel", "")->state, STATE_OPEN);
    end(fixture);
    session = rehearse(fixture, "kerngesprek");
    session_invent(session, words);
    assert_int_equal(answer_at(session, "belangrijk", "")->state, STATE_GIVEN);
    session_set_text(session, words, TYPED, 3, false);
    session_invent(session, words);
    assert_string_equal(answer_at(session, "belangrijk", "")->text, TYPED);
    session_set_state(session, words, STATE_DECLINED);
    session_invent(session, words);
    assert_int_equal(answer_at(session, "belangrijk", "")->state, STATE_DECLINED);
    assert_true(session_undo(session, &change));
    assert_string_equal(answer_at(session, "belangrijk", "")->text, TYPED);
}

/* An agreement that is asked for again and again in one place is invented once. */
static void invents_one_agreement(void **state)
{
    struct fixture *fixture = *state;
    struct session *session = rehearse(fixture, "vervolggesprek");
    size_t plan = 0;
    size_t before;

    while (session_script(session)->steps[plan].answer != ANSWER_ACTIONS)
        plan++;
    before = session_plan(session)->count;
    session_invent(session, (struct place){plan, ""});
    session_invent(session, (struct place){plan, ""});
    assert_int_equal(session_plan(session)->count, before + 1);
}

/* ---- what was reached ---- */

static void knows_what_was_reached(void **state)
{
    struct fixture *fixture = *state;
    struct session *session = rehearse(fixture, "kerngesprek");
    size_t count = session_script(session)->step_count;
    struct place words = at(session, "eigen-woorden", "contacts");

    for (size_t i = 0; i < count; i++)
        assert_false(session_was_reached(session, i));
    session_reach(session, words);
    assert_true(session_set_language(session, "en", &fixture->diag));
    for (size_t i = 0; i < count; i++)
        assert_int_equal(session_was_reached(session, i), i == words.step);
}

/* ---- the file as it lies there ---- */

/* A file that is being edited is what is rehearsed, published or not. */
static void rehearses_what_is_not_published(void **state)
{
    static const char text[] = "format: 1\nid: proef\nversion: 1\nlanguage: nl\ntitle: Proef\n"
                               "process: one-on-one\nparts:\n  - id: deel\n    title: Deel\n"
                               "    steps:\n"
                               "      - {id: een, ask: \"Wat wil {person}?\", answer: text}\n";
    struct fixture *fixture = *state;
    char *own = path_join(fixture->folder, "scripts");
    char *path = path_join(own, "proef.yaml");
    struct session *session;
    char *asked;

    assert_true(path_make_folders(own, &fixture->diag));
    assert_true(path_write(path, text, strlen(text), true, &fixture->diag));
    fixture->library.folders[SHELF_OWN] = own;
    assert_null(
        session_start(&fixture->setup, &fixture->person, NULL, "proef", "nl", &fixture->diag));
    assert_said(fixture, "not published");
    session = rehearse(fixture, "proef");
    asked = session_fill(session, session_script(session)->steps[0].words.ask, "");
    assert_holds(asked, session_interview(session)->person);
    free(asked);
    assert_true(path_write(path, "parts: [", 8, true, &fixture->diag));
    assert_null(session_rehearse(&fixture->setup, "proef", "nl", &fixture->diag));
    assert_true(diag_has_error(&fixture->diag));
    diag_clear(&fixture->diag);
    assert_null(session_rehearse(&fixture->setup, "is-er-niet", "nl", &fixture->diag));
    assert_said(fixture, "is-er-niet");
    free(path);
    free(own);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EMPTY_TEST(leaves_nothing),
        EMPTY_TEST(an_ordinary_talk_is_found_in_the_folder),
        EMPTY_TEST(rehearses_while_the_disk_is_full),
        TALK_TEST(rehearses_beside_a_talk),
        EMPTY_TEST(goes_through_invented_agreements),
        TALK_TEST(invents_only_in_a_rehearsal_and_only_once),
        EMPTY_TEST(invents_one_agreement),
        EMPTY_TEST(knows_what_was_reached),
        EMPTY_TEST(rehearses_what_is_not_published),
    };

    set_environment();
    return cmocka_run_group_tests_name("session/rehearse", tests, NULL, NULL);
}
