/*
 * Before a talk: what was promised last time, the leader's own promises first; the invitation, a look at
 * oneself, and the talk itself.
 */
#include "prepare.h"

#include <stdlib.h>
#include <string.h>

#include "agenda_line.h"
#include "base/buf.h"
#include "base/mem.h"
#include "base/message.h"
#include "export.h"
#include "loop.h"
#include "names.h"
#include "person.h"
#include "report/invitation.h"
#include "script/guide.h"
#include "session/prepare.h"
#include "session/rehearse.h"
#include "share_line.h"
#include "store/appointment.h"

enum { TALKS_SHOWN = 3 };

/* What can be done, in this order under what there is to read. */
static const enum action_name deeds[] = {ACT_START_NOW, ACT_INVITATION, ACT_OWN_CHECK, ACT_MOVE_DAY,
                                         ACT_DROP};
enum { DEEDS = sizeof deeds / sizeof *deeds };

struct prepare_state {
    struct appointment appointment; /* id "": no day was agreed */
    struct script *script;          /* of the guide; NULL when it can't be read */
    struct preparation preparation;
    struct share_marks marks; /* what HR said of the agreements */
    bool loaded;
    struct list list; /* agreements, talks, deeds */
    int scroll;
};

static char *copy(const char *text)
{
    return text ? xstrdup(text) : NULL;
}

static void copy_appointment(struct appointment *to, const struct appointment *from)
{
    *to = *from;
    to->person_id = copy(from->person_id);
    to->person = copy(from->person);
    to->team = copy(from->team);
    to->script_id = xstrdup(from->script_id);
    to->title = copy(from->title);
}

static bool has_day(const struct prepare_state *own)
{
    return *own->appointment.id != '\0';
}

static size_t talk_count(const struct prepare_state *own)
{
    size_t count = own->preparation.talks.count;

    return count < TALKS_SHOWN ? count : TALKS_SHOWN;
}

/* Without a day there is none to move, and nothing to take off the list. */
static size_t deed_count(const struct prepare_state *own)
{
    return has_day(own) ? DEEDS : DEEDS - 2;
}

/* ---- reading ---- */

static void forget(struct prepare_state *own)
{
    if (own->loaded)
        preparation_done(&own->preparation);
    own->loaded = false;
    share_marks_done(&own->marks);
    script_free(own->script);
    own->script = NULL;
}

/* The guide as a new talk would have it. */
static struct script *load_guide(const struct tui *tui, const char *id, struct diag *diag)
{
    char *bundle = guide_bundle(tui_session_setup(tui)->library, id, diag);
    struct script *script = bundle ? bundle_open(bundle, message_language(), diag) : NULL;

    free(bundle);
    return script;
}

static void load(struct tui *tui, struct prepare_state *own)
{
    struct diag diag;

    diag_init(&diag);
    forget(own);
    own->script = load_guide(tui, own->appointment.script_id, &diag);
    own->loaded = preparation_load(
        tui_session_setup(tui), own->appointment.person_id, own->appointment.team,
        own->script ? own->script->process : PROCESS_FOLLOW_UP, &own->preparation, &diag);
    if (!own->loaded)
        own->preparation = (struct preparation){0};
    if (!own->loaded || !own->script)
        tui_say(tui, "%s", diag_text(&diag));
    share_marks_load(tui, own->appointment.person_id, &own->marks);
    list_set_count(&own->list,
                   own->preparation.agreements.count + talk_count(own) + deed_count(own));
    diag_done(&diag);
}

static bool prepare_open(struct tui *tui, void *state, const void *argument)
{
    struct prepare_state *own = state;

    copy_appointment(&own->appointment, argument);
    load(tui, own);
    return true;
}

static void prepare_close(void *state)
{
    struct prepare_state *own = state;

    forget(own);
    appointment_done(&own->appointment);
}

/* Another day, another language, an agreement that was changed; or it is no longer to come. */
static void prepare_changed(struct tui *tui, void *state, const struct change *change)
{
    struct prepare_state *own = state;
    struct appointment found;
    struct diag diag;

    (void)change;
    diag_init(&diag);
    if (has_day(own)) {
        if (store_find_appointment(tui_session_setup(tui)->store, own->appointment.id, &found,
                                   &diag)) {
            struct appointment_list one = {&own->appointment, 1};

            appointment_done(&own->appointment);
            own->appointment = found;
            names_title(tui, &one);
        } else if (tui_top(tui)->state == state) {
            tui_pop(tui);
        }
    }
    diag_done(&diag);
    load(tui, own);
}

/* ---- drawing ---- */

static char *deed_line(const struct prepare_state *own, enum action_name deed)
{
    static const struct {
        enum action_name deed;
        const char *words;
    } words[] = {
        {ACT_START_NOW, N_("Begin this talk now")},
        {ACT_INVITATION, N_("Invitation for the employee, to print or to send")},
        {ACT_OWN_CHECK, N_("A short look at your own energy and intention; nothing is stored")},
        {ACT_MOVE_DAY, N_("Another day")},
        {ACT_DROP, N_("This talk will not be held")},
    };
    const char *text = "";

    for (size_t i = 0; i < DEEDS; i++) {
        if (words[i].deed == deed)
            text = _(words[i].words);
    }
    if (deed == ACT_INVITATION && own->script &&
        process_subject(own->script->process) == SUBJECT_TEAM)
        text = _("Invitation for the team, to print or to send");
    return xasprintf("%s (%s)", text, action_key(deed));
}

