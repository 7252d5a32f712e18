/* Where the program begins: starts the world, reads the command line, runs the verb. */
#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/message.h"
#include "base/process.h"
#include "say.h"
#include "verb.h"

/* Columns and capitals come from a UTF-8 locale; numbers stay those of C. */
static void start_process(void)
{
    const char *locale = setlocale(LC_CTYPE, "");

    if (!locale || strcmp(nl_langinfo(CODESET), "UTF-8") != 0)
        setlocale(LC_CTYPE, "C.UTF-8");
    umask(077);
    /* A reader that is gone and a file that may not grow are told by the failing write. */
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
}

static int run(struct world *world, int argc, char **argv)
{
    struct request request;

    if (!request_read(&request, argc, argv) || !world_configure(world, &request))
        return EXIT_USAGE;
    if (request.globals[GLOBAL_VERSION]) {
        say("waardegesprek %s\n", WG_VERSION);
        return EXIT_DONE;
    }
    if (request.globals[GLOBAL_HELP]) {
        help_say(request.verb);
        return EXIT_DONE;
    }
    return request.verb ? request.verb->run(world, &request) : talk_home(world);
}

int main(int argc, char **argv)
{
    struct world world;
    int status = EXIT_USAGE;

    process_keep_private();
    start_process();
    if (world_init(&world))
        status = run(&world, argc, argv);
    world_done(&world);
    return say_finish(status);
}
