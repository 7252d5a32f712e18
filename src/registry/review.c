/* HR's side, plan by plan: reading one, and writing beside it what is HR's. Pages are page.c's, the whole is figures.c's. */
#include "registry/review.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/utf8.h"
#include "row.h"
#include "statements.h"

enum { PREFIX_LEAST = 4, NUMBER_SIZE = 24, TEXT_MOST = 20000 };

/* --- one plan ----------------------------------------------------------------- */

struct finding_plan {
    struct shared_action plan;
    int count;
};

static bool read_found(void *context, const char *const *columns)
{
    struct finding_plan *finding = context;
    if (finding->count++ == 0)
        read_plan(columns, &finding->plan);
    return true;
}

static bool read_comment(void *context, const char *const *columns)
{
    add_comment(context, columns);
    return true;
}

/* Lower case; false when it can't be the beginning of an id. */
static bool clean_prefix(const char *typed, char out[UUID_SIZE])
{
    size_t length = strlen(typed);
    if (length < PREFIX_LEAST || length >= UUID_SIZE)
        return false;
    for (size_t i = 0; i <= length; i++) {
        out[i] = (char)tolower((unsigned char)typed[i]);
        if (typed[i] && !isxdigit((unsigned char)typed[i]) && typed[i] != '-')
            return false;
    }
    return true;
}

static bool refuse_prefix(struct registry *registry, const char *typed, int count,
                          struct diag *diag)
{
    char *shown = utf8_clean(typed, strlen(typed), UTF8_ONE_LINE);
    if (count > 1)
        diag_error(diag, _("Several agreements begin with %s. Give more characters."), shown);
    else
        diag_error(diag,
                   _("There is no shared agreement %s. The list shows them with the first "
                     "characters of their ids; give at least four."),
                   shown);
    free(shown);
    return registry_fail(registry, REGISTRY_REFUSED, false);
}

bool registry_find(struct registry *registry, const char *prefix, struct shared_action *out,
                   struct diag *diag)
{
    struct finding_plan finding = {.count = 0};
    char clean[UUID_SIZE];
    const char *values[] = {clean};
    if (!clean_prefix(prefix, clean))
        return refuse_prefix(registry, prefix, 0, diag);
    bool done =
        registry_run(registry, &statements[STATEMENT_FIND], values, 1, read_found, &finding, diag);
    if (done && finding.count != 1)
        done = refuse_prefix(registry, prefix, finding.count, diag);
    if (done) {
        values[0] = finding.plan.action.id;
        done = registry_run(registry, &statements[STATEMENT_COMMENTS], values, 1, read_comment,
                            &finding.plan, diag);
    }
    if (done)
        *out = finding.plan;
    else if (finding.count > 0)
        shared_action_done(&finding.plan);
    return done;
}

/* --- what HR writes -------------------------------------------------------------- */

static void now_to(struct registry *registry, char out[NUMBER_SIZE])
{
    snprintf(out, NUMBER_SIZE, "%lld", (long long)clock_now(registry->setup->clock));
}

static const char *text_or_empty(const char *text)
{
    return text ? text : "";
}

static bool check_length(struct registry *registry, const char *text, struct diag *diag)
{
    if (strlen(text) <= TEXT_MOST)
        return true;
    diag_error(diag, _("This text is too long to keep. Make it shorter."));
    return registry_fail(registry, REGISTRY_REFUSED, false);
}

static bool check_answer(struct registry *registry, const struct reply *reply, const char *text,
                         struct diag *diag)
{
    struct day day;
    const char *by = text_or_empty(reply->by);
    if (*by && !day_from_iso(by, &day))
        diag_error(diag, _("“%s” is no day. Write it as 2026-12-31."), by);
    else if (reply->state == QUESTION_NOT_POSSIBLE && text[strspn(text, " \n")] == '\0')
        diag_error(diag,
                   _("Say why it is not possible: the employee and the leader will read it."));
    else
        return check_length(registry, text, diag);
    return registry_fail(registry, REGISTRY_REFUSED, false);
}

static bool read_account(void *context, const char *const *columns)
{
    *(char **)context = read_line(columns[0]);
    return true;
}

