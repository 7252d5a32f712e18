/*
 * Plays data/demo/registry.json as leaders and HR would: each share, answer and comment in its turn, on a clock that is
 * set back to its day, through the same calls as theirs. Days are counted from today, quarters from the one that is
 * under way. When a quarter is over it is published before anything of the next one arrives.
 */
#include <jansson.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/path.h"
#include "demo_file.h"
#include "demo_own.h"
#include "domain/share.h"
#include "registry/review.h"
#include "registry/sharing.h"
#include "session/demo.h"

enum {
    TEAMS_MOST = 8,
    QUARTERS_BACK = 4,
    HALF_A_QUARTER = 45,   /* days */
    LATER_THAT_DAY = 7200, /* seconds: HR reads after it was shared */
    SCORES_A_VALUE = 3,
    SCORES_TEXT = 4 * VALUE_COUNT - 1 /* "543 544 … 332" */
};

struct stage;
/* Something that happens, at a moment. */
struct event {
    int64_t moment;
    size_t order; /* of those at one moment: as they stand in the file */
    bool (*play)(struct stage *stage, const struct event *event, struct diag *diag);
    const json_t *what;  /* the action, the person, the team */
    const json_t *other; /* the answer, the comment, the scores */
    size_t index;        /* of `what` in its list */
    struct quarter quarter;
};

struct stage {
    const struct session_setup *given;
    struct demo_clock time;
    size_t words;
    json_t *root;
    struct registry_setup setups[TEAMS_MOST], hr_setup;
    char leader_ids[TEAMS_MOST][UUID_SIZE];
    struct registry *leaders[TEAMS_MOST];
    struct registry *hr;
    char (*codes)[CODE_SIZE]; /* one a person */
    char (*ids)[UUID_SIZE];   /* one an action */
    struct event *events;
    size_t count;
    struct quarter now; /* of the last event */
};

/* ---- who ---- */

static const json_t *list_of(const struct stage *stage, const char *name)
{
    return json_object_get(stage->root, name);
}

/* Where the one with this key stands; SIZE_MAX when nobody has it. */
static size_t find_key(const struct stage *stage, const char *list, const char *key)
{
    size_t index;
    json_t *one;

    json_array_foreach(list_of(stage, list), index, one)
    {
        if (strcmp(demo_id(one, "key"), key) == 0)
            return index;
    }
    return SIZE_MAX;
}

static const char *words_of(const struct stage *stage, const json_t *object, const char *key)
{
    const char *words = demo_words(object, key, stage->words);

    return words ? words : "";
}

static const char *team_name(const struct stage *stage, size_t team)
{
    return words_of(stage, json_array_get(list_of(stage, "teams"), team), "name");
}

/* A day from today as ISO, or "" when none is said. */
static void day_text(const struct stage *stage, const json_t *ahead, char out[DAY_SIZE])
{
    *out = '\0';
    if (ahead)
        day_to_iso(demo_day(stage->given->clock, (int)json_integer_value(ahead)), out);
}

/* ---- what a leader does ---- */

static void fill_action(const struct stage *stage, const json_t *object, struct action *action)
{
    static const enum action_field spoken[] = {ACTION_WHAT, ACTION_NEED};
    static const enum action_field chosen[] = {ACTION_VALUE, ACTION_OWNER, ACTION_KIND};
    char due[DAY_SIZE];

    for (size_t i = 0; i < sizeof spoken / sizeof *spoken; i++)
        action_set(action, spoken[i], words_of(stage, object, action_field_id(spoken[i])));
    for (size_t i = 0; i < sizeof chosen / sizeof *chosen; i++)
        action_set(action, chosen[i], demo_id(object, action_field_id(chosen[i])));
    day_text(stage, json_object_get(object, "due"), due);
    action_set(action, ACTION_DUE, due);
}

