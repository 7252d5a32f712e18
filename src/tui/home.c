/*
 * The first screen: an agenda, so that nobody has to ring the bell. Long sections show their first
 * rows here, and all of them in a view of their own, from which Esc comes back.
 */
#include "home.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/message.h"
#include "frame.h"
#include "loop.h"
#include "names.h"
#include "script/guide.h"
#include "session/erase.h"
#include "session/outbox.h"
#include "share_line.h"
#include "store/agreement.h"

static void forget(struct home_state *home)
{
    agenda_done(&home->agenda);
    interview_list_done(&home->talks);
    appointment_list_done(&home->appointments);
    agreement_list_done(&home->agreements);
    home_forget_shared(home);
    person_list_done(&home->people);
    home->talks = (struct interview_list){0};
    home->appointments = (struct appointment_list){0};
    home->agreements = (struct agreement_list){0};
    home->people = (struct person_list){0};
    free(home->past);
    home->past = NULL;
    home->past_count = 0;
    free(home->entries);
    home->entries = NULL;
    free(home->news);
    home->news = NULL;
}

/* What changed in the guides: the shipped ones never do. */
static char *guides_news(const struct session_setup *setup)
{
    struct guide_list guides;
    struct buf lines;

    guide_list_load_own(setup->library, message_language(), &guides);
    buf_init(&lines);
    for (size_t i = 0; i < guides.count; i++) {
        char *news = guide_news(&guides.items[i], clock_today(setup->clock));

        if (news)
            buf_addf(&lines, "%s%s", lines.length ? "\n" : "", news);
        free(news);
    }
    guide_list_done(&guides);
    return buf_take(&lines);
}

static void find_past(struct home_state *home)
{
    home->past = xcalloc(home->talks.count + 1, sizeof *home->past);
    for (size_t i = 0; i < home->talks.count; i++) {
        if (home->talks.items[i].status == INTERVIEW_CLOSED)
            home->past[home->past_count++] = &home->talks.items[i];
    }
}

/* ---- what stands on the screen ---- */

static void add(struct home_state *home, struct home_entry entry)
{
    home->entries = xreallocarray(home->entries, home->list.count + 1, sizeof *home->entries);
    home->entries[home->list.count++] = entry;
}

/* How many rows of a section the first screen has; one more is shown rather than named. */
static size_t most_rows(const struct home_state *home, enum section section)
{
    bool busy = home_is_busy(home);

    switch (section) {
    case SECTION_PEOPLE:
        return busy || home->people.count > 4 ? 0 : 4;
    case SECTION_PAST:
        return busy ? 0 : 3;
    case SECTION_PASSED:
    case SECTION_PROMISE:
        return 5;
    default:
        return 4;
    }
}

/* `count` rows from `first` on, as far as the view shows them. */
static void add_section(struct home_state *home, enum section section, size_t first, size_t count)
{
    size_t most = most_rows(home, section);
    bool counted = section == SECTION_PEOPLE || section == SECTION_PAST;
    size_t shown = home->view != SECTION_COUNT || count <= most + (most > 0) ? count : most;

    if (home->view != SECTION_COUNT && home->view != section)
        return;
    for (size_t i = 0; i < shown; i++)
        add(home, (struct home_entry){section, false, first + i});
    if (shown < count)
        add(home, (struct home_entry){section, true, counted ? count : count - shown});
}

static void add_agenda(struct home_state *home)
{
    size_t count;

    for (size_t i = 0; i < home->agenda.count; i += count) {
        enum agenda_kind kind = home->agenda.entries[i].kind;

        for (count = 1; i + count < home->agenda.count; count++) {
            if (home->agenda.entries[i + count].kind != kind)
                break;
        }
        add_section(home, (enum section)kind, i, count);
    }
}

static void fill(struct home_state *home)
{
    size_t row = home->list.row;

    free(home->entries);
    home->entries = NULL;
    home->list.count = 0;
    add_section(home, SECTION_TROUBLE, 0, home->trouble != NULL);
    add_agenda(home);
    add_section(home, SECTION_NEW, 0, 1);
    add_section(home, SECTION_PEOPLE, 0, home->people.count);
    add_section(home, SECTION_PAST, 0, home->past_count);
    add_section(home, SECTION_GUIDES, 0, 1);
    add_section(home, SECTION_SEARCH, 0, !home_is_empty(home));
    home->list.row = row;
    if (home->list.count == 0 && home->view != SECTION_COUNT) { /* the last one of it went */
        home->view = SECTION_COUNT;
        fill(home);
    }
    list_set_count(&home->list, home->list.count);
}

