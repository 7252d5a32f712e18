/*
 * The wall between talks: what was agreed in one kind of talk comes by in another kind only where
 * the method lets it, or when the employee brings it in; what was said in it never does.
 */
#include "session/wall.h"
#include "store/erase.h"
#include "walk.h"

#define STORY  "Vertrouwelijk verhaal"
#define REMARK "Vertrouwelijke opmerking"

/* ---- two small guides of every kind of talk ---- */

static struct {
    char folder[64];
    struct library library;
} guides;

/* Where things are agreed, and where they come by again. */
static const char first_guide[] =
    "format: 1\nid: eerst-%s\nversion: 1\nlanguage: nl\ntitle: Eerst\nprocess: %s\n"
    "parts:\n"
    "  - id: praten\n    title: Praten\n    phase: opening\n    steps:\n"
    "      - {id: verhaal, ask: Wat wil je vertellen?, answer: text}\n"
    "      - {id: plan, ask: Wat spreken we af?, answer: actions}\n";
static const char later_guide[] =
    "format: 1\nid: later-%s\nversion: 1\nlanguage: nl\ntitle: Later\nprocess: %s\n"
    "parts:\n"
    "  - id: praten\n    title: Praten\n    phase: opening\n    steps:\n"
    "      - {id: verhaal, ask: Wat wil je vertellen?, answer: text}\n"
    "      - {id: plan, ask: \"Na {answer.verhaal}: wat spreken we af?\", answer: actions}\n"
    "  - id: terug\n    title: Terug\n    phase: plan\n    for_each: last-actions\n    steps:\n"
    "      - id: stand\n        ask: \"Hoe staat het met {action}?\"\n"
    "        label: Stand\n        answer: choice\n        measures: status\n"
    "        choices: [{id: done, text: klaar}, {id: busy, text: bezig}]\n"
    "      - {id: reden, ask: \"Wat speelde mee, {answer.verhaal}?\", answer: text}\n";

static void publish(const char *format, const char *name, enum process process, struct diag *diag)
{
    char *id = xasprintf("%s-%s", name, process_id(process));
    char *file = xasprintf("%s.yaml", id);
    char *path = path_join(guides.folder, file);
    char *text = xasprintf(format, process_id(process), process_id(process));

    assert_true(path_write(path, text, strlen(text), true, diag));
    if (!guide_publish(&guides.library, id, "Nieuw.", "2026-11-01", diag))
        fail_msg("%s: %s", id, diag_text(diag));
    diag_clear(diag); /* what the method says of such a small guide */
    free(text);
    free(path);
    free(file);
    free(id);
}

static int make_guides(void **state)
{
    struct diag diag;

    (void)state;
    strcpy(guides.folder, "/tmp/waardegesprek-XXXXXX");
    if (!mkdtemp(guides.folder))
        return -1;
    guides.library.folders[SHELF_OWN] = guides.folder;
    guides.library.folders[SHELF_SHIPPED] = path_data("scripts");
    diag_init(&diag);
    for (int i = 0; i < PROCESS_COUNT; i++) {
        publish(first_guide, "eerst", (enum process)i, &diag);
        publish(later_guide, "later", (enum process)i, &diag);
    }
    diag_done(&diag);
    return 0;
}

static int remove_guides(void **state)
{
    (void)state;
    free((void *)guides.library.folders[SHELF_SHIPPED]);
    return nftw(guides.folder, unlink_one, 8, FTW_DEPTH | FTW_PHYS);
}

static struct session *begin_small(struct fixture *fixture, const char *name, enum process process,
                                   const struct person *person, const char *team)
{
    char *id = xasprintf("%s-%s", name, process_id(process));

    fixture->library = guides.library;
    fixture->session = session_start(&fixture->setup, person, team, id, "nl", &fixture->diag);
    assert_quiet(fixture);
    assert_non_null(fixture->session);
    free(id);
    return fixture->session;
}

/* ---- what was agreed in the first talk ---- */

