/*
 * Reads a day as people type it. The text is folded and cut into words and
 * numbers; each becomes one letter of a shape ("31 dec 2026" is NMN), and a table
 * says which reader knows that shape. A new way to say a day is a row there, a
 * new word a row in the vocabulary. Dutch and English stand side by side: a
 * bilingual team mixes them.
 */
#include "base/date.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

enum kind {
    NUMBER = 'N',
    MONTH = 'M',
    WEEKDAY = 'W', /* 0 = Monday */
    NEAR = 'T',    /* today and its neighbours: days from now */
    COUNT = 'C',
    HALF = 'H', /* in halves: half is 1, one and a half 3 */
    DAYS = 'D', /* a unit that is so many days */
    MONTHS = 'O',
    AHEAD = 'I', /* "in" before a span */
    NEXT = 'X',
    EDGE = 'E', /* a part of the month: its first, middle or last day */
    FILLER = ' ',
    ORDINAL = 'e' /* only glued to a number */
};

enum { LAST_DAY = 31, MIDDLE_DAY = 15, TOKEN_LIMIT = 8, COUNT_LIMIT = 999 };

static const struct meaning {
    enum kind kind;
    int value;
    const char *words; /* folded, each with a blank before and behind */
} vocabulary[] = {
    {MONTH, 1, " januari january jan "},
    {MONTH, 2, " februari february feb febr "},
    {MONTH, 3, " maart march mrt mar "},
    {MONTH, 4, " april apr "},
    {MONTH, 5, " mei may "},
    {MONTH, 6, " juni june jun "},
    {MONTH, 7, " juli july jul "},
    {MONTH, 8, " augustus august aug "},
    {MONTH, 9, " september sep sept "},
    {MONTH, 10, " oktober october okt oct "},
    {MONTH, 11, " november nov "},
    {MONTH, 12, " december dec "},
    {WEEKDAY, 0, " maandag monday ma mon "},
    {WEEKDAY, 1, " dinsdag tuesday di tue tues "},
    {WEEKDAY, 2, " woensdag wednesday wo wed "},
    {WEEKDAY, 3, " donderdag thursday do thu thur thurs "},
    {WEEKDAY, 4, " vrijdag friday vr vrij fri "},
    {WEEKDAY, 5, " zaterdag saturday za sat "},
    {WEEKDAY, 6, " zondag sunday zo sun "},
    {NEAR, 0, " vandaag today "},
    {NEAR, 1, " morgen tomorrow "},
    {NEAR, 2, " overmorgen "},
    {NEAR, -1, " gisteren yesterday "},
    {COUNT, 1, " een a an one "},
    {COUNT, 2, " twee two "},
    {COUNT, 3, " drie three "},
    {COUNT, 4, " vier four "},
    {COUNT, 5, " vijf five "},
    {COUNT, 6, " zes six "},
    {COUNT, 7, " zeven seven "},
    {COUNT, 8, " acht eight "},
    {COUNT, 9, " negen nine "},
    {COUNT, 10, " tien ten "},
    {COUNT, 11, " elf eleven "},
    {COUNT, 12, " twaalf twelve "},
    {COUNT, 14, " veertien fourteen "},
    {HALF, 1, " half halve "},
    {HALF, 3, " anderhalf anderhalve "},
    {DAYS, 1, " dag dagen day days "},
    {DAYS, 7, " week weken weeks wk wks "},
    {DAYS, 14, " fortnight "},
    {MONTHS, 1, " maand maanden mnd month months "},
    {MONTHS, 3, " kwartaal quarter "},
    {MONTHS, 6, " halfjaar "},
    {MONTHS, 12, " jaar jaren jr year years "},
    {AHEAD, 0, " over in binnen within na after "},
    {NEXT, 0, " volgende volgend next "},
    {EDGE, 1, " begin start beginning "},
    {EDGE, MIDDLE_DAY, " midden halverwege medio mid "},
    {EDGE, LAST_DAY, " eind einde end "},
    {FILLER, 0,
     " op on de het the of van voor by before uiterlijk deze dit this komende coming aanstaande "
     "vanaf from nu now "},
    {ORDINAL, 0, " e ste st nd rd th "},
};

