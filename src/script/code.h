#ifndef WG_SCRIPT_CODE_ROWS_H
#define WG_SCRIPT_CODE_ROWS_H

#include "script/code.h"

/* The rows, a file for each hundred or two. A table ends with a row without a code. */
extern const struct code codes_form[], codes_sense[], codes_method[];

#endif
