/* The first screen: talks to go on with, a new talk, people, past talks. */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/message.h"
#include "list.h"
#include "loop.h"
#include "screen.h"
#include "script/guide.h"
#include "session/erase.h"

/* What stands on the screen, in this order. */
enum entry_kind { ENTRY_OPEN_TALK, ENTRY_NEW_TALK, ENTRY_PERSON, ENTRY_PAST_TALK, ENTRY_GUIDES };
struct entry {
    enum entry_kind kind;
    size_t index; /* in talks or people */
};

struct home_state {
    struct interview_list talks;
    struct person_list people;
    struct entry *entries;
    char *news; /* about the guides, a line each; NULL = none */
    struct list list;
    int scroll;
    bool stale;
};

static void forget(struct home_state *home)
{
    interview_list_done(&home->talks);
    person_list_done(&home->people);
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

static void add_talks(struct home_state *home, size_t *count, enum interview_status status,
                      enum entry_kind kind)
{
    for (size_t i = 0; i < home->talks.count; i++) {
        if (home->talks.items[i].status == status)
            home->entries[(*count)++] = (struct entry){kind, i};
    }
}

static void load(struct tui *tui, struct home_state *home)
{
    struct store *store = tui_session_setup(tui)->store;
    size_t count = 0;
    struct diag diag;

    diag_init(&diag);
    forget(home);
    if (!store_interviews(store, &home->talks, &diag) || !store_people(store, &home->people, &diag))
        tui_say(tui, "%s", diag_text(&diag));
    home->entries = xcalloc(home->talks.count + home->people.count + 2, sizeof *home->entries);
    add_talks(home, &count, INTERVIEW_OPEN, ENTRY_OPEN_TALK);
    home->entries[count++] = (struct entry){ENTRY_NEW_TALK, 0};
    for (size_t i = 0; i < home->people.count; i++)
        home->entries[count++] = (struct entry){ENTRY_PERSON, i};
    add_talks(home, &count, INTERVIEW_CLOSED, ENTRY_PAST_TALK);
    home->entries[count++] = (struct entry){ENTRY_GUIDES, 0};
    list_set_count(&home->list, count);
    home->news = guides_news(tui_session_setup(tui));
    home->stale = false;
    diag_done(&diag);
}

static bool home_open(struct tui *tui, void *state, const void *argument)
{
    (void)argument;
    load(tui, state);
    return true;
}

static void home_changed(struct tui *tui, void *state, const struct change *change)
{
    struct home_state *home = state;

    (void)tui;
    (void)change;
    home->stale = true; /* read when it is seen again, and not while a talk goes on */
}

static void home_close(void *state)
{
    forget(state);
}

/* ---- drawing ---- */

/* When it goes, of a talk that may not stay. Takes the line over; the caller frees what comes back. */
static char *add_term(char *line, const struct interview *talk)
{
    char text[DAY_TEXT_SIZE];
    struct day day;
    char *longer;

    if (!interview_kept_until(talk, &day))
        return line;
    day_format_short(day, text);
    longer = xasprintf(_("%s · erased after %s"), line, text);
    free(line);
    return longer;
}

static char *talk_line(const struct tui *tui, const struct interview *talk)
{
    char *ago = moment_ago(talk->touched, clock_now(tui_session_setup(tui)->clock));
    char *values =
        talk->talked_about ? xasprintf(_(" · %d of 7 values"), talk->talked_about) : xstrdup("");
    char *line =
        xasprintf("%s%s%s%s%s%s · %s", talk->person ? talk->person : "", talk->person ? " · " : "",
                  talk->team ? talk->team : "", talk->team ? " · " : "", talk->title, values, ago);

    free(values);
    free(ago);
    return add_term(line, talk);
}

static char *person_line(const struct person *person)
{
    if (person->team && *person->team)
        return xasprintf("%s · %s", person->name, person->team);
    return xstrdup(person->name);
}

/* Nobody and nothing yet: only a first talk to begin. */
static bool is_empty(const struct home_state *home)
{
    return home->talks.count + home->people.count == 0;
}

static char *entry_line(const struct tui *tui, const struct home_state *home, struct entry entry)
{
    switch (entry.kind) {
    case ENTRY_PERSON:
        return person_line(&home->people.items[entry.index]);
    case ENTRY_NEW_TALK:
        return xstrdup(is_empty(home) ? _("Begin the first talk") : _("Begin a new talk"));
    case ENTRY_GUIDES:
        return xstrdup(_("Conversation guides"));
    default:
        return talk_line(tui, &home->talks.items[entry.index]);
    }
}

static const char *heading(enum entry_kind kind)
{
    switch (kind) {
    case ENTRY_OPEN_TALK:
        return _("To go on with");
    case ENTRY_NEW_TALK:
        return _("New");
    case ENTRY_PERSON:
        return _("People (Enter begins a talk)");
    case ENTRY_GUIDES:
        return NULL;
    default:
        return _("Past talks (Enter reads)");
    }
}

static int draw_heading(const struct home_state *home, struct canvas *canvas, int row, size_t index)
{
    const char *words = is_empty(home) ? NULL : heading(home->entries[index].kind);

    row += index > 0;
    if (words)
        canvas_text(canvas, row++, 1, canvas->width, STYLE_BOLD, words);
    return row;
}

static void home_draw(struct tui *tui, void *state, struct frame *frame)
{
    static const enum action_name hints[HINTS_MAX] = {ACT_HELP, ACT_ENTER, ACT_LANGUAGE, ACT_COVER,
                                                      ACT_STOP};
    struct home_state *home = state;
    int row = 0;

    if (home->stale)
        load(tui, home);
    frame->title = xstrdup("WAARDEGESPREK");
    frame->under = xstrdup(_("A talk about what matters in your work"));
    frame->scroll = &home->scroll;
    memcpy(frame->hints, hints, sizeof hints);
    if (is_empty(home)) {
        row += canvas_wrap(&frame->body, 1, 1, frame->columns - 2, STYLE_PLAIN,
                           _("There are no talks yet. Press Enter to begin the first one. "
                             "Everything is kept as you type, and only you can open it.")) +
               2;
    }
    for (size_t i = 0; i < home->list.count; i++) {
        struct entry entry = home->entries[i];
        char *line = entry_line(tui, home, entry);

        if (i == 0 || home->entries[i - 1].kind != entry.kind)
            row = draw_heading(home, &frame->body, row, i);
        if (entry.kind == ENTRY_GUIDES)
            row += canvas_wrap(&frame->body, row, 3, frame->columns - 4, STYLE_PLAIN, home->news);
        list_draw_row(&home->list, &frame->body, row++, i, line);
        free(line);
    }
}

/* ---- keys ---- */

static void open_entry(struct tui *tui, const struct home_state *home, struct entry entry)
{
    switch (entry.kind) {
    case ENTRY_OPEN_TALK:
        tui_open_talk(tui, home->talks.items[entry.index].id);
        break;
    case ENTRY_NEW_TALK:
        tui_push(tui, &start_screen, NULL);
        break;
    case ENTRY_PERSON:
        tui_push(tui, &start_screen, &home->people.items[entry.index]);
        break;
    case ENTRY_PAST_TALK:
        tui_push(tui, &read_screen, home->talks.items[entry.index].id);
        break;
    case ENTRY_GUIDES:
        tui_push(tui, &guides_screen, NULL);
        break;
    }
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
    tui_changed(tui, NULL);
}

/* A talk that was begun by mistake, or that somebody wants gone. */
static void ask_to_erase(struct tui *tui, const struct home_state *home)
{
    struct entry entry = home->entries[home->list.row];
    char *line, *question;

    if (entry.kind != ENTRY_OPEN_TALK && entry.kind != ENTRY_PAST_TALK) {
        tui_say(tui, "%s", _("Choose a talk to erase it."));
        return;
    }
    line = entry_line(tui, home, entry);
    question = xasprintf("%s\n\n%s", line,
                         _("Erase this talk for good? Its answers and agreements can't be brought "
                           "back."));
    tui_push(tui, &ask_screen,
             &(struct ask){question,
                           {_("No, leave it"), _("Yes, erase it")},
                           erase,
                           home->talks.items[entry.index].id});
    free(question);
    free(line);
}

static bool home_key(struct tui *tui, void *state, enum action_name action,
                     const struct press *press)
{
    struct home_state *home = state;

    if (list_key(&home->list, action, press, 10))
        return true;
    if (action == ACT_ERASE) {
        ask_to_erase(tui, home);
        return true;
    }
    if (action == ACT_GUIDES)
        tui_push(tui, &guides_screen, NULL);
    else if (action == ACT_ENTER)
        open_entry(tui, home, home->entries[home->list.row]);
    else
        return false;
    return true;
}

const struct screen_kind home_screen = {
    .name = "home",
    .place = ON_HOME,
    .state_size = sizeof(struct home_state),
    .open = home_open,
    .draw = home_draw,
    .key = home_key,
    .changed = home_changed,
    .close = home_close,
};
