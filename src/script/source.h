#ifndef WG_SCRIPT_SOURCE_H
#define WG_SCRIPT_SOURCE_H

#include "outline.h"

/* The files that a guide consists of: read, checked, and kept together. */
enum role { ROLE_SCRIPT, ROLE_VALUES, ROLE_TRANSLATION, ROLE_COUNT };
const char *role_id(enum role role);
bool role_from_id(const char *id, enum role *out);

struct source {
    enum role role;
    char *language;
    char *name; /* for findings: a path, or a file's name */
    char *text;
    size_t length;
    struct node *root; /* NULL until parsed */
};

/* items[0] is the script; values follow, then translations by language. */
struct guide_files {
    struct arena *arena;
    struct source *items;
    size_t count;
    struct outline outline; /* of the script, once it is parsed */
    bool outlined;
};
void guide_files_init(struct guide_files *files);
void guide_files_done(struct guide_files *files);
/* Takes over `text`; copies the rest. Borrowed until the next add. */
struct source *guide_files_add(struct guide_files *files, enum role role, const char *language,
                               const char *name, char *text, size_t length);
/* NULL when there is none. */
struct source *guide_files_find(const struct guide_files *files, enum role role,
                                const char *language);
/* The script's own language; "" when it does not say. */
const char *guide_files_language(const struct guide_files *files);

/*
 * Parses and checks one of them; false on an error. A script gets its outline; a
 * translation is held against the script's, when that was parsed without an error.
 */
bool guide_files_parse(struct guide_files *files, struct source *source, struct diag *diag);

/* Reads FOLDER/ID.yaml, its translations and their values files, and checks them all. */
bool guide_files_load(struct guide_files *files, const char *folder, const char *id,
                      struct diag *diag);
/*
 * The values file for a language in the folder, else the shipped one; the caller frees it. NULL
 * when there is none.
 */
char *values_path(const char *folder, const char *language);
/*
 * False with a finding when the script's language has no values file; a warning when that of a
 * translation has none.
 */
bool guide_files_check_values(const struct source *source, const char *folder, struct diag *diag);
/* Whether the ids and the language in a file agree with its name. */
bool source_check_name(const struct source *source, struct diag *diag);
/* Reads a file as text; NULL with a finding when it can't be had. The caller frees it. */
char *source_read(const char *path, size_t *length, struct diag *diag);

#endif
