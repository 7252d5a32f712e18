#ifndef WG_BASE_PROCESS_H
#define WG_BASE_PROCESS_H

/* A sanitizer looks into its own process, from another one, to find what leaks. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define PROCESS_IS_LOOKED_INTO 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(memory_sanitizer)
#define PROCESS_IS_LOOKED_INTO 1
#endif
#endif
#ifndef PROCESS_IS_LOOKED_INTO
#define PROCESS_IS_LOOKED_INTO 0
#endif

/*
 * What is in this process's memory stays there: a crash leaves no file with people's words on a disk, and no other process of the same
 * user may look into it (the administrator may). To be called first; a program that is started from this one may be
 * looked into again, but leaves no such file either.
 */
void process_keep_private(void);

#endif