/* Whose row it is, so that the focus can stay on it; NULL of a row that is always there. */
static const char *entry_id(const struct home_state *home, struct home_entry entry)
{
    const struct agenda_entry *of = NULL;

    if (entry.all)
        return NULL;
    if (entry.section == SECTION_PEOPLE)
        return home->people.items[entry.index].id;
    if (entry.section == SECTION_PAST)
        return home->past[entry.index]->id;
    if (entry.section < SECTION_NEW)
        of = &home->agenda.entries[entry.index];
    return !of               ? NULL
           : of->interview   ? of->interview->id
           : of->appointment ? of->appointment->id
                             : of->agreement->action.id;
}

/* The same row, wherever it is now; where it stood when it is gone. */
static void keep_focus(struct home_state *home, enum section section, const char *id)
{
    for (size_t i = 0; *id && i < home->list.count; i++) {
        const char *other = entry_id(home, home->entries[i]);

        if (home->entries[i].section == section && other && strcmp(other, id) == 0)
            home->list.row = i;
    }
}

static void load(struct tui *tui, struct home_state *home)
{
    const struct session_setup *setup = tui_session_setup(tui);
    struct home_entry focused = {.section = SECTION_COUNT, .all = true};
    char id[UUID_SIZE] = "";
    struct diag diag;

    diag_init(&diag);
    if (home->entries) {
        focused = home->entries[home->list.row];
        snprintf(id, sizeof id, "%s", entry_id(home, focused) ? entry_id(home, focused) : "");
    }
    forget(home);
    if (!store_interviews(setup->store, &home->talks, &diag) ||
        !store_people(setup->store, &home->people, &diag) ||
        !store_appointments(setup->store, &home->appointments, &diag) ||
        !store_agreements(setup->store, NULL, &home->agreements, &diag))
        tui_say(tui, "%s", diag_text(&diag));
    diag_done(&diag);
    home_load_shared(tui, home);
    names_title(tui, &home->appointments);
    home->today = clock_today(setup->clock);
    agenda_init(&home->agenda, &(struct agenda_source){.interviews = &home->talks,
                                                       .appointments = &home->appointments,
                                                       .agreements = &home->agreements,
                                                       .answers = &home->answers,
                                                       .today = clock_today(setup->clock)});
    find_past(home);
    fill(home);
    keep_focus(home, focused.section, id);
    home->news = guides_news(setup);
    home->stale = false;
}

static bool home_open(struct tui *tui, void *state, const void *argument)
{
    struct home_state *home = state;

    (void)argument;
    home->view = SECTION_COUNT;
    load(tui, home);
    home->list.row = home->trouble != NULL; /* it is told, and not in the way */
    return true;
}

static void home_changed(struct tui *tui, void *state, const struct change *change)
{
    struct home_state *home = state;

    (void)tui;
    (void)change;
    home->stale = true; /* read when it is seen again, and not while a talk goes on */
    home->next_send = 0;
}

/* A window that stays open over night. */
static void home_tick(struct tui *tui, void *state)
{
    struct home_state *home = state;

    if (day_difference(home->today, clock_today(tui_session_setup(tui)->clock)) != 0)
        home->stale = true;
    home_look_at_shared(tui, home);
}

static void home_close(void *state)
{
    forget(state);
}

/* ---- drawing ---- */

static const char *view_title(enum section view)
{
    static const char *const titles[SECTION_COUNT] = {
        [SECTION_TAKEN_OVER] = N_("Taken over from another leader"),
        [SECTION_UNFINISHED] = N_("To go on with"),
        [SECTION_ANSWER] = N_("From HR"),
        [SECTION_APPOINTMENT] = N_("Coming"),
        [SECTION_PASSED] = N_("Date has passed: what is needed?"),
        [SECTION_PROMISE] = N_("Promised"),
        [SECTION_PEOPLE] = N_("People"),
        [SECTION_PAST] = N_("Past talks"),
    };

    return _(titles[view]);
}

/* Of the row in focus; NULL when it is something else. */
static const struct appointment *focused_appointment(const struct home_state *home)
{
    struct home_entry entry = home->entries[home->list.row];

    return entry.section == SECTION_APPOINTMENT && !entry.all
               ? home->agenda.entries[entry.index].appointment
               : NULL;
}

