/* demo: the program with invented people, in a folder that is thrown away, or in one to keep. */
#include "session/demo.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/path.h"
#include "say.h"
#include "verb.h"

/* ---- the folder that is thrown away ---- */

/*
 * Who takes the folder away: a process of its own that waits until the other end of a pipe is
 * gone. So the folder goes, however the program ends.
 */
struct keeper {
    char *folder;
    pid_t pid; /* 0 = there is none: the program takes it away itself */
    int pipe;
};

static int remove_one(const char *path, const struct stat *status, int kind, struct FTW *place)
{
    (void)status;
    (void)kind;
    (void)place;
    return remove(path);
}

static void remove_folder(const char *folder)
{
    enum { FOLDERS_OPEN = 8 };

    nftw(folder, remove_one, FOLDERS_OPEN, FTW_DEPTH | FTW_PHYS);
}

_Noreturn static void wait_and_remove(const char *folder, int pipe)
{
    ssize_t got;
    char byte;

    /* Not in the way of the terminal, and not ended by what ends the program on it. */
    setsid();
    signal(SIGINT, SIG_IGN);
    signal(SIGTERM, SIG_IGN);
    signal(SIGHUP, SIG_IGN);
    close(STDIN_FILENO);
    close(STDOUT_FILENO);
    close(STDERR_FILENO);
    do
        got = read(pipe, &byte, 1);
    while (got > 0 || (got < 0 && errno == EINTR));
    remove_folder(folder);
    _exit(0);
}

static void keeper_start(struct keeper *keeper)
{
    int ends[2];

    if (pipe2(ends, O_CLOEXEC) != 0)
        return;
    say_flush(); /* or both would write it */
    keeper->pid = fork();
    if (keeper->pid == 0) {
        close(ends[1]);
        wait_and_remove(keeper->folder, ends[0]);
    }
    close(ends[0]);
    if (keeper->pid < 0) {
        keeper->pid = 0;
        close(ends[1]);
    } else {
        keeper->pipe = ends[1];
    }
}

static bool keeper_init(struct keeper *keeper)
{
    const char *temporary = getenv("TMPDIR");

    *keeper = (struct keeper){.pipe = -1};
    keeper->folder =
        path_join(temporary && *temporary == '/' ? temporary : "/tmp", "waardegesprek-demo-XXXXXX");
    if (!mkdtemp(keeper->folder)) {
        say_error(_("There is no place for the demo: %s can't be made: %s."), keeper->folder,
                  strerror(errno));
        free(keeper->folder);
        return false;
    }
    keeper_start(keeper);
    return true;
}

/* Returns when the folder is gone. */
static void keeper_done(struct keeper *keeper)
{
    if (keeper->pid == 0) {
        remove_folder(keeper->folder);
    } else {
        close(keeper->pipe);
        while (waitpid(keeper->pid, NULL, 0) < 0 && errno == EINTR)
            ;
    }
    free(keeper->folder);
}

/* Talks and guides lie there alone: neither one's own guides nor those that are shared. */
static void move_world(struct world *world, const char *folder)
{
    xstrset(&world->data_folder, folder);
    free(world->folders[SHELF_OWN]);
    free(world->folders[SHELF_SHARED]);
    world->folders[SHELF_OWN] = path_join(folder, "scripts");
    world->folders[SHELF_SHARED] = NULL;
    for (int i = 0; i < SHELF_COUNT; i++)
        world->library.folders[i] = world->folders[i];
    world_keep_registry_here(world);
}

/* ---- the verb ---- */

enum { OPTION_HR };
static const struct option_row rows[] = {
    [OPTION_HR] = {"hr", 0, NULL, N_("Look around as HR does: at what was shared")},
    {0},
};

static bool fill(struct world *world)
{
    struct diag diag;
    bool ok;

    if (!world_open_store(world))
        return false;
    diag_init(&diag);
    ok = demo_fill(&world->session, world->language, &diag);
    say_diag(&diag);
    world_read_leader(world);
    diag_done(&diag);
    return ok;
}

static int fill_folder(struct world *world)
{
    world_keep_registry_here(world);
    if (!fill(world))
        return EXIT_NOT_DONE;
    say(_("Invented people and talks are in %s. Look around with: waardegesprek --data-dir %s\n"),
        world->data_folder, world->data_folder);
    return EXIT_DONE;
}

/* HR has no talks, and is somebody else than who led them. */
static int look_around_as_hr(struct world *world)
{
    const struct request request = {.verb = &verb_hr};

    store_close(world->store);
    world->store = NULL;
    xstrset(&world->leader, _("HR"));
    world_prepare(world);
    return verb_hr.run(world, &request);
}

static int look_around(struct world *world, bool as_hr)
{
    struct keeper keeper;
    int status;

    if (!keeper_init(&keeper))
        return EXIT_NOT_DONE;
    move_world(world, keeper.folder);
    world->note = N_("Demo · invented people, nothing is kept");
    status = EXIT_NOT_DONE;
    if (fill(world))
        status = as_hr ? look_around_as_hr(world) : talk_home(world);
    store_close(world->store);
    world->store = NULL;
    keeper_done(&keeper);
    if (status == EXIT_DONE)
        say("%s\n", _("That was the demo. Nothing of it is kept, and your own talks are as they "
                      "were."));
    return status;
}

static int run(struct world *world, const struct request *request)
{
    return request->globals[GLOBAL_DATA_DIR]
               ? fill_folder(world)
               : look_around(world, request->options[OPTION_HR] != NULL);
}

const struct verb verb_demo = {
    .name = "demo",
    .usage = N_("[--hr]"),
    .help = N_("Look around with invented people; nothing is kept."),
    .more = N_("Opens the program on talks that were made up, to try and to practise. Your own "
               "talks are not touched, and all that you do in it is gone afterwards. With "
               "--data-dir FOLDER it fills that folder instead, which has to be empty. With --hr "
               "it opens HR's side: what forty invented people shared."),
    .options = rows,
    .most_words = 0,
    .run = run,
};
