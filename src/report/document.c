/*
 * A talk as a plain tree, in the order of its guide: a heading for every part in
 * which something was said, the values overview where the scores are asked, the
 * actions where the guide makes the plan. Every text in it is clean, and a text
 * that a person typed is never filled or looked into. A heading is only added
 * once something stands under it. Cues, probes and readings have no way in.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "after.h"
#include "base/mem.h"
#include "base/message.h"
#include "base/utf8.h"
#include "plan.h"
#include "report/answered.h"
#include "report/scores.h"
#include "view.h"
#include "writer.h"

/* ---- who and when ---- */

/* "The core talk · Marie de Vries · 22-11-2026" */
static void add_title(struct writer *writer)
{
    const struct interview *interview = writer->talk->interview;
    const char *subject = interview->person ? interview->person : interview->team;
    char day[DAY_TEXT_SIZE];
    char *title;

    day_format_short(day_of_moment(interview->started), day);
    if (subject)
        title = xasprintf("%s · %s · %s", writer->script->title, subject, day);
    else
        title = xasprintf("%s · %s", writer->script->title, day);
    writer_add(writer, NODE_TITLE, NULL, title);
    free(title);
}

/* A name stands on one line, whatever it was made of. */
static void add_name(struct writer *writer, const char *label, const char *name)
{
    char *line;

    if (!name)
        return;
    line = utf8_clean(name, strlen(name), UTF8_ONE_LINE);
    writer_add(writer, NODE_FIELD, label, line);
    free(line);
}

static void add_who(struct writer *writer)
{
    const struct interview *interview = writer->talk->interview;
    char day[DAY_TEXT_SIZE];

    if (writer->talk->for_leader)
        writer_add(writer, NODE_PARAGRAPH, NULL,
                   _("This is the leader's copy: it also holds what is marked \"only me\"."));
    add_name(writer, _("Talk with"), interview->person);
    add_name(writer, _("Team"), interview->team);
    add_name(writer, _("Led by"), interview->leader);
    day_format_full(day_of_moment(interview->started), day);
    writer_add(writer, NODE_FIELD, _("Date"), day);
    if (interview->status == INTERVIEW_OPEN)
        writer_add(writer, NODE_FIELD, _("Status"), _("this talk is not finished yet"));
}

/* ---- the values overview ---- */

/* Whether the guide asks the other scores only where the importance is high: then a gap means that. */
static bool asks_room_of_some(const struct script *script)
{
    size_t importance = script_find_measure(script, MEASURE_IMPORTANCE);
    size_t room = script_find_measure(script, MEASURE_OPPORTUNITY);
    const struct condition *when = room == SIZE_MAX ? NULL : script->steps[room].when;

    return when && when->step_index == importance && when->comparison == COMPARE_AT_LEAST;
}

static void add_legend(struct writer *writer, const struct score_table *table)
{
    writer_add(writer, NODE_PARAGRAPH, NULL,
               _("A low number does not say that you do your work badly."));
    writer_add(writer, NODE_ITEM, NULL, _("1 is the lowest number, 5 the highest"));
    if (table->has_marks)
        writer_addf(writer, NODE_ITEM, NULL, "%s %s", SCORES_MARK,
                    _("important, and there is something to do here"));
    if (asks_room_of_some(writer->script))
        writer_add(writer, NODE_ITEM, NULL,
                   _("Room and whether it works were only asked about values that are important "
                     "(4 or 5)"));
    if (table->has_last) {
        char day[DAY_TEXT_SIZE];

        day_format_short(writer->talk->last->day, day);
        writer_addf(writer, NODE_ITEM, NULL,
                    _("Last time: the numbers of %s, in the order of the columns"), day);
    }
    if (table->has_open)
        writer_addf(writer, NODE_ITEM, NULL, "%s %s", SCORES_OPEN, _("not talked about yet"));
    if (table->has_private)
        writer_addf(writer, NODE_ITEM, NULL, SCORES_PRIVATE " %s", "…", _("only me"));
}

static void add_overview(struct writer *writer)
{
    int count = view_count_talked_about(writer->talk);
    struct score_table table;

    scores_init(&table, writer->talk);
    if (!table.is_empty) {
        writer_add(writer, NODE_SCORES, NULL, "");
        add_legend(writer, &table);
    }
    if (count > 0)
        writer_addf(writer, NODE_PARAGRAPH, NULL, _("Talked about: %d of %d values"), count,
                    (int)VALUE_COUNT);
    if (!table.is_empty)
        after_write_changes(writer);
    scores_done(&table);
}

/* ---- answers ---- */

static bool is_score(const struct step *step)
{
    return step->measure == MEASURE_IMPORTANCE || step->measure == MEASURE_OPPORTUNITY ||
           step->measure == MEASURE_REALISATION;
}

