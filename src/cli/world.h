#ifndef WG_CLI_WORLD_H
#define WG_CLI_WORLD_H

#include <stdbool.h>

#include "base/clock.h"
#include "option.h"
#include "registry/registry.h"
#include "script/config.h"
#include "script/guide.h"
#include "session/session.h"

/* All that main starts and passes down: time, chance, settings, folders, the store. */
struct world {
    struct clock clock;
    struct id_source ids;
    struct config config;
    char *data_folder;
    char *registry;       /* where plans are shared (registry.h); NULL = the settings are wrong */
    bool registry_is_own; /* nobody set one: beside one's own data, to try it out */
    bool settings_faulty; /* they were told about, and stand as if they were empty */
    char *account;        /* the system's name for whoever runs this */
    char *leader;         /* the name that stands in documents */
    char *folders[SHELF_COUNT]; /* the guides' */
    struct library library;     /* the same, as it is handed down */
    const char *language;       /* of a new talk: nl or en */
    const char *asked;          /* --lang: for a talk that is there already too; NULL = its own */
    char *terminal;             /* "pts/3", or "pipe" without one */
    const char *note;           /* what home says above all, of N_(); NULL = nothing */
    bool quiet;                 /* nobody looks: nothing is done that has to be told about */
    bool plain;                 /* line by line was asked for */
    bool ascii;
    bool color;
    struct store *store;          /* NULL until world_open_store() */
    struct session_setup session; /* whole once the store is open */
    struct registry_setup review; /* whole once a registry is open */
};

/* Locale, messages and settings. False with a sentence said when WAARDEGESPREK_NOW is no moment. */
bool world_init(struct world *world);
/* Takes over the options that every verb has. False with a sentence said. */
bool world_configure(struct world *world, const struct request *request);
/* False with a sentence said. */
bool world_open_store(struct world *world);
/* Whether somebody has talks here: the store is there. Nothing is made by asking. */
bool world_has_store(const struct world *world);
/* The same setup for what needs no talks: without a store, and nothing is made in the data folder. */
void world_prepare(struct world *world);
/* This one, whatever the settings say. */
void world_use_registry(struct world *world, const char *where);
/* Demo people and their plans are never mixed with others': all of it lies in the data folder. */
void world_keep_registry_here(struct world *world);

/* world_registry.c */
/* Whether there is a place to share in. False with a sentence that says how to set or mend it. */
bool world_has_registry(const struct world *world, struct diag *diag);
/* Whether the place where a file would lie is there. False with a sentence; it may be there later. */
bool world_reaches_registry(const struct world *world, struct diag *diag);
/* Who reviews or looks after a registry; `where` NULL = as it is set. Borrows from the world. */
struct registry_setup world_registry_setup(struct world *world, const char *where);
/* Opens the registry without a store. One that nobody has made yet is made only where it was set. NULL with a sentence said. */
struct registry *world_open_registry(struct world *world);
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
