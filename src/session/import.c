/*
 * A file with talks comes in. All of it is read and checked before anything is written. An agreement stands in every talk
 * that it came by in; it is kept once, with the talk that made it or else with the first that knows of it.
 */
#include "session/import.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "import_talk.h"

enum { TALKS_MOST = 1000, VERSION = 1 };

struct import {
    struct session_setup setup;
    char *person, *team, *leader;
    bool is_handover;
    struct import_talk *talks; /* the oldest first */
    size_t count;
    struct appointment *loose; /* talks to come that were agreed in none of these */
    size_t loose_count;
};

/* ---- reading ---- */

static bool add_talk(struct reader *reader, const json_t *object, struct import *import)
{
    import->talks = xreallocarray(import->talks, import->count + 1, sizeof *import->talks);
    return import_talk_read(reader, object, &import->talks[import->count++]);
}

static bool same_or_null(const char *one, const char *other)
{
    return one && other ? strcmp(one, other) == 0 : one == other;
}

/* All are of one person; and of no talk two. */
static bool check_last(struct reader *reader, const struct import *import)
{
    const struct interview *last = &import->talks[import->count - 1].head;

    if (!same_or_null(last->person, import->person))
        return reader_complain(reader, "person", _("the person of the whole file is expected."));
    for (size_t i = 0; i + 1 < import->count; i++) {
        if (strcmp(import->talks[i].head.id, last->id) == 0)
            return reader_complain(reader, "id", _("this talk is in the file already."));
    }
    return true;
}

static bool read_talks(struct reader *reader, const json_t *root, struct import *import)
{
    const json_t *talks = read_array(reader, root, "talks");
    size_t outer = reader_enter(reader, "talks");
    bool ok = talks != NULL;

    if (json_array_size(talks) > TALKS_MOST)
        ok = reader_complain(reader, NULL, _("there are too many."));
    for (size_t i = 0; ok && i < json_array_size(talks); i++) {
        size_t mark = reader_enter_at(reader, i);

        ok = add_talk(reader, json_array_get(talks, i), import) && check_last(reader, import);
        reader_leave(reader, mark);
    }
    reader_leave(reader, outer);
    return ok;
}

static bool read_loose(struct reader *reader, const json_t *root, struct import *import)
{
    const json_t *array = read_array(reader, root, "appointments");
    size_t outer = reader_enter(reader, "appointments");
    bool ok = array != NULL;

    if (json_array_size(array) > TALKS_MOST)
        ok = reader_complain(reader, NULL, _("there are too many."));
    for (size_t i = 0; ok && i < json_array_size(array); i++) {
        size_t mark = reader_enter_at(reader, i);
        struct appointment *appointment;

        import->loose = xreallocarray(import->loose, i + 1, sizeof *import->loose);
        appointment = &import->loose[import->loose_count++];
        *appointment = (struct appointment){0};
        ok = import_appointment_read(reader, json_array_get(array, i), appointment);
        appointment->measure = MEASURE_NONE; /* that is said of the talk it was agreed in */
        reader_leave(reader, mark);
    }
    reader_leave(reader, outer);
    return ok;
}

static const char *kind_id(int number)
{
    return number == 0 ? "export" : "handover";
}

static bool read_person(struct reader *reader, const json_t *root, struct import *import)
{
    const json_t *person = read_object(reader, root, "person");
    size_t mark = reader_enter(reader, "person");
    bool ok = person && read_words(reader, person, "name", UTF8_ONE_LINE, &import->person) &&
              read_text(reader, person, "team", UTF8_ONE_LINE, &import->team);

    reader_leave(reader, mark);
    return ok;
}

/* Several talks with what is said of all of them. */
static bool read_wrapper(struct reader *reader, const json_t *root, struct import *import)
{
    int version, kind;
    bool ok = read_number(reader, root, "version", VERSION, VERSION, &version);

    /* A later version may say things in another way: no guessing. */
    ok = ok && read_one_of(reader, root, "kind", kind_id, 2, &kind);
    if (!ok)
        return false;
    import->is_handover = kind == 1;
    return read_text(reader, root, "leader", UTF8_ONE_LINE, &import->leader) &&
           read_person(reader, root, import) && read_talks(reader, root, import) &&
           read_loose(reader, root, import);
}

