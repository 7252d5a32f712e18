/*
 * Reads GNU .mo files. A catalogue is checked in full when it is loaded: every
 * table and string lies inside the file and ends with a NUL, or the file is not
 * used at all. So looking up a message checks nothing and cannot fail.
 */
#include "base/message.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/mem.h"
#include "base/path.h"
#include "plural.h"

enum { LANGUAGE_SIZE = 9, CATALOGUE_LIMIT = 8 * 1024 * 1024 };
#define MO_MAGIC         0x950412deU
#define MO_MAGIC_SWAPPED 0xde120495U

struct text {
    const char *start;
    size_t length; /* more than strlen() when there are plural forms */
};

struct catalogue {
    struct catalogue *next;
    char *directory;
    char language[LANGUAGE_SIZE];
    char *bytes;
    size_t size;
    bool swapped; /* written on a machine with the other byte order */
    size_t count;
    struct text *sources, *translations; /* `sources` in strcmp() order */
    const char *rule;                    /* of the plural forms, or NULL */
};

static char *message_directory;
static struct catalogue *loaded;  /* all of them, for ever */
static struct catalogue *current; /* NULL is English */

/* --- loading ------------------------------------------------------------ */

static bool read_word(const struct catalogue *catalogue, size_t offset, uint32_t *out)
{
    if (offset > catalogue->size || catalogue->size - offset < sizeof *out)
        return false;
    uint32_t word;
    memcpy(&word, catalogue->bytes + offset, sizeof word);
    *out = catalogue->swapped ? __builtin_bswap32(word) : word;
    return true;
}

/* One row of a table is a length and an offset. */
static bool read_text(const struct catalogue *catalogue, size_t row, struct text *out)
{
    uint32_t length, offset;
    if (!read_word(catalogue, row, &length) || !read_word(catalogue, row + 4, &offset))
        return false;
    if (offset >= catalogue->size || catalogue->size - offset <= length)
        return false;
    *out = (struct text){catalogue->bytes + offset, length};
    return out->start[length] == '\0';
}

static bool read_table(const struct catalogue *catalogue, size_t offset, struct text *table)
{
    for (size_t i = 0; i < catalogue->count; i++) {
        if (!read_text(catalogue, offset + 8 * i, &table[i]))
            return false;
    }
    return true;
}

/* The translation of "" is the header; the rule stands in it as "…; plural=RULE;". */
static void find_rule(struct catalogue *catalogue)
{
    if (catalogue->count == 0 || catalogue->sources[0].start[0] != '\0')
        return;
    const char *line = strstr(catalogue->translations[0].start, "Plural-Forms:");
    const char *rule = line ? strstr(line, "plural=") : NULL;
    unsigned long form;
    if (rule && plural_form(rule + strlen("plural="), 1, &form))
        catalogue->rule = rule + strlen("plural=");
}

static bool parse(struct catalogue *catalogue)
{
    uint32_t magic, revision, count, sources, translations;
    if (!read_word(catalogue, 0, &magic) || (magic != MO_MAGIC && magic != MO_MAGIC_SWAPPED))
        return false;
    catalogue->swapped = magic == MO_MAGIC_SWAPPED;
    if (!read_word(catalogue, 4, &revision) || revision >> 16 > 1 ||
        !read_word(catalogue, 8, &count) || !read_word(catalogue, 12, &sources) ||
        !read_word(catalogue, 16, &translations) || count > catalogue->size / 16)
        return false;
    catalogue->count = count;
    catalogue->sources = xcalloc(count, sizeof(struct text));
    catalogue->translations = xcalloc(count, sizeof(struct text));
    if (!read_table(catalogue, sources, catalogue->sources) ||
        !read_table(catalogue, translations, catalogue->translations))
        return false;
    find_rule(catalogue);
    return true;
}

static void catalogue_free(struct catalogue *catalogue)
{
    free(catalogue->directory);
    free(catalogue->bytes);
    free(catalogue->sources);
    free(catalogue->translations);
    free(catalogue);
}

