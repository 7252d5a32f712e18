/*
 * Holds the talks of data/demo/demo.json as a leader would: through a session, answer by answer, on a clock
 * that is set back to their day. So what the demo shows was made by the program itself, and with the
 * clock at one moment it is the same every time. Days in the file are counted from today.
 */
#include "session/demo.h"

#include <jansson.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "demo_file.h"
#include "session/correct.h"
#include "session/heartbeat.h"
#include "store/appointment.h"

enum {
    SECONDS_AN_EDIT = 61, /* longer than a run of typing in the history */
    KEYS_MOST = 32,
    TALKS_MOST = 32,
};

/* An agreement of an earlier talk, by the name that the file gives it. */
struct known {
    const char *key;
    char id[UUID_SIZE];
};

struct demo {
    const struct session_setup *given;
    struct session_setup setup; /* the same on the demo's own clock */
    struct demo_clock time;
    const char *language;
    size_t words; /* 0 = Dutch, 1 = English: where a text stands in its pair */
    const json_t *root;
    struct known known[KEYS_MOST];
    size_t known_count;
    char talks[TALKS_MOST][UUID_SIZE];
    size_t talk_count;
    struct session *session;
};

/* ---- what the file says ---- */

static const char *words_of(const struct demo *demo, const json_t *object, const char *key)
{
    return demo_words(object, key, demo->words);
}

static struct day day_of(const struct demo *demo, const json_t *days)
{
    return demo_day(demo->given->clock, (int)json_integer_value(days));
}

static void set_day(struct demo *demo, const json_t *object)
{
    demo->time.clock.fixed_now =
        demo_morning(demo->given->clock, day_of(demo, json_object_get(object, "day")));
}

static void time_passes(struct demo *demo)
{
    demo->time.clock.fixed_now += SECONDS_AN_EDIT;
    demo->time.ticks += (int64_t)SECONDS_AN_EDIT * 1000;
}

/* ---- people ---- */

static bool need_person(struct demo *demo, const char *key, struct person *out, struct diag *diag)
{
    const json_t *object = json_object_get(json_object_get(demo->root, "people"), key);
    const char *name = words_of(demo, object, "name");
    const char *team = words_of(demo, object, "team");
    struct person_list found;

    if (!name)
        return demo_damaged(diag, key);
    if (!store_match_person(demo->setup.store, name, team, &found, diag))
        return false;
    if (found.count == 0)
        return store_add_person(demo->setup.store, name, team, out, diag);
    *out = found.items[0];
    found.items[0] = (struct person){0};
    person_list_done(&found);
    return true;
}

static void forget_person(struct person *person)
{
    free(person->name);
    free(person->team);
}

/* ---- answers ---- */

static const char *known_id(const struct demo *demo, const char *key)
{
    for (size_t i = 0; i < demo->known_count; i++) {
        if (strcmp(demo->known[i].key, key) == 0)
            return demo->known[i].id;
    }
    return "";
}

/* An item is "", a value, or an agreement: "@key". */
static bool find_place(const struct demo *demo, const char *step, const char *item,
                       struct place *out)
{
    const struct conversation *conversation = session_conversation(demo->session);
    const char *id = *item == '@' ? known_id(demo, item + 1) : item;

    out->step = script_find_step(session_script(demo->session), step);
    out->item = value_from_id(id) != VALUE_NONE ? value_id(value_from_id(id))
                                                : conversation_item(conversation, id);
    return out->step != SIZE_MAX && (!*item || *out->item);
}

static void set_choices(struct demo *demo, struct place place, const json_t *choices)
{
    size_t index;
    json_t *choice;

    json_array_foreach(choices, index, choice)
        session_choose(demo->session, place, json_string_value(choice));
}

static void set_remark(struct demo *demo, struct place place, const json_t *object)
{
    const char *remark = words_of(demo, object, "remark");
    bool only_me = json_is_true(json_object_get(object, "only_me"));

    if (remark)
        session_set_remark(demo->session, place, remark,
                           only_me ? VISIBLE_ONLY_ME : VISIBLE_TOGETHER, false);
}

static void confirm(struct demo *demo, struct place place, const json_t *object)
{
    enum confirmation confirmation;

    if (*demo_id(object, "confirm") &&
        confirmation_from_id(demo_id(object, "confirm"), &confirmation))
        session_confirm(demo->session, place, confirmation, words_of(demo, object, "correction"),
                        false);
}

static bool give_answer(struct demo *demo, const json_t *object, struct diag *diag)
{
    const char *text = words_of(demo, object, "text");
    const json_t *day = json_object_get(object, "day");
    char iso[DAY_SIZE];
    struct day proposed;
    struct place place;

    if (!find_place(demo, demo_id(object, "step"), demo_id(object, "item"), &place))
        return demo_damaged(diag, demo_id(object, "step"));
    time_passes(demo);
    if (text)
        session_set_text(demo->session, place, text, strlen(text), false);
    if (*demo_id(object, "choice"))
        session_choose(demo->session, place, demo_id(object, "choice"));
    set_choices(demo, place, json_object_get(object, "choices"));
    if (day) {
        day_to_iso(day_of(demo, day), iso);
        session_set_date(demo->session, place, iso, &proposed);
    }
    confirm(demo, place, object);
    set_remark(demo, place, object);
    return true;
}

