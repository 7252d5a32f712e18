/*
 * What HR types to see a part of the plans. A table says which keys there are and, folded, the words that each value goes by:
 * Dutch and English side by side, for people mix them whatever the language of their screen. A new word is one more in a row.
 */
#include "domain/filter.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/message.h"
#include "base/nearest.h"
#include "base/utf8.h"
#include "domain/quarter.h"

/* One value of a key: its words, folded, with blanks for dashes, and bars between. */
struct meaning {
    int index;
    const char *words;
};

static const struct meaning statuses[] = {
    {ACTION_AGREED, "agreed|afgesproken"},
    {ACTION_BUSY, "busy|under way|bezig"},
    {ACTION_DONE, "done|klaar|gedaan"},
    {ACTION_DROPPED, "dropped|let go|losgelaten"},
};
static const struct meaning states[] = {
    {QUESTION_NEW, "new|nieuw|open"},
    {QUESTION_TAKEN_UP, "taken up|opgepakt"},
    {QUESTION_PROMISED, "promised|beloofd|toegezegd"},
    {QUESTION_DONE, "done|gedaan|klaar"},
    {QUESTION_NOT_POSSIBLE, "not possible|kan niet|niet mogelijk"},
};
static const struct meaning values[] = {
    {VALUE_USE_SKILLS, "use skills|using knowledge and skills|using skills|"
                       "kennis en vaardigheden gebruiken|kennis gebruiken|1"},
    {VALUE_DEVELOP_SKILLS, "develop skills|developing knowledge and skills|developing skills|"
                           "kennis en vaardigheden ontwikkelen|kennis ontwikkelen|2"},
    {VALUE_DECISIONS, "decisions|having a say in what is important|having a say|"
                      "meebeslissen over wat belangrijk is|meebeslissen|3"},
    {VALUE_CONTACTS, "contacts|meaningful contacts at work|"
                     "betekenisvolle contacten in het werk|contacten|4"},
    {VALUE_OWN_GOALS, "own goals|setting your own goals|eigen doelen stellen|eigen doelen|5"},
    {VALUE_INCOME, "income|earning a good income|good income|"
                   "een goed inkomen verdienen|goed inkomen|inkomen|6"},
    {VALUE_CONTRIBUTION, "contribution|contributing to something valuable|contributing|"
                         "bijdragen aan iets waardevols|bijdragen|7"},
};
static const struct meaning owners[] = {
    {OWNER_EMPLOYEE, "employee|you|medewerker|jij|team|the team|het team"},
    {OWNER_LEADER, "leader|leidinggevende"},
    {OWNER_TOGETHER, "together|samen"},
    {OWNER_ORGANISATION, "organisation|organization|organisatie"},
    {OWNER_HR, "hr|p&o|po"},
};
static const struct meaning kinds[] = {
    {SUPPORT_TIME, "time|time and roster|roster|tijd en rooster|tijd|rooster"},
    {SUPPORT_TRAINING, "training|scholing|opleiding"},
    {SUPPORT_GUIDANCE, "guidance|begeleiding"},
    {SUPPORT_MEANS, "means|middelen"},
    {SUPPORT_SAY, "say|a say|inspraak"},
    {SUPPORT_TERMS, "terms|terms of employment|arbeidsvoorwaarden|voorwaarden"},
    {SUPPORT_OTHER, "other|something else|iets anders|anders|overig"},
};

enum key { KEY_TEAM, KEY_STATUS, KEY_STATE, KEY_VALUE, KEY_SIDE, KEY_KIND, KEY_DUE, KEY_COUNT };
enum { NOT_FOUND = -1 };
/* `choices` as they are told to people when what was typed is like none of them. */
static const struct keyword {
    const char *words;
    const struct meaning *items;
    size_t count;
    const char *wrong, *choices;
} keywords[KEY_COUNT] = {
    [KEY_TEAM] = {"team", NULL, 0, NULL, NULL},
    [KEY_STATUS] = {"status", statuses, sizeof statuses / sizeof *statuses,
                    N_("“%s” is no status."), N_("It can be: agreed, under way, done, let go.")},
    [KEY_STATE] = {"state|stand|antwoord|answer", states, sizeof states / sizeof *states,
                   N_("“%s” is no state of a question."),
                   N_("It can be: new, taken up, promised, done, not possible.")},
    [KEY_VALUE] = {"value|waarde", values, sizeof values / sizeof *values,
                   N_("“%s” is none of the seven values, or more than one of them."),
                   N_("It can be: using skills, developing skills, having a say, contacts, own "
                      "goals, good income, contributing.")},
    [KEY_SIDE] = {"side|kant|wie|who|owner", owners, sizeof owners / sizeof *owners,
                  N_("“%s” is nobody who can do something."),
                  N_("It can be: employee, leader, together, organisation, HR.")},
    [KEY_KIND] = {"kind|soort|support|steun", kinds, sizeof kinds / sizeof *kinds,
                  N_("“%s” is no kind of support."),
                  N_("It can be: time, training, guidance, means, a say, terms, something else.")},
    [KEY_DUE] = {"due|datum|wanneer|when|day|dag", NULL, 0, NULL, NULL},
};
static const char passed_words[] = "passed|voorbij|date has passed|datum voorbij|verlopen";

