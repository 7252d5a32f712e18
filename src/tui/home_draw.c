/* How the first screen looks. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "home.h"
#include "share_line.h"

bool home_is_empty(const struct home_state *home)
{
    return home->talks.count + home->people.count + home->appointments.count == 0;
}

bool home_is_busy(const struct home_state *home)
{
    return home->agenda.count > 6;
}

/* Above the rows of a section; NULL where the row says it all. */
static const char *heading(enum section section)
{
    static const char *const words[SECTION_COUNT] = {
        [SECTION_TAKEN_OVER] = N_("Taken over from another leader"),
        [SECTION_UNFINISHED] = N_("To go on with"),
        [SECTION_ANSWER] = N_("From HR"),
        [SECTION_APPOINTMENT] = N_("Coming"),
        [SECTION_PASSED] = N_("Date has passed: what is needed?"),
        [SECTION_PROMISE] = N_("Promised"),
        [SECTION_NEW] = N_("New"),
        [SECTION_PEOPLE] = N_("People"),
        [SECTION_PAST] = N_("Past talks (Enter reads)"),
    };

    return words[section] ? _(words[section]) : NULL;
}

static char *all_line(struct home_entry entry)
{
    if (entry.section == SECTION_PEOPLE)
        return xasprintf(_("All people: %zu (p)"), entry.index);
    if (entry.section == SECTION_PAST)
        return xasprintf(_("All past talks: %zu (a)"), entry.index);
    return xasprintf(message_plural("and %zu more: Enter", "and %zu more: Enter", entry.index),
                     entry.index);
}

/* "from J. Smit", when, or who does it and when. The caller frees it. */
static char *agenda_side(const struct tui *tui, const struct agenda_entry *entry)
{
    const struct clock *clock = tui_session_setup(tui)->clock;

    switch (entry->kind) {
    case AGENDA_TAKEN_OVER:
        return xasprintf(_("from %s"), entry->interview->leader);
    case AGENDA_UNFINISHED:
        return agenda_talk_side(entry->interview, clock_now(clock));
    case AGENDA_APPOINTMENT:
        return agenda_day(entry->day, clock_today(clock)); /* that it has passed stands below */
    case AGENDA_ANSWER:
        return share_answer_side(entry->answer, clock_today(clock));
    default: /* what has passed stands under a heading that says so */
        return agenda_agreement_side(entry->agreement, clock_today(clock), false);
    }
}

static char *agenda_left(const struct agenda_entry *entry)
{
    switch (entry->kind) {
    case AGENDA_TAKEN_OVER:
        return entry->person_id ? agenda_who(entry->person, entry->team)
                                : agenda_talk(entry->interview);
    case AGENDA_UNFINISHED:
        return agenda_talk(entry->interview);
    case AGENDA_APPOINTMENT:
        return agenda_appointment(entry->appointment);
    default:
        return agenda_agreement(entry->agreement, true);
    }
}

static char *left_line(const struct home_state *home, struct home_entry entry)
{
    if (entry.all)
        return all_line(entry);
    switch (entry.section) {
    case SECTION_NEW:
        return home_is_empty(home) ? xstrdup(_("Begin the first talk"))
                                   : xasprintf("%s (n)", _("Begin a new talk"));
    case SECTION_PEOPLE:
        return agenda_who(home->people.items[entry.index].name,
                          home->people.items[entry.index].team);
    case SECTION_PAST:
        return agenda_talk(home->past[entry.index]);
    case SECTION_GUIDES:
        return home_is_empty(home) ? xstrdup(_("Conversation guides"))
                                   : xasprintf("%s (g)", _("Conversation guides"));
    case SECTION_SEARCH:
        return xasprintf("%s (/)", _("Search in talks and agreements"));
    case SECTION_TROUBLE:
        return xstrdup(home->trouble);
    default:
        return agenda_left(&home->agenda.entries[entry.index]);
    }
}

static char *right_line(const struct tui *tui, const struct home_state *home,
                        struct home_entry entry)
{
    if (entry.all)
        return xstrdup("");
    if (entry.section < SECTION_NEW)
        return agenda_side(tui, &home->agenda.entries[entry.index]);
    if (entry.section == SECTION_PAST)
        return agenda_talk_day(home->past[entry.index]);
    return xstrdup("");
}

/* Whether a row stands by itself, without a heading: what is one line each stands together. */
static bool is_bare(const struct home_state *home, const struct home_entry *entry)
{
    return entry->all || !heading(entry->section) ||
           (entry->section == SECTION_NEW && home_is_busy(home));
}

static int draw_heading(const struct home_state *home, struct canvas *canvas, int row, size_t index)
{
    const struct home_entry *entry = &home->entries[index];
    const struct home_entry *before = index ? &home->entries[index - 1] : NULL;
    bool bare = is_bare(home, entry);
    bool joins = before && bare && before->section >= SECTION_NEW && is_bare(home, before);

    if (before && before->section == entry->section)
        return row;
    if (before && !joins)
        row++;
    if (!bare && !home_is_empty(home))
        canvas_text(canvas, row++, 1, canvas->width, STYLE_BOLD, heading(entry->section));
    return row;
}

/* Below a talk to come of which the day has passed: what to do with it. */
static int draw_question(const struct home_state *home, struct canvas *canvas, int row,
                         struct home_entry entry)
{
    if (entry.section != SECTION_APPOINTMENT || entry.all ||
        !home->agenda.entries[entry.index].is_past)
        return 0;
    canvas_format(canvas, row, 5, STYLE_ACCENT, "%s (%s)",
                  _("date has passed: which day suits now?"), action_key(ACT_MOVE_DAY));
    return 1;
}

void home_draw(struct tui *tui, const struct home_state *home, struct frame *frame, int row)
{
    for (size_t i = 0; i < home->list.count; i++) {
        struct home_entry entry = home->entries[i];
        char *left = left_line(home, entry);
        char *right = right_line(tui, home, entry);

        if (home->view == SECTION_COUNT)
            row = draw_heading(home, &frame->body, row, i);
        if (entry.section == SECTION_GUIDES)
            row += canvas_wrap(&frame->body, row, 3, frame->columns - 4, STYLE_PLAIN, home->news);
        agenda_draw_row(&home->list, &frame->body, row++, i, left, right);
        row += draw_question(home, &frame->body, row, entry);
        free(right);
        free(left);
    }
}
