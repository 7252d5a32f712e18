/* The team of a filter, by as much of its name as people type. */
#include "domain/filter.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/message.h"
#include "base/nearest.h"
#include "base/utf8.h"

enum { TEAMS_TOLD = 10 };

/* How a name fits what was typed, both folded. */
enum fit { FIT_NOT, FIT_BEGINS, FIT_WHOLE };
static enum fit fit_of(const char *name, const char *typed)
{
    char *plain = utf8_fold(name), *words = xasprintf(" %s", plain),
         *wanted = xasprintf(" %s", typed);
    enum fit fit = strcmp(plain, typed) == 0 ? FIT_WHOLE
                   : strstr(words, wanted)   ? FIT_BEGINS
                                             : FIT_NOT;

    free(plain);
    free(words);
    free(wanted);
    return fit;
}

/* "Noord, Oost, Zuid": those that fit at least so well. The caller frees it. */
static char *team_names(const char *const *names, size_t count, const char *typed, enum fit least)
{
    struct buf out;
    int told = 0;

    buf_init(&out);
    for (size_t i = 0; i < count && told <= TEAMS_TOLD; i++) {
        if (fit_of(names[i], typed) < least)
            continue;
        buf_addf(&out, "%s%s", told > 0 ? ", " : "", told < TEAMS_TOLD ? names[i] : "…");
        told++;
    }
    return buf_take(&out);
}

static void tell_no_team(struct diag *diag, const char *typed, const char *plain,
                         const char *const *names, size_t count)
{
    char *all = team_names(names, count, plain, FIT_NOT);
    struct nearest nearest;

    nearest_init(&nearest, typed);
    for (size_t i = 0; i < count; i++)
        nearest_offer(&nearest, names[i]);
    if (nearest.best)
        diag_error(diag, _("There is no team “%s”. Did you mean “%s”?"), typed, nearest.best);
    else
        diag_error(diag, _("There is no team “%s”. There are: %s."), typed, all);
    free(all);
}

bool plan_filter_choose_team(struct plan_filter *filter, const char *const *names, size_t count,
                             struct diag *diag)
{
    char *plain = utf8_fold(filter->team), *several;
    size_t chosen = 0, begins = 0;
    enum fit best = FIT_NOT;
    bool fine = true;

    for (size_t i = 0; *plain && i < count; i++) {
        enum fit fit = fit_of(names[i], plain);

        begins += fit == FIT_BEGINS;
        if (fit > best) {
            best = fit;
            chosen = i;
        }
    }
    if (best == FIT_WHOLE || begins == 1) {
        xstrset(&filter->team, names[chosen]);
    } else if (begins > 1) {
        several = team_names(names, count, plain, FIT_BEGINS);
        fine = diag_error(diag, _("“%s” can be more than one team: %s. Type more of the name."),
                          filter->team, several);
        free(several);
    } else if (*plain && count > 0) {
        fine = false;
        tell_no_team(diag, filter->team, plain, names, count);
    }
    free(plain);
    return fine;
}