/* ---- words ---- */

/* Folded, with single blanks where blanks, dashes and underscores stood. The caller frees it. */
static char *normalised(const char *text)
{
    char *folded = utf8_fold(text);
    size_t length = 0;

    for (const char *at = folded; *at; at++) {
        if (!strchr(" -_", *at))
            folded[length++] = *at;
        else if (length > 0 && folded[length - 1] != ' ')
            folded[length++] = ' ';
    }
    while (length > 0 && folded[length - 1] == ' ')
        length--;
    folded[length] = '\0';
    return folded;
}

/* One of the words between bars as it stands; `part`: as whole words of one of them. */
static bool is_listed(const char *words, const char *typed, bool part)
{
    char *wanted = part ? xasprintf(" %s ", typed) : xstrdup(typed);
    bool found = false;

    while (!found && *words) {
        size_t length = strcspn(words, "|");
        char *word = part ? xasprintf(" %.*s ", (int)length, words) : xstrndup(words, length);

        found = part ? strstr(word, wanted) != NULL : strcmp(word, wanted) == 0;
        free(word);
        words += length + (words[length] == '|');
    }
    free(wanted);
    return found;
}

/* The value whose words these are, or the only one with these words in it; NOT_FOUND. */
static int find_meaning(const struct keyword *keyword, const char *typed)
{
    int found = NOT_FOUND;

    for (size_t i = 0; i < keyword->count; i++) {
        if (is_listed(keyword->items[i].words, typed, false))
            return keyword->items[i].index;
    }
    for (size_t i = 0; *typed && i < keyword->count; i++) {
        if (!is_listed(keyword->items[i].words, typed, true))
            continue;
        if (found != NOT_FOUND)
            return NOT_FOUND;
        found = keyword->items[i].index;
    }
    return found;
}

bool question_state_from_words(const char *typed, enum question_state *out)
{
    char *words = normalised(typed);
    int found = find_meaning(&keywords[KEY_STATE], words);

    free(words);
    if (found == NOT_FOUND)
        return false;
    *out = (enum question_state)found;
    return true;
}

bool support_from_words(const char *typed, enum support *out)
{
    char *words = normalised(typed);
    int found = find_meaning(&keywords[KEY_KIND], words);

    free(words);
    if (found == NOT_FOUND)
        return false;
    *out = (enum support)found;
    return true;
}

/* Offers each word between bars; *kept holds the best. */
static void offer_words(struct nearest *nearest, const char *words, char **kept)
{
    while (*words) {
        size_t length = strcspn(words, "|");
        char *word = xstrndup(words, length);

        nearest_offer(nearest, word);
        if (nearest->best == word) {
            free(*kept);
            *kept = word;
        } else {
            free(word);
        }
        words += length + (words[length] == '|');
    }
}

/* ---- what was typed ---- */

struct reading {
    struct plan_filter *filter;
    struct day today;
    struct diag *diag;
    bool seen[KEY_COUNT];
    struct buf text;
};

/* A word as it was cut; `colon` is the length of the key before a colon, 0 = there is none. */
struct word {
    char *text;
    size_t colon;
};

/* The quotation marks that phones and word processors make are plain ones. */
static char *with_plain_quotes(const char *typed)
{
    char *clean = utf8_clean(typed, strlen(typed), UTF8_ONE_LINE);
    size_t left = strlen(clean), length, out = 0;

    for (const char *at = clean; left > 0; at += length, left -= length) {
        int32_t code = utf8_decode(at, left, &length);

        if ((code >= 0x201c && code <= 0x201f) || code == 0xab || code == 0xbb) {
            clean[out++] = '"';
        } else {
            memmove(clean + out, at, length);
            out += length;
        }
    }
    clean[out] = '\0';
    return clean;
}

/* Blanks between quotation marks are part of a word. A mark that is not closed reaches to the end. */
static struct word cut_word(const char **at)
{
    struct word word = {0};
    struct buf text;
    bool quoted = false;