/* In the order in which they are made; `rank` is where they come by, -1 = never. */
static const struct agreed {
    const char *what, *owner, *status;
    bool removed;
    int rank;
} agreed[] = {
    {"Afspraak medewerker", "employee", "agreed", false, 4},
    {"Afspraak samen", "together", "agreed", false, 3},
    {"Afspraak leider", "leader", "busy", false, 0},
    {"Afspraak klaar", "leader", "done", false, -1},
    {"Afspraak personeel", "hr", "agreed", false, 2},
    {"Afspraak weg", "leader", "agreed", true, -1},
    {"Afspraak huis", "organisation", "agreed", false, 1},
    {"Afspraak los", "employee", "dropped", false, -1},
    {"Afspraak laatst", "employee", "agreed", false, 5},
    {"", "leader", "agreed", false, -1},
};
enum { AGREED_COUNT = sizeof agreed / sizeof *agreed, OPEN_COUNT = 6 };

static void agree(struct session *session, const struct agreed *one)
{
    size_t index = session_add_action(session, VALUE_NONE);

    assert_true(session_set_action(session, index, ACTION_WHAT, one->what, false));
    assert_true(session_set_action(session, index, ACTION_OWNER, one->owner, false));
    assert_true(session_set_action(session, index, ACTION_STATUS, one->status, false));
    assert_true(session_set_action(session, index, ACTION_NEED, "Nodig", false));
    if (one->removed)
        session_remove_action(session, index);
}

static void hold_first_talk(struct fixture *fixture, enum process process)
{
    struct session *session = begin_small(fixture, "eerst", process, &fixture->person, "Zorg");
    struct place story = at(session, "verhaal", "");

    session_set_text(session, story, STORY, strlen(STORY), false);
    session_set_remark(session, story, REMARK, VISIBLE_TOGETHER, false);
    for (size_t i = 0; i < AGREED_COUNT; i++)
        agree(session, &agreed[i]);
    end(fixture);
}

/* Somebody of the same name, another team: their agreements are theirs. */
static void hold_a_strangers_talk(struct fixture *fixture, enum process process)
{
    static const struct agreed one = {"Afspraak vreemde", "leader", "agreed", false, -1};
    struct person other;

    if (process_subject(process) == SUBJECT_LEADER)
        return;
    assert_true(store_add_person(fixture->store, "Amina", "Balie", &other, &fixture->diag));
    agree(begin_small(fixture, "eerst", process, &other, "Balie"), &one);
    end(fixture);
    free(other.name);
    free(other.team);
}

/* ---- what is seen of it in the later talk ---- */

/* Everything that a talk can show, as one text; the caller frees it. */
static char *all_of(const struct session *session)
{
    const struct script *script = session_script(session);
    struct buf all;
    size_t count;
    const struct place *places = conversation_places(session_conversation(session), &count);

    buf_init(&all);
    for (int copy = 0; copy < 2; copy++) {
        char *text = report_of(session, copy ? "md" : "json", true);
        char *other = report_of(session, copy ? "md" : "json", false);
        buf_adds(&all, text);
        buf_adds(&all, other);
        free(text);
        free(other);
    }
    for (size_t i = 0; i < count; i++) {
        const struct wording *words = step_wording(&script->steps[places[i].step], places[i].item);
        char *ask = session_fill(session, words->ask, places[i].item);
        buf_adds(&all, ask);
        buf_adds(&all, session_item_name(session, places[i].item));
        free(ask);
    }
    return buf_take(&all);
}

/* Which of them come by: all that are open, in their order, or none; and no word of the talk. */
static void assert_seen(const struct session *session, bool seen, const char *pair)
{
    const struct conversation *conversation = session_conversation(session);
    char *all = all_of(session);
    size_t count;
    const struct place *places = conversation_places(conversation, &count);
    size_t first = conversation_find_place(conversation,
                                           script_find_step(session_script(session), "plan"), "") +
                   1;

    if (conversation_action_count(conversation) != (seen ? OPEN_COUNT : 0))
        fail_msg("%s: %zu come by", pair, conversation_action_count(conversation));
    for (size_t i = 0; i < AGREED_COUNT; i++) {
        int rank = agreed[i].rank;

        if (seen && rank >= 0)
            assert_string_equal(session_item_name(session, places[first + 2 * (size_t)rank].item),
                                agreed[i].what);
        else if (*agreed[i].what)
            assert_lacks(all, agreed[i].what);
    }
    assert_lacks(all, STORY);
    assert_lacks(all, REMARK);
    assert_lacks(all, "vreemde");
    free(all);
}