static bool is_said(const char *text)
{
    return text && text[strspn(text, " \t\r\n")];
}

/*
 * Says beside a label when what follows is only for the leader. Takes the label over;
 * the caller frees what comes back.
 */
static char *mark_private(char *label, enum visibility visibility)
{
    char *marked;

    if (visibility == VISIBLE_TOGETHER)
        return label;
    marked = xasprintf(_("%s (only me)"), label);
    free(label);
    return marked;
}

/* Above words: the question as it was asked. Beside a short answer: the short name of its step. */
static char *question(const struct writer *writer, const struct step *step, const char *item)
{
    bool whole = step->answer == ANSWER_TEXT || step->answer == ANSWER_CHOICES;
    const struct wording *words = step_wording(step, item);

    return writer_fill(writer, whole && words->ask ? words->ask : step->label, item);
}

static void add_text(struct writer *writer, const char *asked, const struct answer *answer)
{
    writer_add(writer, NODE_FIELD, asked, "");
    writer_add(writer, NODE_QUOTE, NULL, answer->text);
}

static void add_summary(struct writer *writer, const char *asked, const struct answer *answer)
{
    writer_add(writer, NODE_FIELD, asked, "");
    writer_add(writer, NODE_PARAGRAPH, NULL, answer->text);
}

/* What the employee said of a text that was written down. */
static void add_check(struct writer *writer, const struct answer *answer)
{
    if (answer->confirmation != CONFIRM_OPEN)
        writer_add(writer, NODE_FIELD, _("Is that right?"),
                   answer->confirmation == CONFIRM_YES ? _("yes") : _("not quite"));
    if (!is_said(answer->correction))
        return;
    writer_add(writer, NODE_FIELD, _("Better so:"), "");
    writer_add(writer, NODE_QUOTE, NULL, answer->correction);
}

static void add_choices(struct writer *writer, const char *asked, const struct step *step,
                        const struct answer *answer)
{
    writer_add(writer, NODE_FIELD, asked, "");
    for (size_t i = 0; i < answer->choice_count; i++)
        writer_add(writer, NODE_ITEM, NULL,
                   answered_choice(writer->script, step, answer->choices[i]));
    if (is_said(answer->text))
        writer_add(writer, NODE_ITEM, NULL, answer->text);
}

static void add_scale(struct writer *writer, const char *asked, const struct step *step, int number)
{
    if (step->ends[0] && step->ends[1])
        writer_addf(writer, NODE_FIELD, asked, "%d (%d = %s, %d = %s)", number, SCORE_MIN,
                    step->ends[0], SCORE_MAX, step->ends[1]);
    else
        writer_addf(writer, NODE_FIELD, asked, _("%d of %d"), number, (int)SCORE_MAX);
}

static void add_day(struct writer *writer, const char *asked, const char *iso)
{
    char text[DAY_TEXT_SIZE];
    struct day day;

    if (!day_from_iso(iso, &day)) {
        writer_addf(writer, NODE_FIELD, asked, _("%s (not a day yet)"), iso);
        return;
    }
    day_format_full(day, text);
    writer_add(writer, NODE_FIELD, asked, text);
}

static void add_short(struct writer *writer, const char *asked, const struct step *step,
                      const struct answer *answer)
{
    char *words = answered_words(writer->script, step, answer, ", ");

    writer_add(writer, NODE_FIELD, asked, words);
    free(words);
}

/* Whether an answer that counts as given says anything to print. */
static bool has_content(const struct step *step, const struct answer *answer)
{
    switch (step->answer) {
    case ANSWER_NONE:
    case ANSWER_ACTIONS:
        return false;
    case ANSWER_SCALE:
    case ANSWER_NUMBER:
        return !is_score(step);
    case ANSWER_CHOICES:
        return answer->choice_count > 0 || is_said(answer->text);
    default:
        return is_said(answer->text);
    }
}

static void add_given(struct writer *writer, const char *asked, const struct step *step,
                      const struct answer *answer)
{
    switch (step->answer) {
    case ANSWER_TEXT:
        add_text(writer, asked, answer);
        break;
    case ANSWER_SUMMARY:
        add_summary(writer, asked, answer);
        break;
    case ANSWER_SCALE:
        add_scale(writer, asked, step, answer->number);
        break;
    case ANSWER_CHOICES:
        add_choices(writer, asked, step, answer);
        break;
    case ANSWER_NUMBER:
    case ANSWER_CHOICE:
    case ANSWER_YES_NO:
        add_short(writer, asked, step, answer);
        break;
    case ANSWER_DATE:
        add_day(writer, asked, answer->text);
        break;
    default:
        break;
    }
    add_check(writer, answer);
}

