/* Whether the file with the talks is whole: SQLite reads it over. */
#include <string.h>

#include "base/message.h"
#include "internal.h"

bool store_examine(struct store *store, struct diag *diag)
{
    bool whole = true;

    db_start_sql(store->db, "examine", "PRAGMA quick_check(1)");
    while (db_step(store->db)) {
        const char *found = db_text(store->db, 0);

        whole = whole && found && strcmp(found, "ok") == 0;
    }
    if (!db_end(store->db, diag))
        return false;
    if (whole)
        return true;
    diag_add(diag, SEVERITY_ERROR, NULL, NULL, 0, 0,
             _("Put back a copy of the data folder, or ask who looks after this machine. Don't go "
               "on writing in it."),
             "%s", _("The file with your talks is damaged."));
    return false;
}
