/* Keeping what is said out of the files that a crash leaves. */
#include "base/process.h"

#include <sys/prctl.h>
#include <sys/resource.h>

/* A sanitizer looks into its own process, from another one, to find what leaks. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define IS_LOOKED_INTO 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(memory_sanitizer)
#define IS_LOOKED_INTO 1
#endif
#endif
#ifndef IS_LOOKED_INTO
#define IS_LOOKED_INTO 0
#endif

/* Neither can fail for a program that only gives something up. */
void process_keep_private(void)
{
    const struct rlimit none = {0};

    setrlimit(RLIMIT_CORE, &none);
    if (!IS_LOOKED_INTO)
        prctl(PR_SET_DUMPABLE, 0);
}