static void set_hints(const struct home_state *home, struct frame *frame)
{
    static const enum action_name hints[2][2][HINTS_MAX] = {
        {{ACT_HELP, ACT_ENTER, ACT_LANGUAGE, ACT_COVER, ACT_STOP},
         {ACT_HELP, ACT_ENTER, ACT_MOVE_DAY, ACT_LANGUAGE, ACT_COVER, ACT_STOP}},
        {{ACT_HELP, ACT_ENTER, ACT_NEXT_PAGE, ACT_BACK, ACT_STOP},
         {ACT_HELP, ACT_ENTER, ACT_MOVE_DAY, ACT_NEXT_PAGE, ACT_BACK, ACT_STOP}},
    };
    bool view = home->view != SECTION_COUNT;

    memcpy(frame->hints, hints[view][focused_appointment(home) != NULL], sizeof hints[0][0]);
    if (home->view == SECTION_PEOPLE) /* whom one takes over comes in a file */
        frame->hints[2] = ACT_TAKE_IN;
    else if (home_is_empty(home))
        memcpy(&frame->hints[2],
               (enum action_name[]){ACT_TAKE_IN, ACT_LANGUAGE, ACT_STOP, ACT_NONE},
               4 * sizeof *frame->hints);
    else if (!view && home->on_its_way) /* the language is in the help, too */
        frame->hints[focused_appointment(home) ? 3 : 2] = ACT_TO_HR;
}

/* One key to each, also while the agenda is longer than the screen. The caller frees it. */
static char *under_line(const struct home_state *home, int columns)
{
    static const enum action_name menu[HINTS_MAX] = {ACT_NEW_TALK, ACT_PEOPLE, ACT_PAST_TALKS,
                                                     ACT_GUIDES, ACT_SEARCH};
    char *hints, *line;

    if (home->view != SECTION_COUNT)
        return xstrdup(view_title(home->view));
    if (home_is_empty(home))
        return xstrdup(_("A talk about what matters in your work"));
    hints = frame_hints(menu, columns - 2);
    line = xstrdup(hints + strspn(hints, " "));
    free(hints);
    return line;
}

static void draw(struct tui *tui, void *state, struct frame *frame)
{
    struct home_state *home = state;
    int row = 0;

    if (home->stale)
        load(tui, home);
    home->was_seen = true;
    frame->title = xstrdup("WAARDEGESPREK");
    frame->under = under_line(home, frame->columns);
    frame->scroll = &home->scroll;
    set_hints(home, frame);
    if (home_is_empty(home)) {
        row += canvas_wrap(&frame->body, 1, 1, frame->columns - 2, STYLE_PLAIN,
                           _("There are no talks yet. Press Enter to begin the first one. "
                             "Everything is kept as you type, and only you can open it.")) +
               2;
    }
    home_draw(tui, home, frame, row);
}

/* ---- keys ---- */

static void show_view(struct home_state *home, enum section view)
{
    if (home->view == SECTION_COUNT)
        home->row_before = home->list.row;
    home->view = view;
    home->list.row = view == SECTION_COUNT ? home->row_before : 0;
    home->scroll = 0;
    fill(home);
}

static void open_talk(struct tui *tui, const struct interview *talk)
{
    if (talk->status == INTERVIEW_OPEN)
        tui_open_talk(tui, talk->id);
    else
        tui_push(tui, &read_screen, talk->id);
}

static void open_taken_over(struct tui *tui, const struct home_state *home,
                            const struct agenda_entry *entry)
{
    for (size_t i = 0; entry->person_id && i < home->people.count; i++) {
        if (strcmp(home->people.items[i].id, entry->person_id) == 0) {
            tui_push(tui, &person_screen, &home->people.items[i]);
            return;
        }
    }
    open_talk(tui, entry->interview);
}

static void open_agenda(struct tui *tui, const struct home_state *home,
                        const struct agenda_entry *entry)
{
    switch (entry->kind) {
    case AGENDA_TAKEN_OVER:
        open_taken_over(tui, home, entry);
        break;
    case AGENDA_UNFINISHED:
        tui_open_talk(tui, entry->interview->id);
        break;
    case AGENDA_APPOINTMENT:
        tui_push(tui, &prepare_screen, entry->appointment);
        break;
    case AGENDA_ANSWER:
        tui_push(tui, &hr_answer_screen, entry->answer->action);
        break;
    default:
        tui_push(tui, &agreement_screen, entry->agreement->action.id);
        break;
    }
}