    buf_init(&text);
    *at += strspn(*at, " ");
    for (; **at && (quoted || **at != ' '); ++*at) {
        if (**at == '"') {
            quoted = !quoted;
            /* What begins with one has no key. */
            word.colon = text.length == 0 ? SIZE_MAX : word.colon;
            continue;
        }
        if (**at == ':' && word.colon == 0 && !quoted)
            word.colon = text.length > 0 ? text.length : SIZE_MAX;
        buf_addc(&text, **at);
    }
    word.text = buf_take(&text);
    word.colon = word.colon == SIZE_MAX ? 0 : word.colon;
    return word;
}

/* "9:30" and the like are words. */
static bool is_key(const char *text, size_t length)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

    return length > 0 && strspn(text, letters) >= length;
}

static void add_text(struct reading *reading, const char *text)
{
    while (*text) {
        size_t length = strcspn(text, " ");

        if (length > 0) {
            buf_adds(&reading->text, reading->text.length > 0 ? " " : "");
            buf_add(&reading->text, text, length);
        }
        text += length + strspn(text + length, " ");
    }
}

static char *single_blanks(const char *text)
{
    struct reading words = {0};

    buf_init(&words.text);
    add_text(&words, text);
    return buf_take(&words.text);
}

/* ---- days ---- */

static void set_days(struct plan_filter *filter, struct day from, struct day to)
{
    day_to_iso(from, filter->due_from);
    day_to_iso(to, filter->due_to);
}

static void set_month(struct plan_filter *filter, struct day day)
{
    struct day first = {day.year, day.month, 1}, last = {day.year, day.month, 31};

    while (!day_valid(last))
        last.day--;
    set_days(filter, first, last);
}

/* "2026-11", "11-2026", "november", "nov 2026": what makes a day with a first before it. This month is still to come. */
static bool read_month(const char *typed, struct day today, struct plan_filter *filter)
{
    struct day day, first = {today.year, today.month, 1};
    char *iso = xasprintf("%s-01", typed), *first_of = xasprintf("1 %s", typed);
    bool is_number = strspn(typed, "0123456789 ") == strlen(typed);
    bool found =
        day_from_iso(iso, &day) || (!is_number && day_parse(first_of, first, &day) == DAY_OK);

    if (found)
        set_month(filter, day);
    free(iso);
    free(first_of);
    return found;
}

static bool read_due(struct reading *reading, const char *typed)
{
    struct quarter quarter;
    struct day day;
    char *plain = normalised(typed);
    enum day_result result = day_parse(typed, reading->today, &day);
    bool fine = true;

    if (is_listed(passed_words, plain, false)) {
        reading->filter->passed_only = true;
    } else if (result == DAY_OK) {
        set_days(reading->filter, day, day);
    } else if (quarter_from_id(typed, &quarter)) {
        set_days(reading->filter, quarter_first_day(quarter), quarter_last_day(quarter));
    } else if (result == DAY_REPAIRED) {
        char text[DAY_TEXT_SIZE];

        day_format_short(day, text);
        fine = diag_error(reading->diag, _("“%s” is no day that exists. Did you mean “%s”?"), typed,
                          text);
    } else if (!read_month(typed, reading->today, reading->filter)) {
        fine = diag_error(reading->diag,
                          _("“%s” is no day. It can be a day, a month (2026-11), a year, or "
                            "“passed”."),
                          typed);
    }
    free(plain);
    return fine;
}

/* ---- keys ---- */

static void set_meaning(struct plan_filter *filter, enum key key, int index)
{
    switch (key) {
    case KEY_STATUS:
        filter->has_status = true;
        filter->status = (enum action_status)index;
        break;
    case KEY_STATE:
        filter->has_state = true;
        filter->state = (enum question_state)index;
        break;
    case KEY_VALUE:
        filter->has_value = true;
        filter->value = (enum value)index;
        break;
    case KEY_SIDE:
        filter->has_owner = true;
        filter->owner = (enum owner)index;
        break;
    default:
        filter->has_kind = true;
        filter->kind = (enum support)index;
        break;
    }
}

static void tell_wrong(struct reading *reading, const struct keyword *keyword, const char *typed,
                       const char *plain)
{
    char *wrong = xasprintf(_(keyword->wrong), typed), *best = NULL, *hint;
    struct nearest nearest;

    nearest_init(&nearest, plain);
    for (size_t i = 0; i < keyword->count; i++)
        offer_words(&nearest, keyword->items[i].words, &best);
    hint = nearest.best ? xasprintf(_("Did you mean “%s”?"), nearest.best)
                        : xstrdup(_(keyword->choices));
    diag_error(reading->diag, "%s %s", wrong, hint);
    free(wrong);
    free(best);
    free(hint);
}

