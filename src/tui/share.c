/*
 * Asking the employee what may go to HR. It is looked at together from the first page to the last, one question at a
 * time, with nothing chosen beforehand. Choosing is one key and going on another; going on without choosing shares nothing,
 * and Esc leaves no trace. What is to be agreed to has to be read first: where it is longer than the window, no answer is
 * taken before its end was seen.
 */
#include "share.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "export.h"
#include "loop.h"
#include "names.h"
#include "session/outbox.h"
#include "store/agreement.h"

enum { TAG_TEAM };

/* ---- opening ---- */

static void forget(struct share_asking *own)
{
    share_question_done(&own->question);
    own->question = (struct share_question){0};
    script_free(own->names);
    own->names = NULL;
    free(own->changed);
    own->changed = NULL;
    free(own->words);
    own->words = NULL;
}

/* What became another since it was decided about the last time; what is as it was then counts as unchanged. */
static void find_changed(struct tui *tui, const struct share_offer *offer,
                         bool changed[ACTION_FIELD_COUNT])
{
    bool known[ACTION_FIELD_COUNT] = {false};
    struct history history = {0};
    struct diag diag;

    diag_init(&diag);
    if (!share_is_change(offer) ||
        !store_action_history(tui_session_setup(tui)->store, offer->agreement.action.id, &history,
                              &diag)) {
        diag_done(&diag);
        return;
    }
    for (size_t i = 0; i < history.count; i++) {
        const struct history_entry *entry = &history.items[i];

        for (size_t j = 0; entry->moment > offer->share.decided && j < entry->count; j++) {
            const struct action_change *change = &entry->changes[j];

            if (!known[change->field])
                changed[change->field] = strcmp(change->before, action_get(&offer->agreement.action,
                                                                           change->field)) != 0;
            known[change->field] = true;
        }
    }
    history_done(&history);
    diag_done(&diag);
}

static bool read_question(struct tui *tui, struct share_asking *own)
{
    struct diag diag;
    bool done;

    diag_init(&diag);
    done = share_load(tui_session_setup(tui), own->id, &own->question, &diag);
    if (!done)
        tui_say(tui, "%s", diag_text(&diag));
    diag_done(&diag);
    if (!done)
        return false;
    own->words = xcalloc(own->question.count + 1, sizeof *own->words);
    own->changed = xcalloc(own->question.count + 1, sizeof *own->changed);
    for (size_t i = 0; i < own->question.count; i++)
        find_changed(tui, &own->question.offers[i], own->changed[i]);
    own->names = names_load(tui, own->question.score_count ? own->question.talk : NULL);
    if (own->question.count > 0)
        snprintf(own->talk, sizeof own->talk, "%s", own->question.offers[0].agreement.interview);
    else
        snprintf(own->talk, sizeof own->talk, "%s", own->question.talk);
    return true;
}

static void show_page(struct share_asking *own, struct share_page page)
{
    own->page = page;
    own->sure = CHOSEN_NONE; /* what is shared may be another now */
    own->row = share_chosen(own);
    own->line = 0;
}

/* Where the one agreement that was asked about stands is more to the point than that there is nothing to ask. */
static void say_nothing_to_ask(struct tui *tui, const struct share_asking *own)
{
    char *text = own->question.count == 1
                     ? share_text(tui_session_setup(tui), &own->question.offers[0].share)
                     : NULL;

    tui_say(tui, "%s",
            text && *text             ? text
            : own->question.count > 0 ? _("All of it is shared with HR already.")
                                      : _("There is nothing here that can be shared with HR."));
    free(text);
}

/* Who asks for an agreement that is shared as it stands is not asked about scores instead. */
static bool is_about_shared(const struct share_asking *own)
{
    const struct share_offer *only = own->question.count == 1 ? &own->question.offers[0] : NULL;

    return only && !share_is_asked(only) && strcmp(only->agreement.action.id, own->id) == 0;
}

