/* The findings about one guide, of all the files that it consists of, in one list. */
#include "script_findings.h"

#include <dirent.h>
#include <limits.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/path.h"
#include "session/used.h"

/* ID.LANGUAGE.yaml beside ID.yaml. */
static bool is_translation(const char *name, const char *guide)
{
    size_t stem = strcspn(guide, ".");
    char *language = translation_language(name);
    bool own = language && strncmp(name, guide, stem) == 0 && name[stem] == '.';

    free(language);
    return own;
}

/* All of a translation's mistakes can only be seen when its guide has none: that is no mistake of its own. */
static bool only_waits(const struct finding *finding, bool guide_is_fine)
{
    return !guide_is_fine && finding->code && strcmp(finding->code, "WG207") == 0 &&
           finding->line == 1 && finding->column == 1;
}

static void check_translation(const struct library *library, const char *path, bool guide_is_fine,
                              struct diag *out)
{
    struct diag found;

    diag_init(&found);
    script_check_file(library, path, &found);
    for (size_t i = 0; i < found.count; i++) {
        const struct finding *finding = &found.findings[i];

        if (!only_waits(finding, guide_is_fine))
            diag_add(out, finding->severity, finding->code, finding->file, finding->line,
                     finding->column, finding->repair, "%s", finding->message);
    }
    diag_done(&found);
}

static void check_translations(const struct library *library, const char *path, bool guide_is_fine,
                               struct diag *out)
{
    char *folder = xstrndup(path, (size_t)(path_base(path) - path));
    struct dirent **entries;
    int count = scandir(*folder ? folder : ".", &entries, NULL, alphasort);

    for (int i = 0; i < count; i++) {
        char *file = xasprintf("%s%s", folder, entries[i]->d_name);

        if (is_translation(entries[i]->d_name, path_base(path)))
            check_translation(library, file, guide_is_fine, out);
        free(file);
        free(entries[i]);
    }
    if (count >= 0)
        free(entries);
    free(folder);
}

static bool is_own(const struct finding *finding, const char *path)
{
    return !finding->file || strcmp(finding->file, path) == 0;
}

/* The order stays as it is among those of the guide's own file, and among the others. */
static void own_first(struct diag *diag, const char *path)
{
    struct finding *sorted = xcalloc(diag->count + 1, sizeof *sorted);
    size_t count = 0;

    for (int others = 0; others < 2; others++) {
        for (size_t i = 0; i < diag->count; i++) {
            if (is_own(&diag->findings[i], path) == !others)
                sorted[count++] = diag->findings[i];
        }
    }
    if (count > 0)
        memcpy(diag->findings, sorted, count * sizeof *sorted);
    free(sorted);
}

void findings_load(struct store *store, const struct library *library, const char *path,
                   struct diag *out)
{
    bool fine;

    diag_clear(out);
    fine = script_check_file(library, path, out);
    if (fine)
        session_check_used(store, library, path, out);
    check_translations(library, path, fine, out);
    diag_sort(out);
    diag_unique(out);
    own_first(out, path);
}

size_t findings_count(const struct diag *diag, enum severity severity)
{
    size_t count = 0;

    for (size_t i = 0; i < diag->count; i++)
        count += diag->findings[i].severity == severity;
    return count;
}

static bool same_text(const char *one, const char *other)
{
    return strcmp(one ? one : "", other ? other : "") == 0;
}

/* Lines between two findings that say the same; INT_MAX when they don't. */
static int distance(const struct finding *one, const struct finding *other)
{
    if (!same_text(one->code, other->code) || !same_text(one->file, other->file) ||
        !same_text(one->message, other->message))
        return INT_MAX;
    return abs(one->line - other->line);
}

/* Whether a finding stands where the old one stood, or behind it. */
static bool comes_after(const struct finding *finding, const struct finding *old, const char *path)
{
    int order = is_own(old, path) - is_own(finding, path);

    if (order == 0)
        order = strcmp(finding->file ? finding->file : "", old->file ? old->file : "");
    return order > 0 || (order == 0 && finding->line >= old->line);
}

size_t findings_land(const struct diag *diag, const struct finding *old, const char *path)
{
    size_t nearest = 0;
    int least = INT_MAX;

    for (size_t i = 0; old && i < diag->count; i++) {
        int lines = distance(&diag->findings[i], old);

        if (lines < least) {
            least = lines;
            nearest = i;
        }
    }
    if (least < INT_MAX || !old)
        return nearest;
    for (size_t i = 0; i < diag->count; i++) {
        if (comes_after(&diag->findings[i], old, path))
            return i;
    }
    return diag->count ? diag->count - 1 : 0;
}
