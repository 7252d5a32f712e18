#ifndef WG_CLI_YES_H
#define WG_CLI_YES_H

#include <stdbool.h>

#include "input.h"

/* Questions of verbs that write or erase: nothing is decided for who does not answer. */
enum yes { YES, NO, YES_NO_MORE, YES_ENDED };
/*
 * Asks until it is y or n (j and ja, too), or q where `stops` allows it; YES_ENDED when nobody
 * answers any more.
 */
enum yes yes_ask(struct input *input, const char *question, bool stops);
/* Asks once on a terminal; without one says that --yes is needed, and it is no. */
bool yes_or_option(const char *question, bool given);
/* Asks for the name; true when just that was typed, whatever its capitals and accents. */
bool yes_typed_name(const char *question, const char *name);

#endif
