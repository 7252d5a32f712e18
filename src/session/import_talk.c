/*
 * A talk out of JSON. The guide comes first: it says what the rest has to be. Keys that follow from others
 * (values, measures, what a condition hides) are not read, they are made anew.
 */
#include "import_talk.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "script/load.h"

enum { ELEMENTS_MOST = 5000, OFFSET_MOST = 16 * 1024 * 1024 };

bool import_each(struct reader *reader, const json_t *object, const char *key,
                 struct import_talk *talk,
                 bool (*one)(struct reader *reader, const json_t *element,
                             struct import_talk *talk))
{
    const json_t *array = read_array(reader, object, key);
    size_t outer = reader_enter(reader, key);
    bool ok = array != NULL;

    if (json_array_size(array) > ELEMENTS_MOST)
        ok = reader_complain(reader, NULL, _("there are too many."));
    for (size_t i = 0; i < json_array_size(array) && i < ELEMENTS_MOST && !reader_is_full(reader);
         i++) {
        size_t mark = reader_enter_at(reader, i);

        ok &= one(reader, json_array_get(array, i), talk);
        reader_leave(reader, mark);
    }
    reader_leave(reader, outer);
    return ok;
}

/* ---- the guide ---- */

/* The employee's copy is made without the guide: then that is what is wrong with the file. */
static bool complain_of_guide(struct reader *reader, const json_t *object)
{
    const char *copy = json_string_value(json_object_get(object, "copy"));

    if (!json_object_get(object, "script_text") && copy && strcmp(copy, "employee") == 0)
        return reader_complain(reader, "script_text",
                               _("this is the employee's copy, and the guide is not in it: make "
                                 "a copy with report --format json --leader."));
    return reader_complain(reader, "script_text",
                           _("the guide of the talk is damaged, or it is not in the file: make "
                             "the file anew with report --format json --leader."));
}

static struct script *open_guide(struct reader *reader, const json_t *object, const char *bundle,
                                 const char *language)
{
    struct script *script;
    struct diag diag;

    diag_init(&diag);
    script = bundle_open(bundle, language, &diag);
    diag_done(&diag);
    if (!script)
        complain_of_guide(reader, object);
    return script;
}

/* Its head says which guide it is; the text has to be that one. */
static bool read_guide(struct reader *reader, const json_t *object, struct import_talk *out)
{
    const json_t *head = read_object(reader, object, "script");
    const char *bundle = json_string_value(json_object_get(object, "script_text"));
    size_t mark = reader_enter(reader, "script");
    bool ok = head != NULL;

    ok = ok && read_words(reader, head, "id", UTF8_ONE_LINE, &out->head.script_id);
    ok = ok && read_number(reader, head, "version", 1, INT_MAX, &out->head.script_version);
    ok = ok && read_words(reader, head, "language", UTF8_ONE_LINE, &out->head.language);
    reader_leave(reader, mark);
    if (!ok)
        return false;
    out->bundle = xstrdup(bundle ? bundle : "");
    out->script = open_guide(reader, object, out->bundle, out->head.language);
    if (!out->script)
        return false;
    xstrset(&out->head.language, out->script->language);
    xstrset(&out->head.title, out->script->title);
    out->head.process = out->script->process;
    if (strcmp(out->script->id, out->head.script_id) != 0 ||
        out->script->version != out->head.script_version)
        return reader_complain(reader, "script", _("the guide in the file is another one."));
    return out->script->keep ||
           reader_complain(reader, "script", _("talks with this guide are never kept."));
}

/* ---- the head ---- */

static const char *status_id(int number)
{
    return number == INTERVIEW_CLOSED ? "closed" : "open";
}

