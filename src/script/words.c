/* Sentences and word lists in one plain form, and the files that hold the lists. */
#include "words.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/utf8.h"
#include "source.h"
#include "walk.h"

/* --- spelling out ----------------------------------------------------------- */

/* A {place} is one word that is on no list: its length, or 0 when none begins here. */
static size_t place_length(const char *text)
{
    size_t length = *text == '{' ? strcspn(text, "} \n") : 0;
    return length && text[length] == '}' ? length + 1 : 0;
}

static bool is_letter(int32_t code)
{
    enum { LETTERS = 0xC0, PUNCTUATION = 0x2000, PUNCTUATION_END = 0x2BFF };
    if (code < LETTERS)
        return code < 0x80 && isalnum((int)code);
    return code < PUNCTUATION || code > PUNCTUATION_END;
}

static bool is_pause(int32_t code)
{
    return code == ',' || code == ';' || code == ':' || code == 0x2013 || code == 0x2014;
}

static void spell_word(struct spelling *spelling, const char *bytes, size_t length)
{
    buf_add(&spelling->text, bytes, length);
    spelling->count += !spelling->counted;
    spelling->in_word = spelling->counted = true;
}

static void spell_gap(struct spelling *spelling, int32_t code)
{
    if (spelling->in_word)
        buf_addc(&spelling->text, ' ');
    if (is_pause(code))
        buf_adds(&spelling->text, ", ");
    spelling->in_word = false;
    spelling->counted &= code != ' ' && code != '\n';
}

static void spell(struct spelling *spelling, const char *text, size_t length)
{
    char *own = xstrndup(text, length), *folded = utf8_fold(own);
    buf_clear(&spelling->text);
    buf_addc(&spelling->text, ' ');
    spelling->in_word = spelling->counted = false;
    spelling->count = 0;
    size_t left = strlen(folded), used;
    for (const char *at = folded; left; at += used, left -= used) {
        int32_t code = utf8_decode(at, left, &used);
        size_t place = place_length(at);
        bool apostrophe = (code == '\'' || code == 0x2019) && spelling->in_word &&
                          (isalnum((unsigned char)at[used]) || (at[used] & 0x80));
        if (place) {
            used = place;
            spell_word(spelling, "{}", 2);
        } else if (apostrophe) {
            spell_word(spelling, "'", 1);
        } else if (is_letter(code)) {
            spell_word(spelling, at, used);
        } else {
            spell_gap(spelling, code);
        }
    }
    spell_gap(spelling, ' ');
    free(folded);
    free(own);
}

/* --- sentences ---------------------------------------------------------------- */

void sentence_done(struct sentence *sentence)
{
    buf_done(&sentence->spelt.text);
}

/* "1.5" and "?!" go on; a mark before a blank, a quote or the end does not. */
static bool ends_here(const char *at)
{
    return *at == '\n' || (strchr(".?!", *at) && !isalnum((unsigned char)at[1]) &&
                           !(at[1] && strchr(".?!", at[1])));
}

bool sentence_next(struct sentence *sentence, const char **at)
{
    while (**at) {
        size_t length = 0;
        while ((*at)[length] && !ends_here(*at + length))
            length++;
        length += (*at)[length] != '\0';
        const char *start = *at;
        *at += length;
        spell(&sentence->spelt, start, length);
        if (!sentence->spelt.count)
            continue;
        for (; *start == ' '; start++)
            length--;
        sentence->start = start;
        sentence->length = length;
        sentence->question = memchr(start, '?', length) != NULL;
        sentence->told = !sentence->question && strchr(".!", start[length - 1]);
        return true;
    }
    return false;
}

/* --- the lists ------------------------------------------------------------------ */

static const char *const list_keys[LIST_COUNT] = {
    "closed_openers", "why_openers", "second_question", "jargon",    "medical",
    "judgement",      "negations",   "own_side",        "other_side"};

