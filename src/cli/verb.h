#ifndef WG_CLI_VERB_H
#define WG_CLI_VERB_H

#include "option.h"
#include "world.h"

/* What can be done from the command line: one file a verb, one row in verbs.c. */
struct verb {
    const char *name;
    const char *usage; /* what stands behind the name: N_("--person NAME [--team TEAM]") */
    const char *help;  /* one line, N_() */
    const char *more;  /* the rest of --help, N_(), or NULL */
    const struct option_row *options;
    size_t most_words;
    int (*run)(struct world *world, const struct request *request); /* exit status */
};

/* NULL ends it. */
extern const struct verb *const verbs[];
const struct verb *verb_find(const char *name);
/* The verb that was probably meant; NULL when none is near. */
const struct verb *verb_near(const char *name);

extern const struct verb verb_new;
extern const struct verb verb_resume;
extern const struct verb verb_list;
extern const struct verb verb_show;
extern const struct verb verb_report;
extern const struct verb verb_script;

/* help.c: of the whole program (verb NULL) or of one verb. */
void help_say(const struct verb *verb);

#endif
