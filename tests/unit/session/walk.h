#ifndef WG_TEST_SESSION_WALK_H
#define WG_TEST_SESSION_WALK_H

/* Going through a talk as a person would: page by page, an answer at every place of it. */
#include "fixture.h"

#include "base/buf.h"
#include "session/rehearse.h"

/* Who goes through: someone who always takes the low end, the high end, or lets the program invent. */
enum taste { TASTE_LOW, TASTE_MIDDLE, TASTE_HIGH, TASTE_INVENTED, TASTE_COUNT };

static inline size_t choice_for(enum taste taste, const struct step *step)
{
    switch (taste) {
    case TASTE_LOW:
        return 0;
    case TASTE_MIDDLE:
        return step->choice_count / 2;
    default:
        return step->choice_count - 1;
    }
}

/* Words that no other place has. The caller frees them. */
static inline char *words_for(const struct step *step, const char *item)
{
    return xasprintf("Words at %s%s%s", step->id, *item ? " of " : "", item);
}

static inline void fill_text(struct session *session, struct place place)
{
    char *words = words_for(&session_script(session)->steps[place.step], place.item);

    session_set_text(session, place, words, strlen(words), false);
    free(words);
}

static inline void fill_plan(struct session *session)
{
    size_t index = session_add_action(session, VALUE_CONTACTS);

    assert_true(session_set_action(session, index, ACTION_WHAT, "Words in the plan", false));
}

/* An answer to whatever is asked; one that stands there already stays. */
static inline void fill(struct session *session, struct place place, enum taste taste)
{
    const struct step *step = &session_script(session)->steps[place.step];
    struct day day;

    if (conversation_answer(session_conversation(session), place.step, place.item)->state !=
        STATE_OPEN)
        return;
    switch (step->answer) {
    case ANSWER_TEXT:
    case ANSWER_SUMMARY:
        fill_text(session, place);
        break;
    case ANSWER_SCALE:
    case ANSWER_NUMBER:
        session_set_number(session, place, taste == TASTE_LOW ? 1 : taste == TASTE_HIGH ? 5 : 3);
        break;
    case ANSWER_CHOICE:
    case ANSWER_CHOICES:
        session_choose(session, place, step->choices[choice_for(taste, step)].id);
        break;
    case ANSWER_YES_NO:
        session_choose(session, place, taste == TASTE_LOW ? "no" : "yes");
        break;
    case ANSWER_DATE:
        assert_int_equal(session_set_date(session, place, "2027-03-01", &day), DAY_OK);
        break;
    case ANSWER_ACTIONS:
        fill_plan(session);
        break;
    default:
        break;
    }
}

static inline bool is_shown(const struct session *session, struct place place)
{
    enum place_state state = conversation_state(session_conversation(session), place);

    return state != PLACE_HIDDEN && state != PLACE_WAITING;
}

/* What a screen shows is looked at while it is shown; may be NULL. */
typedef void looker(struct session *session, struct place place);

static inline void visit(struct session *session, struct place place, enum taste taste,
                         looker *look)
{
    session_enter(session, place);
    session_reach(session, place);
    if (look)
        look(session, place);
    if (taste == TASTE_INVENTED)
        session_invent(session, place);
    else
        fill(session, place, taste);
}

/* Every place that the page shows; what is answered in it may show or hide what stands below. */
static inline void visit_page(struct session *session, size_t page, enum taste taste, looker *look)
{
    const struct conversation *conversation = session_conversation(session);
    size_t count;
    struct page at = conversation_pages(conversation, &count)[page];

    for (size_t i = at.first; i < at.first + at.count; i++) {
        struct place place = conversation_places(conversation, &count)[i];

        if (is_shown(session, place))
            visit(session, place, taste, look);
    }
}

/* From the first page to the last; the number of pages. */
static inline size_t walk(struct session *session, enum taste taste, looker *look)
{
    size_t pages = 0;

    for (size_t page = 0; page != SIZE_MAX;
         page = conversation_next_page(session_conversation(session), page), pages++)
        visit_page(session, page, taste, look);
    return pages;
}

static inline struct session *begin(struct fixture *fixture, const char *guide,
                                    const char *language)
{
    fixture->session =
        session_start(&fixture->setup, &fixture->person, "Zorg", guide, language, &fixture->diag);
    assert_quiet(fixture);
    assert_non_null(fixture->session);
    return fixture->session;
}

static inline void end(struct fixture *fixture)
{
    session_close(fixture->session);
    fixture->session = NULL;
}

/* The report as it is read, for the leader or for the other; the caller frees it. */
static inline char *report_of(const struct session *session, const char *format, bool for_leader)
{
    struct talk talk = session_talk(session, for_leader);
    struct buf out;

    buf_init(&out);
    report_format_find(format)->write(&talk, &out, NULL);
    return buf_take(&out);
}

static inline void assert_holds(const char *text, const char *words)
{
    if (!strstr(text, words))
        fail_msg("\"%s\" is not in: %.2000s", words, text);
}

static inline void assert_lacks(const char *text, const char *words)
{
    const char *at = strstr(text, words);

    if (at)
        fail_msg("\"%s\" should not stand in: %.200s", words, at);
}

#endif
