/* A file with talks comes in. All of it is read and checked before anything is written. */
#include "session/import.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "import_share.h"
#include "import_talk.h"
#include "store/person.h"

enum { TALKS_MOST = 1000, VERSION = 1, SECONDS_A_DAY = 24 * 60 * 60 };

struct import {
    struct session_setup setup;
    char *person, *team, *leader;
    bool is_handover;
    struct import_talk *talks; /* the oldest first */
    size_t count;
    size_t removed;                /* agreements that were removed: there to be read only */
    struct appointment_list loose; /* new talks to come that were agreed in none of these */
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

static bool is_twice(const struct appointment_list *list)
{
    for (size_t i = 0; i + 1 < list->count; i++) {
        if (strcmp(list->items[i].id, list->items[list->count - 1].id) == 0)
            return true;
    }
    return false;
}

static bool add_loose(struct reader *reader, const json_t *object, struct appointment_list *list)
{
    struct appointment *appointment;

    list->items = xreallocarray(list->items, list->count + 1, sizeof *list->items);
    appointment = &list->items[list->count++];
    *appointment = (struct appointment){0};
    if (!import_appointment_read(reader, object, appointment))
        return false;
    appointment->measure = MEASURE_NONE; /* that is said of the talk it was agreed in */
    return !is_twice(list) || reader_complain(reader, "id", _("an id of its own is expected."));
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

        ok = add_loose(reader, json_array_get(array, i), &import->loose);
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
    import->removed = json_array_size(json_object_get(root, "removed"));
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

/* ---- what is here already ---- */

struct comparison_of_answers {
    const struct import_talk *talk;
    bool *here; /* one an answer of the talk */
};

static void note_answer(void *context, const char *step, const char *item,
                        const struct answer *answer)
{
    const struct comparison_of_answers *comparison = context;
    const struct import_talk *talk = comparison->talk;

    (void)answer;
    for (size_t i = 0; i < talk->answer_count; i++) {
        if (strcmp(talk->answers[i].step->id, step) == 0 &&
            strcmp(talk->answers[i].item, item) == 0)
            comparison->here[i] = true;
    }
}

/* A talk that came by a handover lacks what stayed behind then; a whole file of it has that. */
static bool count_behind(struct store *store, struct import_talk *talk, struct diag *diag)
{
    struct comparison_of_answers comparison = {
        talk, xcalloc(talk->answer_count + 1, sizeof *comparison.here)};
    bool ok = store_load_answers(store, talk->head.id, note_answer, &comparison, diag);

    for (size_t i = 0; ok && i < talk->answer_count; i++)
        talk->behind += !comparison.here[i] && !answer_is_blank(talk->answers[i].answer);
    free(comparison.here);
    return ok;
}

static bool find_known_talks(struct import *import, struct diag *diag)
{
    for (size_t i = 0; i < import->count; i++) {
        struct import_talk *talk = &import->talks[i];

        if (!store_has_interview(import->setup.store, talk->head.id, &talk->is_known, diag) ||
            (talk->is_known && !count_behind(import->setup.store, talk, diag)))
            return false;
    }
    return true;
}

/* Only the new ones stay in the list. */
static bool find_known_loose(struct import *import, struct diag *diag)
{
    struct appointment_list *list = &import->loose;
    size_t kept = 0;
    bool ok = true;

    for (size_t i = 0; i < list->count; i++) {
        bool here = false;

        ok = ok && store_has_appointment(import->setup.store, list->items[i].id, &here, diag);
        if (here)
            appointment_done(&list->items[i]);
        else
            list->items[kept++] = list->items[i];
    }
    list->count = kept;
    return ok;
}

/* ---- the whole ---- */

struct import *import_read(const struct session_setup *setup, const char *bytes, size_t length,
                           struct diag *diag)
{
    struct reader reader = {.diag = diag, .latest = clock_now(setup->clock) + SECONDS_A_DAY};
    struct import *import = xcalloc(1, sizeof *import);
    json_t *root = reader_parse(bytes, length, diag);
    bool ok;

    import->setup = *setup;
    ok = root && read_root(&reader, root, import) && find_known_talks(import, diag) &&
         find_known_loose(import, diag);
    json_decref(root);
    if (!ok) {
        import_free(import);
        return NULL;
    }
    if (import->count > 0)
        qsort(import->talks, import->count, sizeof *import->talks, by_start);
    import_share_out(import->talks, import->count);
    return import;
}

void import_free(struct import *import)
{
    if (!import)
        return;
    for (size_t i = 0; i < import->count; i++)
        import_talk_done(&import->talks[i]);
    appointment_list_done(&import->loose);
    free(import->talks);
    free(import->person);
    free(import->team);
    free(import->leader);
    free(import);
}

/* ---- telling ---- */

struct import_summary import_summary(const struct import *import)
{
    struct import_summary summary = {.person = import->person,
                                     .team = import->team,
                                     .leader = import->leader,
                                     .is_handover = import->is_handover,
                                     .talks = import->count,
                                     .removed = import->removed,
                                     .appointments = import->loose.count};

    for (size_t i = 0; i < import->count; i++) {
        const struct import_talk *talk = &import->talks[i];
        struct import_share share;

        summary.known += talk->is_known;
        summary.behind += talk->behind;
        if (talk->is_known)
            continue;
        import_share_init(&share, talk);
        summary.answers += talk->answer_count;
        summary.left_out += talk->left_out;
        summary.agreements += share.agreement_count;
        summary.corrections += share.correction_count;
        summary.appointments += talk->appointment_count;
        import_share_done(&share);
    }
    summary.anything_new = summary.known < summary.talks || import->loose.count > 0;
    return summary;
}

/* ---- writing ---- */

static struct restored_talk restored(const struct import_talk *talk,
                                     const struct import_share *share)
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
        .appointments = talk->appointments,
        .appointment_count = talk->appointment_count,
    };
}

