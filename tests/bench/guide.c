/*
 * What opening a guide costs. Every talk that is opened, and every switch of language, reads
 * its bundle: `bundle_open()`.
 *
 * The core guide, limit 2.0 (aim: 1.4): unpacking the bundle, checking it again and building the
 * model should together cost no more than the parsing itself, libyaml's bare events over the texts
 * that the language needs.
 *
 * Growth, limit 1.3: what a guide of a megabyte costs a byte, next to one of a sixteenth. It leaves
 * room for memory that no longer fits the processor's own, and none for work that grows with the
 * square.
 */
#include <jansson.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "bare.h"
#include "base/buf.h"
#include "base/mem.h"
#include "bench.h"
#include "script/load.h"

enum { WARM_UPS = 5, OPENINGS = 150, GROWN_OPENINGS = 15 };

static double open_time(const char *bundle, const char *language)
{
    struct diag diag;
    struct script *script;
    double took;
    double begun = bench_computed();

    diag_init(&diag);
    script = bundle_open(bundle, language, &diag);
    took = bench_computed() - begun;
    if (!script)
        bench_fail("%s", diag_text(&diag));
    script_free(script);
    diag_done(&diag);
    return took;
}

static void measure_core(const char *figure, const char *bundle, const char *language)
{
    struct bare_files files;
    struct samples ours = {0};
    struct samples bare = {0};

    bare_files_init(&files, bundle, language);
    for (int i = -WARM_UPS; i < OPENINGS; i++) {
        double own = open_time(bundle, language);
        double least = bare_files_time(&files);

        if (i < 0)
            continue;
        samples_add(&ours, own);
        samples_add(&bare, least);
    }
    bench_ratio(figure, &ours, &bare, 2.0);
    bare_files_done(&files);
}

/* ---- growth ---- */

enum { PARTS = 48, GROWTH = 16, STEPS = 46 };

/* About as many words to a step, and as many lines to a kilobyte, as in the core guide. */
static void add_step(struct buf *out, int number)
{
    buf_addf(out, "      - id: vraag-%d\n", number);
    buf_adds(out, "        label: Vraag\n"
                  "        ask: Wat ging er deze week goed in je werk, en waar kwam dat door?\n"
                  "        simple: Wat ging er goed deze week?\n"
                  "        cue: Zwijg na de vraag. Schrijf de eigen woorden op, niet wat je ervan "
                  "vindt.\n"
                  "        probes:\n"
                  "          - Kun je een moment noemen waarop dat zo was?\n"
                  "          - Wat maakte dat het toen wél lukte?\n"
                  "          - Wie merkte dat nog meer?\n"
                  "        answer: text\n");
}

static char *make_guide(int parts)
{
    struct buf out;

    buf_init(&out);
    buf_adds(&out, "format: 1\nid: groot\nversion: 1\nlanguage: nl\ntitle: Groot\n"
                   "process: team\nparts:\n");
    for (int part = 0; part < parts; part++) {
        buf_addf(&out, "  - id: deel-%d\n    title: Deel\n    steps:\n", part);
        for (int step = 0; step < STEPS; step++)
            add_step(&out, part * STEPS + step);
    }
    return buf_take(&out);
}

static char *make_translation(int parts)
{
    struct buf out;

    buf_init(&out);
    buf_adds(&out, "format: 1\ntranslates: groot\nlanguage: en\ntitle: Large\nsteps:\n");
    for (int step = 0; step < parts * STEPS; step++) {
        buf_addf(&out, "  vraag-%d:\n", step);
        buf_adds(&out, "    label: Question\n"
                       "    ask: What went well in your work this week, and what made it so?\n"
                       "    simple: What went well this week?\n"
                       "    cue: Be silent after the question. Write down their own words.\n"
                       "    probes:\n"
                       "      - Can you name a moment when it was like that?\n"
                       "      - What made it work that time?\n");
    }
    return buf_take(&out);
}

/* Takes the text over. */
static void add_file(json_t *files, const char *role, const char *language, char *text)
{
    json_array_append_new(files, json_pack("{s:s, s:s, s:s, s:s}", "role", role, "language",
                                           language, "name", "groot.yaml", "text", text));
    free(text);
}

/* With the core guide's words for the values. */
static char *grown_bundle(const char *core, int parts)
{
    json_t *root = json_loads(core, 0, NULL);
    json_t *files = json_array();
    json_t *file;
    size_t i;
    char *bundle;

    add_file(files, "script", "nl", make_guide(parts));
    add_file(files, "translation", "en", make_translation(parts));
    json_array_foreach(json_object_get(root, "files"), i, file)
    {
        if (strcmp(json_string_value(json_object_get(file, "role")), "values") == 0)
            json_array_append(files, file);
    }
    json_object_set_new(root, "files", files);
    bundle = json_dumps(root, JSON_COMPACT);
    json_decref(root);
    return bundle;
}

static void measure_growth(const char *figure, const char *core, const char *language)
{
    char *large = grown_bundle(core, PARTS);
    char *small = grown_bundle(core, PARTS / GROWTH);
    struct samples ours = {0};
    struct samples measure = {0};

    for (int i = -1; i < GROWN_OPENINGS; i++) {
        double own = open_time(large, language) / GROWTH;
        double least = open_time(small, language);

        if (i < 0)
            continue;
        samples_add(&ours, own);
        samples_add(&measure, least);
    }
    bench_ratio(figure, &ours, &measure, 1.3);
    free(large);
    free(small);
}

void bench_guide(void)
{
    char *core = bare_bundle();

    measure_core("guide opened, own language : bare YAML", core, "nl");
    measure_core("guide opened, translated : bare YAML", core, "en");
    measure_growth("guide of 1 MB / 16 : one of 64 kB", core, "nl");
    measure_growth("the same, translated", core, "en");
    free(core);
}
