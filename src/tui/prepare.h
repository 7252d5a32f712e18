#ifndef WG_TUI_PREPARE_H
#define WG_TUI_PREPARE_H

#include "domain/appointment.h"

/*
 * What prepare_screen takes: a const struct appointment *, copied. Without an id there is no day yet: the
 * talk is prepared all the same, with this person or team and guide.
 */

#endif
