/*
 * libyaml says "mapping values are not allowed in this context" where a
 * facilitator wrote a colon in a sentence. Its sentences are for programmers, so
 * none is shown: the problem and the line it stands on tell which slip it was.
 */
#include "slip.h"

#include <ctype.h>
#include <string.h>

#include "base/message.h"

enum slip {
    SLIP_COLON,
    SLIP_COLON_CURLY,
    SLIP_COLON_FLOW,
    SLIP_TAB,
    SLIP_QUOTE_OPEN,
    SLIP_QUOTE_EARLIER,
    SLIP_QUOTE_AFTER,
    SLIP_APOSTROPHE,
    SLIP_INDENT,
    SLIP_DASH,
    SLIP_DASH_BLANK,
    SLIP_DASH_LINE,
    SLIP_NO_COLON,
    SLIP_NO_BLANK,
    SLIP_NO_BLANK_ABOVE,
    SLIP_BRACKET,
    SLIP_BRACKET_AFTER,
    SLIP_SPECIAL,
    SLIP_BACKSLASH,
    SLIP_SECOND,
    SLIP_OTHER,
    SLIP_COUNT
};

static const struct {
    const char *code, *message, *repair;
} slips[SLIP_COUNT] = {
    [SLIP_COLON] = {"WG103", N_("A colon with a blank behind it cuts this text in two."),
                    N_("Put the whole text between double quotes.")},
    [SLIP_COLON_CURLY] =
        {"WG103", N_("A colon with a blank behind it cuts this text in two."),
         N_("Put straight quotes (\") around the text: the curly ones do not count "
            "as quotes here.")},
    [SLIP_COLON_FLOW] = {"WG103", N_("A colon with a blank behind it cuts this text in two."),
                         N_("Put the whole text between double quotes, or a comma before a word "
                            "that begins here.")},
    [SLIP_TAB] = {"WG104", N_("This line begins with a tab."),
                  N_("Use blanks before the text, two for each step to the right.")},
    [SLIP_QUOTE_OPEN] = {"WG105", N_("The text that begins here has no closing quote."),
                         N_("Put the same quote at the end of the text.")},
    [SLIP_QUOTE_EARLIER] =
        {"WG105", N_("This text begins inside another one: a closing quote is missing above."),
         N_("Look at the lines above for a text without its second quote.")},
    [SLIP_QUOTE_AFTER] =
        {"WG105", N_("There is more text after the closing quote."),
         N_("Put the quotes around the whole text; write a quote inside it as '' or "
            "\\\".")},
    [SLIP_APOSTROPHE] = {"WG105", N_("An apostrophe at the beginning counts as an opening quote."),
                         N_("Put the whole text between double quotes.")},
    [SLIP_INDENT] = {"WG106",
                     N_("This line does not stand right below the ones that it belongs to."),
                     N_("Make the blanks before it equal to those of the lines beside it.")},
    [SLIP_DASH] = {"WG107", N_("This line stands in a list but has no dash."),
                   N_("Begin it with \"- \", or put it below the words of the line above.")},
    [SLIP_DASH_BLANK] = {"WG107", N_("There is no blank after the dash."),
                         N_("Begin the line with \"- \".")},
    [SLIP_DASH_LINE] =
        {"WG107", N_("A list with dashes cannot begin here."),
         N_("Put each dash on a line of its own, below the word that the list belongs "
            "to.")},
    [SLIP_NO_COLON] = {"WG108", N_("A colon is missing on this line."),
                       N_("Write it as \"word: text\".")},
    [SLIP_NO_BLANK] = {"WG108", N_("There is no blank after the colon."),
                       N_("Write it as \"word: text\".")},
    [SLIP_NO_BLANK_ABOVE] = {"WG108", N_("There is no blank after the colon."),
                             N_("Write it as \"word: text\".")},
    [SLIP_BRACKET] = {"WG108",
                      N_("The bracket that opens here is not closed, or a comma is missing."),
                      N_("Close it, put commas between the items, and quotes around a text with a "
                         "comma or colon.")},
    [SLIP_BRACKET_AFTER] = {"WG108", N_("There is more text after the closing bracket."),
                            N_("Remove it, or put the whole text between double quotes.")},
    [SLIP_SPECIAL] = {"WG108", N_("A text cannot begin with this character."),
                      N_("Put the text between double quotes.")},
    [SLIP_BACKSLASH] = {"WG108", N_("A backslash has a special meaning between double quotes."),
                        N_("Write it twice, or use single quotes.")},
    [SLIP_SECOND] = {"WG106", N_("What begins here does not belong to what stands above it."),
                     N_("Begin all the outermost lines without a blank before them.")},
    [SLIP_OTHER] = {"WG101", N_("This line cannot be read."),
                    N_("Compare it with the lines above: blanks, dashes, colons and quotes.")},
};