static void read_value(struct reading *reading, enum key key, const char *typed)
{
    const struct keyword *keyword = &keywords[key];
    char *plain;
    int index;

    if (key == KEY_DUE) {
        read_due(reading, typed);
        return;
    }
    if (key == KEY_TEAM) {
        free(reading->filter->team);
        reading->filter->team = single_blanks(typed);
        return;
    }
    plain = normalised(typed);
    index = find_meaning(keyword, plain);
    if (index == NOT_FOUND)
        tell_wrong(reading, keyword, typed, plain);
    else
        set_meaning(reading->filter, key, index);
    free(plain);
}

/* KEY_COUNT, with a sentence, when there is no such key. */
static enum key read_key(struct reading *reading, const char *typed, size_t length)
{
    char *text = xstrndup(typed, length), *plain = normalised(text), *best = NULL;
    enum key found = KEY_COUNT;
    struct nearest nearest;

    nearest_init(&nearest, plain);
    for (int i = 0; i < KEY_COUNT; i++) {
        offer_words(&nearest, keywords[i].words, &best);
        if (is_listed(keywords[i].words, plain, false))
            found = (enum key)i;
    }
    if (found == KEY_COUNT && nearest.best)
        diag_error(reading->diag, _("There is no “%s:” to choose by. Did you mean “%s:”?"), text,
                   nearest.best);
    else if (found == KEY_COUNT)
        diag_error(reading->diag,
                   _("There is no “%s:” to choose by. There are team:, status:, state:, value:, "
                     "side:, kind: and due:. To look for these words, put them in quotation "
                     "marks."),
                   text);
    free(text);
    free(plain);
    free(best);
    return found;
}

/* A key and its value, which may stand behind a blank. */
static void read_pair(struct reading *reading, const struct word *word, const char **rest)
{
    enum key key = read_key(reading, word->text, word->colon);
    const char *value = word->text + word->colon + 1, *ahead = *rest;
    struct word next = {0};

    if (!*value) {
        next = cut_word(&ahead);
        value = next.text;
        if (next.colon > 0 && is_key(next.text, next.colon))
            value = "";
        else
            *rest = ahead;
    }
    if (key < KEY_COUNT && !*value)
        diag_error(reading->diag, _("A word is missing behind “%.*s:”."), (int)word->colon,
                   word->text);
    else if (key < KEY_COUNT && reading->seen[key])
        diag_error(reading->diag, _("“%.*s:” can be chosen once only. Take one of them out."),
                   (int)word->colon, word->text);
    else if (key < KEY_COUNT)
        read_value(reading, key, value);
    if (key < KEY_COUNT)
        reading->seen[key] = true;
    free(next.text);
}

bool plan_filter_parse(const char *typed, struct day today, struct plan_filter *out,
                       struct diag *diag)
{
    struct reading reading = {.filter = out, .today = today};
    char *text = with_plain_quotes(typed);
    const char *rest = text;
    struct diag found;
    bool fine;

    diag_init(&found);
    reading.diag = &found;
    buf_init(&reading.text);
    plan_filter_init(out);
    while (*rest) {
        struct word word = cut_word(&rest);

        if (word.colon > 0 && is_key(word.text, word.colon))
            read_pair(&reading, &word, &rest);
        else
            add_text(&reading, word.text);
        free(word.text);
    }
    free(out->text);
    out->text = buf_take(&reading.text);
    fine = !diag_has_error(&found);
    diag_move(diag, &found);
    diag_done(&found);
    free(text);
    if (!fine) {
        plan_filter_done(out);
        plan_filter_init(out);
    }
    return fine;
}

void plan_filter_init(struct plan_filter *filter)
{
    *filter = (struct plan_filter){.value = VALUE_NONE};
    filter->team = xstrdup("");
    filter->text = xstrdup("");
}

void plan_filter_done(struct plan_filter *filter)
{
    free(filter->team);
    free(filter->text);
    *filter = (struct plan_filter){.value = VALUE_NONE};
}

static bool is_blank(const char *text)
{
    return !text || !*text;
}

bool plan_filter_is_empty(const struct plan_filter *filter)
{
    return is_blank(filter->team) && is_blank(filter->text) && !filter->has_status &&
           !filter->has_state && !filter->has_value && !filter->has_owner && !filter->has_kind &&
           !*filter->due_from && !*filter->due_to && !filter->passed_only;
}