/* `other`: the change since it was shared first, or NULL. */
static bool play_share(struct stage *stage, const struct event *event, struct diag *diag)
{
    size_t person = find_key(stage, "people", demo_id(event->what, "person"));
    const json_t *who = json_array_get(list_of(stage, "people"), person);
    size_t team = find_key(stage, "teams", demo_id(who, "team"));
    const char *number = demo_id(event->what, "number");
    struct shared_action shared;
    enum share_result result;
    bool ok;

    if (person == SIZE_MAX || team == SIZE_MAX)
        return demo_damaged(diag, demo_id(event->what, "person"));
    shared_action_init(&shared);
    fill_action(stage, event->what, &shared.action);
    if (event->other) {
        action_set(&shared.action, ACTION_STATUS, demo_id(event->other, "status"));
        action_set(&shared.action, ACTION_REASON, words_of(stage, event->other, "reason"));
    } else {
        uuid_new(stage->given->ids, stage->ids[event->index]);
    }
    memcpy(shared.action.id, stage->ids[event->index], UUID_SIZE);
    shared.action.revision = event->other ? 2 : 1;
    shared.round = 1;
    shared.may_contact = json_is_true(json_object_get(event->what, "contact"));
    xstrset(&shared.person, *number ? number : words_of(stage, who, "name"));
    xstrset(&shared.team, team_name(stage, team));
    ok = registry_share(stage->leaders[team], &shared, stage->codes[person], &result, diag);
    shared_action_done(&shared);
    return ok;
}

/* Three digits a value, in the order of the values. */
static bool read_scores(const char *text, struct score_row rows[VALUE_COUNT])
{
    if (strlen(text) != SCORES_TEXT)
        return false;
    for (int v = 0; v < VALUE_COUNT; v++) {
        const char *digits = text + (SCORES_A_VALUE + 1) * v;

        if (strspn(digits, "12345") != SCORES_A_VALUE)
            return false;
        rows[v] =
            (struct score_row){(enum value)v, digits[0] - '0', digits[1] - '0', digits[2] - '0'};
    }
    return true;
}

static bool play_scores(struct stage *stage, const struct event *event, struct diag *diag)
{
    size_t team = find_key(stage, "teams", demo_id(event->what, "team"));
    const char *text = json_string_value(event->other);
    struct score_row rows[VALUE_COUNT];
    char token[UUID_SIZE];

    if (team == SIZE_MAX || !text || !read_scores(text, rows))
        return demo_damaged(diag, demo_id(event->what, "key"));
    uuid_new(stage->given->ids, token);
    return registry_send_scores(stage->leaders[team], token, team_name(stage, team), event->quarter,
                                rows, VALUE_COUNT, diag);
}

static bool play_counts(struct stage *stage, const struct event *event, struct diag *diag)
{
    return registry_send_counts(stage->leaders[event->index], team_name(stage, event->index),
                                event->quarter,
                                (int)json_integer_value(json_array_get(event->other, 0)),
                                (int)json_integer_value(json_array_get(event->other, 1)), diag);
}

/* ---- what HR does ---- */

static bool play_answer(struct stage *stage, const struct event *event, struct diag *diag)
{
    struct shared_action now;
    struct reply reply = {0};
    char by[DAY_SIZE];

    if (!registry_find(stage->hr, stage->ids[event->index], &now, diag))
        return false;
    reply.moment = now.reply.moment; /* HR looked before it answers */
    shared_action_done(&now);
    if (!question_state_from_id(demo_id(event->other, "state"), &reply.state))
        return demo_damaged(diag, demo_id(event->other, "state"));
    day_text(stage, json_object_get(event->other, "by"), by);
    reply.by = by;
    reply.text = (char *)words_of(stage, event->other, "text");
    reply.who = reply.account = (char *)"";
    return registry_answer(stage->hr, stage->ids[event->index], &reply, diag);
}

static bool play_comment(struct stage *stage, const struct event *event, struct diag *diag)
{
    return registry_comment(stage->hr, stage->ids[event->index],
                            words_of(stage, event->other, "text"), diag);
}

static bool play_mark(struct stage *stage, const struct event *event, struct diag *diag)
{
    enum talk_mark mark;

    return talk_mark_from_id(demo_id(event->what, "mark"), &mark)
               ? registry_mark(stage->hr, stage->ids[event->index], mark, diag)
               : demo_damaged(diag, "mark");
}

/* ---- in which order ---- */

static struct event *add_event(struct stage *stage, int64_t moment,
                               bool (*play)(struct stage *stage, const struct event *event,
                                            struct diag *diag),
                               const json_t *what, size_t index)
{
    struct event *event;

    stage->events = xreallocarray(stage->events, stage->count + 1, sizeof *stage->events);
    event = &stage->events[stage->count];
    *event = (struct event){
        .moment = moment, .order = stage->count, .play = play, .what = what, .index = index};
    stage->count++;
    return event;
}

