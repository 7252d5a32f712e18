#ifndef WG_CLI_VERB_SCRIPT_H
#define WG_CLI_VERB_SCRIPT_H

#include "verb.h"

/* What can be done with the guides: one file a verb, one row in verb_script.c. */
extern const struct verb verb_script_list;
extern const struct verb verb_script_show;
extern const struct verb verb_script_preview;
extern const struct verb verb_script_check;
extern const struct verb verb_script_new;
extern const struct verb verb_script_edit;
extern const struct verb verb_script_publish;
extern const struct verb verb_script_translate;
extern const struct verb verb_script_diff;
extern const struct verb verb_script_card;
extern const struct verb verb_script_schema;

/* verb_script_explain.c: says what these codes mean, or lists all of them. Exit status. */
int explain_say(char **words, size_t count);

#endif