static bool read_single(struct reader *reader, const json_t *root, struct import *import)
{
    const struct interview *head;

    if (!add_talk(reader, root, import))
        return false;
    head = &import->talks[0].head;
    xstrset(&import->person, head->person);
    xstrset(&import->team, head->team);
    xstrset(&import->leader, head->leader);
    return true;
}

static bool read_root(struct reader *reader, const json_t *root, struct import *import)
{
    if (json_is_string(json_object_get(root, "waardegesprek")))
        return read_wrapper(reader, root, import);
    if (json_object_get(root, "answers"))
        return read_single(reader, root, import);
    return diag_error(reader->diag,
                      _("There is no talk in this file. Make one with: waardegesprek report ID "
                        "--format json --leader, waardegesprek person export NAME, or "
                        "waardegesprek handover NAME."));
}

static int by_start(const void *one, const void *other)
{
    const struct interview *a = &((const struct import_talk *)one)->head;
    const struct interview *b = &((const struct import_talk *)other)->head;

    if (a->started != b->started)
        return a->started < b->started ? -1 : 1;
    return strcmp(a->id, b->id);
}

static bool find_known(struct import *import, struct diag *diag)
{
    for (size_t i = 0; i < import->count; i++) {
        struct import_talk *talk = &import->talks[i];

        if (!store_has_interview(import->setup.store, talk->head.id, &talk->is_known, diag))
            return false;
    }
    return true;
}

struct import *import_read(const struct session_setup *setup, const char *bytes, size_t length,
                           struct diag *diag)
{
    struct reader reader = {.diag = diag};
    struct import *import = xcalloc(1, sizeof *import);
    json_t *root = reader_parse(bytes, length, diag);
    bool ok;

    import->setup = *setup;
    ok = root && read_root(&reader, root, import) && find_known(import, diag);
    json_decref(root);
    if (!ok) {
        import_free(import);
        return NULL;
    }
    if (import->count > 0)
        qsort(import->talks, import->count, sizeof *import->talks, by_start);
    return import;
}

void import_free(struct import *import)
{
    if (!import)
        return;
    for (size_t i = 0; i < import->count; i++)
        import_talk_done(&import->talks[i]);
    for (size_t i = 0; i < import->loose_count; i++)
        appointment_done(&import->loose[i]);
    free(import->talks);
    free(import->loose);
    free(import->person);
    free(import->team);
    free(import->leader);
    free(import);
}

/* ---- what belongs where ---- */

static bool has_review(const struct import_talk *talk, const char *action)
{
    for (size_t i = 0; i < talk->review_count; i++) {
        if (strcmp(talk->reviews[i], action) == 0)
            return true;
    }
    return false;
}

static bool was_made_in(const struct import_talk *talk, const struct agreement *agreement)
{
    return *agreement->interview ? strcmp(agreement->interview, talk->head.id) == 0
                                 : !has_review(talk, agreement->action.id);
}

/* The talk that an agreement is kept with: that made it, else the first that has it. */
static const struct import_talk *home_of(const struct import *import, const char *action)
{
    const struct import_talk *first = NULL;

    for (size_t i = 0; i < import->count; i++) {
        const struct import_talk *talk = &import->talks[i];
        size_t at = import_find_agreement(talk, action);

        if (at == SIZE_MAX)
            continue;
        if (was_made_in(talk, &talk->agreements[at]))
            return talk;
        first = first ? first : talk;
    }
    return first;
}

/* That of an agreement may stand in several talks. */
static bool is_first_with(const struct import *import, size_t talk, const char *correction)
{
    for (size_t i = 0; i < talk; i++) {
        for (size_t k = 0; k < import->talks[i].correction_count; k++) {
            if (strcmp(import->talks[i].corrections[k].id, correction) == 0)
                return false;
        }
    }
    return true;
}

/* Arrays of what stays owned by the talks. */
struct share {
    struct agreement *agreements;
    struct history *histories;
    size_t agreement_count;
    struct correction *corrections;
    size_t correction_count;
    struct appointment *appointments;
    size_t appointment_count;
};

