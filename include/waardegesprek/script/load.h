#ifndef WG_SCRIPT_LOAD_H
#define WG_SCRIPT_LOAD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "domain/script.h"

/*
 * From YAML to the script model, and to the *bundle*: the guide as it stood when
 * a talk began (script, values files, every translation), one JSON text
 * {"files": [{"role": "script" | "values" | "translation", "language", "name", "text"}]}.
 * A talk opens from its bundle alone.
 */

/* A guide that can be chosen. */
struct guide {
    char *id;
    char *path;
    char *title; /* in the language asked for when there is one */
    char *about; /* or NULL */
    int version;
    int duration;
    char *languages; /* "nl, en": the own language first */
};
struct guide_list {
    struct guide *items;
    size_t count;
};
/*
 * The guides in a folder, by title. Faulty ones are left out; what is wrong with them goes into
 * diag as warnings. False when there is no such folder.
 */
bool guide_list_load(const char *folder, const char *language, struct guide_list *out,
                     struct diag *diag);
void guide_list_done(struct guide_list *list);

/*
 * Reads FOLDER/ID.yaml with its values and translations, checks all of it and
 * packs it. A values file that the folder does not have is taken from the shipped ones. NULL on
 * failure with every finding in diag; warnings may come with success. The caller frees it.
 */
char *bundle_load(const char *folder, const char *id, struct diag *diag);

/*
 * Builds the model out of a bundle. A language it has no texts in gives the script's own. NULL on
 * failure.
 */
struct script *bundle_open(const char *bundle, const char *language, struct diag *diag);

/*
 * Checks one YAML file by itself (a script, a values file or a translation: told
 * apart by their keys). Values and the translated script are looked for in the same
 * folder. Returns true when there is no error.
 */
bool script_check_file(const char *path, struct diag *diag);

#endif