static int64_t moment_of(const struct stage *stage, const json_t *object, bool of_hr)
{
    int ahead = (int)json_integer_value(json_object_get(object, "day"));
    struct day day = demo_day(stage->given->clock, ahead);

    return demo_morning(stage->given->clock, day) + (of_hr ? LATER_THAT_DAY : 0);
}

static void add_action(struct stage *stage, const json_t *action, size_t index)
{
    const json_t *change = json_object_get(action, "change");
    size_t i;
    json_t *one;

    add_event(stage, moment_of(stage, action, false), play_share, action, index);
    if (change)
        add_event(stage, moment_of(stage, change, false), play_share, action, index)->other =
            change;
    json_array_foreach(json_object_get(action, "answers"), i, one)
    {
        add_event(stage, moment_of(stage, one, true), play_answer, action, index)->other = one;
    }
    json_array_foreach(json_object_get(action, "comments"), i, one)
    {
        add_event(stage, moment_of(stage, one, true), play_comment, action, index)->other = one;
    }
    if (*demo_id(action, "mark"))
        add_event(stage, moment_of(stage, action, true), play_mark, action, index);
}

/* So many quarters before the one that is under way. */
static struct quarter quarter_back(const struct stage *stage, int back)
{
    struct quarter quarter = quarter_of(clock_today(stage->given->clock));

    for (int i = 0; i < back; i++)
        quarter = quarter_before(quarter);
    return quarter;
}

/* In the middle of a quarter, but not later than today. */
static int64_t middle_of(const struct stage *stage, struct quarter quarter)
{
    struct day today = clock_today(stage->given->clock);
    struct day day = day_add(quarter_first_day(quarter), HALF_A_QUARTER);

    return demo_morning(stage->given->clock, day_difference(day, today) < 0 ? today : day);
}

static void add_person(struct stage *stage, const json_t *person, size_t index)
{
    for (int back = QUARTERS_BACK; back >= 0; back--) {
        char *key = xasprintf("%d", -back);
        const json_t *scores = json_object_get(json_object_get(person, "scores"), key);
        struct quarter quarter = quarter_back(stage, back);

        if (scores) {
            struct event *event =
                add_event(stage, middle_of(stage, quarter), play_scores, person, index);

            event->other = scores;
            event->quarter = quarter;
        }
        free(key);
    }
}

static void add_team(struct stage *stage, const json_t *team, size_t index)
{
    for (int back = QUARTERS_BACK; back >= 0; back--) {
        struct quarter quarter = quarter_back(stage, back);
        struct event *event = add_event(stage, middle_of(stage, quarter), play_counts, team, index);

        event->other =
            json_array_get(json_object_get(team, "talks"), (size_t)(QUARTERS_BACK - back));
        event->quarter = quarter;
    }
}

static void add_all(struct stage *stage, const char *list,
                    void (*add)(struct stage *stage, const json_t *one, size_t index))
{
    size_t index;
    json_t *one;

    json_array_foreach(list_of(stage, list), index, one) add(stage, one, index);
}

static int compare_events(const void *one, const void *other)
{
    const struct event *a = one, *b = other;

    if (a->moment != b->moment)
        return a->moment < b->moment ? -1 : 1;
    return a->order < b->order ? -1 : a->order > b->order;
}

/* ---- playing ---- */

/* Looking at the overview is what publishes the quarters that are over. */
static bool publish(struct stage *stage, struct diag *diag)
{
    struct overview overview;

    if (!registry_overview(stage->hr, &overview, diag))
        return false;
    overview_done(&overview);
    return true;
}

static bool play_event(struct stage *stage, const struct event *event, struct diag *diag)
{
    struct quarter quarter = quarter_of(day_of_moment(event->moment));
    bool begins = quarter_compare(quarter, stage->now) != 0;

    stage->time.clock.fixed_now = event->moment;
    stage->now = quarter;
    return (!begins || publish(stage, diag)) && event->play(stage, event, diag);
}

