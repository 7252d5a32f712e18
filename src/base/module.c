/*
 * Opens what needs a heavy library. Whatever is wrong with a module is a sentence: a file
 * of another version is never called, since what is handed to it may look different there.
 */
#include "base/module.h"

#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/message.h"
#include "base/path.h"

#define TEXT(name)  TEXT_(name)
#define TEXT_(name) #name

/* "libpango-1.0.so.0": what dlerror() names first when a library is missing; else the module. */
static void say_missing(const char *path, const char *package, struct diag *diag)
{
    const char *cause = dlerror();
    const char *end = cause ? strchr(cause, ':') : NULL;
    int length = end ? (int)(end - cause) : 0;

    if (length == 0 || (strncmp(cause, path, (size_t)length) == 0 && !path[length]))
        diag_error(diag, _("%s can't be used: %s"), path, end ? end + 2 : _("no reason was given"));
    else
        diag_error(diag, _("%.*s is missing. To install it: sudo apt install %s"), length, cause,
                   package);
}

static const void *functions_of(void *handle, const char *path, struct diag *diag)
{
    const struct module_table *table = dlsym(handle, TEXT(MODULE_TABLE));

    if (table && table->abi && strcmp(table->abi, WG_VERSION) == 0)
        return table->functions;
    diag_error(
        diag,
        _("%s belongs to version %s of the program, and this is version %s. Install both anew."),
        path, table && table->abi ? table->abi : "?", WG_VERSION);
    dlclose(handle);
    return NULL;
}

const void *module_open(const char *name, const char *package, struct diag *diag)
{
    char *path = path_module(name);
    const void *functions = NULL;
    void *handle = NULL;

    if (access(path, F_OK) != 0)
        diag_error(diag, _("%s is missing: the program was built without it."), path);
    else if (!(handle = dlopen(path, RTLD_NOW | RTLD_LOCAL)))
        say_missing(path, package, diag);
    else
        functions = functions_of(handle, path, diag);
    free(path);
    return functions;
}
