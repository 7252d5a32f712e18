/*
 * A longer text, a line at a time. Each line is kept as soon as it is whole, so a program that is
 * killed loses at most the line that was being typed.
 */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/message.h"
#include "plain.h"
#include "say.h"

static void add_line(struct buf *text, const char *line)
{
    if (text->length > 0)
        buf_addc(text, '\n');
    buf_adds(text, line);
}

/* An empty line is kept with the words behind it: at the end of a text it is nobody's word. */
static void take(struct plain *plain, const struct writing *writing, struct buf *text,
                 const char *line, bool joins)
{
    char *turned = writing->turn ? writing->turn(plain, line) : NULL;

    add_line(text, turned ? turned : line);
    free(turned);
    if (*line)
        writing->keep(plain, buf_text(text), joins);
}

bool plain_write(struct plain *plain, const struct writing *writing)
{
    struct buf text;
    bool goes_on = true;
    size_t lines = 0;

    if (plain_is_first(plain, EXPLAIN_TEXT))
        say("%s\n", _("Type as many lines as you like; a dot alone on a line ends it. Enter on an "
                      "empty first line goes on. :help tells what else you can do."));
    say("%s\n", writing->prompt);
    buf_init(&text);
    buf_adds(&text, writing->now ? writing->now : "");
    for (;;) {
        char *line;
        bool ends;

        goes_on = plain_ask(plain, "", &line);
        if (!goes_on)
            break;
        ends = strcmp(line, ".") == 0 || (lines == 0 && !*line);
        if (!ends)
            take(plain, writing, &text, line, lines > 0);
        free(line);
        if (ends)
            break;
        lines++;
    }
    buf_done(&text);
    return goes_on;
}
