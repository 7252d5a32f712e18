#ifndef WG_CLI_OPTION_H
#define WG_CLI_OPTION_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Options as rows: what is parsed, what help shows and what wrong usage says come
 * from the same table. A table ends with a row without a name.
 */
struct option_row {
    const char *name;     /* "data-dir", without the dashes */
    char letter;          /* 'o', or 0 */
    const char *argument; /* N_("FOLDER"), or NULL when it takes none */
    const char *help;     /* N_() */
};

/* Those that every verb takes. ORDER = the rows of options_global. */
enum global_option {
    GLOBAL_PLAIN,
    GLOBAL_LANG,
    GLOBAL_DATA_DIR,
    GLOBAL_ASCII,
    GLOBAL_NO_COLOR,
    GLOBAL_HELP,
    GLOBAL_VERSION,
    GLOBAL_COUNT
};
extern const struct option_row options_global[];

enum { OPTION_MOST = 10 };

struct verb;
/* A command line, read. All strings are argv's. */
struct request {
    const struct verb *verb;           /* NULL = none given; the inner one where there are some */
    const char *globals[GLOBAL_COUNT]; /* NULL = not given; "" when it takes no argument */
    const char *options[OPTION_MOST];  /* by the verb's own rows */
    char **words;                      /* behind the verb */
    size_t word_count;
};

/*
 * False when it is wrong usage: then a sentence that names the repair was said on standard error.
 */
bool request_read(struct request *request, int argc, char **argv);

#endif