static void add_answer(struct writer *writer, const struct step *step, const char *item,
                       const struct answer *answer)
{
    char *asked = mark_private(question(writer, step, item), answer->visibility);

    if (answer->state == STATE_GIVEN && has_content(step, answer))
        add_given(writer, asked, step, answer);
    if (answer->state == STATE_OPEN && step->answer == ANSWER_DATE && is_said(answer->text))
        add_day(writer, asked, answer->text);
    if ((answer->state == STATE_UNKNOWN || answer->state == STATE_DECLINED) && !is_score(step))
        add_short(writer, asked, step, answer);
    free(asked);
}

static void add_remark(struct writer *writer, const struct step *step, const char *item,
                       const struct answer *answer)
{
    const char *remark = view_remark(writer->talk, answer);
    char *asked, *label;

    if (!is_said(remark))
        return;
    asked = writer_fill(writer, step->label, item);
    label = mark_private(xasprintf(_("Remark at \"%s\""), asked), answer->remark_visibility);
    writer_add(writer, NODE_FIELD, label, "");
    writer_add(writer, NODE_PARAGRAPH, NULL, remark);
    free(label);
    free(asked);
}

/* ---- parts ---- */

static bool asks_scores(const struct script *script, const struct part *part)
{
    for (size_t i = 0; i < part->step_count; i++) {
        if (is_score(&script->steps[part->first_step + i]))
            return true;
    }
    return false;
}

static void begin_part(struct writer *writer, const struct part *part, bool *overview)
{
    writer_set_part(writer, part->title);
    if (*overview || !asks_scores(writer->script, part))
        return;
    *overview = true;
    add_overview(writer);
}

static void add_place(struct writer *writer, struct place place)
{
    const struct step *step = &writer->script->steps[place.step];
    const struct answer *answer =
        conversation_answer(writer->talk->conversation, place.step, place.item);
    size_t before;

    if (view_hidden(writer->talk, place.step, place.item))
        return;
    if (step->answer == ANSWER_ACTIONS)
        plan_write(writer, step);
    if (!view_shows(writer->talk, answer))
        return;
    before = writer->document->count;
    writer_set_place(writer, step->id, place.item);
    add_answer(writer, step, place.item, answer);
    add_remark(writer, step, place.item, answer);
    if (after_has_correction(writer, step->id, place.item)) {
        char *asked = question(writer, step, place.item);

        after_correct_answer(writer, step->id, place.item,
                             writer->document->count > before ? NULL : asked);
        free(asked);
    }
    writer_set_place(writer, NULL, NULL);
}

static void add_places(struct writer *writer)
{
    size_t count;
    const struct place *places = conversation_places(writer->talk->conversation, &count);
    size_t part = SIZE_MAX;
    bool overview = false;

    for (size_t i = 0; i < count; i++) {
        size_t next = writer->script->steps[places[i].step].part;

        if (next != part)
            begin_part(writer, &writer->script->parts[next], &overview);
        part = next;
        writer_set_item(writer, places[i].item);
        add_place(writer, places[i]);
    }
}

/* Answers whose questions a newer version of the guide left out: they stay where they can be read. */
static void add_earlier(struct writer *writer)
{
    for (size_t i = 0; i < writer->talk->earlier_count; i++) {
        const struct earlier *earlier = &writer->talk->earlier[i];
        struct talk talk = *writer->talk;
        struct writer old;

        talk.conversation = earlier->conversation;
        writer_init(&old, writer->document, &talk);
        old.corrected = writer->corrected;
        writer_set_part(&old, _("Asked in an earlier version of the guide"));
        for (size_t a = 0; a < conversation_count(earlier->conversation); a++) {
            struct place place;

            conversation_at(earlier->conversation, a, &place.step, &place.item);
            writer_set_item(&old, place.item);
            add_place(&old, place);
        }
    }
}

void document_init(struct document *document, const struct talk *talk)
{
    struct writer writer;
    size_t before;

    *document = (struct document){0};
    writer_init(&writer, document, talk);
    if (talk->corrections)
        writer.corrected = xcalloc(talk->corrections->count + 1, sizeof *writer.corrected);
    add_title(&writer);
    add_who(&writer);
    before = document->count;
    add_places(&writer);
    plan_write_rest(&writer);
    add_earlier(&writer);
    after_correct_rest(&writer);
    after_write_next(&writer);
    if (document->count > before) {
        after_write_foot(&writer);
    } else {
        writer_set_part(&writer, NULL);
        writer_add(&writer, NODE_PARAGRAPH, NULL,
                   _("Nothing has been written down yet. There is time to talk."));
        document->foot = document->count;
    }
    free(writer.corrected);
}

void document_done(struct document *document)
{
    for (size_t i = 0; i < document->count; i++) {
        free(document->nodes[i].label);
        free(document->nodes[i].text);
    }
    free(document->nodes);
    *document = (struct document){0};
}
