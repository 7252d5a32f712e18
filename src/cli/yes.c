/* Yes or no, on a terminal or out of a pipe. */
#include "yes.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/message.h"
#include "base/utf8.h"
#include "say.h"

static bool is_one_of(const char *line, const char *const *words)
{
    for (; *words; words++) {
        if (strcmp(line, *words) == 0)
            return true;
    }
    return false;
}

static bool understand(const char *line, bool stops, enum yes *out)
{
    static const char *const yes[] = {"y", "yes", "j", "ja", NULL};
    static const char *const no[] = {"n", "no", "nee", NULL};
    static const char *const stop[] = {"q", "quit", "stop", NULL};
    char *folded = utf8_fold(line);
    bool known = true;

    if (is_one_of(folded, yes))
        *out = YES;
    else if (is_one_of(folded, no))
        *out = NO;
    else if (stops && is_one_of(folded, stop))
        *out = YES_NO_MORE;
    else
        known = false;
    free(folded);
    return known;
}

enum yes yes_ask(struct input *input, const char *question, bool stops)
{
    enum yes answer = YES_ENDED;
    bool known = false;

    while (!known) {
        char *line;

        say("%s%s", question, input->interactive ? " " : "\n");
        line = input_line(input);
        if (!line)
            return YES_ENDED;
        known = understand(line, stops, &answer);
        free(line);
    }
    return answer;
}

bool yes_or_option(const char *question, bool given)
{
    struct input input;
    enum yes answer;

    if (given)
        return true;
    if (!isatty(STDIN_FILENO)) {
        say_error(_("Add --yes to do it without being asked."));
        return false;
    }
    input_init(&input);
    answer = yes_ask(&input, question, false);
    input_done(&input);
    return answer == YES;
}

bool yes_typed_name(const char *question, const char *name)
{
    struct input input;
    char *line, *folded, *wanted;
    bool same;

    say("%s ", question);
    input_init(&input);
    line = input_line(&input);
    input_done(&input);
    if (!line)
        return false;
    folded = utf8_fold(line);
    wanted = utf8_fold(name);
    same = strcmp(folded, wanted) == 0;
    free(wanted);
    free(folded);
    free(line);
    return same;
}
