/*
 * An answer or a comment of HR. Nothing leaves before it is sent; when the registry can't be reached, what was written stays here
 * and the same key tries again.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/utf8.h"
#include "daytext.h"
#include "hr.h"
#include "loop.h"

enum { TAG_STATE, TAG_BY, TAG_TEXT, TAG_SEND, LEAST_LABEL = 16 };

struct write_state {
    bool comment;
    struct shared_action shared; /* as it stood when this began, or when somebody else answered */
    enum question_state state;   /* QUESTION_NEW = not chosen yet */
    struct form form;
    char *by;    /* the day as it was typed, for when its field is there again */
    char *why;   /* why it was not sent, or NULL */
    bool lacks;  /* because something had to be filled in: the sentence goes when it is */
    bool is_own; /* the answer that stood there was one's own: its words are there to be changed */
    int scroll;
};

/* ---- the form ---- */

static const char *text_label(const struct write_state *own)
{
    if (own->comment)
        return _("Comment");
    return own->state == QUESTION_NOT_POSSIBLE ? _("Why is it not possible?") : _("Your answer");
}

/* As wide as the longest label beside a field, and a blank behind it. */
static int label_width(void)
{
    const char *const labels[] = {_("How it stands"), _("By when")};
    int most = LEAST_LABEL;

    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        int width = utf8_width(labels[i], strlen(labels[i])) + 2;

        most = width > most ? width : most;
    }
    return most;
}

/* What is not possible has no day: then only the reason is asked for. */
static bool has_day(const struct write_state *own)
{
    return !own->comment && own->state != QUESTION_NOT_POSSIBLE;
}

static void add_state(struct write_state *own)
{
    struct field *field = form_add(&own->form, FIELD_RADIO, TAG_STATE, _("How it stands"));

    field->label_width = label_width();
    for (int i = QUESTION_NEW + 1; i < QUESTION_STATE_COUNT; i++)
        field_add_option(field, question_state_label((enum question_state)i));
    if (has_day(own))
        form_add(&own->form, FIELD_LINE, TAG_BY, _("By when"))->label_width = label_width();
}

/* Also when the language changed: the labels are borrowed. What was typed and the focus stay. */
static void make_form(struct write_state *own, const char *by, const char *text, size_t focus)
{
    struct field *field;

    form_done(&own->form);
    if (!own->comment)
        add_state(own);
    if (has_day(own))
        editor_set(&form_find(&own->form, TAG_BY)->editor, by, SIZE_MAX);
    field = form_add(&own->form, FIELD_TEXT, TAG_TEXT, text_label(own));
    field->least = 2;
    field->most = 8;
    editor_set(&field->editor, text, SIZE_MAX);
    field = form_add(&own->form, FIELD_PICK, TAG_SEND, NULL);
    field_add_option(field, own->comment ? _("Send this comment") : _("Send this answer"));
    own->form.focus = focus;
}

static void show(struct write_state *own)
{
    struct field *field = form_find(&own->form, TAG_STATE);

    form_find(&own->form, TAG_TEXT)->label = text_label(own);
    if (!field)
        return;
    for (size_t i = 0; i < field->option_count; i++)
        field->options[i].chosen = (size_t)own->state == i + 1;
}

static const char *typed(const struct write_state *own, int tag)
{
    struct write_state *any = (struct write_state *)own; /* looking changes nothing */
    const struct field *field = form_find(&any->form, tag);

    return field ? field->editor.text : "";
}

static void keep_day(struct write_state *own)
{
    if (form_find(&own->form, TAG_BY))
        xstrset(&own->by, typed(own, TAG_BY));
}

/* What a colleague wrote stands above, and does not become one's own by sending the form. */
static bool note_whose(struct tui *tui, struct write_state *own, struct diag *diag)
{
    char *account = registry_account(hr_registry(tui), diag);

    own->is_own = account && strcmp(account, own->shared.reply.account) == 0;
    free(account);
    return account != NULL;
}

