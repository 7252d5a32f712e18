/* What the demo's files have in common, and the clock on which they are played. */
#include "demo_file.h"

#include <stdlib.h>

#include "base/message.h"
#include "base/path.h"

enum { FILE_LIMIT = 1024 * 1024, SECONDS_A_DAY = 24 * 60 * 60, FIRST_HOUR = 9, FRIDAY = 4 };

json_t *demo_read(const char *name, struct diag *diag)
{
    char *path = path_data(name);
    size_t length;
    char *text = path_read(path, FILE_LIMIT, &length, diag);
    json_t *root = text ? json_loadb(text, length, JSON_REJECT_DUPLICATES, NULL) : NULL;

    if (text && !root)
        diag_error(diag, _("%s is damaged: install the program again."), path);
    free(text);
    free(path);
    return root;
}

bool demo_damaged(struct diag *diag, const char *what)
{
    return diag_error(diag, _("The demo can't be filled: “%s” in its file does not fit."), what);
}

const char *demo_words(const json_t *object, const char *key, size_t language)
{
    return json_string_value(json_array_get(json_object_get(object, key), language));
}

const char *demo_id(const json_t *object, const char *key)
{
    const char *id = json_string_value(json_object_get(object, key));

    return id ? id : "";
}

struct day demo_day(const struct clock *today, int ahead)
{
    struct day day = day_add(clock_today(today), ahead);

    while (day_weekday(day) > FRIDAY)
        day = day_add(day, ahead < 0 ? -1 : 1);
    return day;
}

int64_t demo_morning(const struct clock *today, struct day day)
{
    int64_t now = clock_now(today);
    int days = day_difference(clock_today(today), day);

    return now - now % SECONDS_A_DAY + (int64_t)days * SECONDS_A_DAY +
           (int64_t)FIRST_HOUR * 60 * 60;
}

static int64_t now_of(const struct clock *clock)
{
    return clock->fixed_now;
}

static int64_t ticks_of(const struct clock *clock)
{
    return ((const struct demo_clock *)(const void *)clock)->ticks;
}

void demo_clock_init(struct demo_clock *clock)
{
    *clock = (struct demo_clock){.clock = {.now = now_of, .ticks = ticks_of}};
}
