/* The values as drawings: what is said with which shapes, that nothing is cut off, and the same in words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <locale.h>

#include "base/utf8.h"
#include "report/picture.h"
#include "report/sample_year.h"

typedef bool drawing(struct picture *picture, const struct talk *talk);
static drawing *const drawings[] = {picture_radar, picture_bars};
enum { DRAWING_COUNT = sizeof drawings / sizeof *drawings };

static size_t count(const struct picture *picture, enum shape_kind kind, enum tone tone)
{
    size_t found = 0;

    for (size_t i = 0; i < picture->count; i++)
        found += picture->shapes[i].kind == kind && picture->shapes[i].tone == tone;
    return found;
}

static bool has_text(const struct picture *picture, const char *text)
{
    for (size_t i = 0; i < picture->count; i++) {
        if (picture->shapes[i].text && strcmp(picture->shapes[i].text, text) == 0)
            return true;
    }
    return false;
}

static void test_nothing_to_draw(void **state)
{
    struct sample_year year;

    (void)state;
    sample_year_init(&year, "Marie");
    conversation_free(year.sample.conversation);
    year.sample.conversation = conversation_new(year.sample.script);
    year.sample.talk.conversation = year.sample.conversation;
    for (size_t i = 0; i < DRAWING_COUNT; i++) {
        struct picture picture;

        /* Last time alone is no picture of today, nor is what is only for the leader. */
        assert_false(drawings[i](&picture, &year.sample.talk));
        picture_done(&picture);
    }
    sample_scores(year.sample.conversation, "income", 4, 0, 0);
    year.sample.script->steps[SAMPLE_IMPORTANCE].measure = MEASURE_NONE;
    for (size_t i = 0; i < DRAWING_COUNT; i++) {
        struct picture picture;

        assert_false(drawings[i](&picture, &year.sample.talk));
        picture_done(&picture);
    }
    sample_year_done(&year);
}

/* Only what was given has a place: a gap is no nought. */
static void test_gaps(void **state)
{
    struct sample_talk sample;
    struct picture radar, bars;

    (void)state;
    sample_talk_init(&sample, "Marie");
    sample_scores(sample.conversation, "use-skills", 5, 4, 4);
    sample_scores(sample.conversation, "develop-skills", 5, 3, 2);
    sample_scores(sample.conversation, "contacts", 3, 0, 0);
    assert_true(picture_radar(&radar, &sample.talk));
    /* One wedge between the two neighbours; three dots of importance, two of what works, one in the legend. */
    assert_int_equal(count(&radar, SHAPE_AREA, TONE_SOFT), 1 + 1);
    assert_int_equal(count(&radar, SHAPE_DOT, TONE_NOW), 3 + 2 + 1);
    assert_int_equal(count(&radar, SHAPE_LINE, TONE_LAST), 0);
    assert_true(picture_bars(&bars, &sample.talk));
    /* A surface for each importance and one in the legend. */
    assert_int_equal(count(&bars, SHAPE_AREA, TONE_SOFT), 3 + 1);
    assert_int_equal(count(&bars, SHAPE_LINE, TONE_LAST), 0);
    picture_done(&radar);
    picture_done(&bars);

    for (int v = 0; v < VALUE_COUNT; v++)
        sample_scores(sample.conversation, value_id((enum value)v), 4, 4, 4);
    assert_true(picture_radar(&radar, &sample.talk));
    assert_int_equal(count(&radar, SHAPE_AREA, TONE_SOFT), 1 + 1); /* whole */
    picture_done(&radar);
    sample_talk_done(&sample);
}

/* Last time is told apart by its dashes, and by words that name its day. */
static void test_last_time(void **state)
{
    struct sample_year year;

    (void)state;
    sample_year_init(&year, "Marie");
    for (size_t i = 0; i < DRAWING_COUNT; i++) {
        struct picture picture;

        assert_true(drawings[i](&picture, &year.sample.talk));
        assert_true(count(&picture, SHAPE_LINE, TONE_LAST) > 1);
        for (size_t k = 0; k < picture.count; k++) {
            if (picture.shapes[k].kind == SHAPE_LINE)
                assert_int_equal(picture.shapes[k].dashed, picture.shapes[k].tone == TONE_LAST);
        }
        assert_true(has_text(&picture, i == 0 ? "Last time (14-11-2025): Does it work?"
                                              : "Last time (14-11-2025)"));
        picture_done(&picture);
    }
    sample_year_done(&year);
}

static void test_in_words(void **state)
{
    struct sample_year year;
    struct picture picture;

    (void)state;
    sample_year_init(&year, "Marie");
    assert_true(picture_bars(&picture, &year.sample.talk));
    assert_string_equal(picture.description,
                        "Important, Room, Does it work?: from 1 to 5."
                        " Using skills: 5, 4, 4 (last time 5, 3, 2)."
                        " Developing skills\u00a0»: 5, 3, 2 (last time 3, 3, 2)."
                        " Having a say: 3, 3, 3 (last time 3, 3, 3)."
                        " Contacts: 4, 4, – (last time 4, –, 2).");
    picture_done(&picture);
    sample_year_done(&year);
}