static bool restore(struct import *import, const struct person *person, struct diag *diag)
{
    struct import_share *shares = xcalloc(import->count + 1, sizeof *shares);
    struct restored_talk *talks = xcalloc(import->count + 1, sizeof *talks);
    bool is_here = *person->id != '\0'; /* then their team stays, and the talks keep their own */
    bool ok;

    for (size_t i = 0; i < import->count; i++) {
        import_share_init(&shares[i], &import->talks[i]);
        talks[i] = restored(&import->talks[i], &shares[i]);
    }
    ok = store_restore(import->setup.store, is_here ? person->id : NULL, person->name,
                       is_here ? import->team : person->team, talks, import->count, &import->loose,
                       import->is_handover, diag) &&
         store_sync(import->setup.store, diag);
    for (size_t i = 0; i < import->count; i++)
        import_share_done(&shares[i]);
    free(shares);
    free(talks);
    return ok;
}

/* ---- whose they are ---- */

static bool has_words(const char *text)
{
    return text && *text;
}

/* Takes the one who is meant out of the list; nobody yet is fine. */
static bool take_meant(struct person_list *found, const char *name, const char *team,
                       struct person *out, struct diag *diag)
{
    if (found->count > 1)
        return diag_error(diag,
                          _("There are several people with the name %s here. Say which one is "
                            "meant with --person and the beginning of the id, as in the list "
                            "of: waardegesprek person list."),
                          name);
    if (found->count == 1 && !has_words(team) && has_words(found->items[0].team))
        return diag_error(diag,
                          _("%s, %s, is here already, and the file names no team. Is it the same "
                            "person? Then add: --person %.6s. Is it somebody else? Then add "
                            "--team and the name of their team."),
                          found->items[0].name, found->items[0].team, found->items[0].id);
    if (found->count == 1) {
        *out = found->items[0];
        found->count = 0;
    } else {
        *out = (struct person){.name = xstrdup(name), .team = team ? xstrdup(team) : NULL};
    }
    return true;
}

bool import_find_person(const struct import *import, const char *team, struct person *out,
                        struct diag *diag)
{
    struct person_list found;
    bool ok;

    team = has_words(team) ? team : import->team;
    if (!import->person) {
        *out = (struct person){.team = team ? xstrdup(team) : NULL};
        return true;
    }
    if (!store_match_person(import->setup.store, import->person, team, &found, diag))
        return false;
    ok = take_meant(&found, import->person, team, out, diag);
    person_list_done(&found);
    return ok;
}

bool import_apply(struct import *import, const struct person *person, struct diag *diag)
{
    struct person meant = {0};
    bool ok;

    if (person && *person->id && !import->person)
        return diag_error(diag, _("The talks in this file are with no single person."));
    if (person)
        return restore(import, person, diag);
    ok = import_find_person(import, NULL, &meant, diag) && restore(import, &meant, diag);
    person_done(&meant);
    return ok;
}
