#ifndef WG_BASE_PROCESS_H
#define WG_BASE_PROCESS_H

/*
 * What is in this process's memory stays there: a crash leaves no file with people's words on a disk, and no other process of the same
 * user may look into it (the administrator may). To be called first; a program that is started from this one may be
 * looked into again, but leaves no such file either.
 */
void process_keep_private(void);

#endif
