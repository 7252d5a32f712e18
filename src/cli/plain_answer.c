/* Asks for the answer of a step: one function a kind, one row each. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/mem.h"
#include "base/message.h"
#include "base/utf8.h"
#include "plain.h"
#include "say.h"

static bool answer_none(struct plain *plain)
{
    char *line;

    if (!plain_ask(plain, _("Enter goes on."), &line))
        return false;
    free(line);
    return true;
}

/* ---- text ---- */

static void keep_text(struct plain *plain, const char *text, bool joins)
{
    session_set_text(plain->session, session_place(plain->session), text, strlen(text), joins);
}

static bool answer_text(struct plain *plain)
{
    const struct answer *answer = plain_now(plain);
    char *now = answer->text ? xstrdup(answer->text) : NULL;
    struct writing writing = {
        .prompt =
            now ? _("In your own words. What you type comes behind it:") : _("In your own words:"),
        .now = now,
        .keep = keep_text,
    };
    bool goes_on = plain_write(plain, &writing);

    free(now);
    return goes_on;
}

/* ---- numbers ---- */

static char *scale_prompt(const struct step *step)
{
    if (step->ends[0] && step->ends[1])
        return xasprintf(_("%d (%s) to %d (%s):"), SCORE_MIN, step->ends[0], SCORE_MAX,
                         step->ends[1]);
    return xasprintf(_("%d to %d:"), SCORE_MIN, SCORE_MAX);
}

/* What a letter in the place of a number does, in both languages alike; NULL when it is none. */
static plain_act *scale_letter(const char *line)
{
    char *folded = utf8_fold(line);
    plain_act *act = NULL;

    if (strcmp(folded, "w") == 0)
        act = act_unknown;
    if (strcmp(folded, "l") == 0)
        act = act_decline;
    free(folded);
    return act;
}

/* False when the talk goes elsewhere; *known is false when it has to be asked again. */
static bool take_score(struct plain *plain, const char *line, bool *known)
{
    plain_act *act = scale_letter(line);
    size_t number = 0;

    if (act)
        return act(plain, "");
    *known = !*line || (plain_read_number(line, SCORE_MAX, &number) && number > 0);
    if (!*known)
        say(_("Type a number from 1 to %zu. :help tells what else you can do.\n"),
            (size_t)SCORE_MAX);
    else if (number > 0)
        session_set_number(plain->session, session_place(plain->session), (int)number);
    return true;
}

static bool answer_scale(struct plain *plain)
{
    char *prompt = scale_prompt(plain_step(plain));
    bool goes_on = true;
    bool known = false;

    if (plain_is_first(plain, EXPLAIN_SCALE))
        say("%s\n", _("Type a number. Enter goes on without one. The letter w is I don't know, the "
                      "letter l is I'd rather not say."));
    while (goes_on && !known) {
        char *line;

        goes_on = plain_ask(plain, prompt, &line);
        if (!goes_on)
            break;
        goes_on = take_score(plain, line, &known);
        free(line);
    }
    free(prompt);
    return goes_on;
}

static bool answer_number(struct plain *plain)
{
    enum { NUMBER_MOST = 1000000 };
    size_t number = 0;

    if (!plain_ask_number(plain, _("A number:"), NUMBER_MOST, &number))
        return false;
    if (number > 0)
        session_set_number(plain->session, session_place(plain->session), (int)number);
    return true;
}

/* ---- yes or no, a day ---- */

/* Choosing what is chosen already would take it back. */
static bool answer_yes_no(struct plain *plain)
{
    const char *now = plain_now(plain)->text;
    enum yes yes;

    if (!plain_ask_yes(plain,
                       plain_step(plain)->measure == MEASURE_AGREEMENT
                           ? _("Yes or not yet, Enter goes on:")
                           : _("Yes or no, Enter goes on:"),
                       &yes))
        return false;
    if (yes != YES_EMPTY && (!now || strcmp(now, yes == YES_YES ? "yes" : "no") != 0))
        session_choose(plain->session, session_place(plain->session),
                       yes == YES_YES ? "yes" : "no");
    return true;
}

/* Words that are no day (yet) are kept, but never in the place of a day. */
static void keep_words(struct plain *plain, const char *typed)
{
    struct day proposed;

    if (plain_now(plain)->state == STATE_GIVEN)
        return;
    session_set_date(plain->session, session_place(plain->session), typed, &proposed);
    say("%s\n", _("The words are kept until there is a day. Enter goes on."));
}

/* "=" takes the day that the guide proposes. */
static bool take_proposed(const struct plain *plain, const char *line, char day[DAY_SIZE])
{
    struct day proposed;

    if (strcmp(line, "=") != 0 ||
        !session_proposed_day(plain->session, session_place(plain->session), &proposed))
        return false;
    day_to_iso(proposed, day);
    return true;
}

static void say_proposed(const struct plain *plain)
{
    char text[DAY_TEXT_SIZE];
    struct day day;

    if (!session_proposed_day(plain->session, session_place(plain->session), &day))
        return;
    day_format_full(day, text);
    say(_("Shall we say %s? Type = for that day.\n"), text);
}

static bool answer_date(struct plain *plain)
{
    char day[DAY_SIZE] = "";
    struct day proposed;
    bool taken = false;

    say_proposed(plain);

    while (!taken) {
        char *line;
        bool goes_on;

        if (!plain_ask(plain, _("A day, such as 31-12-2026 or “in 3 months”:"), &line))
            return false;
        taken = take_proposed(plain, line, day);
        goes_on = taken || plain_take_day(plain, line, day, &taken);
        if (goes_on && !taken)
            keep_words(plain, line);
        free(line);
        if (!goes_on)
            return false;
    }
    if (*day)
        session_set_date(plain->session, session_place(plain->session), day, &proposed);
    return true;
}