struct view {
    const char *text; /* the whole file */
    const char *line; /* the one with the problem */
    size_t length;
    size_t column;     /* of the problem, in bytes from the line's start; at most length */
    const char *begin; /* the line where it began: libyaml's context */
    size_t begin_length;
    size_t begin_column;
    bool other_line; /* began on an earlier line */
};

/* --- looking at a line ------------------------------------------------------- */

static const char *line_find(const char *text, size_t length, size_t number, size_t *out)
{
    const char *end = text + length;
    for (; number && text < end; text++)
        number -= *text == '\n' || (*text == '\r' && text[1] != '\n');
    size_t used = 0;
    while (text + used < end && text[used] != '\n' && text[used] != '\r')
        used++;
    *out = used;
    return text;
}

/* Past the blanks and the dashes of list items. */
static size_t content_start(const char *line, size_t length)
{
    size_t at = 0;
    while (at < length &&
           (line[at] == ' ' || (line[at] == '-' && at + 1 < length && line[at + 1] == ' ')))
        at++;
    return at;
}

static bool has_dash(const char *line, size_t length)
{
    size_t at = 0;
    while (at < length && line[at] == ' ')
        at++;
    return at < length && line[at] == '-' && (at + 1 == length || line[at + 1] == ' ');
}

/* Whether a word and its colon stand at the start, with a blank behind or not. */
static bool has_key(const char *line, size_t length, bool blank)
{
    size_t at = content_start(line, length), start = at;
    while (at < length && (isalnum((unsigned char)line[at]) || line[at] == '-' || line[at] == '_'))
        at++;
    if (at == start || at == length || line[at] != ':')
        return false;
    return !blank || at + 1 == length || line[at + 1] == ' ';
}

static size_t count_before(const struct view *view, char wanted)
{
    size_t count = 0;
    for (size_t i = 0; i < view->column; i++)
        count += view->line[i] == wanted;
    return count;
}

/* The last character before the problem that is no blank; 0 when there is none. */
static char before(const struct view *view)
{
    size_t at = view->column;
    while (at && view->line[at - 1] == ' ')
        at--;
    return at ? view->line[at - 1] : '\0';
}

/* The line right above another one; the same line when that is the first. */
static const char *line_above(const struct view *view, const char *line, size_t *out)
{
    const char *end = line;
    if (end > view->text)
        end -= end - view->text > 1 && end[-1] == '\n' && end[-2] == '\r' ? 2 : 1;
    const char *start = end;
    while (start > view->text && start[-1] != '\n' && start[-1] != '\r')
        start--;
    *out = (size_t)(end - start);
    return start;
}

/* "-id: vraag" */
static bool has_tight_dash(const char *line, size_t length)
{
    size_t at = 0;
    while (at < length && line[at] == ' ')
        at++;
    return at + 1 < length && line[at] == '-' && line[at + 1] != ' ';
}

/* Whether a text of more lines was to begin below it: "say: >-". */
static bool opens_text(const char *line, size_t length)
{
    while (length && strchr(" +-", line[length - 1]))
        length--;
    return length > 2 && strchr("|>", line[length - 1]) && line[length - 2] == ' ' &&
           line[length - 3] == ':';
}

bool slip_curly(const char *text)
{
    static const char *const quotes[] = {"“", "”", "„", "‘", "«"};
    for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++) {
        if (strncmp(text, quotes[i], strlen(quotes[i])) == 0)
            return true;
    }
    return false;
}

const char *slip_curly_repair(void)
{
    return _(slips[SLIP_COLON_CURLY].repair);
}

/* Whether the text behind the dash, or behind the word and its colon, has such quotes. */
static bool is_curly(const struct view *view)
{
    size_t at = content_start(view->line, view->length);
    if (has_key(view->line, view->length, true)) {
        while (view->line[at] != ':')
            at++;
        at++;
        at += strspn(view->line + at, " ");
    }
    return slip_curly(view->line + at);
}

/* --- from libyaml's problem to the slip -------------------------------------- */