static bool give_answers(struct demo *demo, const json_t *talk, struct diag *diag)
{
    size_t index;
    json_t *object;

    json_array_foreach(json_object_get(talk, "answers"), index, object)
    {
        if (!give_answer(demo, object, diag))
            return false;
    }
    return true;
}

/* Importance, room, realisation, where the guide asks for them; 0 = not said. */
static void give_scores(struct demo *demo, const char *value, const json_t *scores)
{
    static const enum measure measures[] = {MEASURE_IMPORTANCE, MEASURE_OPPORTUNITY,
                                            MEASURE_REALISATION};
    const struct script *script = session_script(demo->session);

    for (size_t i = 0; i < sizeof measures / sizeof *measures; i++) {
        struct place place = {script_find_measure(script, measures[i]),
                              value_id(value_from_id(value))};
        int score = (int)json_integer_value(json_array_get(scores, i));

        if (place.step == SIZE_MAX || score == SCORE_OPEN)
            continue;
        time_passes(demo);
        session_set_number(demo->session, place, score);
    }
}

static bool give_values(struct demo *demo, const json_t *talk, struct diag *diag)
{
    json_t *values = json_object_get(talk, "values");
    const char *value;
    json_t *object;

    json_object_foreach(values, value, object)
    {
        const char *words = words_of(demo, object, "words");
        struct place place;

        if (!find_place(demo, "eigen-woorden", value, &place))
            return demo_damaged(diag, value);
        time_passes(demo);
        if (words)
            session_set_text(demo->session, place, words, strlen(words), false);
        set_remark(demo, place, object);
        give_scores(demo, value, json_object_get(object, "scores"));
    }
    return true;
}

/* ---- agreements ---- */

static bool set_field(struct demo *demo, size_t action, enum action_field field, const char *text,
                      struct diag *diag)
{
    return !text || !*text || session_set_action(demo->session, action, field, text, false) ||
           demo_damaged(diag, text);
}

static bool set_fields(struct demo *demo, size_t action, const json_t *object, struct diag *diag)
{
    static const enum action_field spoken[] = {ACTION_WHAT,       ACTION_OWN_PART, ACTION_NEED,
                                               ACTION_FIRST_STEP, ACTION_HELPER,   ACTION_NOTICE};
    static const enum action_field chosen[] = {ACTION_OWNER, ACTION_KIND};
    const json_t *due = json_object_get(object, action_field_id(ACTION_DUE));
    char iso[DAY_SIZE] = "";
    bool ok = true;

    time_passes(demo);
    for (size_t i = 0; ok && i < sizeof spoken / sizeof *spoken; i++)
        ok = set_field(demo, action, spoken[i], words_of(demo, object, action_field_id(spoken[i])),
                       diag);
    for (size_t i = 0; ok && i < sizeof chosen / sizeof *chosen; i++)
        ok = set_field(demo, action, chosen[i], demo_id(object, action_field_id(chosen[i])), diag);
    if (due)
        day_to_iso(day_of(demo, due), iso);
    return ok && set_field(demo, action, ACTION_DUE, iso, diag);
}

static bool change_actions(struct demo *demo, const json_t *talk, struct diag *diag)
{
    size_t index;
    json_t *object;

    json_array_foreach(json_object_get(talk, "changes"), index, object)
    {
        const char *key = demo_id(object, "action");
        size_t action = plan_find(session_plan(demo->session), known_id(demo, key));

        if (action == SIZE_MAX)
            return demo_damaged(diag, key);
        if (!set_fields(demo, action, object, diag))
            return false;
    }
    return true;
}

static bool add_actions(struct demo *demo, const json_t *talk, struct diag *diag)
{
    size_t index;
    json_t *object;

    json_array_foreach(json_object_get(talk, "actions"), index, object)
    {
        struct known *known = &demo->known[demo->known_count];
        size_t action;

        if (demo->known_count == KEYS_MOST)
            return demo_damaged(diag, demo_id(object, "key"));
        time_passes(demo);
        action = session_add_action(demo->session, value_from_id(demo_id(object, "value")));
        known->key = demo_id(object, "key");
        memcpy(known->id, session_plan(demo->session)->actions[action].id, sizeof known->id);
        demo->known_count++;
        if (!set_fields(demo, action, object, diag))
            return false;
    }
    return true;
}

/* ---- a talk ---- */

/* Where an unfinished one goes on. */
static bool stop_at(struct demo *demo, const json_t *talk, struct diag *diag)
{
    struct place place;

    if (!*demo_id(talk, "stop"))
        return true;
    if (!find_place(demo, demo_id(talk, "stop"), demo_id(talk, "stop_item"), &place))
        return demo_damaged(diag, demo_id(talk, "stop"));
    session_enter(demo->session, place);
    return true;
}

