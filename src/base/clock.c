/* The only place that asks the system for the time and for chance. */
#include "base/clock.h"

#include <stdio.h>
#include <string.h>
#include <sys/random.h>
#include <time.h>

#include "base/mem.h"
#include "base/message.h"

static int64_t system_now(const struct clock *clock)
{
    (void)clock;
    return time(NULL);
}

static int64_t system_ticks(const struct clock *clock)
{
    (void)clock;
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static int64_t fixed_now(const struct clock *clock)
{
    return clock->fixed_now;
}

void clock_init_system(struct clock *clock)
{
    *clock = (struct clock){.now = system_now, .ticks = system_ticks};
}

bool clock_init_fixed(struct clock *clock, const char *iso, struct diag *diag)
{
    int64_t moment;
    if (!moment_from_iso(iso, &moment))
        return diag_error(
            diag, _("\"%s\" is not a moment. Write it like this: 2026-11-22T10:45:00Z"), iso);
    *clock = (struct clock){.now = fixed_now, .ticks = system_ticks, .fixed_now = moment};
    return true;
}

int64_t clock_now(const struct clock *clock)
{
    return clock->now(clock);
}

int64_t clock_ticks(const struct clock *clock)
{
    return clock->ticks(clock);
}

struct day clock_today(const struct clock *clock)
{
    return day_of_moment(clock_now(clock));
}

/* --- ids ---------------------------------------------------------------- */

static void system_fill(struct id_source *ids, unsigned char bytes[16])
{
    (void)ids;
    if (getrandom(bytes, 16, 0) != 16) /* so few bytes are never given in part */
        die("%s", _("the system gives no random numbers."));
}

static void counting_fill(struct id_source *ids, unsigned char bytes[16])
{
    uint64_t number = ++ids->counter;
    memset(bytes, 0, 16);
    for (int i = 15; i >= 8; i--, number >>= 8)
        bytes[i] = (unsigned char)(number & 0xff);
}

void id_source_init_system(struct id_source *ids)
{
    *ids = (struct id_source){.fill = system_fill};
}

void id_source_init_counting(struct id_source *ids)
{
    *ids = (struct id_source){.fill = counting_fill};
}

static bool is_hyphen_place(size_t place)
{
    return place == 8 || place == 13 || place == 18 || place == 23;
}

void uuid_new(struct id_source *ids, char out[UUID_SIZE])
{
    static const char digits[] = "0123456789abcdef";
    unsigned char bytes[16];
    ids->fill(ids, bytes);
    bytes[6] = (unsigned char)((bytes[6] & 0x0f) | 0x40); /* version 4 */
    bytes[8] = (unsigned char)((bytes[8] & 0x3f) | 0x80); /* the variant of RFC 9562 */
    size_t place = 0;
    for (size_t i = 0; i < sizeof bytes; i++) {
        if (is_hyphen_place(place))
            out[place++] = '-';
        out[place++] = digits[bytes[i] >> 4];
        out[place++] = digits[bytes[i] & 0x0f];
    }
    out[place] = '\0';
}

/* Only the form: files from elsewhere may number their versions as they like. */
bool uuid_valid(const char *text)
{
    if (strlen(text) != UUID_SIZE - 1)
        return false;
    for (size_t i = 0; i < UUID_SIZE - 1; i++) {
        bool right =
            is_hyphen_place(i) ? text[i] == '-' : strchr("0123456789abcdef", text[i]) != NULL;
        if (!right)
            return false;
    }
    return true;
}
