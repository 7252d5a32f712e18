/* Keeping what is said out of the files that a crash leaves. */
#include "base/process.h"

#include <sys/prctl.h>
#include <sys/resource.h>

/* Neither can fail for a program that only gives something up. */
void process_keep_private(void)
{
    const struct rlimit none = {0};

    setrlimit(RLIMIT_CORE, &none);
    if (!PROCESS_IS_LOOKED_INTO)
        prctl(PR_SET_DUMPABLE, 0);
}
