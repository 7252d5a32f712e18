/*
 * Sharing, asked line by line. It is read out to the employee, or turned to them: "you" is the employee here, each line is one
 * thing, and nothing is kept before the last question has its answer.
 */
#include "sharing.h"

#include <stdlib.h>
#include <string.h>

#include "base/label.h"
#include "base/mem.h"
#include "base/message.h"
#include "base/utf8.h"
#include "say.h"
#include "session/outbox.h"
#include "session/share.h"
#include "share_say.h"

struct asking {
    struct world *world;
    struct input *input;
    struct share_question question;
    enum share_word *words; /* one an offer */
    enum share_word scores;
    char *person_as, *team; /* NULL until they were chosen */
    bool may_contact;
    bool stopped;
};

/* ---- answers ---- */

/*
 * NULL when it was stopped: a dot, or nobody answers any more. A colon command out of habit is no answer. The caller frees
 * it.
 */
static char *ask_line(struct asking *asking, const char *prompt)
{
    while (!asking->stopped) {
        char *line;

        say("%s%s", prompt, asking->input->interactive ? " " : "\n");
        line = input_line(asking->input);
        asking->stopped = !line || strcmp(line, ".") == 0;
        if (line && !asking->stopped && *line != ':')
            return line;
        if (!asking->stopped)
            say("%s\n", _("No commands here: answer, or type a dot to stop."));
        free(line);
    }
    return NULL;
}

/* Yes in either language is yes, an empty line is no, and what is neither is asked again. */
static enum share_word ask_yes(struct asking *asking, const char *prompt)
{
    static const char *const yes[] = {"y", "yes", "j", "ja"};
    static const char *const no[] = {"", "n", "no", "nee"};
    char *line;

    while ((line = ask_line(asking, prompt))) {
        char *folded = utf8_fold(line);
        enum share_word word = SHARE_UNSAID;

        for (size_t i = 0; i < sizeof yes / sizeof *yes; i++) {
            if (strcmp(folded, yes[i]) == 0)
                word = SHARE_YES;
            else if (strcmp(folded, no[i]) == 0)
                word = SHARE_NO;
        }
        free(folded);
        free(line);
        if (word != SHARE_UNSAID)
            return word;
        say("%s\n", _("Please answer with yes or no."));
    }
    return SHARE_UNSAID;
}

/* A number from 1 to `count`; 0 when it was stopped. Nothing is chosen by Enter. */
static size_t ask_choice(struct asking *asking, const char *prompt, size_t count)
{
    char *line;

    while ((line = ask_line(asking, prompt))) {
        char *end;
        unsigned long number = strtoul(line, &end, 10);
        bool fits = *line >= '0' && *line <= '9' && !*end && number >= 1 && number <= count;

        free(line);
        if (fits)
            return number;
        say(_("Type a number from 1 to %zu.\n"), count);
    }
    return 0;
}

/* ---- the agreements ---- */

static void say_preview(const struct asking *asking, const struct share_offer *offer)
{
    const char *later = _("your name, or a number: you choose it afterwards");
    const char *team = asking->team ? asking->team : asking->question.team;
    const char *person_as = asking->person_as ? asking->person_as : later;
    struct share_lines lines;

    if (offer->is_change) { /* it goes as it went */
        person_as = offer->share.person_as;
        team = team ? team : offer->share.team;
    }
    share_preview(offer, person_as, team ? team : "", asking->world->leader, &lines);
    for (size_t i = 0; i < lines.count; i++)
        say("  %s%s %s\n", lines.items[i].label, label_end(lines.items[i].label),
            lines.items[i].text);
    share_lines_done(&lines);
}

/* What HR has in view of it already stays there until the change arrives. */
static bool goes_as_change(const struct asking *asking)
{
    for (size_t i = 0; i < asking->question.count; i++) {
        const struct share_offer *offer = &asking->question.offers[i];

        if (asking->words[i] == SHARE_YES && offer->is_change &&
            offer->share.state != SHARE_MISSING && offer->share.sent_revision > 0)
            return true;
    }
    return false;
}

/* One that went already, or is on its way, is told about and not asked again. */
static bool is_settled(const struct share_offer *offer)
{
    enum share_state state = offer->share.state;

    return state != SHARE_NONE && state != SHARE_REFUSED && !offer->is_change;
}

static void say_settled(const struct asking *asking, const struct share_offer *offer)
{
    const char *what = action_get(&offer->agreement.action, ACTION_WHAT);
    char *text = share_text(&asking->world->session, &offer->share);

    say("\n%s%s %s\n", what, stop_after(what), text);
    say(_("To take it back: waardegesprek withdraw %.6s\n"), offer->agreement.action.id);
    free(text);
}

