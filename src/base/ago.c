#include "base/date.h"
#include "base/mem.h"
#include "base/message.h"

char *moment_ago(int64_t then, int64_t now)
{
    static const struct {
        long seconds;
        const char *one;
        const char *many;
    } units[] = {
        {7 * 86400L, N_("%ld week ago"), N_("%ld weeks ago")},
        {86400L, N_("%ld day ago"), N_("%ld days ago")},
        {3600L, N_("%ld hour ago"), N_("%ld hours ago")},
        {60L, N_("%ld minute ago"), N_("%ld minutes ago")},
    };

    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        long count = (long)(now - then) / units[i].seconds;
        if (count > 0)
            return xasprintf(_(count == 1 ? units[i].one : units[i].many), count);
    }
    return xstrdup(_("just now"));
}
