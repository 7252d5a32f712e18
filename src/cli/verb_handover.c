/* handover: a file for the next leader, with what goes along, and what becomes of the copy here. */
#include "session/handover.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/path.h"
#include "say.h"
#include "share_say.h"
#include "store/person.h"
#include "verb.h"
#include "yes.h"

enum { OPTION_OUTPUT, OPTION_TEAM, OPTION_ASK, OPTION_ERASE, OPTION_KEEP, OPTION_FORCE };
static const struct option_row rows[] = {
    [OPTION_OUTPUT] = {"output", 'o', N_("FILE"), N_("Write to this file; - is standard output")},
    [OPTION_TEAM] = {"team", 't', N_("TEAM"), N_("Of this team, when several have that name")},
    [OPTION_ASK] = {"ask", 0, NULL,
                    N_("Ask the employee, answer by answer, what else may go along")},
    [OPTION_ERASE] = {"erase", 0, NULL, N_("Erase the copy here afterwards, without asking")},
    [OPTION_KEEP] = {"keep", 0, NULL, N_("Keep the copy here, without asking")},
    [OPTION_FORCE] = {"force", 0, NULL, N_("Overwrite a file that is there")},
    {0},
};

/* ---- what goes along ---- */

/* Named so for xgettext: both forms go into the catalogue (Makefile, po). */
static void counted(const char *one, const char *many, size_t count)
{
    say(message_plural(one, many, (unsigned long)count), count);
    say("\n");
}

static size_t count_others(const struct handover *handover)
{
    size_t count = 0;

    for (size_t i = 0; i < handover->count; i++)
        count += *handover->items[i].action != '\0';
    return count;
}

static void say_plan(const struct handover *handover)
{
    size_t others = count_others(handover);

    say(_("Of %s this goes along:\n"), handover->person.name);
    counted("%zu open agreement", "%zu open agreements", handover->agreements.count);
    counted("%zu talk to come", "%zu talks to come", handover->appointments.count);
    if (others > 0)
        counted("%zu open agreement of another kind of talk goes along only where the employee "
                "says so: with --ask.",
                "%zu open agreements of another kind of talk go along only where the employee "
                "says so: with --ask.",
                others);
    if (handover->days_left_out > 0)
        counted("%zu talk to come of another kind stays behind.",
                "%zu talks to come of another kind stay behind.", handover->days_left_out);
}

/* ---- asking the employee ---- */

/* The first item behind those of this talk. */
static size_t end_of_talk(const struct handover *handover, size_t first)
{
    size_t end = first;

    while (end < handover->count &&
           strcmp(handover->items[end].interview, handover->items[first].interview) == 0)
        end++;
    return end;
}

/* What is chosen of a talk is of one sort: words, or agreements. */
static void say_talk(const struct handover *handover, size_t first, size_t end)
{
    const struct handover_item *item = &handover->items[first];
    char day[DAY_TEXT_SIZE];

    day_format_full(item->day, day);
    say("\n%s, %s\n", item->title, day);
    if (*item->action)
        counted("%zu agreement", "%zu agreements", end - first);
    else
        counted("%zu answer", "%zu answers", end - first);
}

static void say_item(const struct handover_item *item, size_t number, size_t count)
{
    say("\n%zu/%zu. %s\n", number, count, item->label);
    if (item->is_remark)
        say("%s\n", _("The remark beside it:"));
    say("%s\n", item->text);
}

static enum yes ask_talk(struct input *input, struct handover *handover, size_t first, size_t end)
{
    enum yes answer;

    say_talk(handover, first, end);
    answer = yes_ask(input, _("Go through these one by one? y (yes), n (no) or q (nothing more):"),
                     true);
    if (answer != YES)
        return answer;
    for (size_t i = first; i < end && (answer == YES || answer == NO); i++) {
        say_item(&handover->items[i], i - first + 1, end - first);
        answer =
            yes_ask(input, _("Does this go along? y (yes), n (no) or q (nothing more):"), true);
        handover->items[i].chosen = answer == YES;
    }
    return answer;
}

/* The employee answers, so no answer stands there beforehand. False when nobody answers any more. */
static bool ask_items(struct handover *handover)
{
    struct input input;
    enum yes answer = NO;
    size_t end;

    say(_("\nThese questions are for %s. Which of your words may the next leader read? What you "
          "don't choose stays behind. Saying no is fine, and it has no consequences.\n"),
        handover->person.name);
    input_init(&input);
    for (size_t i = 0; i < handover->count && (answer == YES || answer == NO); i = end) {
        end = end_of_talk(handover, i);
        answer = ask_talk(&input, handover, i, end);
    }
    input_done(&input);
    return answer != YES_ENDED;
}

/* ---- the file ---- */

