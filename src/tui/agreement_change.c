/*
 * Changing one field of an agreement: a line to write, or a few answers to choose from. What is asked carries the id and
 * the field with it as "ID FIELD", for the screen below may be read anew meanwhile.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "agreement.h"
#include "base/mem.h"
#include "base/message.h"
#include "base/utf8.h"
#include "daytext.h"
#include "loop.h"
#include "names.h"
#include "session/agreement.h"
#include "store/agreement.h"

struct target {
    char id[UUID_SIZE];
    enum action_field field;
};

static char *subject_of(const char *id, enum action_field field)
{
    return xasprintf("%s %d", id, (int)field);
}

static struct target target_of(const char *subject)
{
    struct target target;

    snprintf(target.id, sizeof target.id, "%.*s", UUID_SIZE - 1, subject);
    target.field = (enum action_field)strtol(subject + UUID_SIZE, NULL, 10);
    return target;
}

/* True when it was kept; else the status line says why not, and who has the talk open. */
static bool keep(struct tui *tui, const char *id, const struct agreement_edit *edits, size_t count)
{
    struct diag diag;
    bool done, changed = false;

    diag_init(&diag);
    done = agreement_change(tui_session_setup(tui), id, edits, count, &changed, &diag);
    if (done)
        tui_say(tui, "%s", changed ? _("Kept. Ctrl+Z takes it back.") : _("It stood so already."));
    else
        tui_say(tui, "%s", diag_text(&diag));
    diag_done(&diag);
    if (done)
        tui_changed(tui, NULL);
    return done;
}

static bool keep_one(struct tui *tui, struct target target, const char *text)
{
    return keep(tui, target.id, &(struct agreement_edit){target.field, text}, 1);
}

bool agreement_set_status(struct tui *tui, const char *id, enum action_status status)
{
    return keep(tui, id, &(struct agreement_edit){ACTION_STATUS, action_status_id(status)}, 1);
}

/* ---- a line ---- */

/* What was written on several lines shows on one here: only going on from there changes nothing. */
static bool is_same(struct tui *tui, struct target target, const char *text)
{
    struct agreement agreement = {0};
    bool same = false;
    struct diag diag;

    diag_init(&diag);
    if (store_find_agreement(tui_session_setup(tui)->store, target.id, &agreement, &diag)) {
        const char *now = action_get(&agreement.action, target.field);
        char *line = utf8_clean(now, strlen(now), UTF8_ONE_LINE);

        same = strcmp(line, text) == 0;
        free(line);
        agreement_done(&agreement);
    }
    diag_done(&diag);
    return same;
}

static bool line_done(struct tui *tui, const char *text, const char *subject)
{
    struct target target = target_of(subject);

    return is_same(tui, target, text) || keep_one(tui, target, text);
}

/* ---- a day ---- */

/* The repair is the last thing in the subject: "ID FIELD ISO". */
static void repair_chosen(struct tui *tui, int option, const char *subject)
{
    if (option == 0)
        keep_one(tui, target_of(subject), strrchr(subject, ' ') + 1);
}

/* An impossible day is asked about on a screen of its own, instead of the line. */
static void ask_repair(struct tui *tui, struct target target, struct day day)
{
    char full[DAY_TEXT_SIZE];
    char iso[DAY_SIZE];
    char *subject, *question;

    day_format_full(day, full);
    day_to_iso(day, iso);
    subject = xasprintf("%s %d %s", target.id, (int)target.field, iso);
    question = xasprintf(_("That day does not exist. Do you mean %s?"), full);
    tui_pop_now(tui);
    tui_push(
        tui, &ask_screen,
        &(struct ask){question, {_("Yes"), _("No, leave it as it was")}, repair_chosen, subject});
    free(question);
    free(subject);
}

