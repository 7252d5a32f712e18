/* Which questions there are about sharing, in which order, and what can be answered to each. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/utf8.h"
#include "share.h"

/* What was refused never got there: it is asked as if for the first time. */
static bool is_first(const struct share_offer *offer)
{
    return offer->share.state == SHARE_NONE || offer->share.state == SHARE_REFUSED;
}

bool share_is_asked(const struct share_offer *offer)
{
    return is_first(offer) || offer->is_change;
}

bool share_is_change(const struct share_offer *offer)
{
    return !is_first(offer) && offer->is_change;
}

bool share_is_yes(const struct share_asking *own, size_t offer)
{
    return own->words[offer] == SHARE_YES;
}

size_t share_yes_count(const struct share_asking *own)
{
    size_t count = 0;

    for (size_t i = 0; i < own->question.count; i++)
        count += share_is_yes(own, i);
    return count;
}

/* Something that goes for the first time: a change goes as its agreement went. */
static const struct share_offer *first_time(const struct share_asking *own)
{
    for (size_t i = 0; i < own->question.count; i++) {
        if (share_is_yes(own, i) && is_first(&own->question.offers[i]))
            return &own->question.offers[i];
    }
    return NULL;
}

static const struct share_offer *change(const struct share_asking *own)
{
    for (size_t i = 0; i < own->question.count; i++) {
        if (share_is_yes(own, i) && !is_first(&own->question.offers[i]))
            return &own->question.offers[i];
    }
    return NULL;
}

static bool is_person(const struct share_asking *own)
{
    return *own->question.person.id != '\0';
}

static bool asks_scores(const struct share_asking *own)
{
    return own->question.score_count > 0 && !own->question.scores_shared;
}

bool share_asks_team(const struct share_asking *own)
{
    return !own->question.team && (first_time(own) || own->scores == 0);
}

/* ---- the order of the pages ---- */

static bool is_wanted(const struct share_asking *own, struct share_page page)
{
    switch (page.step) {
    case STEP_ACTION:
        return page.offer < own->question.count &&
               share_is_asked(&own->question.offers[page.offer]);
    case STEP_NAME:
    case STEP_CONTACT:
        return is_person(own) && first_time(own);
    case STEP_SCORES:
        return asks_scores(own);
    case STEP_TEAM:
        return share_asks_team(own);
    case STEP_CHECK:
        return share_yes_count(own) > 0 || own->scores == 0;
    default:
        return false;
    }
}

static struct share_page step_of(enum share_step step)
{
    return (struct share_page){step, 0};
}

struct share_page share_page_after(const struct share_asking *own, struct share_page page)
{
    while (page.step < STEP_DONE) {
        if (page.step == STEP_ACTION && page.offer + 1 < own->question.count)
            page.offer++;
        else
            page = step_of(page.step + 1);
        if (is_wanted(own, page))
            return page;
    }
    return step_of(STEP_NONE);
}

static bool same_page(struct share_page one, struct share_page other)
{
    return one.step == other.step && one.offer == other.offer;
}

struct share_page share_first_page(const struct share_asking *own)
{
    struct share_page page = step_of(STEP_ACTION);

    return is_wanted(own, page) ? page : share_page_after(own, page);
}

struct share_page share_page_before(const struct share_asking *own, struct share_page page)
{
    struct share_page before = step_of(STEP_NONE);

    for (struct share_page at = share_first_page(own); at.step != STEP_NONE && !same_page(at, page);
         at = share_page_after(own, at))
        before = at;
    return before;
}

size_t share_page_number(const struct share_asking *own, size_t offer)
{
    size_t number = 0;

    for (size_t i = 0; i <= offer && i < own->question.count; i++)
        number += share_is_asked(&own->question.offers[i]);
    return number;
}

size_t share_page_count(const struct share_asking *own)
{
    return share_page_number(own, own->question.count);
}

/* ---- the answers ---- */