struct token {
    enum kind kind;
    int value;
    size_t digits; /* of a number */
};

struct phrase {
    struct token tokens[TOKEN_LIMIT];
    char shape[TOKEN_LIMIT + 1]; /* the kinds, one letter a token */
    size_t count;
};

/* --- cutting into tokens ------------------------------------------------ */

static bool add_token(struct phrase *phrase, struct token token)
{
    if (phrase->count == TOKEN_LIMIT)
        return false;
    phrase->shape[phrase->count] = (char)token.kind;
    phrase->tokens[phrase->count++] = token;
    phrase->shape[phrase->count] = '\0';
    return true;
}

static bool add_number(struct phrase *phrase, const char *text, size_t digits)
{
    struct token token = {.kind = NUMBER, .digits = digits};
    if (digits > 4)
        return false;
    for (size_t i = 0; i < digits; i++)
        token.value = token.value * 10 + (text[i] - '0');
    return add_token(phrase, token);
}

static const struct meaning *find_meaning(const char *word, size_t length)
{
    for (size_t i = 0; i < sizeof vocabulary / sizeof *vocabulary; i++) {
        const char *words = vocabulary[i].words;
        for (const char *end; (end = strchr(words + 1, ' ')) != NULL; words = end) {
            if ((size_t)(end - words) == length + 1 && memcmp(words + 1, word, length) == 0)
                return &vocabulary[i];
        }
    }
    return NULL;
}

static bool add_word(struct phrase *phrase, const char *text, size_t length, bool glued)
{
    const struct meaning *meaning = find_meaning(text, length);
    if (!meaning)
        return false;
    if (meaning->kind == ORDINAL)
        return glued;
    return meaning->kind == FILLER ||
           add_token(phrase, (struct token){meaning->kind, meaning->value, 0});
}

/* False when there is anything in it that is not about days. */
static bool cut(const char *text, struct phrase *phrase)
{
    static const char digits[] = "0123456789", letters[] = "abcdefghijklmnopqrstuvwxyz";
    bool behind_number = false;
    *phrase = (struct phrase){0};
    while (*text) {
        size_t length = strspn(text, digits);
        bool known;
        if (length > 0) {
            known = add_number(phrase, text, length);
            behind_number = true;
        } else if ((length = strspn(text, letters)) > 0) {
            known = add_word(phrase, text, length, behind_number);
            behind_number = false;
        } else {
            length = strspn(text, " -/.,'");
            known = length > 0;
            behind_number = false;
        }
        if (!known)
            return false;
        text += length;
    }
    return true;
}

/* --- dates -------------------------------------------------------------- */

/* The day, or the last of its month when that is shorter. Day, month and year are in range. */
static enum day_result existing_day(int year, int month, int day, struct day *out)
{
    struct day first = {year, month, 1};
    int length = day_difference(first, day_add_months(first, 1));
    if (month == 12)
        length = 31; /* December 9999 has no next month */
    *out = (struct day){year, month, day < length ? day : length};
    return day > length ? DAY_REPAIRED : DAY_OK;
}

static bool full_year(const struct token *token, int *year)
{
    *year = token->digits == 2 ? 2000 + token->value : token->value;
    return token->digits == 2 || (token->digits == 4 && *year >= 1900);
}

/* `year` is NULL for a day without one: the next that comes. */
static enum day_result make_day(const struct token *day, int month, const struct token *year,
                                struct day today, struct day *out)
{
    int in_year = today.year;
    if (day->digits > 2 || day->value < 1 || month < 1 || month > 12)
        return DAY_UNKNOWN;
    if (year && !full_year(year, &in_year))
        return DAY_UNKNOWN;
    enum day_result result = existing_day(in_year, month, day->value, out);
    if (!year && day_difference(today, *out) < 0)
        result = existing_day(in_year + 1, month, day->value, out);
    return result;
}

/* 31-12-2026, 2026-12-31, 31-12, 31 dec 2026, 31 dec */
static enum day_result read_date(const struct phrase *phrase, struct day today, struct day *out)
{
    const struct token *day = &phrase->tokens[0], *month = day + 1;
    const struct token *year = phrase->count > 2 ? day + 2 : NULL;
    if (month->kind == NUMBER && month->digits > 2)
        return DAY_UNKNOWN;
    if (year && day->digits == 4)
        return make_day(year, month->value, day, today, out);
    return make_day(day, month->value, year, today, out);
}

