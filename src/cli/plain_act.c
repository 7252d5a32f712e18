/* What the colon commands do with the talk; those that look around are in plain_look.c. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "plain.h"
#include "say.h"
#include "session/heartbeat.h"

static bool go(struct plain *plain, enum move move)
{
    plain->move = move;
    return false;
}

bool act_back(struct plain *plain, const char *words)
{
    (void)words;
    return go(plain, MOVE_BACK);
}

bool act_quit(struct plain *plain, const char *words)
{
    (void)words;
    return go(plain, MOVE_QUIT);
}

bool act_park(struct plain *plain, const char *words)
{
    bool parked = !plain_now(plain)->parked;

    (void)words;
    session_set_parked(plain->session, session_place(plain->session), parked);
    say("%s\n", parked ? _("Marked for later.") : _("The mark is gone."));
    return go(plain, parked ? MOVE_NEXT : MOVE_AGAIN);
}

/* What took thought to say is not wiped by a word; a number is quickly given again. */
static bool has_words(const struct answer *answer)
{
    return answer->text || answer->choice_count > 0;
}

/* An answer of its own, where an answer is asked. */
static bool set_state(struct plain *plain, enum answer_state state)
{
    enum answer_kind kind = plain_step(plain)->answer;

    if (kind == ANSWER_NONE || kind == ANSWER_ACTIONS) {
        say("%s\n", _("Nothing is asked here. Enter goes on."));
        return true;
    }
    if (state != STATE_OPEN && has_words(plain_now(plain))) {
        say("%s\n", _("There is an answer here. :clear empties it first."));
        return true;
    }
    session_set_state(plain->session, session_place(plain->session), state);
    if (state == STATE_OPEN)
        return go(plain, MOVE_AGAIN);
    say("%s\n", state == STATE_UNKNOWN ? _("Kept: I don't know.") : _("Kept: I'd rather not say."));
    return go(plain, MOVE_NEXT);
}

bool act_unknown(struct plain *plain, const char *words)
{
    (void)words;
    return set_state(plain, STATE_UNKNOWN);
}

bool act_decline(struct plain *plain, const char *words)
{
    (void)words;
    return set_state(plain, STATE_DECLINED);
}

bool act_clear(struct plain *plain, const char *words)
{
    (void)words;
    return set_state(plain, STATE_OPEN);
}

static void keep_remark(struct plain *plain, const char *text, bool joins)
{
    session_set_remark(plain->session, session_place(plain->session), text,
                       plain_now(plain)->remark_visibility, joins);
}

/* Behind a remark that is there already comes what is added. */
bool act_remark(struct plain *plain, const char *words)
{
    char *now = plain_now(plain)->remark ? xstrdup(plain_now(plain)->remark) : NULL;
    struct writing writing = {.prompt = _("The remark:"), .now = now, .keep = keep_remark};
    bool goes_on = true;

    if (*words) {
        char *text = now ? xasprintf("%s\n%s", now, words) : xstrdup(words);

        keep_remark(plain, text, false);
        free(text);
    } else {
        goes_on = plain_write(plain, &writing);
    }
    free(now);
    if (goes_on && plain_now(plain)->remark)
        say("%s\n", _("The remark is kept. Now the answer:"));
    return goes_on;
}

static enum visibility other(enum visibility visibility)
{
    return visibility == VISIBLE_ONLY_ME ? VISIBLE_TOGETHER : VISIBLE_ONLY_ME;
}

static void say_visibility(enum visibility visibility)
{
    if (visibility == VISIBLE_ONLY_ME)
        say("%s\n", _("Only for you now: a reminder for yourself. The other person may ask to see "
                      "it."));
    else
        say("%s\n", _("For the two of you again."));
}

/* With a word behind it (remark, opmerking) it is about the remark. */
bool act_only_me(struct plain *plain, const char *words)
{
    struct place place = session_place(plain->session);
    const struct answer *now = plain_now(plain);

    if (!*words) {
        session_set_visibility(plain->session, place, other(now->visibility));
        say_visibility(plain_now(plain)->visibility);
    } else if (now->remark) {
        char *remark = xstrdup(now->remark);

        session_set_remark(plain->session, place, remark, other(now->remark_visibility), false);
        say_visibility(plain_now(plain)->remark_visibility);
        free(remark);
    } else {
        say("%s\n", _("There is no remark here yet."));
    }
    return true;
}

/* What was done, and where: the action plan may have changed far from here; an answer is gone to. */
static bool show_change(struct plain *plain, const char *done, const struct change *change)
{
    char *label;

    if (change->is_action) {
        say("%s %s\n", done, _("The plan is changed."));
        return go(plain, MOVE_AGAIN);
    }
    session_move(plain->session, change->place, change->offset);
    label = session_fill(plain->session,
                         session_script(plain->session)->steps[change->place.step].label,
                         change->place.item);
    say("%s %s%s\n", done, label, stop_after(label));
    free(label);
    return go(plain, MOVE_AGAIN);
}

static bool nothing_to_change(void)
{
    say("%s\n", _("There is nothing to take back or bring back."));
    return true;
}

bool act_undo(struct plain *plain, const char *words)
{
    struct change change;

    (void)words;
    if (!session_undo(plain->session, &change))
        return nothing_to_change();
    return show_change(plain, _("Undone."), &change);
}

bool act_redo(struct plain *plain, const char *words)
{
    struct change change;

    (void)words;
    if (!session_redo(plain->session, &change))
        return nothing_to_change();
    return show_change(plain, _("Done again."), &change);
}

/* Messages and talk change together. */
bool act_language(struct plain *plain, const char *words)
{
    struct diag diag;
    bool done =
        strcmp(words, "nl") == 0 || strcmp(words, "en") == 0 || strcmp(words, "nl-simple") == 0;

    if (!done) {
        say(_("The language is %s. Type :language nl, :language en or "
              ":language nl-simple.\n"),
            plain_language());
        return true;
    }
    diag_init(&diag);
    message_set_language(words);
    plain->world->language = message_language();
    say(_("The language is %s now.\n"), plain_language());
    if (plain->session && !session_set_language(plain->session, words, &diag))
        say_diag(&diag);
    diag_done(&diag);
    plain->part = SIZE_MAX;
    return go(plain, MOVE_AGAIN);
}

bool act_pause(struct plain *plain, const char *words)
{
    char *line;
    bool goes_on;

    (void)words;
    session_pause(plain->session, true);
    goes_on = plain_ask(plain, _("The clock stands still. Enter goes on."), &line);
    if (goes_on)
        free(line);
    session_pause(plain->session, false);
    return goes_on;
}

bool act_finish(struct plain *plain, const char *words)
{
    enum yes yes;

    (void)words;
    plain_say_open_count(plain);
    if (!plain_ask_yes(plain, _("Is the talk finished? Yes or no, Enter goes on with it:"), &yes))
        return false;
    if (yes == YES_YES && !plain_finish(plain))
        return false;
    if (yes != YES_YES)
        say("%s\n", _("The talk goes on."));
    return go(plain, MOVE_AGAIN); /* a word typed now is an answer: to a question that is seen */
}

bool plain_finish(struct plain *plain)
{
    struct diag diag;
    bool done;

    diag_init(&diag);
    done = session_finish(plain->session, true, &diag);
    if (!done)
        say_diag(&diag);
    diag_done(&diag);
    return done ? go(plain, MOVE_QUIT) : true;
}
