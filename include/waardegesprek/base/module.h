#ifndef WG_BASE_MODULE_H
#define WG_BASE_MODULE_H

#include "base/diag.h"

/*
 * What needs a heavy library is a file of its own (NAME.so, see path_module()), opened when it is
 * first used, so that the program starts fast and runs without that library. A module calls nothing of the
 * program: it gets plain data and functions to call back, and exports one table by this name.
 */
#define MODULE_TABLE waardegesprek_module
struct module_table {
    const char *abi;       /* the version of the program it was built with: WG_VERSION */
    const void *functions; /* what the module's own header says */
};

/*
 * The functions of a module. It stays open until the program ends. NULL with a sentence: it is not
 * there, it is of another version, or a library that it needs is missing (`package` is what Debian
 * calls that).
 */
const void *module_open(const char *name, const char *package, struct diag *diag);

#endif