int share_option_count(const struct share_asking *own)
{
    switch (own->page.step) {
    case STEP_TEAM:
        return (int)own->question.team_count;
    case STEP_DONE:
    case STEP_NONE:
        return 0;
    default:
        return 2;
    }
}

char *share_option_text(const struct share_asking *own, int option)
{
    switch (own->page.step) {
    case STEP_NAME:
        return option == 0 ? xasprintf(_("With my name: %s"), own->question.person.name)
                           : xasprintf(_("With a number instead: %s"), own->number);
    case STEP_TEAM:
        return xstrdup(own->question.teams[option]);
    case STEP_CHECK:
        return xstrdup(option == 0 ? _("Yes, share this") : _("No, share nothing"));
    default:
        return xstrdup(option == 0 ? _("Yes") : _("No"));
    }
}

int share_chosen(const struct share_asking *own)
{
    switch (own->page.step) {
    case STEP_ACTION:
        return own->words[own->page.offer] == SHARE_YES  ? 0
               : own->words[own->page.offer] == SHARE_NO ? 1
                                                         : CHOSEN_NONE;
    case STEP_NAME:
        return own->named;
    case STEP_CONTACT:
        return own->contact;
    case STEP_SCORES:
        return own->scores;
    case STEP_TEAM:
        return own->team;
    case STEP_CHECK:
        return own->sure;
    default:
        return CHOSEN_NONE;
    }
}

void share_choose(struct share_asking *own, int option)
{
    switch (own->page.step) {
    case STEP_ACTION:
        own->words[own->page.offer] = option == 0 ? SHARE_YES : SHARE_NO;
        break;
    case STEP_NAME:
        own->named = option;
        break;
    case STEP_CONTACT:
        own->contact = option;
        break;
    case STEP_SCORES:
        own->scores = option;
        break;
    case STEP_TEAM:
        own->team = option;
        break;
    case STEP_CHECK:
        own->sure = option;
        break;
    default:
        break;
    }
}

/* ---- how it goes along ---- */

/* Who went on without choosing goes with a number: a name is never the rule. */
char *share_person_as(const struct share_asking *own)
{
    const struct share_question *question = &own->question;
    const struct share_offer *changed = first_time(own) ? NULL : change(own);

    if (changed)
        return xstrdup(changed->share.person_as);
    if (!is_person(own))
        return share_team(own);
    if (own->named == CHOSEN_NONE && own->page.step <= STEP_NAME)
        return xstrdup(_("your name or a number, as you choose after this"));
    return xstrdup(own->named == 0 ? question->person.name : own->number);
}

/* What goes again goes as it went: the name or the number of then. */
char *share_offer_as(const struct share_asking *own, size_t offer)
{
    const struct share_offer *asked = &own->question.offers[offer];

    return share_is_change(asked) ? xstrdup(asked->share.person_as) : share_person_as(own);
}

char *share_offer_team(const struct share_asking *own, size_t offer)
{
    const struct share_offer *asked = &own->question.offers[offer];

    return share_is_change(asked) && !share_asks_team(own) && !own->question.team
               ? xstrdup(asked->share.team)
               : share_team(own);
}

bool share_may_contact(const struct share_asking *own)
{
    const struct share_offer *changed = first_time(own) ? NULL : change(own);

    return changed ? changed->share.may_contact : own->contact == 0;
}

char *share_team(const struct share_asking *own)
{
    const struct share_offer *changed = first_time(own) ? NULL : change(own);
    char *typed;

    if (own->question.team)
        return xstrdup(own->question.team);
    if (changed && own->scores != 0)
        return xstrdup(changed->share.team);
    if (own->team != CHOSEN_NONE)
        return xstrdup(own->question.teams[own->team]);
    typed = utf8_clean(own->typed.editor.text, own->typed.editor.length, UTF8_ONE_LINE);
    if (*typed || own->page.step > STEP_TEAM)
        return typed;
    free(typed);
    return xstrdup(_("the one that you choose after this"));
}
