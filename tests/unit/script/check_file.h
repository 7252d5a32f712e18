/* Checking a file when nothing but the shipped guides stands behind its folder. */
#ifndef WG_TEST_CHECK_FILE_H
#define WG_TEST_CHECK_FILE_H

#include <stdlib.h>

#include "base/path.h"
#include "script/load.h"

static inline bool check_file(const char *path, struct diag *diag)
{
    char *shipped = path_data("scripts");
    struct library library = {.folders = {[SHELF_SHIPPED] = shipped}};
    bool fine = script_check_file(&library, path, diag);
    free(shipped);
    return fine;
}

#endif