static void ask_offer(struct asking *asking, size_t index)
{
    const struct share_offer *offer = &asking->question.offers[index];

    if (is_settled(offer)) {
        say_settled(asking, offer);
        asking->words[index] = SHARE_UNSAID;
        return;
    }
    say("\n%s\n", offer->is_change
                      ? (offer->share.state == SHARE_MISSING
                             ? _("This was shared with HR, and the registry has lost it. HR would "
                                 "see:")
                             : _("This is shared with HR, and has changed since. HR would see:"))
                      : _("This is what HR would see, and nothing else:"));
    say_preview(asking, offer);
    say("  %s\n", share_also_seen());
    asking->words[index] = ask_yes(
        asking, offer->is_change
                    ? (offer->share.state == SHARE_MISSING
                           ? _("May it go once more? yes, or Enter for no:")
                           : _("Do you want to share the change too? yes, or Enter for no:"))
                    : _("Do you want to share this agreement with HR? yes, or Enter for no:"));
}

static bool any_shared(const struct asking *asking)
{
    for (size_t i = 0; i < asking->question.count; i++) {
        if (asking->words[i] == SHARE_YES)
            return true;
    }
    return false;
}

/* ---- once for all of them ---- */

/* The number that went along before stays that person's, as long as something is shared under it. */
static char *number_for(const struct asking *asking)
{
    for (size_t i = 0; i < asking->question.count; i++) {
        const struct share *share = &asking->question.offers[i].share;

        if (share->state != SHARE_NONE && share->person_as && *share->person_as &&
            strcmp(share->person_as, asking->question.person.name) != 0)
            return xstrdup(share->person_as);
    }
    return share_number(&asking->world->session);
}

static bool any_was_taken_back(const struct asking *asking)
{
    for (size_t i = 0; i < asking->question.count; i++) {
        if (asking->words[i] == SHARE_YES &&
            share_was_taken_back(&asking->world->session, &asking->question.offers[i]))
            return true;
    }
    return false;
}

static void ask_name(struct asking *asking)
{
    const struct person *person = &asking->question.person;

    if (!*person->id) { /* a team goes by its name */
        asking->person_as = xstrdup(asking->team);
        return;
    }
    say("\n%s\n", _("With your name, or with a number that only your leader knows?"));
    say("%s\n",
        _("With a number HR does not see who you are. In a small team somebody may still guess "
          "it. Your leader knows. A name in the words themselves stays there."));
    if (any_was_taken_back(asking))
        say("%s\n", _("You shared this before. If that was with your name, who saw it then can "
                      "recognise it."));
    say(_("1. With my name: %s\n"), person->name);
    say("%s\n", _("2. With a number"));
    switch (ask_choice(asking, _("Number:"), 2)) {
    case 1:
        asking->person_as = xstrdup(person->name);
        break;
    case 2:
        asking->person_as = number_for(asking);
        break;
    default:
        break;
    }
}

static void choose_team(struct asking *asking)
{
    const struct share_question *question = &asking->question;
    size_t number;

    say("\n%s\n", _("Which team is it? HR reads by team."));
    for (size_t i = 0; i < question->team_count; i++)
        say("%zu. %s\n", i + 1, question->teams[i]);
    number = ask_choice(asking, _("Number:"), question->team_count);
    if (number > 0)
        asking->team = xstrdup(question->teams[number - 1]);
}

static void type_team(struct asking *asking)
{
    char *line;

    say("\n");
    while (!asking->team && (line = ask_line(asking, _("What is the team called at HR?")))) {
        if (*line)
            asking->team = line;
        else
            free(line);
    }
}

static void ask_team(struct asking *asking)
{
    if (asking->question.team)
        asking->team = xstrdup(asking->question.team);
    else if (asking->question.team_count > 0)
        choose_team(asking);
    else
        type_team(asking);
}

static void ask_contact(struct asking *asking)
{
    say("\n");
    asking->may_contact =
        ask_yes(asking, _("May HR talk about it with you? yes, or Enter for no:")) == SHARE_YES;
}

/* With nothing left open: just so it goes. A word here changes nothing that was said before but that it goes at all. */
static void confirm(struct asking *asking)
{
    say("\n%s\n", _("So this goes to HR:"));
    for (size_t i = 0; i < asking->question.count; i++) {
        if (asking->words[i] != SHARE_YES)
            continue;
        say_preview(asking, &asking->question.offers[i]);
        say("\n");
    }
    if (any_shared(asking))
        say("  %s\n", asking->may_contact ? _("HR may talk about it with you.")
                                          : _("HR does not talk about it with you."));
    if (asking->scores == SHARE_YES)
        say("  %s\n", _("Your scores count in the figures, without your name."));
    if (ask_yes(asking, _("Is that right? yes, or Enter: then nothing of it is shared:")) !=
        SHARE_YES) {
        for (size_t i = 0; i < asking->question.count; i++)
            asking->words[i] = SHARE_NO;
        asking->scores = SHARE_NO;
    }
}

/* One that goes again, when nothing goes for the first time; else NULL. */
static const struct share *only_again(const struct asking *asking)
{
    const struct share *again = NULL;

    for (size_t i = 0; i < asking->question.count; i++) {
        if (asking->words[i] != SHARE_YES)
            continue;
        if (!asking->question.offers[i].is_change)
            return NULL;
        again = &asking->question.offers[i].share;
    }
    return again;
}

