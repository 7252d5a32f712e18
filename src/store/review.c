/* Agreements of earlier talks that a later talk goes through. */
#include <string.h>

#include "internal.h"
#include "store/review.h"

/* The column behind those of an action: the kind of talk in which it was made. */
enum { COLUMN_PROCESS = 3 + ACTION_FIELD_COUNT };

bool store_open_actions(struct store *store, const char *interview, enum process process,
                        bool across, struct plan *out, struct diag *diag)
{
    struct plan plan;
    plan_init(&plan);
    db_start(store->db, SQL_ACTION_OPEN);
    db_bind_text(store->db, ":interview", interview);
    while (db_step(store->db)) {
        enum process made_in = PROCESS_ONE_ON_ONE;
        struct action action;
        if (!process_from_id(db_text(store->db, COLUMN_PROCESS), &made_in) ||
            process_sees(process, made_in) == across)
            continue;
        action_read(store, &action);
        plan_add(&plan, &action);
        action_done(&action);
    }
    if (!db_end(store->db, diag)) {
        plan_done(&plan);
        return false;
    }
    *out = plan;
    return true;
}

static bool add_all(struct store *store, const char *interview, const struct plan *plan,
                    struct diag *diag)
{
    bool done = true;
    for (size_t i = 0; done && i < plan->count; i++) {
        db_start(store->db, SQL_REVIEW_ADD);
        db_bind_text(store->db, ":interview", interview);
        db_bind_text(store->db, ":action", plan->actions[i].id);
        done = store_finish(store, NULL, diag);
    }
    return done;
}

bool reviews_need(struct store *store, const char *interview, const struct script *script,
                  struct diag *diag)
{
    struct plan plan;
    if (!script_goes_through_actions(script))
        return true;
    if (!store_open_actions(store, interview, script->process, false, &plan, diag))
        return false;
    bool done = add_all(store, interview, &plan, diag);
    plan_done(&plan);
    return done;
}

bool store_add_reviews(struct store *store, const char *interview, const struct plan *plan,
                       struct diag *diag)
{
    if (!db_begin(store->db, diag))
        return false;
    return store_end(store, add_all(store, interview, plan, diag), diag);
}

bool store_load_reviews(struct store *store, const char *interview,
                        void (*each)(void *context, const char *action), void *context,
                        struct diag *diag)
{
    db_start(store->db, SQL_REVIEW_ALL);
    db_bind_text(store->db, ":interview", interview);
    while (db_step(store->db))
        each(context, db_text(store->db, 0));
    return db_end(store->db, diag);
}