static bool share_open(struct tui *tui, void *state, const void *argument)
{
    struct share_asking *own = state;
    struct share_page first;

    snprintf(own->id, sizeof own->id, "%s", (const char *)argument);
    own->named = own->contact = own->scores = own->team = own->sure = CHOSEN_NONE;
    field_init(&own->typed, FIELD_LINE, TAG_TEAM, NULL);
    if (!read_question(tui, own))
        return false;
    own->number = share_number(tui_session_setup(tui));
    first = share_first_page(own);
    if (first.step == STEP_NONE || is_about_shared(own)) {
        say_nothing_to_ask(tui, own);
        return false;
    }
    show_page(own, first);
    return true;
}

static void share_close(void *state)
{
    struct share_asking *own = state;

    forget(own);
    field_done(&own->typed);
    free(own->number);
}

/* Whether the same words stand on its page as did. */
static bool is_as_shown(const struct share_offer *now, const struct share_offer *before)
{
    return strcmp(now->agreement.action.id, before->agreement.action.id) == 0 &&
           now->agreement.action.revision == before->agreement.action.revision &&
           now->share.state == before->share.state && now->is_change == before->is_change;
}

static bool are_scores_as_shown(const struct share_question *now,
                                const struct share_question *before)
{
    bool same = now->score_count == before->score_count && strcmp(now->talk, before->talk) == 0;

    for (size_t i = 0; same && i < now->score_count; i++)
        same = now->scores[i].value == before->scores[i].value &&
               memcmp(now->scores[i].scores, before->scores[i].scores,
                      sizeof now->scores[i].scores) == 0;
    return same;
}

static bool are_teams_as_shown(const struct share_question *now,
                               const struct share_question *before)
{
    bool same = now->team_count == before->team_count;

    for (size_t i = 0; same && i < now->team_count; i++)
        same = strcmp(now->teams[i], before->teams[i]) == 0;
    return same;
}

/* What was answered stays answered where the same was asked. False when an answer was dropped, or there is more or less to ask. */
static bool take_answers(struct share_asking *own, const struct share_question *before,
                         const enum share_word *words)
{
    bool all = own->question.count == before->count;

    for (size_t i = 0; i < before->count; i++) {
        bool found = words[i] == SHARE_UNSAID;

        for (size_t j = 0; j < own->question.count; j++) {
            if (!is_as_shown(&own->question.offers[j], &before->offers[i]))
                continue;
            own->words[j] = words[i];
            found = true;
        }
        all &= found;
    }
    if (!are_scores_as_shown(&own->question, before)) {
        all &= own->scores == CHOSEN_NONE;
        own->scores = CHOSEN_NONE;
    }
    if (!are_teams_as_shown(&own->question, before)) {
        all &= own->team == CHOSEN_NONE;
        own->team = CHOSEN_NONE;
    }
    return all;
}

/* Another language: other words, the same answers. A yes counts only for the text that was shown: what changed is asked anew. */
static void read_again(struct tui *tui, struct share_asking *own)
{
    struct share_question before = own->question;
    enum share_word *words = own->words;
    bool(*changed)[ACTION_FIELD_COUNT] = own->changed;

    script_free(own->names);
    own->names = NULL;
    own->question = (struct share_question){0};
    own->words = NULL;
    own->changed = NULL;
    own->stale = false;
    if (!read_question(tui, own)) {
        own->question = before;
        own->words = words;
        own->changed = changed;
        return;
    }
    free(changed);
    if (!take_answers(own, &before, words)) {
        show_page(own, share_first_page(own));
        tui_say(tui, "%s", _("Something changed meanwhile: look at it together once more."));
    }
    free(words);
    share_question_done(&before);
}

static void share_changed(struct tui *tui, void *state, const struct change *change)
{
    struct share_asking *own = state;

    (void)tui;
    (void)change;
    own->stale = true;
}

static void share_draw_all(struct tui *tui, void *state, struct frame *frame)
{
    struct share_asking *own = state;

    if (own->stale && own->page.step != STEP_DONE)
        read_again(tui, own);
    share_draw_page(tui, state, frame);
}

static bool types_team(const struct share_asking *own)
{
    return own->page.step == STEP_TEAM && own->question.team_count == 0;
}

static bool share_in_text(const void *state)
{
    return types_team(state);
}