static bool write_open(struct tui *tui, void *state, const void *argument)
{
    const struct hr_write *what = argument;
    struct write_state *own = state;
    struct diag diag;
    bool found;

    diag_init(&diag);
    own->comment = what->comment;
    found = hr_find_seen(tui, what->shared->action.id, &own->shared, &diag) &&
            note_whose(tui, own, &diag);
    if (!found) {
        char *why = hr_why(tui, &diag);

        if (registry_failure(hr_registry(tui)) == REGISTRY_REFUSED)
            hr_look(tui, hr_of(tui)); /* it leaves the list, too */
        tui_say(tui, "%s", why);
        free(why);
    } else {
        const struct reply *reply = &own->shared.reply;

        own->state = own->comment ? QUESTION_NEW : reply->state;
        own->by = daytext_show(own->is_own ? reply->by : "");
        make_form(own, own->by, own->comment || !own->is_own ? "" : reply->text, 0);
    }
    diag_done(&diag);
    return found;
}

static void write_close(void *state)
{
    struct write_state *own = state;

    form_done(&own->form);
    shared_action_done(&own->shared);
    free(own->by);
    free(own->why);
}

/* What was typed stays, the day also while there is no place for it. */
static void make_again(struct write_state *own)
{
    char *text = xstrdup(typed(own, TAG_TEXT));

    keep_day(own);
    make_form(own, own->by, text, own->form.focus);
    free(text);
}

static void choose_state(struct write_state *own, enum question_state chosen)
{
    bool had_day = has_day(own);

    own->state = own->state == chosen ? QUESTION_NEW : chosen;
    if (had_day != has_day(own))
        make_again(own);
}

static void write_changed(struct tui *tui, void *state, const struct change *change)
{
    struct write_state *own = state;
    (void)tui;
    (void)change;
    make_again(own);
}

static bool write_in_text(const void *state)
{
    const struct write_state *own = state;

    return field_in_text(&own->form.fields[own->form.focus]);
}

/* ---- sending ---- */

static bool is_touched(const struct tui *tui, const struct write_state *own)
{
    const struct reply *reply = &own->shared.reply;
    char *by;
    bool same;

    if (own->comment)
        return *typed(own, TAG_TEXT) != '\0';
    by = daytext_keep(typed(own, TAG_BY), hr_today(tui));
    same = own->state == reply->state && strcmp(by, own->is_own ? reply->by : "") == 0 &&
           strcmp(typed(own, TAG_TEXT), own->is_own ? reply->text : "") == 0;
    free(by);
    return !same;
}

static bool is_blank(const char *text)
{
    return text[strspn(text, " \n")] == '\0';
}

/* What still has to be said, or NULL; the focus goes there. */
static const char *missing(struct write_state *own, const char *by)
{
    if (own->comment) {
        own->form.focus = 0;
        return is_blank(typed(own, TAG_TEXT)) ? _("There is nothing to send yet.") : NULL;
    }
    if (own->state == QUESTION_NEW) {
        own->form.focus = 0;
        return _("Choose first how it stands.");
    }
    if (has_day(own) && daytext_is_words(by)) {
        own->form.focus = 1;
        return _(
            "\"By when\" is no day yet. Try 31-12-2026 or \"in 3 months\", or leave it empty.");
    }
    if (own->state == QUESTION_NOT_POSSIBLE && is_blank(typed(own, TAG_TEXT))) {
        own->form.focus = 1; /* there is no day before it */
        return _("Say in a few words why it is not possible; the leader tells it to the employee.");
    }
    return NULL;
}

static bool same_reply(const struct reply *a, const struct reply *b)
{
    return a->state == b->state && a->moment == b->moment && strcmp(a->account, b->account) == 0 &&
           strcmp(a->text, b->text) == 0;
}

static void set_why(struct write_state *own, const char *why)
{
    xstrset(&own->why, why);
    own->lacks = false;
}

static void failed(struct tui *tui, struct write_state *own, const struct diag *diag)
{
    char *why = registry_failure(hr_registry(tui)) == REGISTRY_AWAY
                    ? xstrdup(_("The registry can't be reached now. What you wrote stays here; "
                                "Ctrl+S tries again."))
                    : hr_clean(diag_text(diag));

    set_why(own, why);
    free(why);
}

/* Whether somebody else answered since this began; then their words are shown before they are replaced. */
static bool is_overtaken(struct write_state *own, const struct shared_action *now)
{
    if (own->comment || same_reply(&now->reply, &own->shared.reply))
        return false;
    shared_action_copy(&own->shared, now);
    set_why(own, _("Somebody answered this meanwhile: it stands above. Ctrl+S puts your answer in "
                   "its place."));
    return true;
}

