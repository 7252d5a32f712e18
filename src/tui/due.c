#include "due.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/utf8.h"

enum { QUOTED_COLUMNS = 16 };

void due_done(struct due *due)
{
    xstrset(&due->text, NULL);
}

void due_show(struct due *due, const char *iso)
{
    char text[DAY_TEXT_SIZE] = "";
    char kept[DAY_SIZE] = "";
    struct day day;

    if (day_from_iso(iso, &day)) {
        day_format_short(day, text);
        day_to_iso(day, kept);
    }
    xstrset(&due->text, text);
    memcpy(due->kept, kept, sizeof kept);
    memcpy(due->before, kept, sizeof kept);
    due->asked = false;
}

enum day_result due_read(const struct due *due, struct day today, struct day *out)
{
    return day_parse(due->text, today, out);
}

const char *due_type(struct due *due, const char *text, struct day today)
{
    struct day day;
    enum day_result result;

    xstrset(&due->text, text);
    due->asked = false;
    result = due_read(due, today, &day);
    memcpy(due->kept, due->before, sizeof due->kept);
    if (result == DAY_OK)
        day_to_iso(day, due->kept);
    else if (result == DAY_EMPTY)
        due->kept[0] = '\0';
    return due->kept;
}

bool due_leave(struct due *due, struct day today)
{
    struct day day;
    enum day_result result = due_read(due, today, &day);
    char kept[DAY_SIZE];
    bool asked = due->asked;

    if (result == DAY_OK || result == DAY_EMPTY) {
        memcpy(kept, due->kept, sizeof kept);
        due_show(due, kept);
        return true;
    }
    due->asked = true;
    return asked;
}

bool due_accept(struct due *due, struct day today)
{
    struct day day;
    char iso[DAY_SIZE];

    if (!due->asked || due_read(due, today, &day) != DAY_REPAIRED)
        return false;
    day_to_iso(day, iso);
    due_show(due, iso);
    return true;
}

/* Only while the cursor is in the field is Enter its key. */
static char *proposal(const struct due *due, struct day day, bool focused)
{
    char text[DAY_TEXT_SIZE];
    size_t shown = utf8_fit(due->text, strlen(due->text), QUOTED_COLUMNS, NULL);
    char *typed = xstrndup(due->text, shown);
    char *note;

    day_format_short(day, text);
    note = xasprintf(focused ? _("%s does not exist. Is it %s? Enter = yes")
                             : _("%s does not exist. Is it %s?"),
                     typed, text);
    free(typed);
    return note;
}

char *due_note(const struct due *due, struct day today, bool focused)
{
    char text[DAY_TEXT_SIZE];
    struct day day;
    enum day_result result = due_read(due, today, &day);

    if (result == DAY_OK) {
        day_format_full(day, text);
        return xstrdup(text);
    }
    if (result == DAY_REPAIRED && due->asked)
        return proposal(due, day, focused);
    if (result == DAY_UNKNOWN && due->asked)
        return xstrdup(_("This is no day yet. Try 31-12-2026 or \"in 3 months\"."));
    return xstrdup(focused ? _("a day, or for instance \"in 3 months\"") : "");
}
