#ifndef WG_SCRIPT_SOURCE_H
#define WG_SCRIPT_SOURCE_H

#include "outline.h"
#include "script/load.h"

/* The files that a guide consists of: read, checked, and kept together. */
enum role {
    ROLE_SCRIPT,
    ROLE_PIECE,
    ROLE_VALUES,
    ROLE_TRANSLATION,
    ROLE_WORDS, /* the words that the method looks for: never in a bundle */
    ROLE_COUNT
};
const char *role_id(enum role role);
bool role_from_id(const char *id, enum role *out);

struct source {
    enum role role;
    char *language;
    char *name; /* for findings: a path, or a file's name */
    char *stem; /* that name up to its first dot: whose words they are */
    char *text;
    size_t length;
    struct node *root; /* NULL until parsed */
    bool faulty;       /* its own form has an error */
};

/* items[0] is the script; then its blocks, all translations, the values. */
struct guide_files {
    struct arena *arena;
    struct source *items;
    size_t count;
    struct outline outline; /* of the script, once it is parsed */
    bool outlined;
    bool kept; /* out of a bundle: only what stops a model from being made is an error */
};
void guide_files_init(struct guide_files *files);
void guide_files_done(struct guide_files *files);
/* Takes over `text`; copies the rest. Borrowed until the next add. */
struct source *guide_files_add(struct guide_files *files, enum role role, const char *language,
                               const char *name, char *text, size_t length);
/* NULL when there is none. */
struct source *guide_files_find(const struct guide_files *files, enum role role,
                                const char *language);
/* The script's translation into a language, or NULL. */
struct source *guide_files_words(const struct guide_files *files, const char *language);
struct source *guide_files_find_name(const struct guide_files *files, const char *name);
/* The script's own language; "" when it does not say. */
const char *guide_files_language(const struct guide_files *files);

/* Parses one of them and checks its form; false on an error. */
bool guide_files_parse(struct guide_files *files, struct source *source, struct diag *diag);
/*
 * Puts the parsed blocks into the parsed script and checks what its pieces say about one another. Only
 * when it has no error at all there is an outline afterwards.
 */
bool guide_files_join(struct guide_files *files, struct diag *diag);
/*
 * Adds and joins what the translation with this path translates, without a word about its mistakes: false
 * when they are in the way.
 */
bool guide_files_original(struct guide_files *files, const struct library *library,
                          const char *path);
/* Holds a parsed translation of the script against it, when there is an outline. */
bool guide_files_match(struct guide_files *files, struct source *translation, struct diag *diag);

/*
 * Reads ID.yaml from the folder on this shelf, with its blocks, its translations and their values
 * files (those from this shelf or a later one), and checks them all.
 */
bool guide_files_load(struct guide_files *files, const struct library *library, enum shelf shelf,
                      const char *id, struct diag *diag);
/* The rest of the same for a script that was added and parsed already. */
bool guide_files_gather(struct guide_files *files, const struct library *library, enum shelf shelf,
                        struct diag *diag);
/*
 * Adds the values file of each language that the guide has. False with a finding when the script's own
 * language has none; a warning when that of a translation has none.
 */
bool guide_files_load_values(struct guide_files *files, const struct library *library,
                             enum shelf shelf, struct diag *diag);
/*
 * The first folder from this shelf on that has the file; the caller frees the path. NULL when none
 * has.
 */
char *library_find(const struct library *library, enum shelf shelf, const char *name);
/*
 * The shelves as they are for a file in this folder, which is borrowed: the folder itself, then those that
 * come behind it. A folder that is on no shelf goes before all but one's own, and takes its place.
 */
struct library library_from(const struct library *library, const char *folder);
/* Whether the ids and the language in a file agree with its name. */
bool source_check_name(const struct source *source, struct diag *diag);
/* All of them as one bundle; the caller frees it. */
char *guide_files_pack(const struct guide_files *files);
/* Small letters, digits and hyphens: what may be the name of a file. */
bool bundle_id_valid(const char *id);
/* Reads a file as text; NULL with a finding when it can't be had. The caller frees it. */
char *source_read(const char *path, size_t *length, struct diag *diag);

#endif
