/*
 * What a file made to hurt can cost: `script_check_file()` on a megabyte of it, `bundle_open()` on
 * a bundle with it inside. Whoever checks a guide from elsewhere should not be able to tell from
 * the wait.
 *
 * Measure: libyaml's bare events over what the core guide needs in one language, 28 kB. Limit 100:
 * no megabyte costs more than a hundred of those, where forty would be its bare share. That is less
 * than a twentieth of a second on the machines we have.
 * Memory: at most 16 MiB above what the process had, by a child that does only this.
 */
#include <jansson.h>
#include <malloc.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bare.h"
#include "base/buf.h"
#include "base/mem.h"
#include "base/path.h"
#include "bench.h"
#include "script/load.h"

enum { MEGABYTE = 1 << 20, CHECKS = 10, TIMES_MOST = 100, MEMORY_MOST = 16 * MEGABYTE };

#define HEAD  "format: 1\nid: kwaad\nversion: 1\nlanguage: nl\ntitle: Kwaad\nprocess: team\nparts:\n"
#define STEPS HEAD "  - id: deel\n    steps:\n"

/*
 * `head`, then `item` until the megabyte is full or there are `most`. A '#' in it becomes a number
 * of six digits.
 */
static const struct hostile {
    const char *name;
    const char *head, *item;
    int most; /* 0 = any number */
} hostiles[] = {
    {"brackets", "", "[", 0},
    {"braces", "", "{", 0},
    {"dashes on one line", "", "- ", 0},
    {"dashes on lines", "", "-\n", 0},
    {"items", "", "- a\n", 0},
    {"items between brackets", "[", "a,", 0},
    {"colons", "", ":", 0},
    {"keys", "", "k#: 1\n", 0},
    {"keys, as many as may be", "", "k#: 1\n", 4900},
    {"one key", "", "aks: 1\n", 0},
    {"one key, as often as may be", "", "aks: 1\n", 4900},
    {"a line of one word", "title: ", "a", 0},
    {"a line of accents", "title: ", "\xC3\xA9", 0},
    {"a line of marks", "title: e", "\xCC\x81", 0},
    {"a line of flags", "title: ", "\xF0\x9F\x87\xB3\xF0\x9F\x87\xB1", 0},
    {"a key of one word", "", "a", 0},
    {"an open quote", "ask: \"", "a b: c\n", 0},
    {"anchors", "", "- &a# b\n", 0},
    {"comments", "", "#\n", 0},
    {"empty lines", "", "\n", 0},
    {"a text of empty lines", "a: |\n", " \n", 0},
    {"documents", "", "---\n", 0},
    {"parts", HEAD, "  - {id: a#, title: Deel, steps: [{id: b#, say: A, answer: none}]}\n", 0},
    {"steps that wait for none", STEPS,
     "      - {id: a#, ask: B?, answer: text, when: {step: b#, is: yes}}\n", 3500},
    {"steps with one id", STEPS, "      - {id: a, ask: B?, answer: text}\n", 7000},
    {"choices", STEPS "      - id: a\n        ask: B?\n        answer: choice\n        choices:\n",
     "          - {id: a#, text: B}\n", 9900},
    {"places", STEPS "      - id: a\n        answer: text\n        ask: A", "{person}", 0},
    {"places that are none", STEPS "      - id: a\n        answer: text\n        ask: A",
     "{persona}", 0},
};

static char *make_hostile(const struct hostile *hostile, size_t *length)
{
    size_t item = strlen(hostile->item);
    struct buf out;

    buf_init(&out);
    buf_adds(&out, hostile->head);
    for (int i = 0; out.length + 2 * item + 16 < MEGABYTE && (!hostile->most || i < hostile->most);
         i++) {
        for (const char *at = hostile->item; *at; at++) {
            if (*at == '#' && item > 2)
                buf_addf(&out, "%06d", i);
            else
                buf_addc(&out, *at);
        }
    }
    *length = out.length;
    return buf_take(&out);
}

/* ---- time ---- */

static double check_time(const char *path)
{
    char *shipped = path_data("scripts");
    struct library library = {.folders = {[SHELF_SHIPPED] = shipped}};
    struct diag diag;
    double took, begun;

    diag_init(&diag);
    begun = bench_computed();
    script_check_file(&library, path, &diag);
    took = bench_computed() - begun;
    if (!diag.count)
        bench_fail("a hostile file was liked");
    diag_done(&diag);
    free(shipped);
    return took;
}

static double open_time(const char *bundle)
{
    struct diag diag;
    double took, begun;

    diag_init(&diag);
    begun = bench_computed();
    script_free(bundle_open(bundle, "nl", &diag));
    took = bench_computed() - begun;
    diag_done(&diag);
    return took;
}

