/* Making the registries that are measured. The million rows are made once a run. */
#include "registry_home.h"

#include <fcntl.h>
#include <libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"
#include "registry/admin.h"
#include "registry_fill.h"
#include "registry_rows.h"

static const int64_t counts[SIZES] = {1000, 1000000};

void home_need(struct home *home, bool done)
{
    if (!done)
        bench_fail("%s", diag_text(&home->diag));
}

static void home_init(struct home *home, const char *name, enum registry_home kind)
{
    *home = (struct home){.name = name, .kind = kind};
    diag_init(&home->diag);
    clock_init_fixed(&home->clock, ROWS_NOW, &home->diag);
    id_source_init_system(&home->ids);
}

static void tell(const char *what, double begun)
{
    printf("# %s: made in %.0f s\n", what, (bench_now() - begun) / 1e6);
    fflush(stdout);
}

void home_open_file(struct home *home, const struct bench_setup *setup)
{
    home_init(home, "file", REGISTRY_SQLITE);
    for (int i = 0; i < SIZES; i++) {
        double begun = bench_now();
        home->where[i] = xasprintf("%s/%lld.db", setup->folder, (long long)counts[i]);
        struct registry_setup place = {.where = home->where[i],
                                       .clock = &home->clock,
                                       .ids = &home->ids,
                                       .leader = "",
                                       .name = "",
                                       .account = ""};
        struct registry *registry = registry_open(&place, NULL, &home->diag);
        home_need(home, registry != NULL);
        registry_close(registry);
        fill_sqlite(home->where[i], counts[i]);
        home->raw[i] = raw_open(home->kind, home->where[i]);
        if (i == MILLION)
            tell("a file of 1,000,000 plans", begun);
    }
}

/* ---- a server ---- */

/* The cluster lives while its standard input is open: it can't outlive the bench. */
static void start_cluster(char *host, char *port)
{
    int to[2], from[2];

    fflush(stdout);
    if (pipe2(to, O_CLOEXEC) != 0 || pipe2(from, O_CLOEXEC) != 0) /* not for the next one */
        bench_fail("no pipe can be made");
    pid_t child = fork();
    if (child == 0) {
        dup2(to[0], STDIN_FILENO);
        dup2(from[1], STDOUT_FILENO);
        close(to[1]);
        close(from[0]);
        execl("/bin/sh", "sh", "tests/bench/registry.sh", (char *)NULL);
        _exit(2);
    }
    close(to[0]);
    close(from[1]);
    FILE *answer = fdopen(from[0], "r");
    if (!answer || fscanf(answer, "%199s %9s", host, port) != 2)
        bench_fail("no PostgreSQL was started by tests/bench/registry.sh");
    fclose(answer);
}

static void grant(struct home *home, struct registry *registry, const char *member,
                  enum registry_role role, int first, int count)
{
    char id[40], name[20] = "", folded[20];

    for (int i = first; i < first + count; i++) {
        char who[20];
        snprintf(who, sizeof who, "%s", member);
        if (i > 0)
            row_team(i - 1, id, name, folded);
        struct registry_grant one = {.member = who, .role = role, .team = name};
        home_need(home, registry_grant(registry, &one, &home->diag));
    }
}

void home_open_server(struct home *home, const struct bench_setup *setup)
{
    static const char *const databases[SIZES] = {"thousand", "million"};
    char host[200], port[10];
    (void)setup;

    home_init(home, "server", REGISTRY_POSTGRES);
    for (int i = 0; i < SIZES; i++) { /* a server each: it has one registry */
        double begun = bench_now();
        start_cluster(host, port);
        home->where[i] = xasprintf("host=%s port=%s dbname=%s", host, port, databases[i]);
        char *boss = xasprintf("%s user=boss", home->where[i]);
        struct registry_setup place = {.where = boss, .clock = &home->clock, .ids = &home->ids};
        home_need(home, registry_init(&place, &home->diag));
        fill_postgres(boss, counts[i]);
        struct registry *registry = registry_open(&place, NULL, &home->diag);
        home_need(home, registry != NULL);
        grant(home, registry, "hr_all", ROLE_HR, 0, 1);
        grant(home, registry, "hr_one", ROLE_HR, 1, 1);
        grant(home, registry, "hr_some", ROLE_HR, 1, 20);
        grant(home, registry, "noor", ROLE_LEADER, 0, 1);
        registry_close(registry);
        home->raw[i] = raw_open(home->kind, boss);
        free(boss);
        if (i == MILLION)
            tell("a server with 1,000,000 plans", begun);
    }
}

void home_close(struct home *home)
{
    for (int i = 0; i < SIZES; i++) {
        raw_close(home->raw[i]);
        free(home->where[i]);
    }
    diag_done(&home->diag);
}

/* ---- who asks ---- */

void reader_open(struct reader *reader, struct home *home, const char *user)
{
    reader->home = home;
    for (int i = 0; i < SIZES; i++) {
        bool on_server = home->kind == REGISTRY_POSTGRES;
        reader->setup[i] = (struct registry_setup){
            .where =
                on_server ? xasprintf("%s user=%s", home->where[i], user) : xstrdup(home->where[i]),
            .clock = &home->clock,
            .ids = &home->ids,
            .leader = user,
            .name = user,
            .account = user,
        };
        reader->registry[i] = registry_open(&reader->setup[i], NULL, &home->diag);
        home_need(home, reader->registry[i] != NULL);
    }
}

void reader_close(struct reader *reader)
{
    for (int i = 0; i < SIZES; i++) {
        registry_close(reader->registry[i]);
        free((char *)reader->setup[i].where);
    }
}