static enum slip judge_colon(const struct view *view)
{
    /*
     * The first colon of a line that looks like "word:" was meant as one: then the line stands too
     * far to the right.
     */
    size_t start = content_start(view->line, view->length);
    bool first = memchr(view->line + start, ':', view->column - start) == NULL;
    if (!first || !has_key(view->line, view->length, true))
        return is_curly(view) ? SLIP_COLON_CURLY : SLIP_COLON;
    size_t length;
    const char *above = line_above(view, view->line, &length);
    bool tight = has_key(above, length, false) && !has_key(above, length, true);
    return tight ? SLIP_NO_BLANK_ABOVE : SLIP_INDENT;
}

static enum slip judge_character(const struct view *view)
{
    return view->column < view->length && view->line[view->column] == '\t' ? SLIP_TAB
                                                                           : SLIP_SPECIAL;
}

/* Whether an earlier line begins with a dash. */
static bool list_above(const struct view *view)
{
    const char *line = view->text;
    while (line < view->line) {
        size_t length = strcspn(line, "\r\n");
        if (has_dash(line, length))
            return true;
        line += length + 1;
    }
    return false;
}

static enum slip judge_key(const struct view *view)
{
    char last = before(view);
    if (last == '"' || last == '\'')
        /*
         * The quote that closed may be one that was meant to open: then the text began on another
         * line.
         */
        return count_before(view, last) % 2 ? SLIP_QUOTE_EARLIER : SLIP_QUOTE_AFTER;
    if (last == ']' || last == '}')
        return SLIP_BRACKET_AFTER;
    bool list = has_dash(view->line, view->length) && !list_above(view);
    return list ? SLIP_DASH_LINE : SLIP_INDENT;
}

static enum slip judge_list(const struct view *view)
{
    char last = before(view);
    if (last == '"' || last == '\'' || last == ']' || last == '}')
        return judge_key(view);
    if (has_tight_dash(view->line, view->length))
        return SLIP_DASH_BLANK;
    /* Between the dashes and the words behind them nothing can stand. */
    bool level = view->column == view->begin_column;
    return has_dash(view->line, view->length) || !level ? SLIP_INDENT : SLIP_DASH;
}

static enum slip judge_quote(const struct view *view)
{
    const char *at = view->begin + view->begin_column;
    bool enough = view->begin_column + 2 < view->begin_length;
    bool apostrophe = enough && at[0] == '\'' && isalpha((unsigned char)at[1]) && at[2] == ' ';
    return apostrophe ? SLIP_APOSTROPHE : SLIP_QUOTE_OPEN;
}

/* A star before each line of a list. */
static enum slip judge_star(const struct view *view)
{
    size_t at = view->begin_column;
    bool first = at == content_start(view->begin, view->begin_length);
    bool list = first && at + 1 < view->begin_length && view->begin[at] == '*';
    return list && view->begin[at + 1] == ' ' ? SLIP_DASH : SLIP_SPECIAL;
}

/* Whether the line above the one where it began has a dash in the same column as that one's text. */
static bool dash_right_above(const struct view *view)
{
    size_t length, at = 0;
    const char *above = line_above(view, view->begin, &length);
    while (at < view->begin_length && view->begin[at] == ' ')
        at++;
    return above < view->begin && strspn(above, " ") == at && has_dash(above, length);
}

static enum slip judge_no_colon(const struct view *view)
{
    size_t length;
    const char *above = line_above(view, view->begin, &length);
    if (above < view->begin && opens_text(above, length))
        return SLIP_INDENT;
    if (has_tight_dash(view->begin, view->begin_length))
        return SLIP_DASH_BLANK;
    if (dash_right_above(view))
        return SLIP_DASH;
    return has_key(view->begin, view->begin_length, false) ? SLIP_NO_BLANK : SLIP_NO_COLON;
}

static enum slip judge_bracket(const struct view *view)
{
    /* {ask: Let op: wat}: on one line, and it stopped at a colon. */
    bool colon = view->column < view->length && view->line[view->column] == ':';
    return colon && !view->other_line ? SLIP_COLON_FLOW : SLIP_BRACKET;
}