/* ---- choices ---- */

static bool is_chosen(const struct answer *answer, const char *id)
{
    return answer_has_choice(answer, id) || (answer->text && strcmp(answer->text, id) == 0);
}

/* Words of one's own beside the choices; NULL when there are none. */
static const char *other_words(const struct step *step, const struct answer *answer)
{
    for (size_t i = 0; answer->text && i < step->choice_count; i++) {
        if (strcmp(step->choices[i].id, answer->text) == 0)
            return NULL;
    }
    return answer->text;
}

/* What stands behind a choice that was made: whose choice it is. The caller frees it. */
static char *chosen_mark(const struct plain *plain)
{
    const char *person = session_interview(plain->session)->person;

    if (plain_step(plain)->measure == MEASURE_FOCUS)
        return xstrdup(_(", to work on"));
    return person ? xasprintf(_(", chosen by %s"), person) : xstrdup(_(", chosen together"));
}

static void say_choices(const struct plain *plain)
{
    const struct step *step = plain_step(plain);
    const struct answer *answer = plain_now(plain);
    const char *other = other_words(step, answer);
    char *mark = chosen_mark(plain);

    for (size_t i = 0; i < step->choice_count; i++)
        say("%zu. %s%s\n", i + 1, step->choices[i].text,
            is_chosen(answer, step->choices[i].id) ? mark : "");
    free(mark);
    if (step->other)
        say("%zu. %s%s%s\n", step->choice_count + 1, _("something else"), other ? ": " : "",
            other ? other : "");
}

static void say_chosen(const struct plain *plain)
{
    const struct step *step = plain_step(plain);
    const struct answer *answer = plain_now(plain);
    const char *other = other_words(step, answer);
    bool any = false;

    for (size_t i = 0; i < step->choice_count; i++) {
        if (!is_chosen(answer, step->choices[i].id))
            continue;
        say("%s%s", any ? ", " : _("Chosen now: "), step->choices[i].text);
        any = true;
    }
    if (other)
        say("%s%s", any ? ", " : _("Chosen now: "), other);
    say("%s\n", any || other ? "." : _("Nothing chosen now."));
}

static bool ask_other(struct plain *plain)
{
    char *line;

    if (!plain_ask(plain, _("Something else, in your own words:"), &line))
        return false;
    if (*line)
        session_set_text(plain->session, session_place(plain->session), line, strlen(line), false);
    free(line);
    return true;
}

/* Reads "1 3 4" or "1,3". SIZE_MAX when it is no list of numbers up to `most`. */
static size_t read_numbers(const char *line, size_t most, size_t numbers[])
{
    static const char between[] = " ,;";
    size_t count = 0;
    const char *at = line + strspn(line, between);

    while (*at && count < most) {
        size_t length = strcspn(at, between);
        char *word = xstrndup(at, length);
        bool known = plain_read_number(word, most, &numbers[count]) && numbers[count] > 0;

        free(word);
        if (!known)
            return SIZE_MAX;
        count++;
        at += length;
        at += strspn(at, between);
    }
    return *at ? SIZE_MAX : count;
}

/* Ticks or unticks each. False when the talk goes elsewhere. */
static bool choose(struct plain *plain, const size_t numbers[], size_t count)
{
    const struct step *step = plain_step(plain);

    for (size_t i = 0; i < count; i++) {
        if (numbers[i] <= step->choice_count)
            session_choose(plain->session, session_place(plain->session),
                           step->choices[numbers[i] - 1].id);
        else if (!ask_other(plain))
            return false;
    }
    say_chosen(plain);
    return true;
}

static void explain_choices(struct plain *plain, bool many)
{
    if (!plain_is_first(plain, EXPLAIN_CHOICES))
        return;
    say("%s\n", many ? _("Type the numbers, such as 1 3 4; the same number again takes it back. "
                         "Enter goes on.")
                     : _("Type the number; the same number again takes it back. Enter goes on."));
}

static bool answer_choices(struct plain *plain)
{
    const struct step *step = plain_step(plain);
    bool many = step->answer == ANSWER_CHOICES;
    size_t most = step->choice_count + step->other;
    size_t *numbers = xcalloc(most + 1, sizeof *numbers);
    bool goes_on = true;
    bool more = true;

    say_choices(plain);
    explain_choices(plain, many);
    while (goes_on && more) {
        char *line;
        size_t count;

        goes_on = plain_ask(plain, many ? _("Numbers:") : _("Number:"), &line);
        if (!goes_on)
            break;
        count = read_numbers(line, most, numbers);
        more = *line != '\0';
        if (more && (count == SIZE_MAX || (!many && count > 1)))
            say(_("Type numbers from 1 to %zu. Enter goes on.\n"), most);
        else if (more)
            goes_on = choose(plain, numbers, count);
        free(line);
    }
    free(numbers);
    return goes_on;
}

bool plain_answer(struct plain *plain)
{
    static bool (*const kinds[ANSWER_KIND_COUNT])(struct plain *) = {
        [ANSWER_NONE] = answer_none,       [ANSWER_TEXT] = answer_text,
        [ANSWER_SCALE] = answer_scale,     [ANSWER_CHOICE] = answer_choices,
        [ANSWER_CHOICES] = answer_choices, [ANSWER_YES_NO] = answer_yes_no,
        [ANSWER_DATE] = answer_date,       [ANSWER_NUMBER] = answer_number,
        [ANSWER_SUMMARY] = plain_summary,  [ANSWER_ACTIONS] = plain_plan,
    };

    return kinds[plain_step(plain)->answer](plain);
}
