/* Opening a registry in the home that its words name, and running statements in it. */
#include <string.h>

#include "base/mem.h"
#include "statements.h"

enum registry_home registry_home_of(const char *where)
{
    static const char *const starts[] = {"postgresql:", "postgres:"};
    static const char *const keys[] = {"service=", "host=", "dbname=", "hostaddr="};

    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
        if (strncmp(where, starts[i], strlen(starts[i])) == 0)
            return REGISTRY_POSTGRES;
    }
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const char *found = strstr(where, keys[i]);

        if (found && (found == where || found[-1] == ' '))
            return REGISTRY_POSTGRES;
    }
    return REGISTRY_SQLITE;
}