struct rule {
    const char *problem, *context; /* parts of libyaml's sentences; NULL = any */
    enum slip slip;
    enum slip (*judge)(const struct view *view); /* instead of slip */
    bool at_context;                             /* the slip is where it began */
};
static const struct rule rules[] = {
    {"mapping values are not allowed", NULL, SLIP_OTHER, judge_colon, false},
    {"found a tab character", NULL, SLIP_TAB, NULL, false},
    {"cannot start any token", NULL, SLIP_OTHER, judge_character, false},
    {"found unexpected end of stream", "quoted scalar", SLIP_OTHER, judge_quote, true},
    {"found unexpected document indicator", NULL, SLIP_QUOTE_OPEN, NULL, true},
    {NULL, "while parsing a quoted scalar", SLIP_BACKSLASH, NULL, false},
    {"block sequence entries are not allowed", NULL, SLIP_DASH_LINE, NULL, false},
    {"did not find expected '-' indicator", NULL, SLIP_OTHER, judge_list, false},
    {"did not find expected key", NULL, SLIP_OTHER, judge_key, false},
    {"could not find expected ':'", NULL, SLIP_OTHER, judge_no_colon, true},
    {"did not find expected ',' or '", NULL, SLIP_OTHER, judge_bracket, true},
    {"did not find expected alphabetic or numeric", NULL, SLIP_OTHER, judge_star, true},
    {"mapping keys are not allowed", NULL, SLIP_SPECIAL, NULL, false},
    {"did not find expected node content", "block node", SLIP_SPECIAL, NULL, false},
    {NULL, "block scalar", SLIP_SPECIAL, NULL, true},
    {NULL, "tag", SLIP_SPECIAL, NULL, true},
    {NULL, "directive", SLIP_SPECIAL, NULL, true},
    {"did not find expected <document start>", NULL, SLIP_SECOND, NULL, false},
    {NULL, NULL, SLIP_OTHER, NULL, false},
};

static bool says(const char *sentence, const char *part)
{
    return !part || (sentence && strstr(sentence, part));
}

static const struct rule *rule_find(const yaml_parser_t *parser)
{
    const struct rule *rule = rules;
    while (!says(parser->problem, rule->problem) || !says(parser->context, rule->context))
        rule++;
    return rule;
}

static size_t byte_column(const char *line, size_t length, size_t column)
{
    size_t at = 0;
    for (; at < length && column; column--) {
        do
            at++;
        while (at < length && ((unsigned char)line[at] & 0xC0) == 0x80);
    }
    return at;
}

/*
 * Where the text began that a quote on the problem's line has closed by mistake: the same quote, on an
 * earlier line. Inside a text there is none of its kind, or it would have ended there.
 */
static bool find_opening(const struct view *view, struct node *at)
{
    const char *close = view->line + view->column - 1;
    while (*close == ' ')
        close--;
    const char *open = close - 1;
    while (open > view->text && (*open != *close || open[-1] == '\\'))
        open--;
    if (open <= view->text || open >= view->line)
        return false;
    for (const char *line = open; line < view->line; line++)
        at->line -= *line == '\n' || (*line == '\r' && line[1] != '\n');
    at->column = 1;
    for (; open > view->text && open[-1] != '\n' && open[-1] != '\r'; open--)
        at->column += ((unsigned char)open[-1] & 0xC0) != 0x80;
    return true;
}

void slip_report(const yaml_parser_t *parser, const char *text, size_t length,
                 struct checker *checker)
{
    const struct rule *rule = rule_find(parser);
    struct view view = {.text = text};
    view.line = line_find(text, length, parser->problem_mark.line, &view.length);
    view.column = byte_column(view.line, view.length, parser->problem_mark.column);
    view.begin = line_find(text, length, parser->context_mark.line, &view.begin_length);
    view.begin_column = byte_column(view.begin, view.begin_length, parser->context_mark.column);
    view.other_line = parser->context_mark.line != parser->problem_mark.line;
    enum slip slip = rule->judge ? rule->judge(&view) : rule->slip;
    bool at_context = rule->at_context && slip != SLIP_COLON_FLOW;
    const yaml_mark_t *mark = at_context ? &parser->context_mark : &parser->problem_mark;
    struct node at = {.line = (int)mark->line + 1, .column = (int)mark->column + 1};
    if (slip == SLIP_NO_BLANK_ABOVE) {
        size_t above_length;
        const char *above = line_above(&view, view.line, &above_length);
        at.line--;
        at.column = (int)content_start(above, above_length) + 1;
    }
    if (slip == SLIP_QUOTE_EARLIER && find_opening(&view, &at))
        slip = SLIP_QUOTE_OPEN;
    checker_add(checker, SEVERITY_ERROR, slips[slip].code, &at, _(slips[slip].repair), "%s",
                _(slips[slip].message));
}