static void write_file(const char *path, const char *text, size_t length)
{
    struct diag diag;

    diag_init(&diag);
    if (!path_write(path, text, length, true, &diag))
        bench_fail("%s", diag_text(&diag));
    diag_done(&diag);
}

static void measure_file(const struct hostile *hostile, const char *path,
                         const struct bare_files *guide)
{
    struct samples ours = {0};
    struct samples bare = {0};
    char *figure = xasprintf("hostile file: %s", hostile->name);
    size_t length;
    char *text = make_hostile(hostile, &length);

    write_file(path, text, length);
    for (int i = 0; i < CHECKS; i++) {
        samples_add(&ours, check_time(path));
        samples_add(&bare, bare_files_time(guide));
    }
    bench_ratio(figure, &ours, &bare, TIMES_MOST);
    free(text);
    free(figure);
}

/* ---- bundles ---- */

static char *pack_hostile(const struct hostile *hostile)
{
    size_t length;
    char *text = make_hostile(hostile, &length);
    json_t *root = json_pack("{s:[{s:s, s:s, s:s, s:s}]}", "files", "role", "script", "language",
                             "nl", "name", "kwaad.yaml", "text", text);
    char *bundle = json_dumps(root, JSON_COMPACT);

    json_decref(root);
    free(text);
    return bundle;
}

static char *repeat(const char *head, const char *item)
{
    struct buf out;

    buf_init(&out);
    buf_adds(&out, head);
    while (out.length + strlen(item) < MEGABYTE)
        buf_adds(&out, item);
    return buf_take(&out);
}

/* Frees the bundle. */
static void measure_bundle(const char *figure, char *bundle, const struct bare_files *guide)
{
    struct samples ours = {0};
    struct samples bare = {0};

    for (int i = 0; i < CHECKS; i++) {
        samples_add(&ours, open_time(bundle));
        samples_add(&bare, bare_files_time(guide));
    }
    bench_ratio(figure, &ours, &bare, TIMES_MOST);
    free(bundle);
}

static const struct hostile one_key = {"one key", "", "aks: 1\n", 4900};
#define FILE_HEAD "{\"role\":\"script\",\"language\":\"nl\",\"name\":\"a\",\"text\":\""

static void measure_bundles(const struct bare_files *guide)
{
    measure_bundle("hostile bundle: one key", pack_hostile(&one_key), guide);
    measure_bundle("hostile bundle: escapes", repeat("{\"files\":[" FILE_HEAD, "\\\""), guide);
    measure_bundle("hostile bundle: files",
                   repeat("{\"files\":[" FILE_HEAD "\"}", "," FILE_HEAD "\"}"), guide);
}

/* ---- memory ---- */

/* What a child adds to the most it ever held, in bytes. */
static double child_memory(const char *path)
{
    struct rusage before, after;
    double bytes = 0;
    int ends[2];

    if (pipe(ends) != 0)
        bench_fail("no pipe can be made");
    malloc_trim(0);
    if (fork() == 0) {
        getrusage(RUSAGE_SELF, &before);
        check_time(path);
        getrusage(RUSAGE_SELF, &after);
        bytes = (double)(after.ru_maxrss - before.ru_maxrss) * 1024;
        _exit(write(ends[1], &bytes, sizeof bytes) != sizeof bytes);
    }
    close(ends[1]);
    if (read(ends[0], &bytes, sizeof bytes) != sizeof bytes)
        bench_fail("a hostile file ended a process");
    close(ends[0]);
    wait(NULL);
    return bytes;
}

static double most_memory(const char *path)
{
    double most = 0;

    for (size_t i = 0; i < sizeof hostiles / sizeof *hostiles; i++) {
        size_t length;
        char *text = make_hostile(&hostiles[i], &length);
        double bytes;

        write_file(path, text, length);
        free(text);
        bytes = child_memory(path);
        most = bytes > most ? bytes : most;
    }
    return most;
}

void bench_hostile(const struct bench_setup *setup)
{
    char *path = xasprintf("%s/kwaad.yaml", setup->folder);
    char *core = bare_bundle();
    struct bare_files guide;

    bare_files_init(&guide, core, "nl");
    for (size_t i = 0; i < sizeof hostiles / sizeof *hostiles; i++)
        measure_file(&hostiles[i], path, &guide);
    measure_bundles(&guide);
    bench_bytes("memory for a hostile file, at most", most_memory(path), MEMORY_MOST);
    bare_files_done(&guide);
    free(core);
    free(path);
}