/* What is only for the leader is in the leader's drawing alone. */
static void test_only_me(void **state)
{
    struct sample_talk sample;

    (void)state;
    sample_talk_init(&sample, "Marie");
    sample_scores(sample.conversation, "use-skills", 5, 4, 4);
    {
        struct answer answer = sample_get(sample.conversation, SAMPLE_IMPORTANCE, "income");

        answer.state = STATE_GIVEN;
        answer.number = 2;
        answer.visibility = VISIBLE_ONLY_ME;
        sample_put(sample.conversation, SAMPLE_IMPORTANCE, "income", &answer);
    }
    for (int leader = 0; leader < 2; leader++) {
        struct picture picture;

        sample.talk.for_leader = leader;
        assert_true(picture_bars(&picture, &sample.talk));
        assert_int_equal(!!strstr(picture.description, "Good income: 2"), leader);
        assert_int_equal(count(&picture, SHAPE_AREA, TONE_SOFT), 2 + (size_t)leader);
        picture_done(&picture);
    }
    sample_talk_done(&sample);
}

/* ---- nothing cut off, nothing over another ---- */

struct box {
    double left, top, right, bottom;
};

/* As wide as a sans serif sets it at most, on the average of a word. */
static struct box text_box(const struct shape *shape)
{
    double width = 0.55 * shape->size * utf8_width(shape->text, strlen(shape->text));
    const struct point at = shape->points[0];
    double left = shape->anchor == ANCHOR_START    ? at.x
                  : shape->anchor == ANCHOR_MIDDLE ? at.x - width / 2
                                                   : at.x - width;

    return (struct box){left, at.y - shape->size * 0.75, left + width, at.y + shape->size * 0.2};
}

static bool overlap(struct box one, struct box other)
{
    return one.left < other.right && other.left < one.right && one.top < other.bottom &&
           other.top < one.bottom;
}

static void check_inside(const struct picture *picture)
{
    for (size_t i = 0; i < picture->count; i++) {
        const struct shape *shape = &picture->shapes[i];

        for (size_t k = 0; k < shape->count; k++) {
            assert_true(shape->points[k].x >= 0 && shape->points[k].x <= picture->width);
            assert_true(shape->points[k].y >= 0 && shape->points[k].y <= picture->height);
        }
        if (shape->kind == SHAPE_TEXT) {
            struct box box = text_box(shape);

            /* A blank at an end would push it aside. */
            assert_true(!*shape->text || shape->text[strlen(shape->text) - 1] != ' ');

            if (box.left < 0 || box.right > picture->width || box.top < 0 ||
                box.bottom > picture->height)
                fail_msg("“%s” is cut off", shape->text);
        }
    }
}

static void check_apart(const struct picture *picture)
{
    for (size_t i = 0; i < picture->count; i++) {
        for (size_t k = 0; k < i; k++) {
            if (picture->shapes[i].kind == SHAPE_TEXT && picture->shapes[k].kind == SHAPE_TEXT &&
                overlap(text_box(&picture->shapes[i]), text_box(&picture->shapes[k])))
                fail_msg("“%s” lies over “%s”", picture->shapes[i].text, picture->shapes[k].text);
        }
    }
}

static void test_names_fit(void **state)
{
    /* At most 20 columns: in words, in one, in many; and far too long, from another's file. */
    static const char *const names[] = {"Kennis ontwikkelen",
                                        "Meebeslissingsruimte",
                                        "Iets van mij zelf en",
                                        "x",
                                        "",
                                        "A name that goes on and on without any end to it at all"};

    (void)state;
    for (size_t n = 0; n < sizeof names / sizeof *names; n++) {
        for (size_t i = 0; i < DRAWING_COUNT; i++) {
            struct sample_year year;
            struct picture picture;

            sample_year_init(&year, "Marie");
            for (int v = 0; v < VALUE_COUNT; v++) {
                year.sample.script->values[v].short_name = names[n];
                sample_scores(year.sample.conversation, value_id((enum value)v), 5, 5, 1);
            }
            assert_true(drawings[i](&picture, &year.sample.talk));
            check_inside(&picture);
            check_apart(&picture);
            picture_done(&picture);
            sample_year_done(&year);
        }
    }
}

/* A guide that asks importance only: a surface, and last time round it. */
static void test_importance_only(void **state)
{
    struct sample_year year;
    struct picture picture;

    (void)state;
    sample_year_init(&year, "Marie");
    year.sample.script->steps[SAMPLE_ROOM].measure = MEASURE_NONE;
    year.sample.script->steps[SAMPLE_WORKS].measure = MEASURE_NONE;
    assert_true(picture_radar(&picture, &year.sample.talk));
    assert_true(has_text(&picture, "Last time (14-11-2025): Important"));
    assert_false(has_text(&picture, "Does it work?"));
    check_inside(&picture);
    picture_done(&picture);
    assert_true(picture_bars(&picture, &year.sample.talk));
    assert_false(has_text(&picture, "Room"));
    check_inside(&picture);
    check_apart(&picture);
    picture_done(&picture);
    sample_year_done(&year);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing_to_draw), cmocka_unit_test(test_gaps),
        cmocka_unit_test(test_last_time),       cmocka_unit_test(test_in_words),
        cmocka_unit_test(test_only_me),         cmocka_unit_test(test_names_fit),
        cmocka_unit_test(test_importance_only),
    };
    setlocale(LC_CTYPE, "C.UTF-8");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
