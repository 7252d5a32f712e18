/*
 * Whatever bytes come as a guide, its translation, a building block, the words for the values or a
 * whole bundle: they are read without harm, and what is said about them can be shown.
 */
#include <assert.h>
#include <fcntl.h>
#include <jansson.h>
#include <locale.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../../src/script/source.h"
#include "base/mem.h"
#include "base/path.h"
#include "base/utf8.h"
#include "script/load.h"

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* --- the files around the one that is fuzzed -------------------------------------- */

static const char guide[] =
    "format: 1\n"
    "id: goed\n"
    "version: 1\n"
    "language: nl\n"
    "title: Proef\n"
    "process: one-on-one\n"
    "parts:\n"
    "  - id: begin\n"
    "    title: Begin\n"
    "    steps:\n"
    "      - {id: vraag, ask: Wat telt?, answer: text, probes: blok/meer}\n"
    "      - {id: keus, ask: Welke?, answer: choice, other: yes,\n"
    "         choices: [{id: een, text: Een}, {id: twee, text: Twee}]}\n"
    "      - include: blok\n"
    "  - id: waarden\n"
    "    title: Waarden\n"
    "    for_each: values\n"
    "    steps:\n"
    "      - {id: belang, ask: 'Hoe belangrijk is {value}?', answer: scale,\n"
    "         measures: importance, ends: [niet, heel],\n"
    "         per_value: {income: {ask: Hoe telt geld?}}}\n"
    "      - {id: meer, ask: En?, answer: text,\n"
    "         when: {step: belang, at_least: 4}}\n"
    "  - include: blok\n";
static const char block[] =
    "format: 1\n"
    "piece: blok\n"
    "language: nl\n"
    "parts:\n"
    "  - {id: slot, title: Slot, steps: [{id: dank, say: Dank, answer: none}]}\n"
    "steps:\n"
    "  - {id: erbij, ask: Wat nog?, answer: text}\n"
    "probes: {meer: [Wat nog meer?, Wat maakt dat?]}\n";
static const char values[] = "format: 1\n"
                             "language: nl\n"
                             "values:\n"
                             "  use-skills: {name: A, short: A, in_sentence: a}\n"
                             "  develop-skills: {name: B, short: B, in_sentence: b}\n"
                             "  decisions: {name: C, short: C, in_sentence: c}\n"
                             "  contacts: {name: D, short: D, in_sentence: d}\n"
                             "  own-goals: {name: E, short: E, in_sentence: e}\n"
                             "  income: {name: F, short: F, in_sentence: f}\n"
                             "  contribution: {name: G, short: G, in_sentence: g}\n";

static const struct file {
    const char *role, *language, *name, *text;
} files[] = {
    {"script", "nl", "goed.yaml", guide},        {"piece", "nl", "blok.yaml", block},
    {"translation", "en", "goed.en.yaml", NULL}, /* only when it is the one */
    {"translation", "en", "blok.en.yaml", NULL}, {"values", "nl", "values.nl.yaml", values},
    {"values", "en", "values.en.yaml", NULL},
};
enum { FILES = sizeof files / sizeof *files };

/* --- what must hold of the answer --------------------------------------------------- */

static void check_shown(const char *text)
{
    assert(utf8_valid(text, strlen(text)));
    for (; *text; text++)
        assert((unsigned char)*text >= 0x20 && *text != 0x7F);
}

static void check_findings(struct diag *diag, bool fine)
{
    assert(fine || diag_has_error(diag));
    for (size_t i = 0; i < diag->count; i++) {
        const struct finding *finding = &diag->findings[i];
        check_shown(finding->message);
        if (finding->repair)
            check_shown(finding->repair);
        assert(!finding->code || (finding->line >= 1 && finding->column >= 1));
    }
    diag_done(diag);
}

static size_t check_wording(const struct wording *words)
{
    size_t length = 0;
    for (size_t i = 0; i < words->probe_count; i++)
        length += strlen(words->probes[i]);
    return length + (words->ask ? strlen(words->ask) : 0) + (words->say ? strlen(words->say) : 0) +
           (words->simple ? strlen(words->simple) : 0) + (words->cue ? strlen(words->cue) : 0);
}