enum { LINES_MAX = 500, LINE_WIDTH = 60 };
#define LIST(key_, dutch_, help_)                                                                  \
    {                                                                                              \
        .key = key_, .kind = FIELD_TEXTS, .most = LINES_MAX, .width = LINE_WIDTH, .dutch = dutch_, \
        .help = help_                                                                              \
    }

static const char *name_method(int index)
{
    (void)index;
    return "method";
}
static const struct word_list words_for = {name_method, 0, 1, "methode=method gesprek=method"};

const struct object object_words = {
    .here = N_("this words file"),
    .fields = (const struct field[]){
        {.key = "format",
         .kind = FIELD_NUMBER,
         .need = MUST,
         .least = 1,
         .most = 1,
         .dutch = "formaat",
         .help = N_("\"format: 1\" says how the file is to be read.")},
        {.key = "words_for",
         .kind = FIELD_WORD,
         .need = MUST,
         .words = &words_for,
         .dutch = "woorden_voor woorden",
         .help = N_("\"words_for: method\" says that the checker looks for these words.")},
        {.key = "language",
         .kind = FIELD_LANGUAGE,
         .need = MUST,
         .dutch = "taal",
         .help = N_("\"language\" is the language of the texts, such as nl or en.")},
        LIST("closed_openers", "gesloten gesloten_vragen",
             N_("\"closed_openers\" are the words that begin a question for yes or no.")),
        LIST("why_openers", "waarom",
             N_("\"why_openers\" are the words that ask for a reason, such as why.")),
        LIST("second_question", "tweede_vraag",
             N_("\"second_question\" are the words that begin a second question, such as and "
                "how.")),
        {.key = "jargon",
         .kind = FIELD_NAMED,
         .width = LINE_WIDTH,
         .dutch = "vaktaal moeilijk moeilijke_woorden",
         .help = N_("\"jargon\" has a hard word before each colon, and plain words behind it.")},
        LIST("medical", "medisch gezondheid", N_("\"medical\" are words about health.")),
        LIST("judgement", "oordeel oordelen judgment",
             N_("\"judgement\" are words that weigh or rank people.")),
        LIST("negations", "ontkenning ontkenningen",
             N_("\"negations\" are words such as not and never.")),
        LIST("own_side", "eigen_kant zelf",
             N_("\"own_side\" are words that ask what people do themselves.")),
        LIST("other_side", "andere_kant",
             N_("\"other_side\" are words that ask what leader and organisation do.")),
        {.key = NULL},
    }};

void words_free(struct words *words)
{
    if (words)
        arena_free(words->arena);
}

/* In a list the line itself is looked for, in the map of jargon what stands before the colon. */
static const struct node *line_of(const struct node *list, const struct node *item)
{
    return list->kind == NODE_MAP ? item->key : item;
}

static void check_line(struct checker *checker, const struct node *line, struct spelling *spelling)
{
    const char *star = strchr(line->text, '*');
    spell(spelling, line->text, strlen(line->text));
    if (!spelling->count)
        checker_add(checker, SEVERITY_ERROR, "WG410", line, _("Write a word, or remove the line."),
                    _("There is no word on this line to look for."));
    else if (star && star[1])
        checker_add(checker, SEVERITY_ERROR, "WG410", line,
                    _("Put it at the end: \"plan*\" finds plan, plans and planning."),
                    _("A * can only be the last character of a line."));
}

void check_words(struct checker *checker, const struct node *root)
{
    struct spelling spelling = {0};
    for (int i = 0; i < LIST_COUNT; i++) {
        const struct node *list = node_get(root, list_keys[i]);
        if (list && list->kind == NODE_MAP && list->count > LINES_MAX)
            checker_add(checker, SEVERITY_ERROR, "WG119", list, _("Keep the words that matter."),
                        _("\"%s\" takes %d items at most."), list_keys[i], LINES_MAX);
        for (const struct node *item = list ? list->first : NULL; item && checker_listens(checker);
             item = item->next) {
            const struct node *line = line_of(list, item);
            if (line->kind == NODE_TEXT && (*line->text || list->kind == NODE_MAP))
                check_line(checker, line, &spelling);
        }
    }
    buf_done(&spelling.text);
}

