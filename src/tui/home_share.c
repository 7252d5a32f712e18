/*
 * What the first screen knows of HR. The sending is a process of its own: what it brings back is seen because the file has
 * changed, as with another window.
 */
#include <stdlib.h>

#include "base/mem.h"
#include "home.h"
#include "session/outbox.h"
#include "session/share.h"
#include "share_line.h"

enum { PAUSE = 10 * 60 * 1000 }; /* milliseconds between two looks for answers */

/*
 * HR may have answered since it was looked at last: while that is not known, nobody is told that they did not. Once it was
 * looked at since the program began, or just before, it is.
 */
static bool was_looked_at(const struct home_state *home, const struct session_setup *setup)
{
    struct registry_seen seen;
    struct diag diag;
    bool looked = true;

    diag_init(&diag);
    if (store_registry_seen(setup->store, &seen, &diag)) {
        looked = seen.reached >= home->began - PAUSE / 1000;
        registry_seen_done(&seen);
    }
    diag_done(&diag);
    return looked;
}

void home_load_shared(struct tui *tui, struct home_state *home)
{
    const struct session_setup *setup = tui_session_setup(tui);
    struct diag diag;

    diag_init(&diag);
    home->version = store_data_version(setup->store);
    if (!store_answers(setup->store, &home->answers, &diag))
        tui_say(tui, "%s", diag_text(&diag));
    share_hush_practice(setup, &home->answers);
    diag_done(&diag);
    if (!home->began)
        home->began = clock_now(setup->clock);
    for (size_t i = 0; !was_looked_at(home, setup) && i < home->answers.count; i++)
        home->answers.items[i].is_long = false;
    home->trouble = share_trouble(setup);
    home->on_its_way = home->trouble || share_is_on_its_way(setup);
    if (home->next_send > 0)
        home->next_send = share_next(setup);
}

void home_forget_shared(struct home_state *home)
{
    hr_answer_list_done(&home->answers);
    home->answers = (struct hr_answer_list){0};
    xstrset(&home->trouble, NULL);
}

void home_look_at_shared(struct tui *tui, struct home_state *home)
{
    const struct session_setup *setup = tui_session_setup(tui);
    int64_t ticks = clock_ticks(setup->clock);

    if (home->version != store_data_version(setup->store))
        home->stale = true;
    if (!home->was_seen ||
        (clock_now(setup->clock) < home->next_send && ticks - home->last_send < PAUSE))
        return;
    home->last_send = ticks;
    home->next_send = share_next(setup);
    outbox_start(setup);
}