/* For taking it back: what stood there, and what stands there now. */
static void remember(struct tui *tui, const struct write_state *own)
{
    struct hr_written *written = &hr_of(tui)->written;
    struct shared_action before = {0}, after;
    struct diag diag;

    written->kind = HR_WROTE_NOTHING; /* what was written before is not the last any more */
    memcpy(written->action, own->shared.action.id, sizeof written->action);
    if (own->comment) {
        written->kind = HR_WROTE_COMMENT;
        return;
    }
    diag_init(&diag);
    if (registry_find(hr_registry(tui), own->shared.action.id, &after, &diag)) {
        shared_action_copy(&before, &own->shared);
        reply_done(&written->before);
        reply_done(&written->after);
        written->before = before.reply; /* taken over */
        written->after = after.reply;
        before.reply = after.reply = (struct reply){0};
        written->kind = HR_WROTE_ANSWER;
        shared_action_done(&before);
        shared_action_done(&after);
    }
    diag_done(&diag);
}

static bool put(struct tui *tui, struct write_state *own, char *by, struct diag *diag)
{
    struct registry *registry = hr_registry(tui);
    const char *id = own->shared.action.id;
    char *text = xstrdup(typed(own, TAG_TEXT));
    char nobody[] = ""; /* whoever runs this is known to the registry */
    struct reply reply = {.state = own->state,
                          .who = nobody,
                          .account = nobody,
                          .by = by,
                          .text = text,
                          .moment = own->shared.reply.moment};
    bool done = own->comment ? registry_comment(registry, id, text, diag)
                             : registry_answer(registry, id, &reply, diag);

    free(text);
    return done;
}

static bool send(struct tui *tui, struct write_state *own, char *by)
{
    struct shared_action now;
    struct diag diag;
    bool done;

    diag_init(&diag);
    done = hr_find_seen(tui, own->shared.action.id, &now, &diag);
    if (done) {
        bool overtaken = is_overtaken(own, &now);

        shared_action_done(&now);
        if (overtaken) {
            diag_done(&diag);
            return false;
        }
        done = put(tui, own, by, &diag);
    }
    if (!done)
        failed(tui, own, &diag);
    diag_done(&diag);
    return done;
}

static bool try_send(struct tui *tui, struct write_state *own)
{
    char *by = daytext_keep(typed(own, TAG_BY), hr_today(tui));
    const char *lacks = missing(own, by);
    bool done = false;

    if (lacks) {
        set_why(own, lacks);
        own->lacks = true;
    } else {
        done = send(tui, own, by);
    }
    free(by);
    if (!done)
        return false;
    remember(tui, own);
    hr_look(tui, hr_of(tui));
    tui_say(tui, "%s",
            own->comment ? _("Your comment stands there now; the leader sees it.")
                         : _("Your answer stands there now; the leader sees it. Ctrl+Z takes it "
                             "back."));
    return true;
}

/* ---- leaving ---- */

/* The screen that asks is gone, and this one is on top again. */
static void leave_chosen(struct tui *tui, int option, const char *stops)
{
    if (tui_top(tui)->kind != &hr_write_screen || option == 2)
        return;
    if (option == 0 && !try_send(tui, tui_top(tui)->state))
        return;
    tui_pop_now(tui);
    if (stops)
        everywhere_stop(tui);
}

static void ask_leave(struct tui *tui, const char *stops)
{
    tui_push(tui, &ask_screen,
             &(struct ask){_("What you wrote was not sent yet."),
                           {_("Send it"), _("Drop it"), _("Write on")},
                           leave_chosen,
                           stops});
}

/* ---- drawing ---- */

static int draw_day_note(struct tui *tui, const struct write_state *own, struct canvas *canvas,
                         int row)
{
    char *kept = daytext_keep(typed(own, TAG_BY), hr_today(tui));
    char *note = daytext_note(kept, hr_today(tui));

    row += canvas_wrap(canvas, row, 1 + label_width(), canvas->width - label_width() - 2, STYLE_DIM,
                       note);
    free(note);
    free(kept);
    return row;
}

