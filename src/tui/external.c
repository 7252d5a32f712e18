/*
 * A text in the user's own editor. Two things always hold: what the editor wrote is either taken
 * over or still lies in its file, and a key or signal meant for the editor does not end us.
 */
#include "external.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/path.h"
#include "base/utf8.h"
#include "terminal.h"
#include "tui/editor.h"

/* ---- which editor ---- */

static bool is_program(const char *path)
{
    struct stat status;

    return stat(path, &status) == 0 && S_ISREG(status.st_mode) && access(path, X_OK) == 0;
}

static bool in_search_path(const char *name)
{
    const char *folders = getenv("PATH");
    bool found = false;

    while (folders && *folders && !found) {
        size_t length = strcspn(folders, ":");
        char *path = xasprintf("%.*s/%s", (int)length, folders, name);

        found = is_program(path);
        free(path);
        folders += length + (folders[length] == ':');
    }
    return found;
}

/* NULL when there is none: a shell that looks for it in vain writes over the screen. */
static const char *editor_command(void)
{
    static const char *const names[] = {"VISUAL", "EDITOR"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *command = getenv(names[i]);
        if (command && *command)
            return command;
    }
    return in_search_path("nano") ? "nano" : NULL;
}

/* ---- running it ---- */

/* The command may hold options, so a shell splits it; the path is handed over as $1. */
static void become_editor(const char *script, const char *path)
{
    static const int numbers[] = {SIGINT, SIGQUIT, SIGPIPE, SIGXFSZ};

    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        signal(numbers[i], SIG_DFL); /* what we ignore, it would ignore too */
    execl("/bin/sh", "sh", "-c", script, "sh", path, (char *)NULL);
    _exit(127);
}

/* A new window size interrupts the waiting; the editor is still there then. */
static bool ended_well(pid_t child)
{
    int status = -1;
    pid_t ended;

    do
        ended = waitpid(child, &status, 0);
    while (ended < 0 && errno == EINTR);
    return ended == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/* As system(3) does: Ctrl+C in the editor is the editor's. */
static bool run_editor(const char *command, const char *path)
{
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    struct sigaction interrupt;
    struct sigaction quit;
    char *script = xasprintf("%s \"$1\"", command);
    pid_t child;
    bool ok;

    sigaction(SIGINT, &ignore, &interrupt);
    sigaction(SIGQUIT, &ignore, &quit);
    child = fork();
    if (child == 0)
        become_editor(script, path);
    ok = child > 0 && ended_well(child);
    sigaction(SIGINT, &interrupt, NULL);
    sigaction(SIGQUIT, &quit, NULL);
    free(script);
    return ok;
}

/* ---- its file ---- */

/* The private runtime folder keeps the words off the disk where there is one. */
static char *private_file(const char *text)
{
    const char *folder = getenv("XDG_RUNTIME_DIR");
    char *path = xasprintf("%s/waardegesprek-XXXXXX", folder && *folder ? folder : "/tmp");
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
    const char *command = editor_command();
    char *path = command ? private_file(text) : NULL;
    char *edited = NULL;
    bool ok;

    if (!command)
        diag_error(diag, _("There is no editor here. Install nano, or set EDITOR to the one you "
                           "like."));
    else if (!path)
        diag_error(diag, _("The editor did not start or did not save. Your text is as it was."));
    if (!path)
        return NULL;
    terminal_lend();
    ok = run_editor(command, path);
    terminal_take_back();
    if (ok)
        edited = take_over(path, text, diag);
    else
        give_up(path, text, diag);
    free(path);
    return edited;
}
