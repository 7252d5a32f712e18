#ifndef WG_SCRIPT_LOAD_H
#define WG_SCRIPT_LOAD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "domain/script.h"

/*
 * From YAML to the script model, and to the *bundle*: the guide as it stood when
 * a talk began (script, values files, every translation), one JSON text
 * {"files": [{"role": "script" | "piece" | "values" | "translation", "language", "name", "text"}]}.
 * A talk opens from its bundle alone.
 */

/*
 * Where guides lie: one's own folder, one that is shared, the shipped ones. Of equal ids the first
 * wins. Borrowed paths; NULL = there is none.
 */
enum shelf { SHELF_OWN, SHELF_SHARED, SHELF_SHIPPED, SHELF_COUNT };
struct library {
    const char *folders[SHELF_COUNT];
};

/*
 * Reads ID.yaml from the folder on this shelf with its building blocks, values and translations,
 * checks all of it and packs it. Blocks and values that the folder does not have come from a
 * later one. NULL on failure with every finding in diag. What is only worth considering comes with
 * script_check_file(). The caller frees it.
 */
char *bundle_load(const struct library *library, enum shelf shelf, const char *id,
                  struct diag *diag);

/*
 * Builds the model out of a bundle. A language it has no texts in gives the script's own. NULL on
 * failure.
 */
struct script *bundle_open(const char *bundle, const char *language, struct diag *diag);

/*
 * Checks one YAML file as someone who edits it wants it looked at (a guide, a building block, a
 * values file or a translation: told apart by their keys), with what the method says of its
 * questions. What it leans on is looked for in the same folder, wherever that is, and then on the
 * shelves behind it. Findings are sorted and none comes twice. Returns true when there is no error.
 */
bool script_check_file(const struct library *library, const char *path, struct diag *diag);
/*
 * Says which of these steps, of which answers are kept in talks, the guide in this file does not have.
 * Always true: they are warnings.
 */
bool script_check_used(const struct library *library, const char *path, const char *const *steps,
                       size_t count, struct diag *diag);

/*
 * The LANGUAGE in a path that ends in ID.LANGUAGE.yaml, the name of a translation; NULL of any other
 * file. The caller frees it.
 */
char *translation_language(const char *path);

#endif