static void add_entry(struct words *words, enum list list, const struct node *line,
                      const char *better, struct spelling *spelling)
{
    size_t length = strlen(line->text);
    bool prefix = line->text[length - 1] == '*';
    spell(spelling, line->text, length);
    struct entry *entry = &words->items[list][words->counts[list]++];
    entry->length = spelling->text.length - prefix;
    entry->spelt = arena_strndup(words->arena, buf_text(&spelling->text), entry->length);
    entry->text = line->text;
    entry->better = better;
}

static struct words *words_new(struct arena *arena, const struct node *root)
{
    struct words *words = arena_alloc(arena, sizeof *words);
    struct spelling spelling = {0};
    words->arena = arena;
    for (int i = 0; i < LIST_COUNT; i++) {
        const struct node *list = node_get(root, list_keys[i]);
        if (!list)
            continue;
        words->items[i] = arena_alloc(arena, (list->count + 1) * sizeof(struct entry));
        for (const struct node *item = list->first; item; item = item->next)
            add_entry(words, (enum list)i, line_of(list, item), item->text, &spelling);
    }
    buf_done(&spelling.text);
    return words;
}

/* The file must be for the language that its name says, or every word would be the wrong one. */
static void check_language(struct checker *checker, const struct node *root, const char *language)
{
    const struct node *at = node_get_kind(root, "language", NODE_TEXT);
    size_t length = strcspn(language, "-");
    if (at && (strlen(at->text) != length || strncmp(at->text, language, length) != 0))
        checker_add(checker, SEVERITY_ERROR, "WG303", at, _("Change one of the two."),
                    _("\"%s\" is \"%s\", but the file's name says \"%.*s\"."), "language",
                    quote(at->text).text, (int)length, language);
}

static struct words *words_read(struct arena *arena, const char *path, const char *language,
                                struct diag *diag)
{
    size_t length;
    char *text = source_read(path, &length, diag);
    if (!text)
        return NULL;
    struct checker checker;
    checker_init(&checker, path, diag);
    struct node *root = node_parse(arena, text, length, &checker);
    free(text);
    if (root) {
        walk(&checker, &object_words, root);
        check_words(&checker, root);
        check_language(&checker, root, language);
    }
    return checker.failed ? NULL : words_new(arena, root);
}

/* In the arena, because findings and nodes borrow it; NULL when there is none. */
static const char *words_path(struct arena *arena, const struct library *library, enum shelf shelf,
                              const char *language)
{
    char *name = xasprintf("words.%.*s.yaml", (int)strcspn(language, "-"), language);
    /* A language out of a faulty file must not lead out of the folder. */
    char *path = bundle_id_valid(language) ? library_find(library, shelf, name) : NULL;
    const char *found = path ? arena_strdup(arena, path) : NULL;
    free(path);
    free(name);
    return found;
}

struct words *words_load(const struct library *library, enum shelf shelf, const char *language,
                         struct diag *diag)
{
    struct arena *arena = arena_new();
    struct diag found;
    diag_init(&found);
    const char *path = words_path(arena, library, shelf, language);
    struct words *words = path ? words_read(arena, path, language, &found) : NULL;
    for (size_t i = 0; i < found.count; i++)
        found.findings[i].severity = SEVERITY_WARNING;
    diag_move(diag, &found);
    diag_done(&found);
    if (!words)
        arena_free(arena);
    return words;
}

/* --- matching --------------------------------------------------------------------- */

const struct entry *words_start(const struct words *words, enum list list, const char *at)
{
    for (size_t i = 0; words && i < words->counts[list]; i++) {
        const struct entry *entry = &words->items[list][i];
        if (strncmp(at, entry->spelt, entry->length) == 0)
            return entry;
    }
    return NULL;
}

const struct entry *words_find(const struct words *words, enum list list, const char *spelt)
{
    for (size_t i = 0; words && i < words->counts[list]; i++) {
        if (strstr(spelt, words->items[list][i].spelt))
            return &words->items[list][i];
    }
    return NULL;
}
