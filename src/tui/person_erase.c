/* Erasing all of a person: only who writes the name down means it. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/utf8.h"
#include "loop.h"
#include "person.h"
#include "session/handover.h"
#include "session/outbox.h"

/* The name as it is compared: folded, without blanks around it. The caller frees it. */
static char *plain_name(const char *name)
{
    size_t start = strspn(name, " ");
    size_t end = strlen(name);
    char *trimmed, *folded;

    while (end > start && name[end - 1] == ' ')
        end--;
    trimmed = xstrndup(name + start, end - start);
    folded = utf8_fold(trimmed);
    free(trimmed);
    return folded;
}

static bool same_name(const char *typed, const char *name)
{
    char *one = plain_name(typed);
    char *other = plain_name(name);
    bool same = strcmp(one, other) == 0;

    free(one);
    free(other);
    return same;
}

/* Those that show the person are about nobody any more. */
static void close_screens(struct tui *tui)
{
    while (tui->depth > 1 &&
           (tui_top(tui)->kind == &line_screen || tui_top(tui)->kind == &handover_screen ||
            tui_top(tui)->kind == &person_screen))
        tui_pop_now(tui);
}

/* The subject is the id and, behind a blank, the name. Closes the line by itself when it is done. */
static bool erase(struct tui *tui, const char *text, const char *subject)
{
    char id[UUID_SIZE];
    char *name;
    struct diag diag;

    memcpy(id, subject, UUID_SIZE - 1);
    id[UUID_SIZE - 1] = '\0';
    if (!same_name(text, subject + UUID_SIZE)) {
        tui_say(tui, _("That is not the name. It is %s."), subject + UUID_SIZE);
        return false;
    }
    diag_init(&diag);
    if (person_erase(tui_session_setup(tui), id, &diag)) {
        name = xstrdup(subject + UUID_SIZE);
        outbox_start(tui_session_setup(tui)); /* what was shared is taken back there, too */
        close_screens(tui);
        tui_changed(tui, NULL);
        tui_say(tui, _("All that was kept of %s is erased."), name);
        free(name);
    } else {
        tui_say(tui, "%s", diag_text(&diag));
    }
    diag_done(&diag);
    return false;
}

void person_ask_name(struct tui *tui, const struct person *person)
{
    char *subject = xasprintf("%s %s", person->id, person->name);

    tui_push(tui, &line_screen,
             &(struct line_ask){.title = person->name,
                                .question = _("Write the name to erase all that is kept."),
                                .note = _("All talks, agreements and days go, for good. Nothing of "
                                          "it can be brought back."),
                                .done = erase,
                                .subject = subject});
    free(subject);
}
