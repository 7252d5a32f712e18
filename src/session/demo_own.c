/* The demo leader's own part in the registry: asked, sent and answered as it would be, one after the other. */
#include "demo_own.h"

#include <stdlib.h>
#include <string.h>

#include "registry/review.h"
#include "session/outbox.h"
#include "session/share.h"
#include "store/agreement.h"

enum { THINKING_DAYS = 2 };

struct own {
    struct session_setup setup; /* on the demo's clock */
    struct registry *hr;
    struct demo_clock *time;
    const struct clock *today;
    size_t language;
};

/* Days that fall as they fall: what is to wait, waits. */
static void set_day(struct own *own, const json_t *object, int later)
{
    int ahead = (int)json_integer_value(json_object_get(object, "day"));
    struct day day = day_add(clock_today(own->today), ahead + later);

    own->time->clock.fixed_now = demo_morning(own->today, day);
}

/* "" when the store has none with these words. */
static bool find_action(struct own *own, const char *words, char id[UUID_SIZE], struct diag *diag)
{
    struct agreement_list list;

    *id = '\0';
    if (!store_agreements(own->setup.store, NULL, &list, diag))
        return false;
    for (size_t i = 0; i < list.count; i++) {
        if (strcmp(action_get(&list.items[i].action, ACTION_WHAT), words) == 0)
            memcpy(id, list.items[i].action.id, UUID_SIZE);
    }
    agreement_list_done(&list);
    return true;
}

static bool send(struct own *own, struct diag *diag)
{
    struct outbox_result result;
    bool busy;

    return outbox_send(&own->setup, &result, &busy, diag);
}

static bool share(struct own *own, const json_t *object, const char *id, struct diag *diag)
{
    enum share_word yes = SHARE_YES;
    struct share_question question;
    char code[CODE_SIZE];
    int64_t leaves;
    bool ok;

    set_day(own, object, 0);
    if (!share_load(&own->setup, id, &question, diag))
        return false;
    ok = question.count != 1 ||
         share_decide(&own->setup, &question,
                      &(const struct share_decision){
                          .words = &yes,
                          .scores = SHARE_NO,
                          .person_as = question.person.name,
                          .team = question.person.team ? question.person.team : "",
                          .may_contact = json_is_true(json_object_get(object, "contact"))},
                      code, &leaves, diag);
    share_question_done(&question);
    if (!ok || json_integer_value(json_object_get(object, "day")) > -THINKING_DAYS - 1)
        return ok;
    set_day(own, object, THINKING_DAYS + 1);
    return send(own, diag);
}

static bool answer(struct own *own, const json_t *object, const char *id, struct diag *diag)
{
    const json_t *by = json_object_get(object, "by");
    const char *text = demo_words(object, "text", own->language);
    struct reply reply = {
        .text = (char *)(text ? text : ""), .who = (char *)"", .account = (char *)""};
    char day[DAY_SIZE] = "";

    if (!object)
        return true;
    if (!question_state_from_id(demo_id(object, "state"), &reply.state))
        return demo_damaged(diag, "state");
    set_day(own, object, 0);
    if (by)
        day_to_iso(demo_day(own->today, (int)json_integer_value(by)), day);
    reply.by = day;
    return registry_answer(own->hr, id, &reply, diag);
}

static bool comment(struct own *own, const json_t *object, const char *id, struct diag *diag)
{
    const char *text = demo_words(object, "text", own->language);

    if (!object || !text)
        return true;
    set_day(own, object, 0);
    return registry_comment(own->hr, id, text, diag);
}

static bool play_one(struct own *own, const json_t *object, struct diag *diag)
{
    const char *words = demo_words(object, "what", own->language);
    char id[UUID_SIZE];

    if (!words)
        return demo_damaged(diag, "own");
    if (!find_action(own, words, id, diag))
        return false;
    return !*id || (share(own, object, id, diag) &&
                    answer(own, json_object_get(object, "answer"), id, diag) &&
                    comment(own, json_object_get(object, "comment"), id, diag));
}

static bool play_all(struct own *own, const json_t *list, struct diag *diag)
{
    size_t index;
    json_t *object;

    json_array_foreach(list, index, object)
    {
        if (!play_one(own, object, diag))
            return false;
    }
    own->time->clock.fixed_now = clock_now(own->today);
    return send(own, diag);
}

/* The store counts the time by its own clock, so there is a handle of its own. */
bool demo_share_own(const struct session_setup *setup, struct registry *hr, struct demo_clock *time,
                    const json_t *list, size_t language, struct diag *diag)
{
    struct own own = {
        .setup = *setup, .hr = hr, .time = time, .today = setup->clock, .language = language};
    char *leader = store_leader_name(setup->store, diag);
    bool ok;

    if (!leader)
        return false;
    own.setup.leader = leader;
    own.setup.clock = &time->clock;
    own.setup.thinking_days = THINKING_DAYS;
    own.setup.store = store_open(setup->data_folder, leader, &time->clock, setup->ids, diag);
    ok = own.setup.store && play_all(&own, list, diag);
    store_close(own.setup.store);
    free(leader);
    return ok;
}