static struct session *hold_pair(struct fixture *fixture, enum process made, enum process later)
{
    hold_first_talk(fixture, made);
    hold_a_strangers_talk(fixture, made);
    return begin_small(fixture, "later", later, &fixture->person, "Zorg");
}

static size_t count_beyond(struct fixture *fixture)
{
    struct plan plan;
    size_t count;

    assert_true(session_find_beyond(fixture->session, &plan, &fixture->diag));
    count = plan.count;
    plan_done(&plan);
    return count;
}

static bool bring_all(struct fixture *fixture)
{
    struct plan plan;
    bool ok = session_find_beyond(fixture->session, &plan, &fixture->diag) &&
              session_bring_in(fixture->session, &plan, &fixture->diag);

    plan_done(&plan);
    return ok;
}

/* Brings in what lies behind the wall, when that can be. */
static void bring_in(struct fixture *fixture, bool person, const char *pair)
{
    struct session *session = fixture->session;
    size_t beyond = person ? OPEN_COUNT : 0;

    if (count_beyond(fixture) != beyond)
        fail_msg("%s: %zu lie beyond", pair, count_beyond(fixture));
    assert_true(bring_all(fixture));
    assert_seen(session, person, pair);
    assert_int_equal(count_beyond(fixture), 0);
    assert_true(bring_all(fixture)); /* a second time changes nothing */
    assert_seen(session, person, pair);
    assert_seen(reopen(fixture), person, pair);
}

static void check_pair(struct fixture *fixture, enum process made, enum process later)
{
    char pair[64];
    bool seen = process_sees(later, made);
    bool person =
        process_subject(made) == SUBJECT_PERSON && process_subject(later) == SUBJECT_PERSON;

    snprintf(pair, sizeof pair, "made in %s, seen from %s", process_id(made), process_id(later));
    hold_pair(fixture, made, later);
    assert_seen(fixture->session, seen, pair);
    assert_seen(reopen(fixture), seen, pair);
    if (seen)
        assert_int_equal(count_beyond(fixture), 0);
    else
        bring_in(fixture, person, pair);
}

static void every_pair_of_kinds(void **state)
{
    (void)state;
    for (int made = 0; made < PROCESS_COUNT; made++) {
        for (int later = 0; later < PROCESS_COUNT; later++) {
            void *fixture = NULL;

            assert_int_equal(fixture_make(&fixture), 0);
            check_pair(fixture, (enum process)made, (enum process)later);
            fixture_remove(&fixture);
        }
    }
}

/* What is said of an agreement that was brought in stays in the talk in which it was said. */
static void what_is_said_of_it_stays_behind_the_wall(void **state)
{
    struct fixture *fixture = *state;
    struct session *session = hold_pair(fixture, PROCESS_ONE_ON_ONE, PROCESS_ANNUAL);
    const char *item;
    size_t count;
    char *all;

    assert_true(bring_all(fixture));
    conversation_places(session_conversation(session), &count);
    item = conversation_places(session_conversation(session), &count)[count - 1].item;
    session_set_text(session, (struct place){at(session, "reden", "").step, item},
                     "Gezegd in het jaargesprek", 0, false);
    end(fixture);
    session = begin_small(fixture, "later", PROCESS_FOLLOW_UP, &fixture->person, NULL);
    assert_seen(session, true, "after a talk behind the wall");
    all = all_of(session);
    assert_lacks(all, "jaargesprek");
    free(all);
    end(fixture);
    fixture->session = session =
        begin_small(fixture, "later", PROCESS_PROGRESS, &fixture->person, NULL);
    assert_seen(session, false, "what another talk brought in is not brought in here");
}