static char *read_file(const char *language, size_t *size)
{
    struct diag ignored; /* a language that is not there is no error */
    diag_init(&ignored);
    char *name = xasprintf("%s.mo", language);
    char *path = path_join(message_directory, name);
    char *bytes = path_read(path, CATALOGUE_LIMIT, size, &ignored);
    free(path);
    free(name);
    diag_done(&ignored);
    return bytes;
}

static struct catalogue *catalogue_load(const char *language)
{
    size_t size;
    char *bytes = message_directory ? read_file(language, &size) : NULL;
    if (!bytes)
        return NULL;
    struct catalogue *catalogue = xcalloc(1, sizeof *catalogue);
    catalogue->bytes = bytes;
    catalogue->size = size;
    catalogue->directory = xstrdup(message_directory);
    snprintf(catalogue->language, sizeof catalogue->language, "%s", language);
    if (!parse(catalogue)) {
        catalogue_free(catalogue);
        return NULL;
    }
    catalogue->next = loaded;
    return loaded = catalogue;
}

static struct catalogue *catalogue_get(const char *language)
{
    for (struct catalogue *known = loaded; known; known = known->next) {
        if (strcmp(known->language, language) == 0 && message_directory &&
            strcmp(known->directory, message_directory) == 0)
            return known;
    }
    return catalogue_load(language);
}

/* --- choosing ----------------------------------------------------------- */

void message_set_directory(const char *directory)
{
    xstrset(&message_directory, directory);
}

/* "nl_NL.UTF-8" gives "nl". Letters only, so that no name can lead out of the folder. */
static bool short_name(const char *name, char out[LANGUAGE_SIZE])
{
    size_t length = strcspn(name, "_.@-");
    if (length < 2 || length >= LANGUAGE_SIZE)
        return false;
    for (size_t i = 0; i < length; i++) {
        out[i] = (char)(name[i] | 0x20);
        if (out[i] < 'a' || out[i] > 'z')
            return false;
    }
    out[length] = '\0';
    return true;
}

/* The name of a language we have, to keep; NULL for all others. */
static const char *find_language(const char *name, struct catalogue **catalogue)
{
    char language[LANGUAGE_SIZE];
    *catalogue = NULL;
    if (!name || !short_name(name, language))
        return NULL;
    if (strcmp(language, "en") == 0)
        return "en";
    *catalogue = catalogue_get(language);
    return *catalogue ? (*catalogue)->language : NULL;
}

bool message_set_language(const char *language)
{
    struct catalogue *catalogue;
    if (!find_language(language, &catalogue))
        return false;
    current = catalogue;
    return true;
}

const char *message_language(void)
{
    return current ? current->language : "en";
}

const char *message_choose(const char *wanted, const char *configured,
                           const char *const *environment)
{
    struct catalogue *catalogue;
    const char *language = find_language(wanted, &catalogue);
    if (!language)
        language = find_language(configured, &catalogue);
    for (; !language && environment && *environment; environment++)
        language = find_language(*environment, &catalogue);
    return language ? language : "en";
}

/* --- looking up --------------------------------------------------------- */

static int compare(const void *text, const void *source)
{
    return strcmp(text, ((const struct text *)source)->start);
}

/* NULL when there is no translation. "" is never looked up: it would give the header. */
static const struct text *find_translation(const char *source)
{
    if (!current || !*source)
        return NULL;
    const struct text *found =
        bsearch(source, current->sources, current->count, sizeof *current->sources, compare);
    const struct text *translation =
        found ? &current->translations[found - current->sources] : NULL;
    return translation && *translation->start ? translation : NULL;
}

const char *message_get(const char *text)
{
    const struct text *translation = find_translation(text);
    return translation ? translation->start : text;
}

const char *message_plural(const char *one, const char *many, unsigned long count)
{
    const struct text *translation = find_translation(one);
    if (!translation)
        return count == 1 ? one : many;
    unsigned long form = count != 1;
    if (current->rule)
        plural_form(current->rule, count, &form);
    const char *past = translation->start + translation->length;
    const char *text = translation->start;
    /* A form that is not there gives the last one that is. */
    for (const char *next; form > 0 && (next = text + strlen(text) + 1) < past; form--)
        text = next;
    return text;
}
