#include "external.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/path.h"
#include "terminal.h"

enum { TEXT_LIMIT = 1024 * 1024 };

static const char *editor_command(void)
{
    static const char *const names[] = {"VISUAL", "EDITOR"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *command = getenv(names[i]);
        if (command && *command)
            return command;
    }
    return "nano";
}

/* The command may hold options, so a shell splits it; the path is handed over as $1. */
static bool run_editor(const char *path)
{
    char *script = xasprintf("%s \"$1\"", editor_command());
    int status = -1;
    pid_t child = fork();

    if (child == 0) {
        execl("/bin/sh", "sh", "-c", script, "sh", path, (char *)NULL);
        _exit(127);
    }
    free(script);
    return child > 0 && waitpid(child, &status, 0) == child && WIFEXITED(status) &&
           WEXITSTATUS(status) == 0;
}

/* The private runtime folder keeps the words off the disk where there is one. */
static char *private_file(int *file)
{
    const char *folder = getenv("XDG_RUNTIME_DIR");
    char *path = xasprintf("%s/waardegesprek-XXXXXX", folder && *folder ? folder : "/tmp");

    *file = mkostemp(path, O_CLOEXEC); /* 0600 */
    if (*file >= 0)
        return path;
    free(path);
    return NULL;
}

/* Editors end a file with a newline of their own. */
static char *read_back(const char *path, const char *before, struct diag *diag)
{
    size_t length;
    char *text = path_read(path, TEXT_LIMIT, &length, diag);
    size_t had = strlen(before);

    if (text && length > 0 && text[length - 1] == '\n' && (had == 0 || before[had - 1] != '\n'))
        text[length - 1] = '\0';
    return text;
}

char *external_edit(const char *text, struct diag *diag)
{
    int file;
    char *path = private_file(&file);
    char *edited = NULL;
    bool ok = path && write(file, text, strlen(text)) == (ssize_t)strlen(text);

    if (path)
        close(file);
    if (ok) {
        terminal_lend();
        ok = run_editor(path);
        terminal_take_back();
    }
    if (ok)
        edited = read_back(path, text, diag);
    else
        diag_error(diag, _("The editor did not start or did not save. Your text is as it was."));
    if (path)
        unlink(path);
    free(path);
    return edited;
}