/* ---- job interviews ---- */

static void an_applicant_is_not_asked_everything(void **state)
{
    struct fixture *fixture = *state;
    struct session *session = begin(fixture, "sollicitatiegesprek", "nl");
    size_t count, asked = 0;
    const struct place *places;

    walk(session, TASTE_HIGH, NULL);
    places = conversation_places(session_conversation(session), &count);
    for (size_t i = 0; i < count; i++) {
        enum measure measure = session_script(session)->steps[places[i].step].measure;

        assert_int_not_equal(measure, MEASURE_OPPORTUNITY);
        assert_int_not_equal(measure, MEASURE_REALISATION);
        asked += measure == MEASURE_IMPORTANCE;
        if (measure == MEASURE_IMPORTANCE)
            assert_string_not_equal(places[i].item, "income");
    }
    assert_int_equal(asked, VALUE_COUNT - 1);
    assert_int_equal(conversation_scores(session_conversation(session), VALUE_INCOME).importance,
                     SCORE_OPEN);
    assert_int_equal(conversation_scores(session_conversation(session), VALUE_CONTACTS).importance,
                     5);
}

static bool knows_person(struct fixture *fixture, const char *name)
{
    struct person_list list;
    bool known;

    assert_true(store_find_people(fixture->store, name, &list, &fixture->diag));
    known = list.count > 0;
    person_list_done(&list);
    return known;
}

static size_t erase(struct fixture *fixture)
{
    size_t count = 99;

    assert_true(store_erase_expired(fixture->store, &count, &fixture->diag));
    assert_quiet(fixture);
    return count;
}

static bool in_files(struct fixture *fixture, const char *words)
{
    static const char *const names[] = {"interviews.db", "interviews.db-wal"};
    bool found = false;

    for (size_t i = 0; i < 2; i++) {
        char *path = path_join(fixture->folder, names[i]);
        size_t length = 0;
        char *bytes = path_read(path, 64 << 20, &length, &fixture->diag);

        found = found || (bytes && memmem(bytes, length, words, strlen(words)));
        free(bytes);
        free(path);
    }
    diag_clear(&fixture->diag);
    return found;
}

static void four_weeks_and_then_it_is_gone(void **state)
{
    struct fixture *fixture = *state;
    struct person known = fixture->person;
    int64_t ended;

    assert_true(
        store_add_person(fixture->store, "Sollicitant", NULL, &fixture->person, &fixture->diag));
    begin(fixture, "sollicitatiegesprek", "nl");
    walk(fixture->session, TASTE_HIGH, NULL);
    pass(fixture, 3600000);
    assert_true(session_finish(fixture->session, true, &fixture->diag));
    ended = fixture->time.clock.fixed_now;
    end(fixture);
    free(fixture->person.name);
    free(fixture->person.team);
    fixture->person = known;
    begin(fixture, "kerngesprek", "nl");
    session_set_text(fixture->session, at(fixture->session, "belangrijk", ""), "Dit blijft", 0,
                     false);
    end(fixture);

    assert_true(in_files(fixture, "Words at"));
    fixture->time.clock.fixed_now = ended + INT64_C(28) * 24 * 3600;
    assert_int_equal(erase(fixture), 0);
    assert_true(knows_person(fixture, "Sollicitant"));
    fixture->time.clock.fixed_now++;
    assert_int_equal(erase(fixture), 1);
    assert_int_equal(erase(fixture), 0);
    assert_false(knows_person(fixture, "Sollicitant"));
    assert_true(knows_person(fixture, "Amina"));
    assert_false(in_files(fixture, "Words"));
    assert_false(in_files(fixture, "Sollicitant"));
    assert_true(in_files(fixture, "Dit blijft"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_pair_of_kinds),
        EMPTY_TEST(what_is_said_of_it_stays_behind_the_wall),
        EMPTY_TEST(an_applicant_is_not_asked_everything),
        EMPTY_TEST(four_weeks_and_then_it_is_gone),
    };

    set_environment();
    return cmocka_run_group_tests_name("session/walls", tests, make_guides, remove_guides);
}
