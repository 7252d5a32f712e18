/*
 * The settings are read with the guides' own reader, so that a slip in them is
 * told about in the same way: with its place and what was probably meant.
 */
#include "script/config.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/message.h"
#include "base/utf8.h"
#include "source.h"
#include "walk.h"

/* ORDER of the languages the program itself speaks. */
static const char *name_language(int index)
{
    static const char *const names[] = {"nl", "en"};

    return names[index];
}

static const struct word_list words_language = {name_language, 0, 2,
                                                "nederlands=nl dutch=nl engels=en english=en"};

static const struct object object_config = {
    N_("these settings"), NULL,
    .fields = (const struct field[]){
        {.key = "language",
         .kind = FIELD_WORD,
         .words = &words_language,
         .dutch = "taal",
         .help = N_("\"language\" is the language of the screens: nl or en.")},
        {.key = "name",
         .kind = FIELD_TEXT,
         .most = 60,
         .dutch = "naam",
         .help = N_("\"name\" is your own name, as it stands in documents.")},
        {.key = "purpose",
         .kind = FIELD_TEXT,
         .most = 160,
         .dutch = "doel bedoeling waarom",
         .help = N_("\"purpose\" says in your team's own words why you hold these talks.")},
        {.key = "scripts_path",
         .kind = FIELD_TEXT,
         .dutch = "map leidraden gespreksleidraden scripts",
         .help = N_("\"scripts_path\" is a folder with guides that several people share.")},
        {.key = "registry",
         .kind = FIELD_TEXT,
         .dutch = "register delen",
         .help = N_("\"registry\" is where plans are shared: a file, or a PostgreSQL connection "
                    "without a password.")},
        {.key = "thinking_days",
         .kind = FIELD_NUMBER,
         .least = 0,
         .most = 30,
         .dutch = "bedenktijd dagen",
         .help = N_("\"thinking_days\" is how many days lie between choosing to share an action "
                    "and its leaving.")},
        {.key = "ascii",
         .kind = FIELD_WORD,
         .words = &words_yes_no,
         .dutch = "eenvoudig lijnen",
         .help = N_("\"ascii: yes\" draws lines with plain characters.")},
        {.key = "editor",
         .kind = FIELD_WORD,
         .words = &words_yes_no,
         .dutch = "bewerker tekstverwerker",
         .help = N_("\"editor: no\" keeps texts in this program, without another editor.")},
        {.key = NULL},
    }};

/* Nothing but blanks and comments: a file in which nothing was set yet. */
static bool says_nothing(const char *text)
{
    if (strncmp(text, "\xEF\xBB\xBF", 3) == 0)
        text += 3;
    for (text += strspn(text, " \r\n"); *text == '#'; text += strspn(text, " \r\n"))
        text += strcspn(text, "\r\n");
    return !*text;
}

/* One line, because it is put into sentences. NULL when it is not set; the caller frees it. */
static char *line_of(const struct node *root, const char *key)
{
    const char *text = node_text(root, key);

    return text ? utf8_clean(text, strlen(text), UTF8_ONE_LINE) : NULL;
}

static bool is_set_to(const struct node *root, const char *key, const char *word)
{
    const char *text = node_text(root, key);

    return text && strcmp(text, word) == 0;
}

static void fill(struct config *config, const struct node *root)
{
    const char *days = node_text(root, "thinking_days");

    *config = (struct config){
        .language = line_of(root, "language"),
        .name = line_of(root, "name"),
        .purpose = line_of(root, "purpose"),
        .scripts_path = line_of(root, "scripts_path"),
        .registry = line_of(root, "registry"),
        .thinking_days = days ? (int)strtol(days, NULL, 10) : -1,
        .ascii = is_set_to(root, "ascii", "yes"),
        .no_editor = is_set_to(root, "editor", "no"),
    };
}

static bool read_settings(const char *path, const char *text, size_t length, struct config *out,
                          struct diag *diag)
{
    struct arena *arena = arena_new();
    struct checker checker;
    struct node *root;

    checker_init(&checker, path, diag);
    root = node_parse(arena, text, length, &checker);
    if (root)
        walk(&checker, &object_config, root);
    if (!checker.failed)
        fill(out, root);
    diag_sort(diag);
    arena_free(arena);
    return !checker.failed;
}

bool config_load(const char *path, struct config *out, struct diag *diag)
{
    size_t length;
    char *text;
    bool fine = true;

    if (access(path, F_OK) != 0 && (errno == ENOENT || errno == ENOTDIR)) {
        *out = (struct config){.thinking_days = -1};
        return true;
    }
    text = source_read(path, &length, diag);
    if (!text)
        return false;
    if (strlen(text) == length && says_nothing(text))
        *out = (struct config){.thinking_days = -1};
    else
        fine = read_settings(path, text, length, out, diag);
    free(text);
    return fine;
}

void config_done(struct config *config)
{
    free(config->language);
    free(config->name);
    free(config->purpose);
    free(config->scripts_path);
    free(config->registry);
    *config = (struct config){0};
}
