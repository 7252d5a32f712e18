/* The summary: own sentences to work from, a text, and whether it is right. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "plain.h"
#include "say.h"

static void say_sentences(const struct plain *plain)
{
    size_t count;
    char **sentences = conversation_sentences(session_conversation(plain->session), &count);

    if (count > 0)
        say("%s\n", _("What was said, in own words. A number alone on a line takes that sentence "
                      "over:"));
    for (size_t i = 0; i < count; i++)
        say("%zu. %s\n", i + 1, sentences[i]);
    sentences_free(sentences, count);
}

/* A number alone becomes the sentence that it stands for. */
static char *turn_number(struct plain *plain, const char *line)
{
    size_t count;
    char **sentences = conversation_sentences(session_conversation(plain->session), &count);
    size_t number = 0;
    char *turned = NULL;

    if (plain_read_number(line, count, &number) && number > 0)
        turned = xstrdup(sentences[number - 1]);
    sentences_free(sentences, count);
    return turned;
}

static void keep_summary(struct plain *plain, const char *text, bool joins)
{
    session_set_text(plain->session, session_place(plain->session), text, strlen(text), joins);
}

static void keep_correction(struct plain *plain, const char *text, bool joins)
{
    session_confirm(plain->session, session_place(plain->session), CONFIRM_CORRECTED, text, joins);
}

static bool write_summary(struct plain *plain)
{
    const struct answer *answer = plain_now(plain);
    char *now = answer->text ? xstrdup(answer->text) : NULL;
    struct writing writing = {
        .prompt = _("The summary:"),
        .now = now,
        .keep = keep_summary,
        .turn = turn_number,
    };
    bool goes_on = plain_write(plain, &writing);

    free(now);
    return goes_on;
}

static bool write_correction(struct plain *plain)
{
    const struct answer *answer = plain_now(plain);
    char *now = answer->correction ? xstrdup(answer->correction) : NULL;
    struct writing writing = {
        .prompt = _("What would you say differently? It is kept beside the summary:"),
        .now = now,
        .keep = keep_correction,
    };
    bool goes_on;

    session_confirm(plain->session, session_place(plain->session), CONFIRM_CORRECTED, now, false);
    goes_on = plain_write(plain, &writing);
    free(now);
    return goes_on;
}

static const char *confirm_prompt(enum confirmation now)
{
    switch (now) {
    case CONFIRM_YES:
        return _("Is that right? There already: yes. Yes or no, Enter keeps it:");
    case CONFIRM_CORRECTED:
        return _("Is that right? There already: not quite. Yes or no, Enter keeps it:");
    default:
        return _("Is that right? Yes or no, Enter goes on:");
    }
}

/* The employee's own word on the summary. */
static bool confirm(struct plain *plain)
{
    struct place place = session_place(plain->session);
    enum yes yes;

    if (!plain_ask_yes(plain, confirm_prompt(plain_now(plain)->confirmation), &yes))
        return false;
    if (yes == YES_NO)
        return write_correction(plain);
    if (yes == YES_YES)
        session_confirm(plain->session, place, CONFIRM_YES, NULL, false);
    return true;
}

bool plain_summary(struct plain *plain)
{
    say_sentences(plain);
    return write_summary(plain) && (!plain_now(plain)->text || confirm(plain));
}
