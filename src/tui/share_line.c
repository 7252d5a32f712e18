/* Where agreements stand with HR, and what HR said: how both read on other screens. */
#include "share_line.h"

#include <stdlib.h>
#include <string.h>

#include "agenda_line.h"
#include "base/buf.h"
#include "base/mem.h"
#include "base/message.h"
#include "loop.h"
#include "session/heartbeat.h"
#include "session/outbox.h"
#include "session/rehearse.h"
#include "session/share.h"
#include "store/agreement.h"

enum { DAY_SECONDS = 86400, LONG_DAYS = 2 };

/* ---- reading ---- */

void share_marks_load(struct tui *tui, const char *person_id, struct share_marks *out)
{
    struct store *store = tui_session_setup(tui)->store;
    struct diag diag;

    *out = (struct share_marks){0};
    diag_init(&diag);
    if (!store_shares(store, person_id, &out->shares, &diag) ||
        !store_answers(store, &out->answers, &diag))
        tui_say(tui, "%s", diag_text(&diag));
    share_hush_practice(tui_session_setup(tui), &out->answers);
    diag_done(&diag);
}

void share_marks_done(struct share_marks *marks)
{
    share_list_done(&marks->shares);
    hr_answer_list_done(&marks->answers);
    *marks = (struct share_marks){0};
}

const struct share *share_mark(const struct share_marks *marks, const char *action)
{
    for (size_t i = 0; i < marks->shares.count; i++) {
        if (strcmp(marks->shares.items[i].action, action) == 0)
            return &marks->shares.items[i];
    }
    return NULL;
}

const struct hr_answer *share_answer(const struct share_marks *marks, const char *action)
{
    for (size_t i = 0; i < marks->answers.count; i++) {
        if (strcmp(marks->answers.items[i].action, action) == 0)
            return &marks->answers.items[i];
    }
    return NULL;
}

/* ---- where it stands ---- */

bool share_is_there(const struct share *share)
{
    return share && share->state != SHARE_NONE && share->state != SHARE_REFUSED;
}

int share_draw(const struct tui *tui, const struct share *share, struct canvas *canvas, int row,
               int column)
{
    int width = canvas->width - column - 1;
    int first = row;
    char *text;

    if (!share || share->state == SHARE_NONE)
        return 0;
    text = share_text(tui_session_setup(tui), share);
    row += canvas_wrap(canvas, row, column, width, STYLE_ACCENT, text);
    free(text);
    if (share->state == SHARE_CHANGED) {
        text = xasprintf(_("%s asks whether the change goes to HR, too."), action_key(ACT_SHARE));
        row += canvas_wrap(canvas, row, column, width, STYLE_DIM, text);
        free(text);
    }
    return row - first;
}

int share_draw_now(const struct tui *tui, const char *action, struct canvas *canvas, int row,
                   int column)
{
    struct share share = {0};
    int rows = 0;
    struct diag diag;

    diag_init(&diag);
    if (*action && store_find_share(tui_session_setup(tui)->store, action, &share, &diag)) {
        rows = share_draw(tui, &share, canvas, row, column);
        share_done(&share);
    }
    diag_done(&diag);
    return rows;
}

/* ---- what HR said ---- */

static int days_asked(const struct hr_answer *answer, struct day today)
{
    return day_difference(day_of_moment(answer->asked), today);
}

static char *waits_text(const struct hr_answer *answer, struct day today)
{
    int days = days_asked(answer, today);

    return xasprintf(message_plural("no answer yet for %d day", "no answer yet for %d days",
                                    (unsigned long)days),
                     days);
}

static bool is_new(const struct hr_answer *answer)
{
    return answer->reply.state == QUESTION_NEW;
}

static void add_day(struct buf *line, const char *iso)
{
    char text[DAY_TEXT_SIZE];
    struct day day;

    if (!day_from_iso(iso, &day))
        return;
    day_format_short(day, text);
    buf_adds(line, " · ");
    buf_addf(line, _("by %s"), text);
}

/* "HR: promised · by 01-12-2026 · A. Bakker"; NULL while there is none. */
static char *reply_head(const struct hr_answer *answer, struct day today)
{
    const struct reply *reply = &answer->reply;
    struct buf line;
    char *waits;

    if (answer->is_gone)
        return xstrdup(_("This was taken back at HR, with the code."));
    if (is_new(answer) && !answer->is_long)
        return NULL;
    buf_init(&line);
    if (is_new(answer)) {
        waits = waits_text(answer, today);
        buf_addf(&line, _("HR: %s"), waits);
        free(waits);
        return buf_take(&line);
    }
    buf_addf(&line, _("HR: %s"), question_state_label(reply->state));
    if (*reply->by)
        add_day(&line, reply->by);
    if (*reply->who)
        buf_addf(&line, " · %s", reply->who);
    return buf_take(&line);
}

