#ifndef WG_TUI_NAMES_H
#define WG_TUI_NAMES_H

#include "screen.h"

/*
 * The guide of a kept talk in the language of the messages, for what it calls the values; without a talk, or when it can't be
 * read, the guide that talks begin with. NULL when there is neither. script_free() it.
 */
struct script *names_load(const struct tui *tui, const char *interview);
/* The title of each guide that talks to come name; its id where it can't be read. */
void names_title(const struct tui *tui, struct appointment_list *list);
/* What a value is called; its id when there are no names. */
const char *names_value(const struct script *names, enum value value);
const char *names_value_short(const struct script *names, enum value value);

#endif
