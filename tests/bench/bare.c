/* libyaml alone: the least that reading a guide can cost. */
#include "bare.h"

#include <jansson.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "base/mem.h"
#include "base/path.h"
#include "bench.h"
#include "script/load.h"

double bare_time(const char *text, size_t length)
{
    double begun = bench_computed();
    yaml_parser_t parser;

    if (!yaml_parser_initialize(&parser))
        bench_fail("libyaml does not start");
    yaml_parser_set_input_string(&parser, (const unsigned char *)text, length);
    for (bool more = true; more;) {
        yaml_event_t event;

        if (!yaml_parser_parse(&parser, &event))
            bench_fail("libyaml can't read a file of the guide");
        more = event.type != YAML_STREAM_END_EVENT;
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
    return bench_computed() - begun;
}

char *bare_bundle(void)
{
    char *folder = path_data("scripts");
    struct library library = {{[SHELF_SHIPPED] = folder}};
    struct diag diag;
    char *bundle;

    diag_init(&diag);
    bundle = bundle_load(&library, SHELF_SHIPPED, "kerngesprek", &diag);
    if (!bundle)
        bench_fail("%s", diag_text(&diag));
    diag_done(&diag);
    free(folder);
    return bundle;
}

static bool is_needed(const json_t *file, const char *language)
{
    const char *role = json_string_value(json_object_get(file, "role"));

    return strcmp(role, "script") == 0 || strcmp(role, "piece") == 0 ||
           strcmp(json_string_value(json_object_get(file, "language")), language) == 0;
}

void bare_files_init(struct bare_files *files, const char *bundle, const char *language)
{
    json_t *root = json_loads(bundle, 0, NULL);
    const json_t *file;
    size_t i;

    *files = (struct bare_files){0};
    json_array_foreach(json_object_get(root, "files"), i, file)
    {
        const json_t *text = json_object_get(file, "text");

        if (!is_needed(file, language))
            continue;
        files->items = xreallocarray(files->items, files->count + 1, sizeof *files->items);
        files->items[files->count++] =
            (struct bare_file){xstrdup(json_string_value(text)), json_string_length(text)};
    }
    json_decref(root);
}

void bare_files_done(struct bare_files *files)
{
    for (size_t i = 0; i < files->count; i++)
        free(files->items[i].text);
    free(files->items);
}

double bare_files_time(const struct bare_files *files)
{
    double sum = 0;

    for (size_t i = 0; i < files->count; i++)
        sum += bare_time(files->items[i].text, files->items[i].length);
    return sum;
}
