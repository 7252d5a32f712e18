/* What of sharing stands beside the agreements: scores, and what was taken back before. */
#include "store/left.h"

#include <stdio.h>

#include "base/mem.h"
#include "internal.h"

bool store_scored_talks(struct store *store, const char *person_id, struct scored_talk **out,
                        size_t *count, struct diag *diag)
{
    *out = NULL;
    *count = 0;
    db_start(store->db, SQL_SCORE_TALKS);
    db_bind_text(store->db, ":person", person_id ? person_id : "");
    while (db_step(store->db)) {
        *out = xreallocarray(*out, *count + 1, sizeof **out);
        struct scored_talk *talk = &(*out)[(*count)++];
        store_read_id(store, 0, talk->talk);
        snprintf(talk->code, sizeof talk->code, "%s", db_text(store->db, 1));
    }
    return db_end(store->db, diag);
}

bool store_was_taken_back(struct store *store, const char *action, bool *was, struct diag *diag)
{
    *was = false;
    db_start(store->db, SQL_SHARE_WAS_ENDED);
    db_bind_text(store->db, ":action", action);
    db_bind_int(store->db, ":round", 0);
    return store_finish(store, was, diag);
}