char *share_answer_line(const struct hr_answer *answer, struct day today)
{
    char *head = answer ? reply_head(answer, today) : NULL;
    char *line;

    if (!head || !*answer->reply.text)
        return head;
    line = xasprintf("%s: \"%s\"", head, answer->reply.text);
    free(head);
    return line;
}

char *share_answer_now(const struct tui *tui, const char *action)
{
    const struct session_setup *setup = tui_session_setup(tui);
    struct share_marks marks = {0};
    char *line = NULL;
    struct diag diag;

    diag_init(&diag);
    if (store_answers(setup->store, &marks.answers, &diag)) {
        share_hush_practice(setup, &marks.answers);
        line = share_answer_line(share_answer(&marks, action), clock_today(setup->clock));
    }
    diag_done(&diag);
    share_marks_done(&marks);
    return line;
}

static int draw_comment(const struct comment *comment, struct canvas *canvas, int row, int column)
{
    char day[DAY_TEXT_SIZE];
    char *line;
    int rows;

    day_format_short(day_of_moment(comment->moment), day);
    line = xasprintf("%s (%s): %s", comment->who, day, comment->text);
    rows = canvas_wrap(canvas, row, column, canvas->width - column - 1, STYLE_PLAIN, line);
    free(line);
    return rows;
}

int share_draw_answer(const struct hr_answer *answer, const struct share *share, const char *person,
                      struct day today, struct canvas *canvas, int row, int column)
{
    int width = canvas->width - column - 1;
    int first = row;
    char *head, *wish;

    if (!answer)
        return 0;
    head = reply_head(answer, today);
    row += canvas_wrap(canvas, row, column, width, STYLE_BOLD, head);
    free(head);
    row += canvas_wrap(canvas, row, column + 2, width - 2, STYLE_PLAIN, answer->reply.text);
    for (size_t i = 0; i < answer->comment_count; i++)
        row += draw_comment(&answer->comments[i], canvas, row, column);
    wish = share_wish(answer, share, person);
    row += canvas_wrap(canvas, row, column, width, STYLE_BOLD, wish);
    free(wish);
    return row - first;
}

char *share_answer_side(const struct hr_answer *answer, struct day today)
{
    struct buf line;

    if (answer->is_gone)
        return xstrdup(_("taken back at HR"));
    if (is_new(answer) && answer->is_long)
        return waits_text(answer, today);
    if (is_new(answer))
        return xstrdup(answer->comment_count ? _("HR wrote something")
                                             : _("HR would like to talk"));
    buf_init(&line);
    buf_adds(&line, question_state_label(answer->reply.state));
    add_day(&line, answer->reply.by);
    return buf_take(&line);
}

/* ---- sharing and taking back ---- */

void share_open_for(struct tui *tui, const char *id)
{
    tui_push(tui, &share_screen, id);
}

void share_open_talk(struct tui *tui, const char *action)
{
    struct session *session = tui_session(tui);

    if (!session_is_kept(session))
        tui_say(tui, "%s", _("Nothing of this is kept, so nothing of it can be shared."));
    else if (session_read_only(session))
        tui_say(tui, "%s", _("You are reading along: nothing can be changed here."));
    else if (session_unsaved(session))
        tui_say(tui, "%s",
                _("What was changed last is not kept yet. It can be shared after that."));
    else
        share_open_for(tui, action && *action ? action : session_interview(session)->id);
}

/* Nothing of it was ever on its way there; unknown counts as no. */
static bool is_unsent(const struct session_setup *setup, const char *action)
{
    struct parcel_list list = {0};
    bool unsent = false;
    struct diag diag;

    diag_init(&diag);
    if (store_outbox(setup->store, &list, &diag)) {
        for (size_t i = 0; i < list.count; i++)
            unsent = unsent || (strcmp(list.items[i].kind, "share") == 0 &&
                                strcmp(list.items[i].subject, action) == 0 &&
                                (list.items[i].tries == 0 || list.items[i].refused));
        parcel_list_done(&list);
    }
    diag_done(&diag);
    return unsent;
}

/* Whether the registry still has to hear that it is taken back; unknown counts as yes. */
static bool is_to_be_told(const struct session_setup *setup, const char *action)
{
    struct parcel_list list = {0};
    bool found = true;
    struct diag diag;

    diag_init(&diag);
    if (store_outbox(setup->store, &list, &diag)) {
        found = false;
        for (size_t i = 0; i < list.count; i++)
            found = found || (strcmp(list.items[i].kind, "withdraw") == 0 &&
                              strcmp(list.items[i].subject, action) == 0);
        parcel_list_done(&list);
    }
    diag_done(&diag);
    return found;
}

