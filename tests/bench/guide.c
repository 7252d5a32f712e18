/*
 * What opening a guide costs. Every talk that is opened, and every switch of language, reads
 * its bundle: `bundle_open()` of the core guide.
 *
 * Measure: libyaml's bare events over the texts that the language needs (the script, its
 * values, the translation), nothing done with them. Limit 3.5, on its way to 2.0: unpacking the
 * bundle, checking it again and building the model should together cost no more than the parsing
 * itself.
 */
#include <jansson.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "base/mem.h"
#include "base/path.h"
#include "bench.h"
#include "script/load.h"

enum { WARM_UPS = 5, OPENINGS = 150 };

/* ---- libyaml alone ---- */

static void parse_bare(const char *text)
{
    yaml_parser_t parser;

    if (!yaml_parser_initialize(&parser))
        bench_fail("libyaml does not start");
    yaml_parser_set_input_string(&parser, (const unsigned char *)text, strlen(text));
    for (bool more = true; more;) {
        yaml_event_t event;

        if (!yaml_parser_parse(&parser, &event))
            bench_fail("libyaml can't read a file of the guide");
        more = event.type != YAML_STREAM_END_EVENT;
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
}

static const char *member(const json_t *file, const char *key)
{
    return json_string_value(json_object_get(file, key));
}

static bool is_needed(const json_t *file, const char *language)
{
    return strcmp(member(file, "role"), "script") == 0 ||
           strcmp(member(file, "language"), language) == 0;
}

static double bare_time(const json_t *files, const char *language)
{
    double begun = bench_now();
    const json_t *file;
    size_t i;

    json_array_foreach(files, i, file)
    {
        if (is_needed(file, language))
            parse_bare(member(file, "text"));
    }
    return bench_now() - begun;
}

/* ---- ours ---- */

static double open_time(const char *bundle, const char *language)
{
    struct diag diag;
    struct script *script;
    double took;
    double begun = bench_now();

    diag_init(&diag);
    script = bundle_open(bundle, language, &diag);
    took = bench_now() - begun;
    if (!script)
        bench_fail("%s", diag_text(&diag));
    script_free(script);
    diag_done(&diag);
    return took;
}

static void measure(const char *figure, const char *bundle, const char *language)
{
    json_t *root = json_loads(bundle, 0, NULL);
    const json_t *files = json_object_get(root, "files");
    struct samples ours = {0};
    struct samples bare = {0};

    for (int i = -WARM_UPS; i < OPENINGS; i++) {
        double own = open_time(bundle, language);
        double least = bare_time(files, language);

        if (i < 0)
            continue;
        samples_add(&ours, own);
        samples_add(&bare, least);
    }
    bench_ratio(figure, &ours, &bare, 3.5);
    json_decref(root);
}

void bench_guide(void)
{
    char *folder = path_data("scripts");
    char *bundle;
    struct diag diag;

    diag_init(&diag);
    bundle = bundle_load(folder, "kerngesprek", &diag);
    if (!bundle)
        bench_fail("%s", diag_text(&diag));
    measure("guide opened, own language : bare YAML", bundle, "nl");
    measure("guide opened, translated : bare YAML", bundle, "en");
    diag_done(&diag);
    free(bundle);
    free(folder);
}
