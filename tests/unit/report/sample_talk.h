#ifndef WG_TEST_SAMPLE_TALK_H
#define WG_TEST_SAMPLE_TALK_H

#include <stdlib.h>
#include <time.h>

#include "domain/sample.h"
#include "report/report.h"

/* A whole talk after the sample guide: its head, its answers, its plan. */
struct sample_talk {
    struct script *script;
    struct conversation *conversation;
    struct interview interview;
    struct plan plan;
    struct talk talk; /* points into the others */
};

static inline void sample_talk_init(struct sample_talk *sample, const char *person)
{
    setenv("TZ", "UTC", 1);
    tzset();
    *sample = (struct sample_talk){.script = sample_script()};
    sample->conversation = conversation_new(sample->script);
    interview_init(&sample->interview);
    plan_init(&sample->plan);
    strcpy(sample->interview.id, "00000000-0000-4000-8000-000000000001");
    sample->interview.person = xstrdup(person);
    sample->interview.team = xstrdup("Team Noord");
    sample->interview.leader = xstrdup("K. Jansen");
    sample->interview.script_id = xstrdup("sample");
    sample->interview.script_version = 3;
    sample->interview.language = xstrdup("en");
    sample->interview.started = 1795344300; /* 2026-11-22T10:45:00Z */
    sample->talk = (struct talk){.interview = &sample->interview,
                                 .conversation = sample->conversation,
                                 .plan = &sample->plan};
}

static inline void sample_talk_done(struct sample_talk *sample)
{
    conversation_free(sample->conversation);
    script_free(sample->script);
    interview_done(&sample->interview);
    plan_done(&sample->plan);
}

static inline void sample_only_me(struct conversation *talk, size_t step, const char *item,
                                  const char *text)
{
    struct answer answer = sample_get(talk, step, item);

    answer.state = STATE_GIVEN;
    answer.visibility = VISIBLE_ONLY_ME;
    xstrset(&answer.text, text);
    sample_put(talk, step, item, &answer);
}

static inline void sample_remark(struct conversation *talk, size_t step, const char *item,
                                 const char *remark, enum visibility visibility)
{
    struct answer answer = sample_get(talk, step, item);

    answer.remark_visibility = visibility;
    xstrset(&answer.remark, remark);
    sample_put(talk, step, item, &answer);
}

static inline void sample_confirm(struct conversation *talk, size_t step,
                                  enum confirmation confirmation, const char *correction)
{
    struct answer answer = sample_get(talk, step, "");

    answer.confirmation = confirmation;
    xstrset(&answer.correction, correction);
    sample_put(talk, step, "", &answer);
}

/* Fields as id-less pairs, ended by ACTION_FIELD_COUNT. */
struct sample_field {
    enum action_field field;
    const char *text;
};
static inline void sample_action(struct sample_talk *sample, const char *id,
                                 const struct sample_field *fields, bool shared)
{
    struct action action;

    action_init(&action);
    strcpy(action.id, id);
    action.shared = shared;
    for (; fields->field != ACTION_FIELD_COUNT; fields++)
        action_set(&action, fields->field, fields->text);
    plan_add(&sample->plan, &action);
    action_done(&action);
}