static void take_back(struct tui *tui, int option, const char *action)
{
    bool scores = false;
    int count = 0;
    struct diag diag;

    diag_init(&diag);
    if (option != 1) {
        tui_say(tui, "%s", _("Nothing was taken back."));
    } else if (share_withdraw(tui_session_setup(tui), action, &count, &scores, &diag)) {
        tui_say(tui, "%s",
                is_to_be_told(tui_session_setup(tui), action)
                    ? _("Taken back. It goes away at HR as soon as HR can be reached.")
                    : _("Taken back. Nothing of it went to HR."));
        outbox_start(tui_session_setup(tui));
    } else {
        tui_say(tui, "%s", diag_text(&diag));
    }
    diag_done(&diag);
    tui_changed(tui, NULL);
}

static char *what_of(const struct tui *tui, const char *action)
{
    struct agreement agreement = {0};
    char *what = NULL;
    struct diag diag;

    diag_init(&diag);
    if (store_find_agreement(tui_session_setup(tui)->store, action, &agreement, &diag)) {
        what = xstrdup(action_get(&agreement.action, ACTION_WHAT));
        agreement_done(&agreement);
    }
    diag_done(&diag);
    return what ? what : xstrdup("");
}

void share_open_back(struct tui *tui, const char *action)
{
    const struct session_setup *setup = tui_session_setup(tui);
    struct share share = {0};
    struct diag diag;
    char *what, *question, *stay;

    diag_init(&diag);
    if (!store_find_share(setup->store, action, &share, &diag)) {
        tui_say(tui, "%s", diag_text(&diag));
    } else if (share.state == SHARE_NONE) {
        tui_say(tui, "%s", _("This is not shared with HR, so there is nothing to take back."));
    } else {
        what = what_of(tui, action);
        stay = share_scores_stay(setup, action);
        question = xasprintf("%s\n\n%s%s%s", what,
                             share.sent_revision == 0 && is_unsent(setup, action)
                                 ? _("Take this back? It has not gone to HR yet, and it will not "
                                     "go there.")
                                 : _("Take this back? HR does not see it any more, and what HR "
                                     "wrote with it goes as well."),
                             stay ? " " : "", stay ? stay : "");
        tui_push(
            tui, &sure_screen,
            &(struct ask){
                question, {_("No, it stays shared"), _("Yes, take it back")}, take_back, action});
        free(stay);
        free(question);
        free(what);
    }
    share_done(&share);
    diag_done(&diag);
}

/* ---- what did not get there ---- */

static bool waits_long(const struct parcel *parcel, int64_t now)
{
    return parcel->tries > 0 && now - parcel->leaves >= LONG_DAYS * DAY_SECONDS;
}

static int missing_there(const struct session_setup *setup, struct diag *diag)
{
    struct registry_seen seen;
    int missing;

    if (!store_registry_seen(setup->store, &seen, diag))
        return 0;
    missing = seen.missing;
    registry_seen_done(&seen);
    return missing;
}

char *share_trouble(const struct session_setup *setup)
{
    struct parcel_list list = {0};
    size_t refused = 0, waits = 0;
    struct diag diag;
    int missing;

    diag_init(&diag);
    if (store_outbox(setup->store, &list, &diag)) {
        for (size_t i = 0; i < list.count; i++) {
            refused += list.items[i].refused;
            waits += !list.items[i].refused && waits_long(&list.items[i], clock_now(setup->clock));
        }
        parcel_list_done(&list);
    }
    missing = missing_there(setup, &diag);
    diag_done(&diag);
    if (refused)
        return xasprintf(message_plural("%zu thing could not go to HR. Enter shows why.",
                                        "%zu things could not go to HR. Enter shows why.", refused),
                         refused);
    if (missing)
        return xasprintf(
            message_plural(
                "HR's registry does not have %d thing that was shared. Enter shows more.",
                "HR's registry does not have %d things that were shared. Enter shows "
                "more.",
                (unsigned long)missing),
            missing);
    return waits ? xstrdup(_("HR has not been reached for some days. Enter shows more.")) : NULL;
}

bool share_is_on_its_way(const struct session_setup *setup)
{
    struct parcel_list list = {0};
    bool any = false;
    struct diag diag;

    diag_init(&diag);
    if (store_outbox(setup->store, &list, &diag)) {
        any = list.count > 0;
        parcel_list_done(&list);
    }
    diag_done(&diag);
    return any;
}

int64_t share_next(const struct session_setup *setup)
{
    struct parcel_list list = {0};
    int64_t next = INT64_MAX;
    struct diag diag;

    diag_init(&diag);
    if (store_outbox(setup->store, &list, &diag)) {
        for (size_t i = 0; i < list.count; i++) {
            const struct parcel *parcel = &list.items[i];

            if (parcel->leaves > clock_now(setup->clock) && parcel->leaves < next)
                next = parcel->leaves;
        }
        parcel_list_done(&list);
    }
    diag_done(&diag);
    return next;
}