static void share_init(struct share *share, const struct import *import, size_t index)
{
    const struct import_talk *talk = &import->talks[index];
    bool is_last = index + 1 == import->count;
    size_t loose = is_last ? import->loose_count : 0;

    *share = (struct share){0};
    share->agreements = xcalloc(talk->agreement_count + 1, sizeof *share->agreements);
    share->histories = xcalloc(talk->agreement_count + 1, sizeof *share->histories);
    share->corrections = xcalloc(talk->correction_count + 1, sizeof *share->corrections);
    share->appointments = xcalloc(talk->appointment_count + loose + 1, sizeof *share->appointments);
    for (size_t i = 0; i < talk->agreement_count; i++) {
        if (home_of(import, talk->agreements[i].action.id) != talk)
            continue;
        share->agreements[share->agreement_count] = talk->agreements[i];
        share->histories[share->agreement_count++] = talk->histories[i];
    }
    for (size_t i = 0; i < talk->correction_count; i++) {
        if (is_first_with(import, index, talk->corrections[i].id))
            share->corrections[share->correction_count++] = talk->corrections[i];
    }
    for (size_t i = 0; i < talk->appointment_count; i++)
        share->appointments[share->appointment_count++] = talk->appointments[i];
    for (size_t i = 0; i < loose; i++)
        share->appointments[share->appointment_count++] = import->loose[i];
}

static void share_done(struct share *share)
{
    free(share->agreements);
    free(share->histories);
    free(share->corrections);
    free(share->appointments);
}

struct import_summary import_summary(const struct import *import)
{
    struct import_summary summary = {.person = import->person,
                                     .team = import->team,
                                     .leader = import->leader,
                                     .is_handover = import->is_handover,
                                     .talks = import->count};

    for (size_t i = 0; i < import->count; i++) {
        const struct import_talk *talk = &import->talks[i];
        struct share share;

        summary.known += talk->is_known;
        if (talk->is_known)
            continue;
        share_init(&share, import, i);
        summary.answers += talk->answer_count;
        summary.left_out += talk->left_out;
        summary.agreements += share.agreement_count;
        summary.corrections += share.correction_count;
        summary.appointments += share.appointment_count;
        share_done(&share);
    }
    return summary;
}

/* ---- writing ---- */

static struct restored_talk restored(const struct import_talk *talk, const struct share *share)
{
    return (struct restored_talk){
        .head = &talk->head,
        .script = talk->script,
        .bundle = talk->bundle,
        .answers = talk->answers,
        .answer_count = talk->answer_count,
        .agreements = share->agreements,
        .histories = share->histories,
        .agreement_count = share->agreement_count,
        .reviews = (const char *const *)talk->reviews,
        .review_count = talk->review_count,
        .corrections = share->corrections,
        .correction_count = share->correction_count,
        .appointments = share->appointments,
        .appointment_count = share->appointment_count,
    };
}

static bool restore(struct import *import, const char *person_id, struct diag *diag)
{
    struct share *shares = xcalloc(import->count + 1, sizeof *shares);
    struct restored_talk *talks = xcalloc(import->count + 1, sizeof *talks);
    bool ok;

    for (size_t i = 0; i < import->count; i++) {
        share_init(&shares[i], import, i);
        talks[i] = restored(&import->talks[i], &shares[i]);
    }
    ok = store_restore(import->setup.store, person_id, import->person, import->team, talks,
                       import->count, import->is_handover, diag) &&
         store_sync(import->setup.store, diag);
    for (size_t i = 0; i < import->count; i++)
        share_done(&shares[i]);
    free(shares);
    free(talks);
    return ok;
}

/* Leaves id "" when there is nobody yet, and for a talk without a person. */
static bool choose_person(const struct import *import, char id[UUID_SIZE], struct diag *diag)
{
    struct person_list found;
    bool ok = true;

    *id = '\0';
    if (!import->person)
        return true;
    if (!store_match_person(import->setup.store, import->person, import->team, &found, diag))
        return false;
    if (found.count > 1)
        ok = diag_error(diag,
                        _("There are several people with the name %s here. Say which one is "
                          "meant with --person and the beginning of the id, as in the list "
                          "of: waardegesprek person list."),
                        import->person);
    else if (found.count == 1)
        memcpy(id, found.items[0].id, UUID_SIZE);
    person_list_done(&found);
    return ok;
}

bool import_apply(struct import *import, const struct person *person, struct diag *diag)
{
    char id[UUID_SIZE];

    if (person && !import->person)
        return diag_error(diag, _("The talks in this file are with no single person."));
    if (person)
        memcpy(id, person->id, UUID_SIZE);
    else if (!choose_person(import, id, diag))
        return false;
    return restore(import, *id ? id : NULL, diag);
}
