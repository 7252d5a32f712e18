/*
 * The colon commands: one table with both languages, found by any beginning that is theirs alone.
 */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/message.h"
#include "base/utf8.h"
#include "plain.h"
#include "say.h"

struct command {
    const char *english;
    const char *dutch;
    const char *words; /* N_(): what may stand behind it, or "" */
    const char *help;  /* N_() */
    plain_act *act;
    enum {
        AT_HOME, /* works without a talk too */
        IN_TALK,
        AT_STEP /* changes or leaves the step, or asks: not while another command asks */
    } where;
};

static const struct command commands[] = {
    {"help", "hulp", "", N_("this list"), act_help, AT_HOME},
    {"back", "terug", "", N_("the step before"), act_back, IN_TALK},
    {"jump", "ga", N_("[NUMBER]"), N_("go to another step; without a number: the list"), act_jump,
     AT_STEP},
    {"park", "later", "", N_("mark this step for later, or take the mark away, and go on"),
     act_park, AT_STEP},
    {"unknown", "weetniet", "", N_("the answer is: I don't know"), act_unknown, AT_STEP},
    {"skip-answer", "liever-niet", "", N_("the answer is: I'd rather not say"), act_decline,
     AT_STEP},
    {"clear", "wis", "", N_("empty this answer and begin anew"), act_clear, AT_STEP},
    {"remark", "opmerking", N_("[WORDS]"), N_("write a remark beside the answer"), act_remark,
     AT_STEP},
    {"only-me", "alleen-ik", N_("[remark]"),
     N_("only for the leader, or for both again: this answer, or its remark"), act_only_me,
     AT_STEP},
    {"probes", "doorvragen", "", N_("questions to ask on with"), act_probes, IN_TALK},
    {"simple", "eenvoudig", "", N_("ask in easier words, or in the usual ones again"), act_simple,
     AT_STEP},
    {"cue", "tip", "", N_("hide what is only for the leader, or show it again"), act_cue, IN_TALK},
    {"overview", "overzicht", "", N_("what was said about the values"), act_overview, IN_TALK},
    {"plan", "afspraken", "", N_("the action plan, from wherever you are"), act_plan, AT_STEP},
    {"share", "delen", "", N_("ask which agreements may go to HR"), act_share, IN_TALK},
    {"undo", "ongedaan", "", N_("take the last change back"), act_undo, IN_TALK},
    {"redo", "herstel", "", N_("bring back what was undone"), act_redo, IN_TALK},
    {"language", "taal", "nl | en | nl-simple", N_("go on in the other language"), act_language,
     AT_HOME},
    {"bring-in", "erbij-halen", "", N_("the employee's agreements from another kind of talk"),
     act_bring_in, AT_STEP},
    {"update", "nieuwe-versie", "", N_("go on with the newest version of the guide"), act_update,
     AT_STEP},
    {"pause", "pauze", "", N_("stop the clock until Enter"), act_pause, AT_STEP},
    {"finish", "afronden", "", N_("the talk is done"), act_finish, AT_STEP},
    {"quit", "stop", "", N_("stop here"), act_quit, AT_HOME},
};
enum { COMMAND_COUNT = sizeof commands / sizeof *commands };

/* 0 = another word, 1 = a beginning of it, 2 = all of it. */
static int match(const struct command *command, const char *word)
{
    size_t length = strlen(word);

    if (strcmp(command->english, word) == 0 || strcmp(command->dutch, word) == 0)
        return 2;
    return strncmp(command->english, word, length) == 0 ||
           strncmp(command->dutch, word, length) == 0;
}

static const char *name_here(const struct command *command)
{
    return strcmp(message_language(), "nl") == 0 ? command->dutch : command->english;
}

/* NULL when it is none or several; the names of the several go into `several`. */
static const struct command *find(const char *word, struct buf *several)
{
    const struct command *found = NULL;
    size_t count = 0;

    for (size_t i = 0; i < COMMAND_COUNT; i++) {
        int how = *word ? match(&commands[i], word) : 0;

        if (how == 2)
            return &commands[i];
        if (how == 0)
            continue;
        buf_addf(several, "%s:%s", count > 0 ? ", " : "", name_here(&commands[i]));
        found = &commands[i];
        count++;
    }
    return count == 1 ? found : NULL;
}

static void say_unknown(const char *word, const struct buf *several)
{
    if (several->length > 0)
        say(_(":%s can be %s. Type a little more of it.\n"), word, buf_text(several));
    else
        say(_("There is no command :%s. :help lists them; a line of text that begins with a colon "
              "is typed with two.\n"),
            word);
}

/*
 * While a command asks something, the step it was given at stands still: an answer meant for the
 * command must not end up there, nor may commands nest ever deeper.
 */
static bool run(struct plain *plain, const struct command *command, const char *words)
{
    bool outer = plain->in_command;
    bool stays;

    plain->in_command = outer || command->where == AT_STEP;
    stays = command->act(plain, words);
    plain->in_command = outer;
    return stays;
}

static bool act(struct plain *plain, const char *word, const char *words)
{
    struct buf several;
    const struct command *command;
    bool stays = true;

    buf_init(&several);
    command = find(word, &several);
    if (!command)
        say_unknown(word, &several);
    else if (!plain->session && command->where != AT_HOME)
        say("%s\n", _("That works within a talk. Choose or start one first."));
    else if (plain->in_command && command->where == AT_STEP)
        say("%s\n", _("Not here. Finish this first: Enter on an empty line goes on."));
    else
        stays = run(plain, command, words);
    buf_done(&several);
    return stays;
}

bool plain_command(struct plain *plain, const char *line)
{
    size_t length = strcspn(line + 1, " ");
    char *typed = xstrndup(line + 1, length);
    char *word = utf8_fold(typed);
    const char *words = line + 1 + length;
    bool stays = act(plain, word, words + strspn(words, " "));

    free(word);
    free(typed);
    return stays;
}

/* Both names, the one in the language of the moment first. */
static void say_row(const struct command *command)
{
    bool dutch = strcmp(message_language(), "nl") == 0;
    const char *other = dutch ? command->english : command->dutch;
    const char *words = *command->words ? _(command->words) : "";

    say(":%s%s%s", name_here(command), *words ? " " : "", words);
    if (strcmp(command->english, command->dutch) != 0)
        say(_(" or :%s"), other);
    say(", %s\n", _(command->help));
}

bool act_help(struct plain *plain, const char *words)
{
    (void)words;
    for (size_t i = 0; i < COMMAND_COUNT; i++) {
        if (plain->session || commands[i].where == AT_HOME)
            say_row(&commands[i]);
    }
    say("%s\n", _("The beginning of a command is enough."));
    return true;
}
