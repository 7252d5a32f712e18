/* Prompts and short answers. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/utf8.h"
#include "plain.h"
#include "say.h"
#include "session/heartbeat.h"

bool plain_is_first(struct plain *plain, unsigned bit)
{
    bool first = !(plain->explained & bit);

    plain->explained |= bit;
    return first;
}

/* Said once when it begins and once when it is over: a sentence at each prompt would be noise. */
static void say_unsaved(struct plain *plain)
{
    const char *now = plain->session ? session_unsaved(plain->session) : NULL;
    bool same = now ? plain->unsaved && strcmp(now, plain->unsaved) == 0 : !plain->unsaved;

    if (same)
        return;
    if (now)
        say(_("Not kept yet: %s\n"), now);
    else
        say("%s\n", _("Everything is kept again."));
    xstrset(&plain->unsaved, now);
}

/* In a terminal the answer is typed behind the prompt; else nothing would end the line. */
static void say_prompt(const struct plain *plain, const char *prompt)
{
    if (*prompt)
        say("%s%s", prompt, plain->input.interactive ? " " : "\n");
}

static bool stop(struct plain *plain)
{
    plain->move = MOVE_QUIT;
    return false;
}

bool plain_ask(struct plain *plain, const char *prompt, char **line)
{
    for (;;) {
        char *typed;
        bool stays;

        say_unsaved(plain);
        say_prompt(plain, prompt);
        typed = input_line(&plain->input);
        if (!typed)
            return stop(plain);
        if (typed[0] == ':' && typed[1] == ':')
            memmove(typed, typed + 1, strlen(typed));
        else if (typed[0] == ':') {
            stays = plain_command(plain, typed);
            free(typed);
            if (!stays)
                return false;
            continue;
        }
        *line = typed;
        return true;
    }
}

/* Both languages always: a habit does not change with the screen. */
static enum yes read_yes(const char *line)
{
    static const struct {
        const char *word;
        enum yes means;
    } words[] = {
        {"", YES_EMPTY},     {"j", YES_YES},       {"ja", YES_YES}, {"y", YES_YES},
        {"yes", YES_YES},    {"n", YES_NO},        {"nee", YES_NO}, {"no", YES_NO},
        {"not yet", YES_NO}, {"nog niet", YES_NO},
    };
    char *folded = utf8_fold(line);
    enum yes means = YES_UNCLEAR;

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strcmp(folded, words[i].word) == 0)
            means = words[i].means;
    }
    free(folded);
    return means;
}

bool plain_ask_yes(struct plain *plain, const char *prompt, enum yes *out)
{
    for (;;) {
        char *line;

        if (!plain_ask(plain, prompt, &line))
            return false;
        *out = read_yes(line);
        free(line);
        if (*out != YES_UNCLEAR)
            return true;
        say("%s\n", _("Please answer with yes or no."));
    }
}

const char *plain_language(void)
{
    return strcmp(message_language(), "nl") == 0 ? "Nederlands" : "English";
}

bool plain_read_number(const char *text, size_t most, size_t *number)
{
    char *end;
    unsigned long read;

    if (*text < '0' || *text > '9')
        return false;
    read = strtoul(text, &end, 10);
    if (*end || read > most)
        return false;
    *number = read;
    return true;
}

bool plain_ask_number(struct plain *plain, const char *prompt, size_t count, size_t *number)
{
    for (;;) {
        char *line;
        bool known;

        if (!plain_ask(plain, prompt, &line))
            return false;
        *number = 0;
        known = !*line || (plain_read_number(line, count, number) && *number > 0);
        free(line);
        if (known)
            return true;
        say(_("Type a number from 1 to %zu. :help tells what else you can do.\n"), count);
    }
}
