#ifndef WG_SCRIPT_GUIDE_H
#define WG_SCRIPT_GUIDE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "base/diag.h"
#include "script/load.h"

/*
 * Guides as a leader chooses them and a facilitator looks after them.
 *
 * A shipped guide runs as it lies there. In one's own folder and in the shared one, a file is a
 * *concept* until it is published: publishing checks it, raises its version and keeps its whole
 * bundle as published/ID.json beside it, in one step. A talk starts from that, so a file that is
 * being edited, or has a mistake in it, never touches or blocks a talk. Where published/ID.json
 * itself can't be read or is damaged, a talk starts from the next shelf.
 */
enum guide_state {
    GUIDE_IN_USE,  /* what runs is what the file says */
    GUIDE_CONCEPT, /* the file says something else, or nothing runs yet */
    GUIDE_FAULTY   /* the file has mistakes */
};

struct guide {
    char *id;
    /* What a talk starts with: of the first shelf that has something published. */
    bool offered;
    enum shelf shelf;
    int version;
    char *published; /* ISO day, "" for a shipped guide */
    char *note;      /* what changed, in one sentence; "" when not said */
    int changed;     /* steps that changed in it; 0 = a first edition */
    /* The file that is edited: of the first shelf that has one. */
    enum shelf file_shelf;
    char *path;
    enum guide_state state;
    bool broken;        /* something published goes before what runs, but can't be used */
    bool hides_shipped; /* the program brings one with this id, too */
    /* In the language asked for when there is one; of what runs, else of the file. */
    char *title; /* the id when nothing can be read */
    char *about; /* or NULL */
    int duration;
    enum process process;
    bool keep;
    char *languages; /* "nl, en": the own language first */
};
struct guide_list {
    struct guide *items;
    size_t count;
};
/*
 * Every guide on every shelf, one an id, by kind of talk and title. What is wrong with faulty files and with
 * what was published goes into diag as warnings that name the file. False when the shipped folder can't be read.
 */
bool guide_list_load(const struct library *library, const char *language, struct guide_list *out,
                     struct diag *diag);
/* The same of one's own and the shared shelf alone, without saying what is wrong with them. */
void guide_list_load_own(const struct library *library, const char *language,
                         struct guide_list *out);
void guide_list_done(struct guide_list *list);
void guide_list_remove(struct guide_list *list, size_t index);
/* NULL when there is none. */
const struct guide *guide_find(const struct guide_list *list, const char *id);

/* The bundle that a talk starts with. NULL with a sentence when none is offered; the caller frees it. */
char *guide_bundle(const struct library *library, const char *id, struct diag *diag);
/*
 * The bundle of the file as it lies there, whatever is published: for rehearsing and comparing. NULL
 * with every finding.
 */
char *guide_draft(const struct library *library, const char *id, struct diag *diag);
/* The file that is edited, of the first shelf that has one; NULL with a sentence. The caller frees it. */
char *guide_file(const struct library *library, const char *id, enum shelf *shelf,
                 struct diag *diag);

/* Whether it is a building block: one begins a line with "piece:". All other ID.yaml are guides. */
bool guide_is_piece(const char *path);

/*
 * Puts the file in place for talks: checks it, raises its version when that is not higher than what
 * runs, keeps it with this sentence. One publishes in a folder at a time; the next waits two seconds.
 * False when the file has an error, nothing changed, the guide is a shipped one or a building block, what
 * was published can't be used, somebody else publishes or writes in the file meanwhile, or it
 * can't be written; nothing is changed then.
 */
bool guide_publish(const struct library *library, const char *id, const char *note,
                   const char *today, struct diag *diag);
/*
 * Copies guide or building block FROM, as its file lies there, with its translations into one's own folder
 * under the name ID (may be the same). Values and building blocks that it uses are not copied: they are found
 * on their own shelf. Gives the path of the new file; NULL with a sentence, also when a file of that name
 * is there already: nothing new is left behind then.
 */
char *guide_copy(const struct library *library, const char *from, const char *id,
                 struct diag *diag);

/* How it stands, in words: "in use", "concept: not used for talks yet". The caller frees it. */
char *guide_state_words(const struct guide *guide);
/*
 * What a leader should know before the next talk: "The core talk: 1 step changed (Friday)", or that the file
 * has mistakes and which version is used. NULL when there is nothing new. The caller frees it.
 */
char *guide_news(const struct guide *guide, struct day today);

#endif
