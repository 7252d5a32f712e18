/* Many screens beside their pictures (player_golden): all that differ are told, not the first alone. */
#include <stdio.h>

#include "steps.h"

static bool same(const struct golden *golden, size_t screen, const struct window *window)
{
    char name[64];
    bool good;

    snprintf(name, sizeof name, "%s-%dx%d-%s", window->lang, window->cols, window->rows,
             golden->name(screen));
    good = player_golden(golden->open(screen, window), name);
    if (!good)
        print_error("not as it was: %s\n", name);
    steps_afresh();
    return good;
}

void steps_golden(const struct golden *golden)
{
    static const char *const languages[] = {"en", "nl"};
    bool good = true;

    for (size_t language = 0; language < COUNT(languages); language++) {
        for (size_t size = 0; size < COUNT(golden->sizes); size++) {
            for (size_t screen = 0; screen < golden->count; screen++)
                good = same(golden, screen,
                            &(struct window){.lang = languages[language],
                                             .rows = golden->sizes[size].rows,
                                             .cols = golden->sizes[size].cols}) &&
                       good;
        }
    }
    assert_true(good);
}