static bool day_done(struct tui *tui, const char *text, const char *subject)
{
    struct day today = clock_today(tui_session_setup(tui)->clock);
    struct target target = target_of(subject);
    struct day day;
    char *kept;
    bool done;

    if (day_parse(text, today, &day) == DAY_REPAIRED) {
        ask_repair(tui, target, day);
        return false;
    }
    kept = daytext_keep(text, today);
    done = keep_one(tui, target, kept);
    if (done && daytext_is_words(kept))
        tui_say(tui, "%s", _("No day yet; the words are kept. Try 31-12-2026 or \"in 3 months\"."));
    free(kept);
    return done;
}

/* ---- one of a few ---- */

/* In the order in which they are offered. */
static const char *option_id(enum action_field field, int option)
{
    switch (field) {
    case ACTION_OWNER:
        return owner_id((enum owner)option);
    case ACTION_STATUS:
        return action_status_id((enum action_status)option);
    case ACTION_KIND:
        return support_id((enum support)option);
    default: /* the values, and none of them last */
        return option < VALUE_COUNT ? value_id((enum value)option) : "";
    }
}

static void option_chosen(struct tui *tui, int option, const char *subject)
{
    struct target target = target_of(subject);

    keep_one(tui, target, option_id(target.field, option));
}

static const char *option_text(const struct agreement_state *own, enum action_field field,
                               int option)
{
    switch (field) {
    case ACTION_OWNER:
        return option == OWNER_EMPLOYEE && own->agreement.person
                   ? own->agreement.person
                   : owner_label((enum owner)option, own->agreement.process);
    case ACTION_STATUS:
        return action_status_label((enum action_status)option);
    case ACTION_KIND:
        return option == SUPPORT_NONE ? _("of no kind in particular")
                                      : support_label((enum support)option);
    default:
        return option < VALUE_COUNT ? names_value(own->names, (enum value)option)
                                    : _("no value in particular");
    }
}

static int option_count(enum action_field field)
{
    switch (field) {
    case ACTION_OWNER:
        return OWNER_COUNT;
    case ACTION_STATUS:
        return ACTION_STATUS_COUNT;
    case ACTION_KIND:
        return SUPPORT_COUNT;
    case ACTION_VALUE:
        return VALUE_COUNT + 1;
    default:
        return 0;
    }
}

static void ask_option(struct tui *tui, const struct agreement_state *own, enum action_field field)
{
    char *subject = subject_of(own->id, field);
    struct ask ask = {
        .question = action_field_label(field), .chosen = option_chosen, .subject = subject};

    for (int i = 0; i < option_count(field); i++)
        ask.options[i] = option_text(own, field, i);
    tui_push(tui, &ask_screen, &ask);
    free(subject);
}

void agreement_ask(struct tui *tui, const struct agreement_state *own, enum action_field field)
{
    const struct action *action = &own->agreement.action;
    char *subject, *text;

    if (option_count(field) > 0) {
        ask_option(tui, own, field);
        return;
    }
    subject = subject_of(own->id, field);
    text = field == ACTION_DUE ? daytext_show(action_get(action, field))
                               : xstrdup(action_get(action, field));
    tui_push(tui, &line_screen,
             &(struct line_ask){
                 .title = action_get(action, ACTION_WHAT),
                 .question = action_field_label(field),
                 .note = field == ACTION_DUE ? _("a day, or for instance \"in 3 months\"") : NULL,
                 .text = text,
                 .done = field == ACTION_DUE ? day_done : line_done,
                 .subject = subject});
    free(text);
    free(subject);
}

/* ---- letting go ---- */

static bool reason_done(struct tui *tui, const char *text, const char *subject)
{
    const struct agreement_edit edits[] = {
        {ACTION_STATUS, action_status_id(ACTION_DROPPED)},
        {ACTION_REASON, text},
    };

    return keep(tui, subject, edits, 2);
}

void agreement_ask_reason(struct tui *tui, const struct agreement_state *own)
{
    tui_push(tui, &line_screen,
             &(struct line_ask){
                 .title = action_get(&own->agreement.action, ACTION_WHAT),
                 .question = _("Let go: for what reason, in a word or two?"),
                 .note = _("It stays readable in what happened. No words is fine as well."),
                 .text = "",
                 .done = reason_done,
                 .subject = own->id});
}
