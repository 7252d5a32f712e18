#ifndef WG_SCRIPT_NEXT_H
#define WG_SCRIPT_NEXT_H

#include "node.h"
#include "outline.h"
#include "script/load.h"

/* Warns of guides of talks to come that no shelf has. */
void check_next(struct checker *checker, const struct outline *outline,
                const struct library *library);

#endif