/* That the day has passed keeps its room in a small window. */
static char *agreement_side(const struct agreement *agreement, struct day today, int width)
{
    struct day due;

    if (width < ROOMY_COLUMNS && agreement_passed(agreement, today) &&
        day_from_iso(action_get(&agreement->action, ACTION_DUE), &due))
        return agenda_day_told(due, today);
    return agenda_agreement_side(agreement, today, true);
}

static int draw_agreements(const struct tui *tui, const struct prepare_state *own,
                           struct canvas *canvas, int row)
{
    const struct agreement_list *list = &own->preparation.agreements;
    struct day today = clock_today(tui_session_setup(tui)->clock);

    canvas_text(canvas, row++, 1, canvas->width, STYLE_BOLD,
                _("What was agreed: your own promises first"));
    if (list->count == 0)
        canvas_text(canvas, row++, 3, canvas->width - 4, STYLE_DIM,
                    _("There are no agreements open."));
    for (size_t i = 0; i < list->count; i++) {
        char *left = agenda_agreement(&list->items[i], false);
        char *right = agreement_side(&list->items[i], today, canvas->width);

        char *said = share_answer_line(share_answer(&own->marks, list->items[i].action.id), today);

        agenda_draw_row(&own->list, canvas, row++, i, left, right);
        row += canvas_wrap(canvas, row, 5, canvas->width - 6, STYLE_PLAIN, said);
        free(said);
        free(right);
        free(left);
    }
    return row + 1;
}

static int draw_talks(const struct prepare_state *own, struct canvas *canvas, int row)
{
    size_t first = own->preparation.agreements.count;

    if (talk_count(own) == 0)
        return row;
    canvas_text(canvas, row++, 1, canvas->width, STYLE_BOLD, _("Earlier talks (Enter reads)"));
    for (size_t i = 0; i < talk_count(own); i++) {
        const struct interview *talk = &own->preparation.talks.items[i];
        char *right = agenda_talk_day(talk);

        agenda_draw_row(&own->list, canvas, row++, first + i, talk->title, right);
        free(right);
    }
    return row + 1;
}

static void draw_deeds(const struct prepare_state *own, struct canvas *canvas, int row)
{
    size_t first = own->preparation.agreements.count + talk_count(own);

    for (size_t i = 0; i < deed_count(own); i++) {
        char *line = deed_line(own, deeds[i]);

        agenda_draw_row(&own->list, canvas, row++, first + i, line, NULL);
        free(line);
    }
}

/* "The follow-up talk · Friday 27 November 2026". */
static char *under_line(const struct tui *tui, const struct prepare_state *own)
{
    const char *title = own->script ? own->script->title : own->appointment.script_id;
    struct day today = clock_today(tui_session_setup(tui)->clock);
    char day[DAY_TEXT_SIZE];

    if (!has_day(own))
        return xstrdup(title);
    day_format_full(own->appointment.day, day);
    if (day_difference(today, own->appointment.day) < 0)
        return xasprintf(_("%s · %s · date has passed"), title, day);
    return xasprintf("%s · %s", title, day);
}

static void prepare_draw(struct tui *tui, void *state, struct frame *frame)
{
    static const enum action_name hints[HINTS_MAX] = {ACT_HELP,      ACT_START_NOW, ACT_INVITATION,
                                                      ACT_OWN_CHECK, ACT_BACK,      ACT_STOP};
    struct prepare_state *own = state;
    char *who = agenda_who(own->appointment.person, own->appointment.team);
    int row;

    frame->title = xasprintf(_("Prepare · %s"), who);
    frame->under = under_line(tui, own);
    frame->scroll = &own->scroll;
    memcpy(frame->hints, hints, sizeof hints);
    row = draw_agreements(tui, own, &frame->body, 0);
    row = draw_talks(own, &frame->body, row);
    draw_deeds(own, &frame->body, row);
    free(who);
}

/* ---- doing ---- */

static void start(struct tui *tui, const struct prepare_state *own)
{
    const struct appointment *appointment = &own->appointment;
    struct person person = {.name = appointment->person, .team = appointment->team};
    struct session *session;
    struct diag diag;

    if (!tui_may_begin(tui) || (appointment->person_id &&
                                !person_is_there(tui, appointment->person_id, appointment->person)))
        return;
    if (appointment->person_id)
        memcpy(person.id, appointment->person_id, UUID_SIZE);
    diag_init(&diag);
    session = session_start(tui_session_setup(tui), appointment->person_id ? &person : NULL,
                            appointment->team, appointment->script_id, message_language(), &diag);
    if (session) {
        bool held = !has_day(own) || !session_is_kept(session) ||
                    store_hold_appointment(tui_session_setup(tui)->store, appointment->id,
                                           session_interview(session)->id, &diag);

        tui_pop_now(tui);
        tui_set_session(tui, session);
        tui_push(tui, &talk_screen, NULL);
        if (!held)
            tui_say(tui, "%s", diag_text(&diag));
    } else {
        tui_say(tui, "%s", diag_text(&diag));
    }
    diag_done(&diag);
}