char *registry_account(struct registry *registry, struct diag *diag)
{
    const char *const values[] = {text_or_empty(registry->setup->account)};
    char *account = NULL;
    if (registry_run(registry, &statements[STATEMENT_ACCOUNT], values, 1, read_account, &account,
                     diag))
        return account ? account : xstrdup("");
    free(account);
    return NULL;
}

/* The id, and whether it was written: another answer may have come in between. */
struct answering {
    bool found, written;
};

static bool read_answered(void *context, const char *const *columns)
{
    struct answering *answering = context;
    answering->found = true;
    answering->written = row_number(columns[1]) != 0;
    return true;
}

static const char *answered_meanwhile(void)
{
    return _("Somebody answered meanwhile, so nothing was written. Look at their answer first.");
}

bool registry_answer(struct registry *registry, const char *action, const struct reply *reply,
                     struct diag *diag)
{
    const struct registry_setup *setup = registry->setup;
    char now[NUMBER_SIZE];
    char *text = read_lines(reply->text), *who = read_line(setup->name);
    char seen[NUMBER_SIZE];
    const char *const values[] = {action,
                                  question_state_id(reply->state),
                                  who,
                                  text_or_empty(setup->account),
                                  text_or_empty(reply->by),
                                  text,
                                  now,
                                  seen};
    struct answering answering = {.found = false};
    now_to(registry, now);
    snprintf(seen, sizeof seen, "%lld", (long long)reply->moment);
    bool done = check_answer(registry, reply, text, diag) &&
                registry_run(registry, &statements[STATEMENT_ANSWER], values, 8, read_answered,
                             &answering, diag);
    free(who);
    free(text);
    if (!done)
        return false;
    if (!answering.found)
        return registry_gone(registry, diag);
    return answering.written ||
           registry_fail(registry, REGISTRY_REFUSED, diag_error(diag, "%s", answered_meanwhile()));
}

static bool check_comment(struct registry *registry, const char *text, struct diag *diag)
{
    if (text[strspn(text, " \n")])
        return check_length(registry, text, diag);
    diag_error(diag, _("A comment needs words."));
    return registry_fail(registry, REGISTRY_REFUSED, false);
}

bool registry_comment(struct registry *registry, const char *action, const char *text,
                      struct diag *diag)
{
    const struct registry_setup *setup = registry->setup;
    char id[UUID_SIZE], now[NUMBER_SIZE];
    char *clean = read_lines(text), *who = read_line(setup->name);
    const char *const values[] = {id, action, who, text_or_empty(setup->account), clean, now};
    bool found = false;
    uuid_new(setup->ids, id);
    now_to(registry, now);
    bool done =
        check_comment(registry, clean, diag) &&
        registry_run(registry, &statements[STATEMENT_COMMENT], values, 6, note_row, &found, diag);
    free(who);
    free(clean);
    return done && (found || registry_gone(registry, diag));
}

/* No row: it is gone, or the employee did not want it. */
static bool refuse_mark(struct registry *registry, const char *action, struct diag *diag)
{
    const char *const values[] = {action};
    bool found = false;
    if (!registry_run(registry, &statements[STATEMENT_FIND], values, 1, note_row, &found, diag))
        return false;
    if (!found)
        return registry_gone(registry, diag);
    diag_error(diag, _("The employee did not say that HR may talk with them about this. You can "
                       "mark it for a talk with the leader."));
    return registry_fail(registry, REGISTRY_REFUSED, false);
}

bool registry_mark(struct registry *registry, const char *action, enum talk_mark mark,
                   struct diag *diag)
{
    const struct registry_setup *setup = registry->setup;
    char now[NUMBER_SIZE];
    char *who = read_line(setup->name);
    const char *const values[] = {action, talk_mark_id(mark), who, text_or_empty(setup->account),
                                  now};
    bool found = false;
    now_to(registry, now);
    bool done =
        registry_run(registry, &statements[STATEMENT_MARK], values, 5, note_row, &found, diag);
    free(who);
    return done && (found || refuse_mark(registry, action, diag));
}