static bool play(struct stage *stage, struct diag *diag)
{
    bool ok = true;

    add_all(stage, "teams", add_team);
    add_all(stage, "people", add_person);
    add_all(stage, "actions", add_action);
    qsort(stage->events, stage->count, sizeof *stage->events, compare_events);
    for (size_t i = 0; ok && i < stage->count; i++)
        ok = play_event(stage, &stage->events[i], diag);
    stage->time.clock.fixed_now = clock_now(stage->given->clock);
    return ok && publish(stage, diag);
}

/* ---- opening ---- */

static struct registry_setup setup_of(struct stage *stage, const char *leader, const char *name)
{
    return (struct registry_setup){.where = stage->given->registry,
                                   .clock = &stage->time.clock,
                                   .ids = stage->given->ids,
                                   .leader = leader,
                                   .name = name,
                                   .account = "demo"};
}

static bool open_leaders(struct stage *stage, struct diag *diag)
{
    size_t count = json_array_size(list_of(stage, "teams"));

    if (count > TEAMS_MOST)
        return demo_damaged(diag, "teams");
    for (size_t i = 0; i < count; i++) {
        const json_t *team = json_array_get(list_of(stage, "teams"), i);

        uuid_new(stage->given->ids, stage->leader_ids[i]);
        stage->setups[i] = setup_of(stage, stage->leader_ids[i], words_of(stage, team, "leader"));
        stage->leaders[i] = registry_open(&stage->setups[i], NULL, diag);
        if (!stage->leaders[i])
            return false;
    }
    return true;
}

static bool is_empty(struct stage *stage, struct diag *diag)
{
    const struct plan_query query = {.rows = 1};
    struct plan_page page;
    bool empty;

    if (!registry_page(stage->hr, &query, &page, diag))
        return false;
    empty = page.plans.count == 0;
    plan_page_done(&page);
    return empty || diag_error(diag,
                               _("Plans were shared in %s already. The demo goes into an "
                                 "empty registry only."),
                               stage->given->registry);
}

static bool set_up(struct stage *stage, struct diag *diag)
{
    stage->time.clock.fixed_now = clock_now(stage->given->clock);
    stage->hr_setup = setup_of(stage, "", words_of(stage, stage->root, "hr"));
    stage->hr = registry_open(&stage->hr_setup, NULL, diag);
    return stage->hr && is_empty(stage, diag) &&
           registry_set(stage->hr, "organisation", words_of(stage, stage->root, "organisation"),
                        diag) &&
           registry_set(stage->hr, "contact", words_of(stage, stage->root, "contact"), diag) &&
           open_leaders(stage, diag);
}

static void stage_init(struct stage *stage)
{
    size_t people = json_array_size(list_of(stage, "people"));

    demo_clock_init(&stage->time);
    stage->now = quarter_of(clock_today(stage->given->clock));
    stage->ids = xcalloc(json_array_size(list_of(stage, "actions")) + 1, sizeof *stage->ids);
    stage->codes = xcalloc(people + 1, sizeof *stage->codes);
    for (size_t i = 0; i < people; i++)
        code_new(stage->given->ids, stage->codes[i]);
}

static void stage_done(struct stage *stage)
{
    for (size_t i = 0; i < TEAMS_MOST; i++)
        registry_close(stage->leaders[i]);
    registry_close(stage->hr);
    free(stage->events);
    free(stage->codes);
    free(stage->ids);
    json_decref(stage->root);
}

/* Never where other people's plans may be. */
static bool lies_here(const struct session_setup *setup)
{
    char *folder;
    bool here;

    if (!setup->registry || !setup->data_folder ||
        registry_home_of(setup->registry) != REGISTRY_SQLITE)
        return false;
    folder = path_folder(setup->registry);
    here = strcmp(folder, setup->data_folder) == 0;
    free(folder);
    return here;
}

bool registry_demo_fill(const struct session_setup *setup, const char *language, struct diag *diag)
{
    struct stage stage = {.given = setup, .words = strncmp(language, "nl", 2) == 0 ? 0 : 1};
    bool ok;

    if (!lies_here(setup))
        return true;
    stage.root = demo_read("demo/registry.json", diag);
    if (!stage.root)
        return false;
    stage_init(&stage);
    ok = set_up(&stage, diag) && play(&stage, diag) &&
         demo_share_own(setup, stage.hr, &stage.time, list_of(&stage, "own"), stage.words, diag);
    stage_done(&stage);
    return ok;
}
