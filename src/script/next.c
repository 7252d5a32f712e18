/* The guides with which the talks to come are held: named in one guide, they are files of their own. */
#include "next.h"

#include <stdlib.h>

#include "base/message.h"
#include "script/guide.h"
#include "walk.h"

static bool is_there(const struct library *library, const char *id)
{
    struct diag silent;
    enum shelf shelf;
    diag_init(&silent);
    char *path = guide_file(library, id, &shelf, &silent);
    bool there = path != NULL;
    free(path);
    diag_done(&silent);
    return there;
}

static void check_named(struct checker *checker, const struct library *library,
                        const struct node *name)
{
    if (!name || name->told || is_there(library, name->text))
        return;
    checker_add(checker, SEVERITY_WARNING, "WG224", name,
                _("Write the id of a guide. waardegesprek script list shows them."),
                _("There is no guide \"%s\"."), quote(name->text).text);
}

void check_next(struct checker *checker, const struct outline *outline,
                const struct library *library)
{
    check_named(checker, library, node_get_kind(outline->root, "repeat_with", NODE_TEXT));
    for (size_t i = 0; i < outline->step_count && checker_listens(checker); i++)
        check_named(checker, library, node_get_kind(outline->steps[i].node, "guide", NODE_TEXT));
}
