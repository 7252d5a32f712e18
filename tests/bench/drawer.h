#ifndef WG_TESTS_BENCH_DRAWER_H
#define WG_TESTS_BENCH_DRAWER_H

#include "base/clock.h"
#include "session/session.h"

/*
 * A store as it is after some months of use: twenty talks with twenty people, five of them
 * finished, made through the session as the screens do.
 */
enum { DRAWER_TALKS = 20 };

struct drawer {
    struct clock clock;
    struct id_source ids;
    struct store *store;
    struct session_setup session;
    char *data_folder;
    char *script_folder;
    struct library library;
    char talk[UUID_SIZE]; /* the latest, open: it stands at the end of its long text */
};

void drawer_fill(struct drawer *drawer, const char *folder);
/* Closes the store; the folder stays. */
void drawer_done(struct drawer *drawer);

/* The talk of `talk`, open at its long text. */
struct session *drawer_open_talk(struct drawer *drawer);
/* A text of so many bytes in words and lines; the caller frees it. */
char *drawer_text(size_t length);
/* The step of the long text. */
struct place drawer_place(const struct session *session);

#endif
