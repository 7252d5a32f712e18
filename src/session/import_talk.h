#ifndef WG_SRC_SESSION_IMPORT_TALK_H
#define WG_SRC_SESSION_IMPORT_TALK_H

#include "domain/agreement.h"
#include "domain/appointment.h"
#include "domain/correction.h"
#include "domain/interview.h"
#include "domain/script.h"
#include "import_reader.h"
#include "store/restore.h"

/* One talk of a file, whole and checked. It owns all of it. */
struct import_talk {
    bool is_known; /* it is here already */
    size_t behind; /* answers of a talk that is here, which it has not here */
    struct interview head;
    char *bundle;
    struct script *script;
    struct restored_answer *answers;
    size_t answer_count;
    size_t
        left_out; /* answers to questions of an earlier version of the guide, which is not in the file */
    /* All that it made or went through; `interview` of each says where it was made. */
    struct agreement *agreements;
    struct history *histories; /* one each */
    size_t agreement_count;
    char **reviews;
    size_t review_count;
    struct correction *corrections;
    size_t correction_count;
    bool *keeps_agreement, *keeps_correction; /* one each, import_share.c */
    struct appointment *appointments;
    size_t appointment_count;
};
/* False when there is a finding; import_talk_done() in both cases. */
bool import_talk_read(struct reader *reader, const json_t *object, struct import_talk *out);
void import_talk_done(struct import_talk *talk);

/* import_plan.c: what was agreed. */
bool import_plan_read(struct reader *reader, const json_t *object, struct import_talk *out);
bool import_reviews_read(struct reader *reader, const json_t *object, struct import_talk *out);
bool import_appointment_read(struct reader *reader, const json_t *object, struct appointment *out);
/* Index of an agreement in the talk; SIZE_MAX when it has none of that id. */
size_t import_find_agreement(const struct import_talk *talk, const char *id);

/* import_answer.c: what was said. */
bool import_answers_read(struct reader *reader, const json_t *object, struct import_talk *out);
/* "", a work value or the id of an agreement. */
bool import_item_legal(const char *item);

/*
 * Reads each element of the list at `key` with `one`, which gets the talk and adds to it; goes on after a
 * finding until there are enough.
 */
bool import_each(struct reader *reader, const json_t *object, const char *key,
                 struct import_talk *talk,
                 bool (*one)(struct reader *reader, const json_t *element,
                             struct import_talk *talk));

#endif