/* The caller frees it. Without a name in it: a list of files tells nothing then. */
static char *file_name(const struct request *request)
{
    const char *given = request->options[OPTION_OUTPUT];

    return given ? xstrdup(given) : path_unused_at_home(_("handover"), "json");
}

static bool write_file(struct world *world, const struct request *request,
                       const struct handover *handover, const char *file, struct diag *diag)
{
    struct buf out;
    bool ok;

    buf_init(&out);
    ok = handover_write(&world->session, handover, &out, diag) &&
         say_into(file, request->options[OPTION_FORCE] != NULL, &out, diag) &&
         (say_flush() || diag_error(diag, "%s",
                                    _("The output could not be written, so nothing was "
                                      "erased.")));
    buf_done(&out);
    return ok;
}

/* ---- the copy here ---- */

/* A question would stand in the file, where that goes to standard output. */
static bool wants_erased(const struct request *request, const struct handover *handover, bool quiet)
{
    char *question;
    bool typed;

    if (request->options[OPTION_ERASE] || request->options[OPTION_KEEP])
        return request->options[OPTION_ERASE] != NULL;
    if (quiet || !isatty(STDIN_FILENO))
        return false;
    question = xasprintf(_("What becomes of your own copy? Enter keeps it. To erase all that is "
                           "here of %s, type the name:"),
                         handover->person.name);
    typed = yes_typed_name(question, handover->person.name);
    free(question);
    return typed;
}

static bool settle_copy(struct world *world, const struct request *request,
                        const struct handover *handover, bool quiet, struct diag *diag)
{
    bool erased = wants_erased(request, handover, quiet);

    if (erased && !person_erase(&world->session, handover->person.id, diag))
        return false;
    if (erased && !quiet) {
        say("%s\n", _("Your own copy is erased."));
        share_take_back_erased(world);
    } else if (erased) {
        share_start(world);
    } else if (!quiet) {
        say(_("Your own copy stays. To erase it: waardegesprek person erase %.6s\n"),
            handover->person.id);
    }
    return true;
}

/* ---- the verb ---- */

static bool hand_over(struct world *world, const struct request *request, struct handover *handover,
                      struct diag *diag)
{
    char *file = file_name(request);
    bool quiet = strcmp(file, "-") == 0; /* there only the file may stand */
    bool ok = true;

    if (!quiet)
        say_plan(handover);
    if (request->options[OPTION_ASK])
        ok = ask_items(handover) || diag_error(diag, _("The questions were not answered, so "
                                                       "nothing was written."));
    ok = ok && write_file(world, request, handover, file, diag);
    if (ok && !quiet)
        say("%s\n", _("Give it to the next leader in a safe way. There it is taken in with: "
                      "waardegesprek import FILE"));
    ok = ok && settle_copy(world, request, handover, quiet, diag);
    free(file);
    return ok;
}

static bool find_and_hand_over(struct world *world, const struct request *request,
                               struct diag *diag)
{
    struct person person = {0};
    struct handover handover = {0};
    bool ok = store_find_person(world->store, request->words[0], request->options[OPTION_TEAM],
                                &person, diag) &&
              handover_load(&world->session, person.id, &handover, diag) &&
              hand_over(world, request, &handover, diag);

    handover_done(&handover);
    person_done(&person);
    return ok;
}

static bool is_right(const struct request *request)
{
    const char *output = request->options[OPTION_OUTPUT];

    if (request->word_count == 0)
        say_error(_("Whom do you hand over? Add the name: waardegesprek person list shows them."));
    else if (request->options[OPTION_ERASE] && request->options[OPTION_KEEP])
        say_error(_("Choose one of --erase and --keep."));
    else if (request->options[OPTION_ASK] && output && strcmp(output, "-") == 0)
        say_error(_("With --ask the file needs a name: add -o FILE."));
    else
        return true;
    return false;
}

static int run(struct world *world, const struct request *request)
{
    struct diag diag;
    bool ok;

    if (!is_right(request))
        return EXIT_USAGE;
    if (!world_open_store(world))
        return EXIT_NOT_DONE;
    diag_init(&diag);
    ok = find_and_hand_over(world, request, &diag);
    say_diag(&diag);
    diag_done(&diag);
    return ok ? EXIT_DONE : EXIT_NOT_DONE;
}

const struct verb verb_handover = {
    .name = "handover",
    .usage = N_("PERSON [-o FILE] [--ask] [--erase | --keep]"),
    .help = N_("Make a file of a person for the next leader."),
    .more = N_("The open agreements and the talks to come go along. Answers only with --ask, when "
               "the employee says so; what is only for you never does. Afterwards your own copy is "
               "kept or erased, as you choose."),
    .options = rows,
    .most_words = 1,
    .run = run,
};
