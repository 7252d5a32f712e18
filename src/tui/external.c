/*
 * A text in the user's own editor. Two things always hold: what the editor wrote is either taken
 * over or still lies in its file, and a key or signal meant for the editor does not end us.
 */
#include "external.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/path.h"
#include "base/program.h"
#include "base/utf8.h"
#include "terminal.h"
#include "tui/editor.h"

static const char *const no_editor =
    N_("There is no editor here. Install nano, or set EDITOR to the one you like.");

/* ---- its file ---- */

/* Where the words stay off the disk, if there is such a place. */
static char *private_file(const char *text)
{
    struct diag diag;
    diag_init(&diag);
    char *folder = path_fleeting(&diag);
    diag_done(&diag);
    if (!folder)
        return NULL;
    char *path = path_join(folder, "waardegesprek-XXXXXX");
    free(folder);
    size_t length = strlen(text);
    int file = mkostemp(path, O_CLOEXEC); /* 0600 */
    bool ok = file >= 0 && write(file, text, length) == (ssize_t)length;

    if (file >= 0 && close(file) == 0 && ok)
        return path;
    if (file >= 0)
        unlink(path);
    free(path);
    return NULL;
}

/* The whole file as text, or NULL with a sentence that begins with its name. */
static char *read_text(const char *path, struct diag *diag)
{
    size_t length = 0;
    char *text = path_read(path, EDITOR_TEXT_BYTES, &length, diag);

    if (!text || (utf8_valid(text, length) && !memchr(text, '\0', length)))
        return text;
    diag_error(diag, _("%s is not plain text in UTF-8."), path);
    free(text);
    return NULL;
}

/* Some editors put a file of their own in the place of ours. */
static void keep_private(const char *path)
{
    struct stat status;

    if (lstat(path, &status) == 0 && S_ISREG(status.st_mode))
        chmod(path, 0600);
}

/* Removes the file when it holds nothing but what we have; else says where it is. */
static void give_up(const char *path, const char *before, struct diag *diag)
{
    struct diag unread;
    char *text;

    diag_init(&unread);
    text = read_text(path, &unread);
    if ((text && strcmp(text, before) == 0) || access(path, F_OK) != 0) {
        unlink(path);
        diag_error(diag, _("The editor did not start or did not save. Your text is as it was."));
    } else {
        keep_private(path);
        diag_error(diag,
                   _("The editor stopped halfway. What it saved is kept in %s; your text here is "
                     "as it was."),
                   path);
    }
    free(text);
    diag_done(&unread);
}

/* Editors end a file with a newline of their own. */
static void drop_last_newline(char *text, const char *before)
{
    size_t length = strlen(text);
    size_t had = strlen(before);

    if (length > 0 && text[length - 1] == '\n' && (had == 0 || before[had - 1] != '\n'))
        text[length - 1] = '\0';
}

static char *take_over(const char *path, const char *before, struct diag *diag)
{
    struct diag unread;
    char *text;

    diag_init(&unread);
    text = read_text(path, &unread);
    if (text) {
        drop_last_newline(text, before);
        unlink(path);
    } else if (access(path, F_OK) != 0) {
        give_up(path, before, diag);
    } else {
        keep_private(path);
        diag_error(diag, _("%s The file is kept; your text here is as it was."),
                   diag_text(&unread));
    }
    diag_done(&unread);
    return text;
}

char *external_edit(const char *text, struct diag *diag)
{
    const char *command = program_editor();
    char *path = command ? private_file(text) : NULL;
    char *edited = NULL;
    bool ok;

    if (!command)
        diag_error(diag, "%s", _(no_editor));
    else if (!path)
        diag_error(diag, _("The editor did not start or did not save. Your text is as it was."));
    if (!path)
        return NULL;
    terminal_lend();
    ok = program_edit(command, path);
    terminal_take_back();
    if (ok)
        edited = take_over(path, text, diag);
    else
        give_up(path, text, diag);
    free(path);
    return edited;
}

bool external_edit_file(const char *path, int line, struct diag *diag)
{
    const char *command = program_editor();
    bool ok;

    if (!command)
        return diag_error(diag, "%s", _(no_editor));
    terminal_lend();
    ok = program_edit_at(command, path, line);
    terminal_take_back();
    return ok ||
           diag_error(diag, _("The editor did not start or stopped halfway. The file is as it "
                              "was left."));
}