static void check_step(const struct script *script, size_t index)
{
    const struct step *step = &script->steps[index];
    assert(*step->id && step->label && step->part < script->part_count);
    assert((unsigned)step->phase < PHASE_COUNT && (unsigned)step->answer < ANSWER_KIND_COUNT);
    check_wording(&step->words);
    for (int i = 0; i < VALUE_COUNT; i++) {
        if (step->per_value[i])
            check_wording(step->per_value[i]);
    }
    for (size_t i = 0; i < step->choice_count; i++)
        assert(*step->choices[i].id && step->choices[i].text);
    assert(!step->when || step->when->step_index < index);
}

static void check_model(const struct script *script)
{
    size_t steps = 0;
    assert(*script->id && *script->title && *script->language && script->language_count);
    for (size_t i = 0; i < script->part_count; i++) {
        assert(script->parts[i].first_step == steps && *script->parts[i].title);
        steps += script->parts[i].step_count;
    }
    assert(steps == script->step_count);
    for (size_t i = 0; i < steps; i++)
        check_step(script, i);
    for (int i = 0; i < VALUE_COUNT; i++)
        assert(*script->values[i].in_sentence);
}

/* --- the ways in -------------------------------------------------------------------- */

static void open_bundle(const char *bundle, const char *language)
{
    struct diag diag;
    diag_init(&diag);
    struct script *script = bundle_open(bundle, language, &diag);
    if (script)
        check_model(script);
    check_findings(&diag, script != NULL);
    script_free(script);
}

/*
 * The text in the place of one of the files, the others as they are. False when no bundle can hold
 * it: bytes that are no characters, and NUL.
 */
static bool as_file(size_t place, const char *text, size_t length)
{
    json_t *list = json_array();
    for (size_t i = 0; i < FILES; i++) {
        const struct file *file = &files[i];
        if (i == place || file->text)
            json_array_append_new(list,
                                  json_pack("{s:s, s:s, s:s, s:o}", "role", file->role, "language",
                                            file->language, "name", file->name, "text",
                                            i == place ? json_stringn_nocheck(text, length)
                                                       : json_string(file->text)));
    }
    json_t *root = json_pack("{s:o}", "files", list);
    char *bundle = json_dumps(root, JSON_COMPACT);
    bool held = bundle && strlen(text) == length;
    if (bundle)
        open_bundle(bundle, files[place].language);
    free(bundle);
    json_decref(root);
    return held;
}

/* Its form alone. */
static void as_source(enum role role, const char *text, size_t length)
{
    struct guide_files sources;
    struct diag diag;
    guide_files_init(&sources);
    diag_init(&diag);
    char *copy = xmalloc(length + 1);
    memcpy(copy, text, length + 1);
    struct source *source = guide_files_add(&sources, role, "nl", "goed.yaml", copy, length);
    bool fine = guide_files_parse(&sources, source, &diag);
    check_findings(&diag, fine);
    guide_files_done(&sources);
}

static char folder[] = "/tmp/wg-fuzz-XXXXXX";
static char path[sizeof folder + 16];

static void remove_folder(void)
{
    unlink(path);
    rmdir(folder);
}

/* As somebody who edits it has it checked. */
static void as_edited(const char *text, size_t length)
{
    char *shipped = path_data("scripts");
    struct library library = {.folders = {[SHELF_SHIPPED] = shipped}};
    struct diag diag;
    diag_init(&diag);
    int file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    assert(file >= 0 && write(file, text, length) == (ssize_t)length);
    close(file);
    bool fine = script_check_file(&library, path, &diag);
    check_findings(&diag, fine);
    free(shipped);
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    setlocale(LC_CTYPE, "C.UTF-8");
    if (!mkdtemp(folder))
        return 1;
    snprintf(path, sizeof path, "%s/goed.yaml", folder);
    atexit(remove_folder);
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    enum { SELDOM = 8 }; /* files are slow */
    char *text = xmalloc(size + 1);
    if (size)
        memcpy(text, data, size);
    text[size] = '\0';
    if (*text == '{')
        open_bundle(text, "en");
    bool held = true;
    for (size_t i = 0; held && i < FILES; i++)
        held = as_file(i, text, size);
    for (int role = 0; role < ROLE_COUNT; role++) {
        if (!held || role == ROLE_WORDS)
            as_source((enum role)role, text, size);
    }
    if (size % SELDOM == 0)
        as_edited(text, size);
    free(text);
    return 0;
}