static void open_entry(struct tui *tui, struct home_state *home, struct home_entry entry)
{
    if (entry.all) {
        show_view(home, entry.section);
        return;
    }
    switch (entry.section) {
    case SECTION_NEW:
        tui_push(tui, &start_screen, NULL);
        break;
    case SECTION_PEOPLE:
        tui_push(tui, &person_screen, &home->people.items[entry.index]);
        break;
    case SECTION_PAST:
        tui_push(tui, &read_screen, home->past[entry.index]->id);
        break;
    case SECTION_GUIDES:
        tui_push(tui, &guides_screen, NULL);
        break;
    case SECTION_SEARCH:
        tui_push(tui, &search_screen, NULL);
        break;
    case SECTION_TROUBLE:
        tui_push(tui, &outbox_screen, NULL);
        break;
    default:
        open_agenda(tui, home, &home->agenda.entries[entry.index]);
        break;
    }
}

static const struct interview *focused_talk(const struct home_state *home)
{
    struct home_entry entry = home->entries[home->list.row];

    if (entry.all)
        return NULL;
    if (entry.section == SECTION_PAST)
        return home->past[entry.index];
    return entry.section == SECTION_UNFINISHED ? home->agenda.entries[entry.index].interview : NULL;
}

static void erase(struct tui *tui, int option, const char *id)
{
    struct diag diag;

    if (option != 1)
        return;
    diag_init(&diag);
    tui_say(tui, "%s",
            session_erase(tui_session_setup(tui), id, &diag) ? _("The talk is erased.")
                                                             : diag_text(&diag));
    diag_done(&diag);
    outbox_start(tui_session_setup(tui)); /* what was shared of it is taken back there, too */
    tui_changed(tui, NULL);
}

/* A talk that was begun by mistake, or that somebody wants gone; a talk to come goes off the list. */
static void ask_to_erase(struct tui *tui, const struct home_state *home)
{
    const struct interview *talk = focused_talk(home);
    char *line, *question;

    if (focused_appointment(home)) {
        agenda_ask_drop(tui, focused_appointment(home));
        return;
    }
    if (!talk) {
        tui_say(tui, "%s", _("Choose a talk to erase it."));
        return;
    }
    line = agenda_talk(talk);
    question = xasprintf("%s\n\n%s", line,
                         _("Erase this talk for good? Its answers and agreements can't be brought "
                           "back."));
    tui_push(tui, &sure_screen,
             &(struct ask){question, {_("No, leave it"), _("Yes, erase it")}, erase, talk->id});
    free(question);
    free(line);
}

static void ask_to_move(struct tui *tui, const struct home_state *home)
{
    if (focused_appointment(home))
        agenda_ask_day(tui, focused_appointment(home));
    else
        tui_say(tui, "%s", _("Choose a talk that is to come, to move it."));
}

static void show_people(struct tui *tui, struct home_state *home)
{
    if (home->people.count)
        show_view(home, SECTION_PEOPLE);
    else
        tui_say(tui, "%s", _("There is nobody here yet. A first talk brings somebody."));
}

static void show_past(struct tui *tui, struct home_state *home)
{
    if (home->past_count)
        show_view(home, SECTION_PAST);
    else
        tui_say(tui, "%s", _("No talk is finished yet."));
}

static bool do_action(struct tui *tui, struct home_state *home, enum action_name action)
{
    switch (action) {
    case ACT_ERASE:
        ask_to_erase(tui, home);
        return true;
    case ACT_MOVE_DAY:
        ask_to_move(tui, home);
        return true;
    case ACT_NEW_TALK:
        tui_push(tui, &start_screen, NULL);
        return true;
    case ACT_PEOPLE:
        show_people(tui, home);
        return true;
    case ACT_PAST_TALKS:
        show_past(tui, home);
        return true;
    case ACT_GUIDES:
        tui_push(tui, &guides_screen, NULL);
        return true;
    case ACT_TO_HR:
        tui_push(tui, &outbox_screen, NULL);
        return true;
    case ACT_TAKE_BACK_CODE:
        share_open_code_back(tui);
        return true;
    case ACT_ENTER:
        open_entry(tui, home, home->entries[home->list.row]);
        return true;
    case ACT_BACK:
        if (home->view == SECTION_COUNT)
            return false;
        show_view(home, SECTION_COUNT);
        return true;
    default:
        return false;
    }
}

static bool home_key(struct tui *tui, void *state, enum action_name action,
                     const struct press *press)
{
    struct home_state *home = state;

    return list_key(&home->list, action, press, 10) || do_action(tui, home, action);
}

const struct screen_kind home_screen = {
    .name = "home",
    .place = ON_HOME,
    .of_all = true,
    .state_size = sizeof(struct home_state),
    .open = home_open,
    .draw = draw,
    .key = home_key,
    .changed = home_changed,
    .tick = home_tick,
    .close = home_close,
};