static inline void sample_talk_say(struct conversation *talk)
{
    sample_text(talk, SAMPLE_MATTERS, "", "Enough time for the people I care for.\nAnd a laugh.");
    sample_text(talk, SAMPLE_WORDS, "use-skills", "Wound care: I am good at that.");
    sample_scores(talk, "use-skills", 5, 4, 4);
    sample_text(talk, SAMPLE_WORDS, "develop-skills",
                "I want to learn to coach new colleagues.\n\nNot on a course, at work.");
    sample_scores(talk, "develop-skills", 5, 3, 2);
    sample_scores(talk, "decisions", 3, 3, 3);
    sample_state(talk, SAMPLE_WORDS, "contacts", STATE_UNKNOWN);
    sample_scores(talk, "contacts", 4, 4, 0);
    sample_state(talk, SAMPLE_WORKS, "contacts", STATE_UNKNOWN);
    sample_state(talk, SAMPLE_IMPORTANCE, "income", STATE_DECLINED);
    sample_state(talk, SAMPLE_WORDS, "income", STATE_DECLINED);
    sample_toggle(talk, SAMPLE_FOCUS, "", "develop-skills");
    sample_toggle(talk, SAMPLE_FOCUS, "", "use-skills");
    sample_toggle(talk, SAMPLE_HELPS, "develop-skills", "team");
    sample_text(talk, SAMPLE_HELPS, "develop-skills", "Samira, who coached me");
    sample_text(talk, SAMPLE_BETWEEN, "develop-skills", "There is no time in the roster.");
    sample_text(talk, SAMPLE_CHANCES, "develop-skills", "Ask Samira to join me.");
    sample_text(talk, SAMPLE_LOOKS, "develop-skills", "I have one new colleague under my wing.");
    /* Hidden: it works well enough. */
    sample_text(talk, SAMPLE_BETWEEN, "use-skills", "HIDDEN-WORDS");
    /* No longer chosen. */
    sample_text(talk, SAMPLE_CHANCES, "income", "GONE-WORDS");
    sample_text(talk, SAMPLE_SUMMARY, "", "You like to teach, and you miss time for it.");
    sample_confirm(talk, SAMPLE_SUMMARY, CONFIRM_CORRECTED, "Not teach: walk beside someone.");
    sample_text(talk, SAMPLE_AGREED, "", "yes");
    sample_text(talk, SAMPLE_MOOD, "", "glad");
    sample_number(talk, SAMPLE_ENERGY, "", 4);
    sample_number(talk, SAMPLE_HOURS, "", 28);
    sample_text(talk, SAMPLE_STAYS, "", "What I said about the night shift.");
    sample_text(talk, SAMPLE_NEXT, "", "2026-12-31");
}

/* A talk with one of everything, private things too. */
static inline void sample_talk_fill(struct sample_talk *sample)
{
    static const struct sample_field coach[] = {{ACTION_VALUE, "develop-skills"},
                                                {ACTION_WHAT, "Coach one new colleague"},
                                                {ACTION_OWN_PART, "I ask Samira"},
                                                {ACTION_NEED, "Two hours a week"},
                                                {ACTION_KIND, "time"},
                                                {ACTION_HELPER, "Samira"},
                                                {ACTION_FIRST_STEP, "Call her on Monday"},
                                                {ACTION_DUE, "2027-01-15"},
                                                {ACTION_NOTICE, "The new colleague says so"},
                                                {ACTION_STATUS, "busy"},
                                                {ACTION_REASON, "she said yes"},
                                                {ACTION_FIELD_COUNT, NULL}};
    static const struct sample_field roster[] = {{ACTION_WHAT, "Free two hours in the roster"},
                                                 {ACTION_OWNER, "leader"},
                                                 {ACTION_FIELD_COUNT, NULL}};
    static const struct sample_field untouched[] = {{ACTION_VALUE, "income"},
                                                    {ACTION_FIELD_COUNT, NULL}};
    struct conversation *talk = sample->conversation;

    sample_talk_say(talk);
    sample_action(sample, "00000000-0000-4000-8000-00000000000a", coach, true);
    sample_action(sample, "00000000-0000-4000-8000-00000000000b", roster, false);
    sample_action(sample, "00000000-0000-4000-8000-00000000000c", untouched, false);
    sample_remark(talk, SAMPLE_WORDS, "use-skills", "Show the wound plan to the team.",
                  VISIBLE_TOGETHER);
    sample_remark(talk, SAMPLE_ROOM, "decisions", "SECRET-REMARK ask Tom", VISIBLE_ONLY_ME);
    sample_only_me(talk, SAMPLE_WORDS, "contribution", "SECRET-WORDS come back to this");
    sample->interview.status = INTERVIEW_CLOSED;
    sample->interview.closed = 1795348800; /* 12:00 */
    sample->interview.talked_about = 6;
}

#endif