/* dec 31, dec 31 2026 */
static enum day_result read_month_first(const struct phrase *phrase, struct day today,
                                        struct day *out)
{
    const struct token *month = &phrase->tokens[0];
    const struct token *year = phrase->count > 2 ? month + 2 : NULL;
    return make_day(month + 1, month->value, year, today, out);
}

/* --- around today ------------------------------------------------------- */

static enum day_result read_near(const struct phrase *phrase, struct day today, struct day *out)
{
    *out = day_add(today, phrase->tokens[0].value);
    return DAY_OK;
}

static enum day_result read_weekday(const struct phrase *phrase, struct day today, struct day *out)
{
    int ahead = (phrase->tokens[0].value - day_weekday(today) + 7) % 7;
    *out = day_add(today, ahead ? ahead : 7);
    return DAY_OK;
}

static const struct token *find_token(const struct phrase *phrase, enum kind kind)
{
    const char *place = strchr(phrase->shape, (char)kind);
    return place ? &phrase->tokens[place - phrase->shape] : NULL;
}

/* next friday, next week friday, friday next week: the one in the next calendar week. */
static enum day_result read_next_weekday(const struct phrase *phrase, struct day today,
                                         struct day *out)
{
    const struct token *unit = find_token(phrase, DAYS);
    if (unit && unit->value != 7)
        return DAY_UNKNOWN;
    int weekday = find_token(phrase, WEEKDAY)->value;
    *out = day_add(today, 7 - day_weekday(today) + weekday);
    return DAY_OK;
}

/* Half a month is 15 days; other halves of days are rounded up. */
static enum day_result add_span(const struct token *unit, int halves, struct day today,
                                struct day *out)
{
    int size = halves * unit->value;
    if (unit->kind == DAYS)
        *out = day_add(today, (size + 1) / 2);
    else if (size % 2 == 0)
        *out = day_add_months(today, size / 2);
    else
        *out = day_add(today, size * 15);
    return DAY_OK;
}

static enum day_result read_next_unit(const struct phrase *phrase, struct day today,
                                      struct day *out)
{
    return add_span(&phrase->tokens[1], 2, today, out);
}

/* over 3 maanden, two weeks, over een half jaar, in half a year, anderhalve maand */
static enum day_result read_span(const struct phrase *phrase, struct day today, struct day *out)
{
    const struct token *unit = &phrase->tokens[phrase->count - 1];
    const struct token *half = find_token(phrase, HALF), *count = find_token(phrase, COUNT);
    if (!count)
        count = find_token(phrase, NUMBER);
    if (half && count && count->value != 1)
        return DAY_UNKNOWN; /* "two half years": half of what was meant? */
    if (!half && count->value > COUNT_LIMIT)
        return DAY_UNKNOWN;
    return add_span(unit, half ? half->value : 2 * count->value, today, out);
}

/* --- parts of a month or year ------------------------------------------- */

static int edge_day(const struct phrase *phrase)
{
    const struct token *edge = find_token(phrase, EDGE);
    return edge ? edge->value : MIDDLE_DAY; /* the Dutch "half maart" */
}

/* eind maart, half maart, end of march 2027 */
static enum day_result read_edge_of_month(const struct phrase *phrase, struct day today,
                                          struct day *out)
{
    const struct token *half = find_token(phrase, HALF), *year = find_token(phrase, NUMBER);
    if (half && half->value != 1)
        return DAY_UNKNOWN;
    struct token day = {.kind = NUMBER, .value = edge_day(phrase), .digits = 2};
    enum day_result result = make_day(&day, find_token(phrase, MONTH)->value, year, today, out);
    return result == DAY_REPAIRED ? DAY_OK : result; /* the last day was asked for */
}

