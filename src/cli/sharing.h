#ifndef WG_CLI_SHARING_H
#define WG_CLI_SHARING_H

#include "input.h"
#include "world.h"

/*
 * Asks the employee what may go to HR: the agreements of a talk, or one of them (an id or its beginning). Nothing is
 * set beforehand, an empty answer is no, and whoever stops half-way (a dot, the end of the input) has shared nothing. Exit
 * status; what went wrong was said.
 */
int sharing_ask(struct world *world, struct input *input, const char *id);

#endif
