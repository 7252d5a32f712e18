/* Answers: one row a step and item, kept together with the place of the cursor. */
#include <jansson.h>
#include <stdlib.h>

#include "base/mem.h"
#include "internal.h"
#include "store/agreement.h"

/* --- choices as JSON ---------------------------------------------------- */

/* NULL when nothing was ticked; the caller frees it. */
static char *choices_to_json(const struct answer *answer)
{
    if (answer->choice_count == 0)
        return NULL;
    json_t *array = json_array();
    for (size_t i = 0; i < answer->choice_count; i++)
        json_array_append_new(array, json_string(answer->choices[i]));
    char *text = json_dumps(array, JSON_COMPACT);
    json_decref(array);
    return text;
}

/* What is no id in a list of ids is passed over. */
static void choices_from_json(struct answer *answer, const char *text)
{
    json_t *array = text ? json_loads(text, 0, NULL) : NULL;
    for (size_t i = 0; i < json_array_size(array); i++) {
        const char *id = json_string_value(json_array_get(array, i));
        if (id && !answer_has_choice(answer, id))
            answer_toggle_choice(answer, id);
    }
    json_decref(array);
}

/* --- saving ------------------------------------------------------------- */

static void bind_key(struct store *store, const char *interview, const struct step *step,
                     const char *item)
{
    db_bind_text(store->db, ":interview", interview);
    db_bind_text(store->db, ":step", step->id);
    db_bind_text(store->db, ":item", item);
}

/* A number that was given may be 0; any other 0 means that there is none. */
static bool has_number(const struct step *step, const struct answer *answer)
{
    return answer->number != 0 || (step->answer == ANSWER_NUMBER && answer->state == STATE_GIVEN);
}

bool answer_keep(struct store *store, const char *interview, const struct step *step,
                 const char *item, const struct answer *answer, struct diag *diag)
{
    struct db *db = store->db;
    char *choices = choices_to_json(answer);
    db_start(db, SQL_ANSWER_SAVE);
    bind_key(store, interview, step, item);
    db_bind_text(db, ":measure", measure_id(step->measure));
    db_bind_text(db, ":state", answer_state_id(answer->state));
    db_bind_text(db, ":text", answer->text);
    if (has_number(step, answer))
        db_bind_int(db, ":number", answer->number);
    db_bind_text(db, ":choices", choices);
    db_bind_int(db, ":parked", answer->parked);
    db_bind_text(db, ":visibility", visibility_id(answer->visibility));
    db_bind_text(db, ":remark", answer->remark);
    db_bind_text(db, ":remark_visibility", visibility_id(answer->remark_visibility));
    db_bind_text(db, ":confirmation", confirmation_id(answer->confirmation));
    db_bind_text(db, ":correction", answer->correction);
    db_bind_text(db, ":kind", answer_kind_id(step->answer));
    bool done = store_finish(store, NULL, diag);
    free(choices);
    return done;
}

static bool remove_answer(struct store *store, const char *interview, const struct step *step,
                          const char *item, struct diag *diag)
{
    db_start(store->db, SQL_ANSWER_REMOVE);
    bind_key(store, interview, step, item);
    return store_finish(store, NULL, diag);
}

static bool asks_for_talk(const struct step *step)
{
    return step->measure == MEASURE_FOLLOW_UP || step->measure == MEASURE_CHECK_IN;
}

/*
 * Whoever sees an agreement sees its history: the words of a reason that is no longer said together go from there, too.
 */
static bool hide_reason(struct store *store, const char *interview, const struct step *step,
                        const char *item, const struct answer *answer, struct diag *diag)
{
    char *before = NULL;
    if (step->measure != MEASURE_REASON ||
        (answer->state == STATE_GIVEN && answer->visibility == VISIBLE_TOGETHER))
        return true;
    if (!store_field_before(store, interview, item, ACTION_REASON, &before, diag))
        return false;
    bool said = before != NULL;
    free(before);
    return !said || action_withdraw(store, item, interview, ACTION_REASON, diag);
}

bool store_save_answer(struct store *store, const char *interview, const struct step *step,
                       const char *item, const struct answer *answer,
                       const struct position *position, struct diag *diag)
{
    if (!db_begin(store->db, diag))
        return false;
    bool done = interview_mark(store, interview, answer != NULL, position, diag);
    if (done && answer && asks_for_talk(step))
        done = appointment_follow(store, interview, step, item, answer, diag);
    if (done && answer)
        done = answer_is_blank(answer) ? remove_answer(store, interview, step, item, diag)
                                       : answer_keep(store, interview, step, item, answer, diag);
    done = done && (!answer || hide_reason(store, interview, step, item, answer, diag));
    return store_end(store, done, diag);
}

/* --- loading ------------------------------------------------------------ */

/* Columns from the third on, as ANSWER_ALL has them; the schema lets no unknown id in. */
static void read_answer(struct db *db, struct answer *answer)
{
    answer_init(answer);
    answer_state_from_id(db_text(db, 2), &answer->state);
    xstrset(&answer->text, db_text(db, 3));
    answer->number = (int)db_int(db, 4);
    choices_from_json(answer, db_text(db, 5));
    answer->parked = db_int(db, 6) != 0;
    visibility_from_id(db_text(db, 7), &answer->visibility);
    xstrset(&answer->remark, db_text(db, 8));
    visibility_from_id(db_text(db, 9), &answer->remark_visibility);
    confirmation_from_id(db_text(db, 10), &answer->confirmation);
    xstrset(&answer->correction, db_text(db, 11));
}

bool store_load_answers(struct store *store, const char *interview,
                        void (*each)(void *context, const char *step, const char *item,
                                     const struct answer *answer),
                        void *context, struct diag *diag)
{
    db_start(store->db, SQL_ANSWER_ALL);
    db_bind_text(store->db, ":interview", interview);
    while (db_step(store->db)) {
        struct answer answer;
        read_answer(store->db, &answer);
        each(context, db_text(store->db, 0), db_text(store->db, 1), &answer);
        answer_done(&answer);
    }
    return db_end(store->db, diag);
}
