/* Reads a command line by the rows of options; getopt_long does the letters. */
#include "option.h"

#include <getopt.h>
#include <string.h>

#include "base/message.h"
#include "say.h"
#include "verb.h"

const struct option_row options_global[] = {
    [GLOBAL_PLAIN] = {"plain", 0, NULL,
                      N_("Line by line: for a screen reader, a simple terminal or a pipe")},
    [GLOBAL_LANG] = {"lang", 0, N_("LANGUAGE"), N_("Speak nl (Dutch) or en (English)")},
    [GLOBAL_DATA_DIR] = {"data-dir", 0, N_("FOLDER"), N_("Keep the talks in this folder")},
    [GLOBAL_ASCII] = {"ascii", 0, NULL, N_("Draw lines with + - | only")},
    [GLOBAL_NO_COLOR] = {"no-color", 0, NULL, N_("Use no colours")},
    [GLOBAL_HELP] = {"help", 'h', NULL, N_("Show this help")},
    [GLOBAL_VERSION] = {"version", 'V', NULL, N_("Show the version")},
    [GLOBAL_COUNT] = {0},
};

/* What getopt_long gives back for the rows of a table. */
enum { CODE_WORD = 1, CODE_GLOBAL = 1000, CODE_VERB = 2000 };

struct parser {
    struct option longs[GLOBAL_COUNT + OPTION_MOST + 1];
    size_t long_count;
    char letters[2 * (GLOBAL_COUNT + OPTION_MOST) + 3];
    const struct option_row *own; /* the verb's rows, or NULL */
};

static void add_letter(struct parser *parser, const struct option_row *row)
{
    size_t at = strlen(parser->letters);

    parser->letters[at++] = row->letter;
    if (row->argument)
        parser->letters[at++] = ':';
    parser->letters[at] = '\0';
}

static void add_rows(struct parser *parser, const struct option_row *rows, int code)
{
    for (; rows && rows->name; rows++, code++) {
        parser->longs[parser->long_count++] = (struct option){
            .name = rows->name,
            .has_arg = rows->argument ? required_argument : no_argument,
            .val = code,
        };
        if (rows->letter)
            add_letter(parser, rows);
    }
}

/* Words come back in their order (-), and a missing argument as ':' (:). */
static void parser_init(struct parser *parser, const struct option_row *own)
{
    *parser = (struct parser){.letters = "-:", .own = own};
    add_rows(parser, options_global, CODE_GLOBAL);
    add_rows(parser, own, CODE_VERB);
    opterr = 0;
    optind = 0; /* glibc: start afresh */
}

static int row_of_letter(const struct option_row *rows, int letter)
{
    for (int i = 0; rows && rows[i].name; i++) {
        if (rows[i].letter == letter)
            return i;
    }
    return -1;
}

static int code_of_letter(const struct parser *parser, int letter)
{
    int at = row_of_letter(parser->own, letter);

    if (at >= 0)
        return CODE_VERB + at;
    at = row_of_letter(options_global, letter);
    return at >= 0 ? CODE_GLOBAL + at : '?';
}

static bool say_wrong(const struct request *request, int code, char **argv)
{
    char letter[] = {'-', (char)optopt, '\0'};
    bool is_letter = optopt > 0 && optopt < CODE_GLOBAL;
    const char *typed = is_letter ? letter : argv[optind - 1];
    const char *verb = request->verb ? request->verb->name : "";
    const char *space = *verb ? " " : "";

    if (code == ':')
        say_error(_("%s needs something behind it. See: waardegesprek %s%s--help"), typed, verb,
                  space);
    else
        say_error(_("%s is not an option here. See: waardegesprek %s%s--help"), typed, verb, space);
    return false;
}

/* "01ed3f:" as lists print it: an ID that was copied with its colon is that ID. */
static void leave_colon_out(char *word)
{
    size_t length = strspn(word, "0123456789abcdefABCDEF-");

    if (length >= 4 && strcmp(word + length, ":") == 0)
        word[length] = '\0';
}

/* Words are gathered at the front of argv, over what was read already. */
static bool add_word(struct request *request, char *word)
{
    leave_colon_out(word);
    if (request->word_count < request->verb->most_words) {
        request->words[request->word_count++] = word;
        return true;
    }
    say_error(_("“%s” is one word too many. See: waardegesprek %s --help"), word,
              request->verb->name);
    return false;
}

static void set_option(struct request *request, int code, const char *value)
{
    if (code >= CODE_VERB)
        request->options[code - CODE_VERB] = value ? value : "";
    else
        request->globals[code - CODE_GLOBAL] = value ? value : "";
}

/*
 * The language before all else, wherever it stands: what is wrong in front of it is told in it too. A
 * language that is not there is complained of later.
 */
static void speak(int argc, char **argv)
{
    static const char name[] = "--lang";
    size_t length = sizeof name - 1;

    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
        if (strncmp(argv[i], name, length) != 0)
            continue;
        if (argv[i][length] == '=')
            message_set_language(argv[i] + length + 1);
        else if (!argv[i][length] && i + 1 < argc)
            message_set_language(argv[i + 1]);
    }
}

/* Whether the next word is a verb, and none of the words behind one. */
static bool wants_verb(const struct request *request)
{
    return !request->verb || request->verb->inner;
}

/* Reads to the end, or up to the verb while there is none yet; *used gets its index. */
static bool parse(struct request *request, int argc, char **argv, int *used)
{
    struct parser parser;
    int code;

    request->words = argv + 1;
    parser_init(&parser, request->verb ? request->verb->options : NULL);
    while ((code = getopt_long(argc, argv, parser.letters, parser.longs, NULL)) != -1) {
        if (code == CODE_WORD && wants_verb(request)) {
            *used = optind - 1;
            return true;
        }
        if (code == CODE_WORD && !add_word(request, optarg))
            return false;
        if (code == CODE_WORD)
            continue;
        if (code > CODE_WORD && code < CODE_GLOBAL && code != '?' && code != ':')
            code = code_of_letter(&parser, code);
        if (code == '?' || code == ':')
            return say_wrong(request, code, argv);
        set_option(request, code, optarg);
    }
    while (optind < argc && !wants_verb(request)) {
        if (!add_word(request, argv[optind++]))
            return false;
    }
    *used = optind;
    return true;
}

static bool say_unknown_verb(const struct request *request, const char *word)
{
    const struct verb *outer = request->verb;
    const struct verb *near = verb_near(outer ? outer->inner : verbs, word);
    const char *name = outer ? outer->name : "";
    const char *space = outer ? " " : "";

    if (near)
        say_error(_("There is no “%s”. Do you mean “%s”? See: waardegesprek %s%s--help"), word,
                  near->name, name, space);
    else
        say_error(_("There is no “%s”. See: waardegesprek %s%s--help"), word, name, space);
    return false;
}

/* Options that every verb has may stand before the verb as well as behind it. */
bool request_read(struct request *request, int argc, char **argv)
{
    int at = 0;

    *request = (struct request){0};
    speak(argc, argv);
    while (true) {
        const struct verb *verb;

        argc -= at;
        argv += at;
        if (!parse(request, argc, argv, &at))
            return false;
        if (at >= argc || !wants_verb(request))
            return true;
        verb = verb_find(request->verb ? request->verb->inner : verbs, argv[at]);
        if (!verb)
            return say_unknown_verb(request, argv[at]);
        request->verb = verb;
    }
}
