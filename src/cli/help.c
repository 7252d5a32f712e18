/* What --help prints, all of it from the tables of verbs and options. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/utf8.h"
#include "say.h"
#include "verb.h"

static void say_row(const char *name, const char *help, int width)
{
    int used = utf8_width(name, strlen(name));

    say("  %s%*s  %s\n", name, width - used, "", help);
}

static char *option_name(const struct option_row *row)
{
    char *letter = row->letter ? xasprintf("-%c, ", row->letter) : xstrdup("");
    char *name = xasprintf("%s--%s%s%s", letter, row->name, row->argument ? " " : "",
                           row->argument ? _(row->argument) : "");

    free(letter);
    return name;
}

static int widest(const struct option_row *rows)
{
    int width = 0;

    for (; rows && rows->name; rows++) {
        char *name = option_name(rows);
        int used = utf8_width(name, strlen(name));

        width = used > width ? used : width;
        free(name);
    }
    return width;
}

static void say_options(const char *heading, const struct option_row *rows, int width)
{
    if (!rows || !rows->name)
        return;
    say("\n%s\n", heading);
    for (; rows->name; rows++) {
        char *name = option_name(rows);

        say_row(name, _(rows->help), width);
        free(name);
    }
}

static void say_verbs(const struct verb *const *table)
{
    int width = 0;

    for (size_t i = 0; table[i]; i++) {
        int used = utf8_width(verb_word(table[i]), strlen(verb_word(table[i])));

        width = used > width ? used : width;
    }
    for (size_t i = 0; table[i]; i++)
        say_row(verb_word(table[i]), _(table[i]->help), width + 2);
}

static void say_program(void)
{
    say(_("Usage: waardegesprek %s %s\n"), _("[VERB]"), _("[OPTIONS]"));
    say("\n%s\n",
        _("Leads a conversation about what someone values in work, and keeps what was said."));
    say("%s\n", _("Without a verb it opens the screens, where everything can be done."));
    say("\n%s\n", _("Verbs:"));
    say_verbs(verbs);
    say_options(_("Options, for every verb:"), options_global, widest(options_global));
    say("\n%s\n", _("Exit status: 0 done, 1 it could not be done, 2 wrong usage."));
}

static void say_verb(const struct verb *verb)
{
    int own = widest(verb->options);
    int global = widest(options_global);
    int width = own > global ? own : global;

    say(_("Usage: waardegesprek %s %s\n"), verb->name, _(verb->usage));
    say("\n%s\n", _(verb->help));
    if (verb->more)
        say("%s\n", _(verb->more));
    if (verb->inner) {
        say("\n%s\n", _("Verbs:"));
        say_verbs(verb->inner);
    }
    say_options(_("Options:"), verb->options, width);
    say_options(_("Options, for every verb:"), options_global, width);
}

void help_say(const struct verb *verb)
{
    if (verb)
        say_verb(verb);
    else
        say_program();
}