static bool read_times(struct reader *reader, const json_t *object, struct interview *head)
{
    int status = INTERVIEW_OPEN;
    bool ok = read_one_of(reader, object, "status", status_id, INTERVIEW_CLOSED + 1, &status);

    head->status = (enum interview_status)status;
    ok &= read_moment(reader, object, "started", &head->started);
    ok &= read_moment(reader, object, "touched", &head->touched);
    ok &= read_moment(reader, object, "closed", &head->closed);
    if (!ok)
        return false;
    if (!head->started || !head->touched)
        return reader_complain(reader, "started", _("a moment is expected."));
    if (head->touched < head->started)
        return reader_complain(reader, "touched", _("this lies before the talk began."));
    if (head->closed && head->closed < head->started)
        return reader_complain(reader, "closed", _("this lies before the talk began."));
    return (head->status == INTERVIEW_CLOSED) == (head->closed != 0) ||
           reader_complain(reader, "closed",
                           _("a moment is expected when the talk is closed, else null."));
}

static bool check_subject(struct reader *reader, const struct interview *head)
{
    switch (process_subject(head->process)) {
    case SUBJECT_PERSON:
        return (head->person && *head->person) ||
               reader_complain(reader, "person", _("the name of a person is expected."));
    case SUBJECT_TEAM:
        return (!head->person && head->team && *head->team) ||
               reader_complain(reader, "team",
                               _("this is a talk with a team: a team and no "
                                 "person is expected."));
    default:
        return !head->person || reader_complain(reader, "person",
                                                _("this is a talk with nobody: null is "
                                                  "expected."));
    }
}

static bool read_head(struct reader *reader, const json_t *object, struct interview *head)
{
    bool ok = read_id(reader, object, "id", head->id);

    if (ok && !*head->id)
        ok = reader_complain(reader, "id", _("the id of a talk is expected."));
    ok &= read_text(reader, object, "person", UTF8_ONE_LINE, &head->person);
    ok &= read_text(reader, object, "team", UTF8_ONE_LINE, &head->team);
    ok &= read_text(reader, object, "leader", UTF8_ONE_LINE, &head->leader);
    ok &= read_flag(reader, object, "taken_over", &head->taken_over);
    ok &= read_times(reader, object, head);
    return ok && check_subject(reader, head);
}

/* ---- where it stands ---- */

static const struct answer *find_answer(const struct import_talk *talk, const char *step,
                                        const char *item)
{
    for (size_t i = 0; i < talk->answer_count; i++) {
        if (strcmp(talk->answers[i].step->id, step) == 0 &&
            strcmp(talk->answers[i].item, item) == 0)
            return talk->answers[i].answer;
    }
    return NULL;
}

/* A cursor stands in its text, and between two characters of it. */
static size_t fit_offset(const struct answer *answer, size_t offset)
{
    const char *text = answer && answer->text ? answer->text : "";
    size_t length = strlen(text);

    if (offset >= length)
        return length;
    while (offset > 0 && ((unsigned char)text[offset] & 0xC0) == 0x80)
        offset--;
    return offset;
}

static bool read_position(struct reader *reader, const json_t *object, struct import_talk *out)
{
    const json_t *at = read_object(reader, object, "at");
    struct interview *head = &out->head;
    size_t mark = reader_enter(reader, "at");
    int offset = 0;
    bool ok = at && read_text(reader, at, "step", UTF8_ONE_LINE, &head->at_step) &&
              read_text(reader, at, "item", UTF8_ONE_LINE, &head->at_item) &&
              read_number(reader, at, "offset", 0, OFFSET_MOST, &offset);

    if (ok && head->at_step && *head->at_step &&
        script_find_step(out->script, head->at_step) == SIZE_MAX)
        ok = reader_complain(reader, "step", _("the guide in the file has no such step."));
    if (ok && head->at_item && !import_item_legal(head->at_item))
        ok = reader_complain(reader, "item",
                             _("nothing (\"\"), a work value or the id of an "
                               "agreement is expected."));
    if (ok && head->at_step)
        head->at_offset = fit_offset(
            find_answer(out, head->at_step, head->at_item ? head->at_item : ""), (size_t)offset);
    reader_leave(reader, mark);
    return ok;
}

/* ---- beside it ---- */