/* ---- keeping it ---- */

static void keep(struct tui *tui, struct share_asking *own)
{
    char *person_as = share_person_as(own);
    char *team = share_team(own);
    struct share_decision decision = {
        .words = own->words,
        .scores = own->scores == 0   ? SHARE_YES
                  : own->scores == 1 ? SHARE_NO
                                     : SHARE_UNSAID,
        .person_as = person_as,
        .team = team,
        .may_contact = share_may_contact(own),
    };
    struct diag diag;

    diag_init(&diag);
    if (share_decide(tui_session_setup(tui), &own->question, &decision, own->code, &own->leaves,
                     &diag)) {
        show_page(own, (struct share_page){STEP_DONE, 0});
        outbox_start(tui_session_setup(tui));
    } else {
        tui_say(tui, "%s", diag_text(&diag));
    }
    diag_done(&diag);
    free(team);
    free(person_as);
    tui_changed(tui, NULL);
}

static bool any_shared(const struct share_asking *own)
{
    for (size_t i = 0; i < own->question.count; i++) {
        if (own->question.offers[i].share.state != SHARE_NONE)
            return true;
    }
    return false;
}

static void leave(struct tui *tui, const struct share_asking *own)
{
    if (own->page.step != STEP_DONE)
        tui_say(tui, "%s",
                any_shared(own) ? _("Nothing more is shared, and nothing of this is remembered.")
                                : _("Nothing is shared, and nothing of this is remembered."));
    tui_pop(tui);
}

/* ---- going on ---- */

static void go_on(struct tui *tui, struct share_asking *own)
{
    struct share_page next = share_page_after(own, own->page);

    if (next.step == STEP_NONE)
        leave(tui, own);
    else
        show_page(own, next);
}

static void go_back(struct tui *tui, struct share_asking *own)
{
    struct share_page before = share_page_before(own, own->page);

    if (before.step == STEP_NONE)
        tui_say(tui, "%s", _("This is the first question."));
    else
        show_page(own, before);
}

/* False, and a page further down, while the end of what is asked was not seen. */
static bool was_read(struct tui *tui, struct share_asking *own)
{
    int lines =
        own->seen > 1 ? own->seen - 1 : 1; /* the last one is seen again: nothing is passed over */

    if (own->hidden == 0)
        return true;
    own->line += own->hidden < lines ? own->hidden : lines;
    tui_say(tui, "%s", _("There is more to read first: it goes on below."));
    return false;
}

static void choose(struct tui *tui, struct share_asking *own, int option)
{
    if (!was_read(tui, own))
        return;
    share_choose(own, option);
    own->row = option;
}

static void choose_focused(struct tui *tui, struct share_asking *own)
{
    if (own->row != CHOSEN_NONE)
        choose(tui, own, own->row);
    else if (was_read(tui, own) && own->page.step != STEP_DONE)
        tui_say(tui, "%s", _("Choose with a digit, or with the arrows and Space."));
}

static void take_team(struct tui *tui, struct share_asking *own)
{
    char *team = share_team(own);

    if (own->typed.editor.length > 0 && *team)
        go_on(tui, own);
    else
        tui_say(tui, "%s", _("Write the name of the team. Esc shares nothing."));
    free(team);
}

/* The code is seen until it is closed on purpose: a key that was typed ahead does not take it away. */
static void stay_with_code(struct tui *tui, struct share_asking *own)
{
    if (was_read(tui, own))
        tui_say(tui, "%s", _("Esc closes this page, when you have the code."));
}

/* Where the arrow was moved to another answer than the chosen one, which of them is meant is not guessed. */
static bool is_in_doubt(const struct share_asking *own, bool enter)
{
    int chosen = share_chosen(own);

    return own->row != chosen && (enter || chosen != CHOSEN_NONE);
}

