#ifndef WG_CLI_GUIDE_WORDS_H
#define WG_CLI_GUIDE_WORDS_H

#include "domain/script.h"
#include "report/condition.h"
#include "world.h"

/* How a guide is told in words, the same in each verb that shows one. */

/* For other programs: "in-use", "concept", "faulty"; "own", "shared", "shipped". */
const char *guide_state_id(enum guide_state state);
const char *guide_shelf_id(enum shelf shelf);
/* "nl, en" as an array. */
struct json_t *guide_languages_json(const char *languages);
/* The guide with this id, where the list has one; else it is said which was probably meant, and NULL. */
const struct guide *guide_named(const struct guide_list *list, const char *id);

#endif
