/*
 * From SQLite's result codes to sentences that tell a person what to do. A row
 * for an extended code stands before the row of its family; the first that fits wins.
 */
#include <errno.h>

#include "base/mem.h"
#include "base/message.h"
#include "internal.h"

enum { FAMILY = 0xff };

static const struct {
    int code;
    const char *sentence;
    const char *shared; /* of a file that several people share; NULL = the same */
} sentences[] = {
    {SQLITE_FULL, N_("The disk is full. Make some room and try again."), NULL},
    {SQLITE_BUSY,
     N_("Another window or program is writing in the store. Wait a moment and try "
        "again."),
     N_("Somebody else is writing in the registry. Wait a moment and try again.")},
    {SQLITE_LOCKED, N_("The store is in use. Wait a moment and try again."),
     N_("The registry is in use. Wait a moment and try again.")},
    {SQLITE_READONLY_DBMOVED,
     N_("The file of the store was moved or removed while it was open. "
        "Put it back and start the program again."),
     N_("The file of the registry was moved or removed while it was open. Ask whoever looks after "
        "this computer.")},
    {SQLITE_READONLY,
     N_("You may read the store, but not write in it. Make the file and its "
        "folder writable for you and try again."),
     N_("You may read the registry, but not write in it. Ask whoever looks after this computer to "
        "put you in the group that it is for.")},
    {SQLITE_CANTOPEN,
     N_("The store can't be opened. Check that its folder is there and that you "
        "may write in it."),
     N_("The registry can't be opened. Check that its folder is there and that you may write in "
        "it.")},
    {SQLITE_PERM,
     N_("You have no access to the store. Make its file readable and writable for "
        "you and try again."),
     N_("You have no access to the registry. Ask whoever looks after this computer to put you in "
        "the group that it is for.")},
    {SQLITE_NOTADB,
     N_("This file is no store of this program, or it is damaged. Put a backup in "
        "its place."),
     N_("This file is no registry, or it is damaged. Put a backup in its place.")},
    {SQLITE_CORRUPT,
     N_("The store is damaged. Make a copy of the file, then put a backup in its "
        "place."),
     N_("The registry is damaged. Make a copy of the file, then put a backup in its place.")},
    {SQLITE_IOERR,
     N_("The disk does not answer as it should. Check that it is still connected "
        "and try again."),
     NULL},
    {SQLITE_TOOBIG, N_("This text is too long to keep. Make it shorter."), NULL},
    {SQLITE_INTERRUPT, N_("This took too long."),
     N_("The registry took too long to answer. Try again later.")},
    {SQLITE_CONSTRAINT,
     N_("This does not fit what is in the store: another window may have "
        "changed it. Go back, open it again and try once more."),
     N_("This does not fit what is in the registry: somebody else may have changed it. Go back, "
        "open it again and try once more.")},
};

static const char *find_sentence(int code, bool is_shared)
{
    for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++) {
        if (sentences[i].code == code || sentences[i].code == (code & FAMILY))
            return _(is_shared && sentences[i].shared ? sentences[i].shared
                                                      : sentences[i].sentence);
    }
    if (is_shared)
        return _("The registry could not do this. Try again; if that does not help, ask whoever "
                 "looks after this computer.");
    return _("The store could not do this. Try again; if that does not help, start the program "
             "again.");
}

int db_code(int code)
{
    bool no_room = errno == ENOSPC || errno == EDQUOT || errno == EFBIG;
    return no_room && (code & FAMILY) == SQLITE_IOERR ? SQLITE_FULL : code;
}

bool db_explain(const struct db *db, int code, const char *name, const char *words,
                struct diag *diag)
{
    if ((code & FAMILY) == SQLITE_NOMEM || code == SQLITE_IOERR_NOMEM)
        die(_("There is no memory left. Close other programs and start again."));
    return diag_error(diag, "%s (%s: %s, %d)", find_sentence(code, db->is_shared), name, words,
                      code);
}

bool db_explain_last(const struct db *db, int code, const char *name, struct diag *diag)
{
    return db_explain(db, db_code(code), name, sqlite3_errmsg(db->handle), diag);
}