static bool go_through(struct demo *demo, const json_t *talk, struct diag *diag)
{
    if (!give_values(demo, talk, diag) || !give_answers(demo, talk, diag) ||
        !change_actions(demo, talk, diag) || !add_actions(demo, talk, diag) ||
        !stop_at(demo, talk, diag))
        return false;
    if (json_is_true(json_object_get(talk, "finished")) &&
        !session_finish(demo->session, true, diag))
        return false;
    return !session_unsaved(demo->session) ||
           diag_error(diag, "%s", session_unsaved(demo->session));
}

static bool hold_talk(struct demo *demo, const json_t *talk, struct diag *diag)
{
    struct person person = {0};
    bool ok = demo->talk_count < TALKS_MOST || demo_damaged(diag, "talks");

    set_day(demo, talk);
    ok = ok && need_person(demo, demo_id(talk, "person"), &person, diag);
    demo->session = ok ? session_start(&demo->setup, &person, person.team, demo_id(talk, "guide"),
                                       demo->language, diag)
                       : NULL;
    forget_person(&person);
    if (!demo->session)
        return false;
    memcpy(demo->talks[demo->talk_count++], session_interview(demo->session)->id, UUID_SIZE);
    ok = go_through(demo, talk, diag);
    session_close(demo->session);
    demo->session = NULL;
    return ok;
}

/* ---- beside the talks ---- */

static bool correct(struct demo *demo, const json_t *object, struct diag *diag)
{
    size_t talk = (size_t)json_integer_value(json_object_get(object, "talk"));
    const char *text = words_of(demo, object, "text");

    if (talk >= demo->talk_count || !text)
        return demo_damaged(diag, "corrections");
    set_day(demo, object);
    return correct_answer(&demo->setup, demo->talks[talk], demo_id(object, "step"),
                          demo_id(object, "item"), text, diag);
}

static bool appoint(struct demo *demo, const json_t *object, struct diag *diag)
{
    struct person person = {0};
    char id[UUID_SIZE];
    struct day day = day_of(demo, json_object_get(object, "day"));
    bool ok = need_person(demo, demo_id(object, "person"), &person, diag) &&
              store_add_appointment(demo->setup.store, person.id, NULL, demo_id(object, "guide"),
                                    day, id, diag);

    forget_person(&person);
    return ok;
}

static bool each(struct demo *demo, const char *list,
                 bool (*one)(struct demo *demo, const json_t *object, struct diag *diag),
                 struct diag *diag)
{
    size_t index;
    json_t *object;

    json_array_foreach(json_object_get(demo->root, list), index, object)
    {
        if (!one(demo, object, diag))
            return false;
    }
    return true;
}

/* ---- the whole ---- */

static bool is_empty(struct store *store, struct diag *diag)
{
    struct interview_list talks;
    struct person_list people;
    bool empty;

    if (!store_interviews(store, &talks, diag))
        return false;
    if (!store_people(store, &people, diag)) {
        interview_list_done(&talks);
        return false;
    }
    empty = talks.count == 0 && people.count == 0;
    interview_list_done(&talks);
    person_list_done(&people);
    return empty || diag_error(diag, _("There are talks in this folder already. The demo goes into "
                                       "an empty one only."));
}

/* Who led the talks in the file is no more real than the people in it. */
static bool name_leader(struct demo *demo, struct diag *diag)
{
    const char *name = words_of(demo, demo->root, "leader");

    if (!name)
        return demo_damaged(diag, "leader");
    demo->setup.leader = name;
    return store_name_leader(demo->setup.store, name, diag);
}

/* The store counts the time by its own clock, so the demo has a store handle of its own. */
static bool fill(struct demo *demo, struct diag *diag)
{
    bool ok;

    demo->setup.store = store_open(demo->given->data_folder, demo->given->leader, &demo->time.clock,
                                   demo->given->ids, diag);
    if (!demo->setup.store)
        return false;
    ok = name_leader(demo, diag) && each(demo, "talks", hold_talk, diag) &&
         each(demo, "corrections", correct, diag) && each(demo, "appointments", appoint, diag);
    store_close(demo->setup.store);
    return ok;
}

bool demo_fill(const struct session_setup *setup, const char *language, struct diag *diag)
{
    struct demo demo = {
        .given = setup,
        .setup = *setup,
        .language = language,
        .words = strncmp(language, "nl", 2) == 0 ? 0 : 1,
    };
    json_t *root;
    bool ok;

    if (!is_empty(setup->store, diag))
        return false;
    demo_clock_init(&demo.time);
    root = demo_read("demo/demo.json", diag);
    demo.root = root;
    demo.setup.clock = &demo.time.clock;
    ok = root && fill(&demo, diag);
    json_decref(root);
    return ok && registry_demo_fill(setup, language, diag);
}