static void say_what_lacks(struct tui *tui, const struct share_asking *own)
{
    if (own->row != share_chosen(own))
        tui_say(tui, "%s", _("Space chooses the answer at the arrow; then you can go on."));
    else if (own->page.step == STEP_TEAM)
        tui_say(tui, "%s", _("Choose the team. Esc shares nothing."));
    else if (own->page.step == STEP_CHECK)
        tui_say(tui, "%s", _("Choose with 1 or 2. Esc shares nothing."));
    else
        tui_say(tui, "%s",
                _("Nothing is chosen yet: choose with a digit, or with the arrows and "
                  "Space."));
}

/* PgDn goes on without a choice, too; Enter only with one. */
static void ask_next(struct tui *tui, struct share_asking *own, bool enter)
{
    bool needed = enter || own->page.step == STEP_TEAM || own->page.step == STEP_CHECK;

    if (own->page.step == STEP_DONE)
        stay_with_code(tui, own);
    else if (types_team(own))
        take_team(tui, own);
    else if (!was_read(tui, own))
        return;
    else if (is_in_doubt(own, enter) || (needed && share_chosen(own) == CHOSEN_NONE))
        say_what_lacks(tui, own);
    else if (own->page.step == STEP_CHECK && own->sure == 0)
        keep(tui, own);
    else if (own->page.step == STEP_CHECK)
        leave(tui, own);
    else
        go_on(tui, own);
}

/* ---- keys ---- */

/* Through what is to be read first, then along the answers. */
static bool moved(struct share_asking *own, const struct press *press)
{
    char letter = press->code == PRESS_TEXT && !press->text[1] ? press->text[0] : '\0';
    bool down = press->code == PRESS_DOWN || press->code == PRESS_TAB || letter == 'j';
    bool up = press->code == PRESS_UP || press->code == PRESS_BACKTAB || letter == 'k';

    if (!down && !up)
        return false;
    if (down && own->hidden > 0)
        own->line++;
    else if (down && own->row + 1 < share_option_count(own))
        own->row++;
    else if (up && own->row > 0)
        own->row--;
    else if (up && own->line > 0)
        own->line--;
    return true;
}

static void save_copy(struct tui *tui, const struct share_asking *own)
{
    if (own->page.step == STEP_DONE && *own->talk)
        export_for_employee(tui, own->talk);
    else
        tui_say(tui, "%s", _("The copy can be saved once it is shared."));
}

static bool act(struct tui *tui, struct share_asking *own, enum action_name action,
                const struct press *press)
{
    switch (action) {
    case ACT_SHARE_CHOOSE:
        choose_focused(tui, own);
        return true;
    case ACT_SHARE_ON:
        ask_next(tui, own, press->code == PRESS_ENTER);
        return true;
    case ACT_SHARE_EARLIER:
        if (own->page.step != STEP_DONE)
            go_back(tui, own);
        return true;
    case ACT_BACK:
        leave(tui, own);
        return true;
    case ACT_SAVE_COPY:
        save_copy(tui, own);
        return true;
    case ACT_EMPLOYEE_VIEW: /* a tick that the leader sets alone is no free choice */
        tui_say(tui, "%s",
                own->page.step == STEP_DONE
                    ? _("This is looked at together to the end. Esc closes it.")
                    : _("This is looked at together to the end. Esc shares nothing."));
        return true;
    default:
        return false;
    }
}

static bool share_key(struct tui *tui, void *state, enum action_name action,
                      const struct press *press)
{
    struct share_asking *own = state;
    int digit = press->code == PRESS_TEXT ? press->text[0] - '1' : CHOSEN_NONE;

    if (types_team(own) && action != ACT_SHARE_ON && action != ACT_BACK &&
        field_key(&own->typed, action, press).event == FIELD_TEXT_CHANGED)
        return true;
    if (!types_team(own) && digit >= 0 && digit < share_option_count(own)) {
        choose(tui, own, digit);
        return true;
    }
    return act(tui, own, action, press) || moved(own, press);
}

const struct screen_kind share_screen = {
    .name = "share",
    .place = ON_SHARE,
    .together = true,
    .to_the_end = true,
    .state_size = sizeof(struct share_asking),
    .open = share_open,
    .draw = share_draw_all,
    .in_text = share_in_text,
    .key = share_key,
    .changed = share_changed,
    .close = share_close,
};