/* The leader alone, before the talk: it is gone when it stops. */
static void look_at_oneself(struct tui *tui)
{
    struct session *session;
    struct diag diag;

    if (!tui_may_begin(tui))
        return;
    diag_init(&diag);
    session = session_start(tui_session_setup(tui), NULL, NULL, "voorbereiding", message_language(),
                            &diag);
    if (session) {
        tui_set_session(tui, session);
        tui_push(tui, &talk_screen, NULL);
        tui_say(tui, "%s", _("Nothing of it is stored: when you stop, it is gone."));
    } else {
        tui_say(tui, "%s", diag_text(&diag));
    }
    diag_done(&diag);
}

/* ---- the invitation ---- */

static const char *const invitation_formats[] = {"html", "md"};

static char *invitation_stem(const struct prepare_state *own)
{
    char iso[DAY_SIZE];

    if (!has_day(own))
        return xstrdup(_("invitation"));
    day_to_iso(own->appointment.day, iso);
    return xasprintf("%s-%s", _("invitation"), iso);
}

static void write_invitation(struct tui *tui, const struct prepare_state *own, const char *format)
{
    const struct session_setup *setup = tui_session_setup(tui);
    struct invitation invitation = {.script = own->script,
                                    .person = own->appointment.person,
                                    .leader = setup->leader,
                                    .team = own->appointment.team,
                                    .purpose = setup->purpose,
                                    .has_day = has_day(own),
                                    .day = own->appointment.day};
    char *stem = invitation_stem(own);
    struct buf text;

    buf_init(&text);
    if (invitation_write(&invitation, format, &text))
        export_write(tui, stem, format, &text,
                     _("The invitation is in %s. You can print it or send it."));
    else
        tui_say(tui, "%s", _("There is no invitation for this kind of talk."));
    buf_done(&text);
    free(stem);
}

/* The small choice is gone when this is called: what asked it is on top again. */
static void invite(struct tui *tui, int option, const char *subject)
{
    const struct open_screen *top = tui_top(tui);

    (void)subject;
    if (top->kind == &prepare_screen && option >= 0 && option < 2)
        write_invitation(tui, top->state, invitation_formats[option]);
}

static void ask_to_invite(struct tui *tui, const struct prepare_state *own)
{
    if (!own->script) {
        tui_say(tui, "%s", _("The guide of this talk can't be read, so there is no invitation."));
        return;
    }
    tui_push(tui, &ask_screen,
             &(struct ask){.question = _("How do you want the invitation?"),
                           .options = {_("To print or send, for a browser or a phone (HTML)"),
                                       _("As plain text, to put in an e-mail (Markdown)")},
                           .chosen = invite});
}

/* ---- keys ---- */

static void open_talk(struct tui *tui, const struct interview *talk)
{
    if (talk->status == INTERVIEW_OPEN)
        tui_open_talk(tui, talk->id);
    else
        tui_push(tui, &read_screen, talk->id);
}

static bool do_deed(struct tui *tui, struct prepare_state *own, enum action_name deed)
{
    switch (deed) {
    case ACT_START_NOW:
        start(tui, own); /* this screen may be gone */
        return true;
    case ACT_INVITATION:
        ask_to_invite(tui, own);
        return true;
    case ACT_OWN_CHECK:
        look_at_oneself(tui);
        return true;
    case ACT_MOVE_DAY:
    case ACT_DROP:
        if (!has_day(own))
            tui_say(tui, "%s", _("No day was agreed for this talk yet."));
        else if (deed == ACT_MOVE_DAY)
            agenda_ask_day(tui, &own->appointment);
        else
            agenda_ask_drop(tui, &own->appointment);
        return true;
    default:
        return false;
    }
}

static void open_row(struct tui *tui, struct prepare_state *own)
{
    size_t row = own->list.row;
    size_t agreements = own->preparation.agreements.count;
    size_t talks = agreements + talk_count(own);

    if (row < agreements)
        tui_push(tui, &agreement_screen, own->preparation.agreements.items[row].action.id);
    else if (row < talks)
        open_talk(tui, &own->preparation.talks.items[row - agreements]);
    else
        do_deed(tui, own, deeds[row - talks]);
}

static bool prepare_key(struct tui *tui, void *state, enum action_name action,
                        const struct press *press)
{
    struct prepare_state *own = state;

    if (list_key(&own->list, action, press, 10))
        return true;
    if (action == ACT_ENTER) {
        open_row(tui, own);
        return true;
    }
    return do_deed(tui, own, action);
}

const struct screen_kind prepare_screen = {
    .name = "prepare",
    .place = ON_PREPARE,
    .state_size = sizeof(struct prepare_state),
    .open = prepare_open,
    .draw = prepare_draw,
    .key = prepare_key,
    .changed = prepare_changed,
    .close = prepare_close,
};