/* end of the month, eind volgende maand, eind van het jaar */
static enum day_result read_edge_of_unit(const struct phrase *phrase, struct day today,
                                         struct day *out)
{
    const struct token *unit = find_token(phrase, MONTHS);
    struct day within = find_token(phrase, NEXT) ? day_add_months(today, unit->value) : today;
    int edge = edge_day(phrase), month = within.month;
    if (unit->value == 12 && edge != MIDDLE_DAY)
        month = edge == LAST_DAY ? 12 : 1;
    else if (unit->value != 1)
        return DAY_UNKNOWN;
    existing_day(within.year, month, edge, out);
    return DAY_OK;
}

/* eind 2027, begin 2027 */
static enum day_result read_edge_of_year(const struct phrase *phrase, struct day today,
                                         struct day *out)
{
    (void)today;
    int year, edge = edge_day(phrase);
    if (phrase->tokens[1].digits != 4 || !full_year(&phrase->tokens[1], &year) ||
        edge == MIDDLE_DAY)
        return DAY_UNKNOWN;
    *out = edge == LAST_DAY ? (struct day){year, 12, 31} : (struct day){year, 1, 1};
    return DAY_OK;
}

/* --- the shapes --------------------------------------------------------- */

static const struct shape {
    const char *shape;
    enum day_result (*read)(const struct phrase *, struct day today, struct day *out);
} shapes[] = {
    {"NN", read_date},
    {"NNN", read_date},
    {"NM", read_date},
    {"NMN", read_date},
    {"MN", read_month_first},
    {"MNN", read_month_first},
    {"T", read_near},
    {"W", read_weekday},
    {"XW", read_next_weekday},
    {"XDW", read_next_weekday},
    {"WXD", read_next_weekday},
    {"XD", read_next_unit},
    {"XO", read_next_unit},
    {"ND", read_span},
    {"NO", read_span},
    {"CD", read_span},
    {"CO", read_span},
    {"HD", read_span},
    {"HO", read_span},
    {"CHD", read_span},
    {"CHO", read_span},
    {"HCD", read_span},
    {"HCO", read_span},
    {"EM", read_edge_of_month},
    {"EMN", read_edge_of_month},
    {"HM", read_edge_of_month},
    {"HMN", read_edge_of_month},
    {"EO", read_edge_of_unit},
    {"EXO", read_edge_of_unit},
    {"EN", read_edge_of_year},
};

static enum day_result read_shape(const struct phrase *phrase, struct day today, struct day *out)
{
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
        if (strcmp(shapes[i].shape, phrase->shape) == 0)
            return shapes[i].read(phrase, today, out);
    }
    return DAY_UNKNOWN;
}

static void drop_first(struct phrase *phrase)
{
    phrase->count--;
    memmove(phrase->tokens, phrase->tokens + 1, phrase->count * sizeof *phrase->tokens);
    memmove(phrase->shape, phrase->shape + 1, phrase->count + 1);
}

static enum day_result read_phrase(struct phrase *phrase, struct day today, struct day *out)
{
    const char *shape = phrase->shape;
    size_t count = phrase->count;
    bool span = count > 2 && (shape[count - 1] == DAYS || shape[count - 1] == MONTHS);
    if (span && shape[0] == AHEAD)
        drop_first(phrase);
    if (count < 3 || shape[0] != WEEKDAY || (shape[1] != NUMBER && shape[1] != MONTH))
        return read_shape(phrase, today, out);
    /* A weekday before a date must agree with it, or one of the two is a mistake. */
    int weekday = phrase->tokens[0].value;
    drop_first(phrase);
    enum day_result result = read_shape(phrase, today, out);
    return result == DAY_OK && day_weekday(*out) != weekday ? DAY_REPAIRED : result;
}

enum day_result day_parse(const char *text, struct day today, struct day *out)
{
    char *folded = utf8_fold(text);
    size_t blanks = strspn(folded, " \t\n");
    enum day_result result = DAY_UNKNOWN;
    struct phrase phrase;
    struct day day = today;
    if (folded[blanks] == '\0')
        result = DAY_EMPTY;
    else if (folded[blanks] != '-' && cut(folded + blanks, &phrase))
        result = read_phrase(&phrase, today, &day);
    if (result == DAY_OK || result == DAY_REPAIRED)
        *out = day;
    free(folded);
    return result;
}
