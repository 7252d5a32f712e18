#ifndef WG_CLI_WORLD_H
#define WG_CLI_WORLD_H

#include <stdbool.h>

#include "base/clock.h"
#include "option.h"
#include "script/config.h"
#include "script/guide.h"
#include "session/session.h"

/* All that main starts and passes down: time, chance, settings, folders, the store. */
struct world {
    struct clock clock;
    struct id_source ids;
    struct config config;
    char *data_folder;
    char *registry;             /* where plans are shared: registry.h */
    char *account;              /* the system's name for whoever runs this */
    char *leader;               /* the name that stands in documents */
    char *folders[SHELF_COUNT]; /* the guides' */
    struct library library;     /* the same, as it is handed down */
    const char *language;       /* of a new talk: nl or en */
    const char *asked;          /* --lang: for a talk that is there already too; NULL = its own */
    char *terminal;             /* "pts/3", or "pipe" without one */
    const char *note;           /* what home says above all, of N_(); NULL = nothing */
    bool plain;                 /* line by line was asked for */
    bool ascii;
    bool color;
    struct store *store;          /* NULL until world_open_store() */
    struct session_setup session; /* whole once the store is open */
};

/* Locale, messages and settings. False with a sentence said when WAARDEGESPREK_NOW is no moment. */
bool world_init(struct world *world);
/* Takes over the options that every verb has. False with a sentence said. */
bool world_configure(struct world *world, const struct request *request);
/* False with a sentence said. */
bool world_open_store(struct world *world);
/* The leader's name is as the store has it. */
void world_read_leader(struct world *world);
void world_done(struct world *world);

/* Whether to go line by line; says why when it was not asked for. */
bool world_is_plain(const struct world *world);

/* Whom a talk with this guide is with, and whether it is kept. False when there is no such guide, and then it was said. */
bool talk_subject(const struct world *world, const char *script, enum subject *out, bool *kept);
/*
 * Puts the one person of that name (and team, or NULL) into `out`, or adds the person. `out` stays empty when there are
 * several, and then they were said.
 */
bool talk_person(struct world *world, const char *name, const char *team, struct person_list *out,
                 struct diag *diag);
/*
 * Starts a talk with the one person of that name, or adds the person; name, team and script may be
 * NULL, as the guide's kind of talk allows. NULL when it could not be, and then it was said why.
 */
struct session *talk_start(struct world *world, const char *name, const char *team,
                           const char *script, const char *language);
/*
 * From here on program and talk speak one language: the one that was asked for, else the talk's. A talk
 * that is open to write in goes on in it.
 */
bool talk_speak(const struct world *world, struct session *session, struct diag *diag);
/* Opens a talk to read it, in one language with the program. NULL with a sentence in diag. */
struct session *talk_read(const struct world *world, const char *id, struct diag *diag);
/* Opens a talk, by id or prefix, in the face that fits. Exit status. */
int talk_open(struct world *world, const char *id);
/* The same for a session that is open already; closes it. */
int talk_hold(struct world *world, struct session *session);
/* Without a verb: the screens, or the plain list to choose from. */
int talk_home(struct world *world);

#endif
