/* No key hint and no label is cut at 80 columns, in either language, on any page of the core talk. */
#include <locale.h>

#include "base/message.h"
#include "base/path.h"
#include "base/utf8.h"
#include "domain/agreement.h"
#include "stage.h"

static const char *const languages[] = {"nl", "en"};

static void check_hints(const struct frame *frame, const char *where)
{
    char *fits = frame_hints(frame->hints, 80);
    char *all = frame_hints(frame->hints, 1000);

    if (strcmp(fits, all) != 0)
        fail_msg("%s: the hints \"%s\" do not fit", where, all);
    free(all);
    free(fits);
}

/* A text that was cut ends in an ellipsis; none of our own words has one. */
static void check_canvas(const struct canvas *canvas, const char *where)
{
    for (int i = 0; i < canvas->count; i++) {
        for (size_t j = 0; j < canvas->rows[i].count; j++) {
            if (strstr(canvas->rows[i].spans[j].text, "…"))
                fail_msg("%s: cut: %s", where, canvas->rows[i].spans[j].text);
        }
    }
}

static void check_one_screen(struct tui *tui, const struct screen_kind *kind, const void *argument)
{
    char *where;
    struct frame frame;

    stage_open(tui, kind, argument);
    frame_init(&frame, 24, 80, false);
    kind->draw(tui, tui->state, &frame);
    where = xasprintf("%s (%s) \"%s\"", kind->name, message_language(), frame.title);
    check_hints(&frame, where);
    check_canvas(&frame.body, where);
    if (kind == &talk_screen && !strstr(frame.under, "»"))
        fail_msg("%s: the parts do not fit: %s", where, frame.under);
    frame_done(&frame);
    free(where);
}

static void check_pages(struct tui *tui)
{
    size_t count;
    const struct place *places = conversation_places(session_conversation(tui->session), &count);

    for (size_t i = 0; i < count; i++) {
        session_move(tui->session, places[i], 0);
        check_one_screen(tui, &talk_screen, NULL);
        places = conversation_places(session_conversation(tui->session), &count);
    }
}

static void choose_focus(struct session *session)
{
    size_t step = script_find_measure(session_script(session), MEASURE_FOCUS);

    for (int i = 0; i < VALUE_COUNT; i++)
        session_choose(session, (struct place){step, ""}, value_id((enum value)i));
}

/* What there is of the person outside the talk. */
static void check_after(struct tui *tui)
{
    const struct interview *talk = session_interview(tui->session);
    struct person person = {.name = talk->person};
    size_t index = session_add_action(tui->session, VALUE_USE_SKILLS);

    session_set_action(tui->session, index, ACTION_WHAT, "Navragen", false);
    memcpy(person.id, talk->person_id, UUID_SIZE);
    check_one_screen(tui, &person_screen, &person);
    check_one_screen(tui, &agreement_screen, session_plan(tui->session)->actions[index].id);
    check_one_screen(tui, &hr_answer_screen, session_plan(tui->session)->actions[index].id);
    check_one_screen(tui, &outbox_screen, NULL);
}

/* The form of the plan, where they have the least room; what the employee consents to and what HR reads bear the same. */
static void check_fields(void)
{
    enum { ROOM = 18 };

    for (int i = 0; i < ACTION_FIELD_COUNT; i++) {
        const char *label = action_field_label((enum action_field)i);

        if (utf8_width(label, strlen(label)) > ROOM)
            fail_msg("too long (%s): %s", message_language(), label);
    }
}

static void test_labels(void **state)
{
    struct tui *tui = *state;
    char *locale = path_data("locale");
    const struct ask ask = {.question = "?", .options = {"-"}};

    message_set_directory(locale);
    choose_focus(tui->session);
    for (size_t i = 0; i < 2; i++) {
        assert_true(message_set_language(languages[i]));
        assert_true(session_set_language(tui->session, languages[i], &tui->fixture->diag));
        check_fields();
        check_pages(tui);
        check_one_screen(tui, &overview_screen, NULL);
        session_add_action(tui->session, VALUE_USE_SKILLS);
        check_one_screen(tui, &plan_screen, NULL);
        check_one_screen(tui, &jump_screen, NULL);
        check_one_screen(tui, &remark_screen, NULL);
        check_one_screen(tui, &help_screen, NULL);
        check_one_screen(tui, &resume_screen, NULL);
        check_one_screen(tui, &ask_screen, &ask);
        check_one_screen(tui, &home_screen, NULL);
        check_one_screen(tui, &start_screen, NULL);
        check_one_screen(tui, &read_screen, session_interview(tui->session)->id);
        check_after(tui);
    }
    message_set_language("en");
    free(locale);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_labels, stage_make, stage_remove),
    };

    setlocale(LC_CTYPE, "C.UTF-8");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
