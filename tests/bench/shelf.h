#ifndef WG_TESTS_BENCH_SHELF_H
#define WG_TESTS_BENCH_SHELF_H

#include "base/clock.h"
#include "session/session.h"

/*
 * A store as it is after some months of use: twenty talks with twenty people, five of them
 * finished, made through the session as the screens do.
 */
enum { SHELF_TALKS = 20 };

struct shelf {
    struct clock clock;
    struct id_source ids;
    struct store *store;
    struct session_setup session;
    char *data_folder;
    char *script_folder;
    char talk[UUID_SIZE]; /* the latest, open: it stands at the end of its long text */
};

void shelf_fill(struct shelf *shelf, const char *folder);
/* Closes the store; the folder stays. */
void shelf_done(struct shelf *shelf);

/* The talk of `talk`, open at its long text. */
struct session *shelf_open_talk(struct shelf *shelf);
/* A text of so many bytes in words and lines; the caller frees it. */
char *shelf_text(size_t length);
/* The step of the long text. */
struct place shelf_place(const struct session *session);

#endif