static bool check_correction(struct reader *reader, const struct import_talk *talk,
                             const struct correction *correction)
{
    if (!*correction->id)
        return reader_complain(reader, "id", _("an id of its own is expected."));
    if (!correction->moment)
        return reader_complain(reader, "when", _("a moment is expected."));
    if ((correction->step != NULL) == (*correction->action != '\0'))
        return reader_complain(reader, "step", _("either a step or an agreement is expected."));
    if (correction->step)
        return (script_find_step(talk->script, correction->step) != SIZE_MAX ||
                reader_complain(reader, "step", _("the guide in the file has no such step."))) &&
               (import_item_legal(correction->item) ||
                reader_complain(reader, "item",
                                _("nothing (\"\"), a work value or the id of an "
                                  "agreement is expected.")));
    return import_find_agreement(talk, correction->action) != SIZE_MAX ||
           reader_complain(reader, "action", _("the plan has no such agreement."));
}

static bool read_correction(struct reader *reader, const json_t *object, struct import_talk *talk)
{
    struct correction *correction;
    bool ok;

    talk->corrections =
        xreallocarray(talk->corrections, talk->correction_count + 1, sizeof *talk->corrections);
    correction = &talk->corrections[talk->correction_count++];
    *correction = (struct correction){0};
    ok = read_id(reader, object, "id", correction->id);
    ok &= read_moment(reader, object, "when", &correction->moment);
    ok &= read_text(reader, object, "step", UTF8_ONE_LINE, &correction->step);
    ok &= read_text(reader, object, "item", UTF8_ONE_LINE, &correction->item);
    ok &= read_id(reader, object, "action", correction->action);
    ok &= read_words(reader, object, "text", UTF8_MANY_LINES, &correction->text);
    if (!correction->item)
        correction->item = xstrdup("");
    return ok && check_correction(reader, talk, correction);
}

static bool read_appointment(struct reader *reader, const json_t *object, struct import_talk *talk)
{
    struct appointment *appointment;

    talk->appointments =
        xreallocarray(talk->appointments, talk->appointment_count + 1, sizeof *talk->appointments);
    appointment = &talk->appointments[talk->appointment_count++];
    *appointment = (struct appointment){0};
    memcpy(appointment->interview, talk->head.id, UUID_SIZE);
    return import_appointment_read(reader, object, appointment);
}

/* ---- the whole ---- */

bool import_talk_read(struct reader *reader, const json_t *object, struct import_talk *out)
{
    bool ok;

    *out = (struct import_talk){0};
    interview_init(&out->head);
    if (!json_is_object(object))
        return reader_complain(reader, NULL, _("an object with keys is expected."));
    /* Without the guide the rest can't be judged. */
    if (!read_guide(reader, object, out))
        return false;
    ok = read_head(reader, object, &out->head);
    ok &= import_plan_read(reader, object, out);
    ok &= import_answers_read(reader, object, out);
    ok &= import_reviews_read(reader, object, out);
    ok &= import_each(reader, object, "corrections", out, read_correction);
    ok &= import_each(reader, object, "appointments", out, read_appointment);
    ok &= read_position(reader, object, out);
    return ok && reader->found == 0;
}

static void free_answers(struct import_talk *talk)
{
    for (size_t i = 0; i < talk->answer_count; i++) {
        free((char *)talk->answers[i].item);
        answer_done((struct answer *)talk->answers[i].answer);
        free((struct answer *)talk->answers[i].answer);
    }
    free(talk->answers);
}

void import_talk_done(struct import_talk *talk)
{
    free_answers(talk);
    for (size_t i = 0; i < talk->agreement_count; i++) {
        agreement_done(&talk->agreements[i]);
        history_done(&talk->histories[i]);
    }
    free(talk->agreements);
    free(talk->histories);
    for (size_t i = 0; i < talk->review_count; i++)
        free(talk->reviews[i]);
    free(talk->reviews);
    for (size_t i = 0; i < talk->correction_count; i++)
        correction_done(&talk->corrections[i]);
    free(talk->corrections);
    free(talk->keeps_agreement);
    free(talk->keeps_correction);
    for (size_t i = 0; i < talk->appointment_count; i++)
        appointment_done(&talk->appointments[i]);
    free(talk->appointments);
    script_free(talk->script);
    free(talk->bundle);
    interview_done(&talk->head);
}
