#ifndef WG_SCRIPT_CONFIG_H
#define WG_SCRIPT_CONFIG_H

#include <stdbool.h>

#include "base/diag.h"

/*
 * $XDG_CONFIG_HOME/waardegesprek/config.yaml: what a user or an administrator
 * sets once. Its keys are language, name, purpose, scripts_path, registry,
 * thinking_days (0 to 30), ascii (yes, no) and editor (yes, no); every one may be absent (NULL, false, -1).
 */
struct config {
    char *language;     /* nl or en */
    char *name;         /* the leader's, as it stands in documents */
    char *purpose;      /* the team's own words on why it holds these talks: {purpose} */
    char *scripts_path; /* a folder with guides that several people share */
    char *
        registry; /* where plans are shared: a file, or a PostgreSQL connection without a password */
    int thinking_days; /* between deciding to share and its leaving; -1 = not set */
    bool ascii;        /* draw with + - | */
    bool no_editor;    /* no external editor */
};
/*
 * A file that is not there, or holds only comments, gives the defaults. False with findings when
 * it is faulty: *out is untouched then. Warnings may come with success.
 */
bool config_load(const char *path, struct config *out, struct diag *diag);
void config_done(struct config *config);

#endif
