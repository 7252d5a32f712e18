/* The editor runs as a child on the same terminal: what it may not do is end us with its keys. */
#include "base/program.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/path.h"

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

/* A shell that looks for an editor in vain would write over the screen. */
const char *program_editor(void)
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

/* Whether the editor, which may come with a folder and options, takes "+12" before the file. */
static bool takes_line(const char *editor)
{
    static const char *const names[] = {"nano",     "vim",         "vi",  "nvim",   "emacs",
                                        "pico",     "emacsclient", "joe", "mcedit", "micro",
                                        "vim.tiny", "vim.basic",   "jed", "ne",     "kak"};
    char *program = xstrndup(editor, strcspn(editor, " "));
    bool takes = false;

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        takes = takes || strcmp(path_base(program), names[i]) == 0;
    free(program);
    return takes;
}

bool program_edit(const char *editor, const char *path)
{
    return program_edit_at(editor, path, 0);
}

/* As system(3) does: Ctrl+C in the editor is the editor's. */
bool program_edit_at(const char *editor, const char *path, int line)
{
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    struct sigaction interrupt;
    struct sigaction quit;
    char *script = line > 0 && takes_line(editor) ? xasprintf("%s +%d \"$1\"", editor, line)
                                                  : xasprintf("%s \"$1\"", editor);
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