/* What it is about, and who answered before. */
static int draw_about(const struct write_state *own, struct canvas *canvas, int row)
{
    enum { MOST = 3 };
    char *answer = hr_answer_line(&own->shared.reply);

    row += canvas_wrap(canvas, row, 1, canvas->width - 2, STYLE_BOLD, own->why);
    row += hr_pair(canvas, row, own->comment ? _("Agreement") : _("Question"),
                   own->comment ? action_get(&own->shared.action, ACTION_WHAT)
                                : shared_question(&own->shared),
                   MOST);
    if (*answer)
        row += hr_pair(canvas, row, _("Answered before"), answer, MOST);
    free(answer);
    return row;
}

static void write_draw(struct tui *tui, void *state, struct frame *frame)
{
    static const enum action_name hints[HINTS_MAX] = {ACT_HELP, ACT_NEXT_FIELD, ACT_HR_SEND,
                                                      ACT_BACK};
    struct write_state *own = state;
    struct canvas *canvas = &frame->body;
    char *team = hr_clean(own->shared.team);
    int row;

    show(own);
    frame->title = xasprintf("%s · %s", _("HR"), own->comment ? _("Comment") : _("Answer"));
    frame->under = xasprintf(_("Team %s"), team);
    frame->scroll = &own->scroll;
    frame->tells_more = true;
    memcpy(frame->hints, hints, sizeof hints);
    free(team);
    row = draw_about(own, canvas, 0) + 1;
    for (size_t i = 0; i < own->form.count; i++) {
        struct field *field = &own->form.fields[i];

        row += field_draw(field, canvas, row, 1, canvas->width - 2, i == own->form.focus);
        if (field->tag == TAG_BY)
            row = draw_day_note(tui, own, canvas, row);
    }
    canvas_wrap(canvas, row, 1, canvas->width - 2, STYLE_DIM,
                own->comment ? _("The leader and HR read this; it stays. Nothing about somebody's "
                                 "health, and no opinion about a person.")
                             : _("The leader reads this, and tells the employee."));
}

/* ---- keys ---- */

/* What had to be filled in is being filled in. */
static void forget_lack(struct write_state *own)
{
    if (own->lacks)
        set_why(own, NULL);
}

/* A day that does not exist is put right by Enter. */
static bool repair_day(struct tui *tui, struct write_state *own, const struct press *press)
{
    struct field *field = form_focused(&own->form);
    char iso[DAY_SIZE];
    char *shown;

    if (field->tag != TAG_BY || press->code != PRESS_ENTER ||
        !daytext_repair(field->editor.text, hr_today(tui), iso))
        return false;
    shown = daytext_show(iso);
    editor_set(&field->editor, shown, SIZE_MAX);
    forget_lack(own);
    free(shown);
    return true;
}

static bool leaves(struct tui *tui, struct write_state *own, enum action_name action)
{
    if ((action != ACT_BACK && action != ACT_STOP) || !is_touched(tui, own))
        return false;
    ask_leave(tui, action == ACT_STOP ? "stop" : NULL);
    return true;
}

static bool write_key(struct tui *tui, void *state, enum action_name action,
                      const struct press *press)
{
    struct write_state *own = state;
    int tag = form_focused(&own->form)->tag;
    struct field_result result;

    if (leaves(tui, own, action) || repair_day(tui, own, press))
        return true;
    if (action == ACT_HR_SEND) {
        if (try_send(tui, own))
            tui_pop(tui);
        return true;
    }
    result = form_key(&own->form, action, press);
    if (result.event == FIELD_CHOSEN && tag == TAG_STATE) {
        choose_state(own, (enum question_state)(result.number + 1));
        forget_lack(own);
    } else if (result.event == FIELD_CHOSEN && try_send(tui, own)) {
        tui_pop(tui);
    }
    if (result.event == FIELD_TEXT_CHANGED)
        forget_lack(own);
    return result.event != FIELD_IGNORED;
}

const struct screen_kind hr_write_screen = {
    .name = "hr write",
    .place = ON_HR_WRITE,
    .of_all = true,
    .state_size = sizeof(struct write_state),
    .open = write_open,
    .draw = write_draw,
    .in_text = write_in_text,
    .key = write_key,
    .changed = write_changed,
    .close = write_close,
};
