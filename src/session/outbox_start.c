/*
 * Sending in a process of its own: the program itself, started anew, because an open store may not be carried over into another
 * process. It is nobody's child in the end, so nobody waits for it, and it hangs on no terminal.
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/path.h"
#include "outbox_parcel.h"
#include "session/outbox.h"

/* In the child: only what may be called between fork and exec. */
static void forget_everything(void)
{
    sigset_t none;
    int nothing = open("/dev/null", O_RDWR);

    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    if (nothing >= 0) {
        for (int file = 0; file <= 2; file++)
            dup2(nothing, file);
    }
    close_range(3, ~0U, 0);
}

static _Noreturn void become(char *const arguments[])
{
    setsid();
    if (fork() == 0) {
        forget_everything();
        execv("/proc/self/exe", arguments);
    }
    _exit(0);
}

/* A test that has this layer in it is another program: started anew, it would begin all over. */
static bool is_the_program(void)
{
    static const char name[] = "waardegesprek";
    char path[4096];
    ssize_t length = readlink("/proc/self/exe", path, sizeof path - 1);

    if (length <= 0)
        return false;
    path[length] =
        '\0'; /* " (deleted)" stands behind it when a newer one was installed meanwhile */
    return strncmp(path_base(path), name, strlen(name)) == 0;
}

void outbox_start(const struct session_setup *setup)
{
    char name[] = "waardegesprek", option[] = "--data-dir", verb[] = "outbox", inner[] = "send",
         quiet[] = "--quiet", registry[] = "--registry";
    char *folder, *where;
    pid_t child;

    if (!is_the_program() || !outbox_is_due(setup))
        return;
    folder = xstrdup(setup->data_folder);
    where = xstrdup(setup->registry); /* just this one, whatever the settings say by then */
    child = fork();
    if (child == 0)
        become((char *[]){name, option, folder, verb, inner, quiet, registry, where, NULL});
    while (child > 0 && waitpid(child, NULL, 0) < 0 && errno == EINTR)
        ; /* it ends at once */
    free(where);
    free(folder);
}