/* Under which name or number, of which team, and whether HR may talk about it was said then. */
static void go_as_before(struct asking *asking, const struct share *share)
{
    const char *team = asking->question.team ? asking->question.team : share->team;

    asking->team = xstrdup(team);
    asking->person_as = xstrdup(share->person_as);
    asking->may_contact = share->may_contact;
}

static void ask_details(struct asking *asking)
{
    const struct share *again = only_again(asking);

    if (again) {
        go_as_before(asking, again);
        return;
    }
    ask_team(asking);
    if (!asking->stopped)
        ask_name(asking);
    if (!asking->stopped)
        ask_contact(asking);
}

/* ---- scores ---- */

static void ask_scores(struct asking *asking)
{
    const struct share_question *question = &asking->question;

    if (question->score_count == 0 || asking->stopped)
        return;
    if (question->scores_shared) {
        say("\n%s\n", _("Your scores of this talk are shared for the figures already."));
        return;
    }
    say("\n%s\n", _("Apart from that, your scores: important, room, does it work."));
    for (size_t i = 0; i < question->score_count; i++)
        say("  %s: %d, %d, %d\n", value_label(question->scores[i].value),
            question->scores[i].scores[0], question->scores[i].scores[1],
            question->scores[i].scores[2]);
    if (question->scores_readers)
        say("%s\n", question->scores_readers);
    asking->scores =
        ask_yes(asking, _("May your scores count in the figures of the organisation? yes, or "
                          "Enter for no:"));
}

/* The figures are by team, so that is asked for scores alone too. */
static void ask_all(struct asking *asking)
{
    for (size_t i = 0; i < asking->question.count && !asking->stopped; i++)
        ask_offer(asking, i);
    if (!asking->stopped && any_shared(asking))
        ask_details(asking);
    ask_scores(asking);
    if (!asking->stopped && asking->scores == SHARE_YES && !asking->team)
        ask_team(asking);
    if (!asking->stopped && any_shared(asking))
        confirm(asking);
}

/* ---- the beginning and the end ---- */

static void say_hello(const struct asking *asking)
{
    const struct share_question *question = &asking->question;

    say("%s\n", _("Sharing with HR. HR can look after what the organisation has to do."));
    say("%s\n",
        _("You decide, agreement by agreement. Saying no is fine; it has no consequences."));
    if (question->readers && *question->readers)
        say("%s\n", question->readers);
    say("%s\n",
        _("What you tell, remarks and questions to think about are never shared. A dot stops; then "
          "nothing is shared."));
}

static void say_kept(struct asking *asking, const char *code, int64_t leaves)
{
    const char *contact = asking->question.contact;

    if (!*code) {
        say("\n%s\n", _("Nothing is shared. That is fine."));
        return;
    }
    say("\n");
    share_say_leaves(asking->world, leaves, goes_as_change(asking));
    say("%s\n", _("You can take it back at any time, also afterwards. Your leader does that, or "
                  "HR, with this code:"));
    say("\n    %s\n\n", code);
    if (contact && *contact)
        say(_("At HR it is taken by: %s\n"), contact);
    say(_("The leader types: waardegesprek withdraw %s\n"), code);
}

static bool decide(struct asking *asking, struct diag *diag)
{
    const struct share_decision decision = {
        .words = asking->words,
        .scores = asking->scores,
        .person_as = asking->person_as ? asking->person_as : "",
        .team = asking->team ? asking->team : "",
        .may_contact = asking->may_contact,
    };
    char code[CODE_SIZE] = "";
    int64_t leaves = 0;

    if (!any_shared(asking) && asking->scores != SHARE_YES) {
        say_kept(asking, "", 0);
        return true;
    }
    if (!share_decide(&asking->world->session, &asking->question, &decision, code, &leaves, diag))
        return false;
    say_kept(asking, code, leaves);
    if (*code && leaves <= clock_now(&asking->world->clock))
        share_send_now(asking->world);
    return true;
}

static bool ask(struct asking *asking, struct diag *diag)
{
    const struct share_question *question = &asking->question;
    bool ok = true;

    if (question->count == 0 && question->score_count == 0) {
        say("%s\n", _("There is nothing here that can be shared with HR: no agreements with words, "
                      "of a value "
                      "talk."));
        return true;
    }
    asking->words = xcalloc(question->count + 1, sizeof *asking->words);
    say_hello(asking);
    ask_all(asking);
    if (asking->stopped)
        say("\n%s\n", _("Stopped. Nothing is shared."));
    else
        ok = decide(asking, diag);
    free(asking->words);
    free(asking->person_as);
    free(asking->team);
    return ok;
}

int sharing_ask(struct world *world, struct input *input, const char *id)
{
    struct asking asking = {.world = world, .input = input};
    struct diag diag;
    bool ok;

    diag_init(&diag);
    ok = world_has_registry(world, &diag) &&
         share_load(&world->session, id, &asking.question, &diag);
    if (ok) {
        ok = ask(&asking, &diag);
        share_question_done(&asking.question);
    }
    say_diag(&diag);
    diag_done(&diag);
    return ok ? EXIT_DONE : EXIT_NOT_DONE;
}
