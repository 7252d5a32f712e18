/* script check --explain: what a code means, with an example of how not and how. */
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "say.h"
#include "script/code.h"
#include "verb_script.h"

/* Lines of YAML; a tab is shown, since it may be the mistake. */
static void say_example(const char *heading, const char *lines)
{
    say("\n%s\n", heading);
    while (*lines) {
        size_t length = strcspn(lines, "\n");
        const char *text = lines;

        say("    ");
        for (; *text == '\t'; text++)
            say("→   ");
        say("%.*s\n", (int)(length - (size_t)(text - lines)), text);
        lines += length + (lines[length] == '\n');
    }
}

static void say_code(const struct code *code)
{
    say("%s: %s\n\n%s\n", code->code, _(code->title), _(code->meaning));
    if (!code->wrong) {
        say("%s\n", _(code->unshown));
        return;
    }
    if (code->guide)
        say_example(_("When this is in the guide:"), _(code->guide));
    say_example(_("Not like this:"), _(code->wrong));
    say_example(_("But like this:"), _(code->right));
}

static int say_unknown(const char *word)
{
    const struct code *near = code_near(word);

    if (near)
        say_error(_("There is no code “%s”. Do you mean “%s”?"), word, near->code);
    else
        say_error(_("There is no code “%s”. See all: waardegesprek script check --explain"), word);
    return EXIT_NOT_DONE;
}

static void say_all(void)
{
    const struct code *code;

    for (size_t i = 0; (code = code_at(i)); i++)
        say("%s  %s\n", code->code, _(code->title));
}

int explain_say(char **words, size_t count)
{
    int status = EXIT_DONE;

    if (count == 0)
        say_all();
    for (size_t i = 0; i < count; i++) {
        const struct code *code = code_find(words[i]);

        if (code && i > 0)
            say("\n");
        if (code)
            say_code(code);
        else
            status = say_unknown(words[i]);
    }
    return status;
}
