/* HR's overview: going through its quarters and teams. */
#include "hr_overview.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "frame.h"
#include "loop.h"

struct quarter hr_overview_stop(const struct hr_overview_state *own)
{
    return own->stops[own->stop];
}

const char *hr_overview_team(const struct hr_overview_state *own)
{
    return own->team < own->team_count ? own->teams[own->team] : NULL;
}

/* ---- reading ---- */

static bool has_year(const struct overview *overview, int year)
{
    for (size_t i = 0; i < overview->figures.count; i++) {
        if (overview->figures.items[i].quarter.number == 0 &&
            overview->figures.items[i].quarter.year == year)
            return true;
    }
    return false;
}

/* A year comes behind its last quarter. */
static void make_stops(struct hr_overview_state *own, struct quarter now)
{
    enum { QUARTERS_MOST = HR_STOPS_MAX / 2 };
    struct quarter quarters[QUARTERS_MOST];
    size_t count = overview_quarters(&own->overview, quarters, QUARTERS_MOST);

    own->stop_count = 0;
    for (size_t i = 0; i < count; i++) {
        bool year_ends = i + 1 == count || quarters[i + 1].year != quarters[i].year;

        own->stops[own->stop_count++] = quarters[i];
        if (year_ends && has_year(&own->overview, quarters[i].year))
            own->stops[own->stop_count++] = (struct quarter){.year = quarters[i].year};
    }
    if (own->stop_count == 0)
        own->stops[own->stop_count++] = now;
}

/* The last quarter that is closed has something to see; before there is one, the newest. */
static size_t first_stop(const struct hr_overview_state *own, struct quarter now)
{
    for (size_t i = own->stop_count; i-- > 0;) {
        if (own->stops[i].number != 0 && quarter_compare(own->stops[i], now) < 0)
            return i;
    }
    return own->stop_count - 1;
}

static size_t find_stop(const struct hr_overview_state *own, struct quarter quarter)
{
    for (size_t i = 0; i < own->stop_count; i++) {
        if (own->stops[i].year == quarter.year && own->stops[i].number == quarter.number)
            return i;
    }
    return own->stop_count;
}

static size_t find_team(const struct hr_overview_state *own, const char *name)
{
    for (size_t i = 0; name && i < own->team_count; i++) {
        if (strcmp(own->teams[i], name) == 0)
            return i;
    }
    return own->team_count;
}

/* Where one was stays, also when others shared meanwhile. */
static void put(struct hr_overview_state *own, struct overview *overview, struct quarter now)
{
    const char *known = own->loaded ? hr_overview_team(own) : NULL;
    char *team = known ? xstrdup(known) : NULL;
    struct quarter was = own->stops[own->stop];
    bool loaded = own->loaded;

    free(own->teams);
    if (loaded)
        overview_done(&own->overview);
    own->overview = *overview;
    own->loaded = true;
    own->team_count = overview_teams(&own->overview, &own->teams);
    own->team = find_team(own, team);
    make_stops(own, now);
    own->stop = loaded ? find_stop(own, was) : own->stop_count;
    if (own->stop == own->stop_count)
        own->stop = first_stop(own, now);
    free(team);
}

static void load(struct tui *tui, struct hr_overview_state *own)
{
    struct overview overview;
    struct diag diag;

    diag_init(&diag);
    free(own->away);
    own->away = NULL;
    if (registry_overview(hr_registry(tui), &overview, &diag)) {
        put(own, &overview, quarter_of(hr_today(tui)));
        own->read = clock_now(tui_session_setup(tui)->clock);
    } else {
        own->away = hr_why(tui, &diag);
    }
    diag_done(&diag);
}

static bool overview_open(struct tui *tui, void *state, const void *argument)
{
    struct hr_overview_state *own = state;

    (void)argument;
    own->stop_count = 1;
    own->stops[0] = quarter_of(hr_today(tui));
    load(tui, own);
    return true;
}

static void overview_close(void *state)
{
    struct hr_overview_state *own = state;

    if (own->loaded)
        overview_done(&own->overview);
    free(own->teams);
    free(own->away);
}

/* ---- keys ---- */

static void go_to_quarter(struct tui *tui, struct hr_overview_state *own, bool later)
{
    if (later ? own->stop + 1 < own->stop_count : own->stop > 0)
        own->stop += later ? 1 : (size_t)-1;
    else
        tui_say(tui, "%s",
                later ? _("There is nothing of a later quarter.")
                      : _("There is nothing of an earlier quarter."));
}

/* The next part comes to the top of the screen, with the row above it. */
static void go_to_part(struct hr_overview_state *own, bool forward)
{
    size_t at = 0;

    while (at + 1 < own->part_count && own->parts[at + 1] <= (int)own->list.row)
        at++;
    if (own->part_count == 0)
        return;
    at = (at + (forward ? 1 : own->part_count - 1)) % own->part_count;
    own->list.row = (size_t)own->parts[at];
    own->scroll = own->parts[at] > 0 ? own->parts[at] - 1 : 0;
}

static void go_to_team(struct hr_overview_state *own, size_t team)
{
    own->team = team;
    own->list.row = 0;
    own->scroll = 0;
}

/* Enter on a team shows it alone. */
static void open_row(struct tui *tui, struct hr_overview_state *own)
{
    int at = (int)own->list.row - own->first_team;

    if (own->first_team >= 0 && at >= 0 && (size_t)at < own->team_count)
        go_to_team(own, (size_t)at);
    else
        tui_say(tui, "%s", _("Enter opens a team; Tab goes to the next part."));
}

static bool go_back(struct hr_overview_state *own)
{
    size_t team = own->team;

    if (team == own->team_count)
        return false;
    go_to_team(own, own->team_count);
    return true;
}

static void look_again(struct tui *tui, struct hr_overview_state *own)
{
    load(tui, own);
    if (!own->away)
        tui_say(tui, "%s", _("This is how it stands now."));
}

/* Where its parts are follows from drawing it; keys that are typed ahead come before that. */
static void lay_out(struct tui *tui, struct hr_overview_state *own)
{
    struct frame frame;

    frame_init(&frame, tui->rows, tui->columns, false);
    hr_overview_draw(tui, own, &frame);
    frame_done(&frame);
}

static bool overview_key(struct tui *tui, void *state, enum action_name action,
                         const struct press *press)
{
    struct hr_overview_state *own = state;
    struct quarter stop = hr_overview_stop(own);
    char letter = press->code == PRESS_TEXT ? press->text[0] : '\0';

    lay_out(tui, own);
    if (list_key(&own->list, action, press, 10))
        return true;
    switch (action) {
    case ACT_HR_QUARTER:
        go_to_quarter(tui, own, press->code == PRESS_RIGHT || letter == '>');
        return true;
    case ACT_HR_PART:
        go_to_part(own, press->code != PRESS_BACKTAB);
        return true;
    case ACT_HR_EXPORT:
        hr_export_ask(tui, &stop);
        return true;
    case ACT_HR_AGAIN:
        look_again(tui, own);
        return true;
    case ACT_ENTER:
        open_row(tui, own);
        return true;
    case ACT_BACK:
        return go_back(own);
    default:
        return false;
    }
}

const struct screen_kind hr_overview_screen = {
    .name = "hr overview",
    .place = ON_HR_OVERVIEW,
    .state_size = sizeof(struct hr_overview_state),
    .open = overview_open,
    .draw = hr_overview_draw,
    .key = overview_key,
    .close = overview_close,
};
