#ifndef WG_CLI_VERB_H
#define WG_CLI_VERB_H

#include "option.h"
#include "world.h"

/*
 * What can be done from the command line: one file a verb, one row in verbs.c. A verb may have verbs
 * of its own behind it ("script check"): one file and one row each too.
 */
enum { WORDS_ANY = 100000 };
struct verb {
    const char *name;  /* the whole of it: "list", "script check" */
    const char *usage; /* what stands behind the name: N_("--person NAME [--team TEAM]") */
    const char *help;  /* one line, N_() */
    const char *more;  /* the rest of --help, N_(), or NULL */
    const struct option_row *options;
    size_t most_words;               /* WORDS_ANY = as many as there are */
    const struct verb *const *inner; /* NULL = none; NULL ends it */
    int (*run)(struct world *world, const struct request *request); /* exit status */
};

/* NULL ends it. */
extern const struct verb *const verbs[];
/* The last word of its name, which is typed. */
const char *verb_word(const struct verb *verb);
const struct verb *verb_find(const struct verb *const *table, const char *word);
/* The verb that was probably meant; NULL when none is near. */
const struct verb *verb_near(const struct verb *const *table, const char *word);

extern const struct verb verb_new;
extern const struct verb verb_resume;
extern const struct verb verb_list;
extern const struct verb verb_show;
extern const struct verb verb_report, verb_erase;
extern const struct verb verb_script;
extern const struct verb verb_agenda, verb_invite;
extern const struct verb verb_plan, verb_search, verb_correct;
extern const struct verb verb_share, verb_withdraw, verb_outbox, verb_hr, verb_registry,
    verb_doctor;
extern const struct verb verb_demo, verb_person, verb_handover, verb_import;

/* help.c: of the whole program (verb NULL) or of one verb. */
void help_say(const struct verb *verb);

#endif
