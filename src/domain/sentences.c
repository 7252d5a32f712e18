/* The employee's own sentences, for the summary to work from. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "domain/conversation.h"

struct sentences {
    char **items;
    size_t count;
};

static void add_sentence(struct sentences *out, const char *start, size_t length)
{
    while (length > 0 && (*start == ' ' || *start == '\n')) {
        start++;
        length--;
    }
    while (length > 0 && (start[length - 1] == ' ' || start[length - 1] == '\n'))
        length--;
    if (length == 0)
        return;
    out->items = xreallocarray(out->items, out->count + 1, sizeof *out->items);
    out->items[out->count++] = xstrndup(start, length);
}

/* "mw. Jansen" is one sentence, and so is "bijv. op dinsdag". Dutch and English, without their last dot. */
static bool is_abbreviation(const char *text, const char *dot)
{
    static const char *const words[] = {
        "mw", "mevr", "dhr", "hr",    "dr",  "drs", "mr", "ing", "bijv", "bv",    "ca",
        "nr", "o.a",  "m.n", "o.l.v", "mrs", "ms",  "st", "e.g", "i.e",  "a.u.b", "i.p.v"};
    const char *start = dot;

    while (start > text && start[-1] != ' ' && start[-1] != '\n' && start[-1] != '(')
        start--;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strlen(words[i]) == (size_t)(dot - start) &&
            strncasecmp(words[i], start, (size_t)(dot - start)) == 0)
            return true;
    }
    return false;
}

/* A sentence ends at a newline, or behind . ! ? when a blank follows: "10.30 uur" stays whole. */
static bool ends_sentence(const char *text, const char *at)
{
    if (*at == '.' && is_abbreviation(text, at))
        return false;
    return *at == '\n' || (strchr(".!?", *at) && (at[1] == ' ' || at[1] == '\n'));
}

static void split(struct sentences *out, const char *text)
{
    const char *start = text;
    const char *at = text;

    for (; *at; at++) {
        if (!ends_sentence(text, at))
            continue;
        add_sentence(out, start, (size_t)(at + 1 - start));
        start = at + 1;
    }
    add_sentence(out, start, (size_t)(at - start));
}

char **conversation_sentences(const struct conversation *conversation, size_t *count)
{
    struct sentences out = {0};

    for (size_t i = 0; i < conversation_count(conversation); i++) {
        size_t step;
        const char *item;
        const struct answer *answer = conversation_at(conversation, i, &step, &item);

        if (conversation_script(conversation)->steps[step].answer == ANSWER_TEXT &&
            answer->state == STATE_GIVEN && answer->visibility == VISIBLE_TOGETHER && answer->text)
            split(&out, answer->text);
    }
    *count = out.count;
    return out.items;
}

void sentences_free(char **sentences, size_t count)
{
    for (size_t i = 0; i < count; i++)
        free(sentences[i]);
    free(sentences);
}
