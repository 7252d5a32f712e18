/*
 * How asking about sharing looks. A page says exactly what would be seen, asks one thing and lists the answers; where it is longer
 * than the window it scrolls line by line, and what is left below is counted.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "names.h"
#include "person.h"
#include "share.h"
#include "share_line.h"

enum { LABEL_WIDTH = 26, WIDE = 76, NAME_WIDTH = 22, ROOMY = 16 };

/* The drawing so far. */
struct sheet {
    struct canvas *canvas;
    int row;
    int question; /* the row of what is asked: where the cursor waits */
    int focus;    /* the row of the option in focus, or -1 */
    int must;     /* the rows up to the last answer: what is to be seen before one is taken */
    int foot;     /* the row from which all is to stay in view: what is asked, and the answers */
    bool tight;   /* without air: it does not fit otherwise */
    bool brief; /* nor does it with all that is said of the keys, which the bottom line has, too */
};

static void say(struct sheet *sheet, int column, unsigned style, const char *text)
{
    sheet->row += canvas_wrap(sheet->canvas, sheet->row, column, sheet->canvas->width - column - 1,
                              style, text);
}

static void blank(struct sheet *sheet)
{
    if (!sheet->tight)
        canvas_extend(sheet->canvas, ++sheet->row);
}

static void ask(struct sheet *sheet, const char *question)
{
    sheet->question = sheet->row;
    say(sheet, 1, STYLE_BOLD, question);
}

static void say_no_is_fine(struct sheet *sheet)
{
    say(sheet, 1, STYLE_PLAIN, _("Saying no is fine; it has no consequences."));
}

/* ---- what HR would see ---- */

static void draw_line(struct sheet *sheet, const struct share_line *line)
{
    struct canvas *canvas = sheet->canvas;
    size_t length = strlen(line->label);
    const char *colon = length && strchr("?:", line->label[length - 1]) ? "" : ":";
    char *text;

    if (canvas->width >= WIDE) {
        canvas_text(canvas, sheet->row, 3, LABEL_WIDTH - 1, STYLE_DIM, line->label);
        say(sheet, 3 + LABEL_WIDTH, STYLE_PLAIN, *line->text ? line->text : " ");
        return;
    }
    text = xasprintf("%s%s %s", line->label, colon, line->text);
    say(sheet, 3, STYLE_PLAIN, text);
    free(text);
}

/* What is not as HR sees it says so. */
static void mark_change(struct share_line *line, const bool changed[ACTION_FIELD_COUNT])
{
    for (int i = 0; i < ACTION_FIELD_COUNT; i++) {
        char *text;

        if (!changed[i] || strcmp(line->label, action_field_label((enum action_field)i)) != 0)
            continue;
        text = xasprintf(_("%s (changed)"), line->text);
        free(line->text);
        line->text = text;
    }
}

/* What stood there and does not any more. */
static void draw_emptied(const struct action *action, const bool changed[ACTION_FIELD_COUNT],
                         struct sheet *sheet)
{
    for (int i = 0; i < ACTION_FIELD_COUNT; i++) {
        enum action_field field = (enum action_field)i;
        struct share_line line = {(char *)action_field_label(field), (char *)_("empty (changed)")};

        if (changed[i] && !*action_get(action, field))
            draw_line(sheet, &line);
    }
}

static void draw_preview(struct tui *tui, const struct share_asking *own, size_t offer,
                         struct sheet *sheet)
{
    char *person_as = share_offer_as(own, offer);
    char *team = share_offer_team(own, offer);
    struct share_lines lines = {0};

    share_preview(&own->question.offers[offer], person_as, team, tui_session_setup(tui)->leader,
                  &lines);
    for (size_t i = 0; i < lines.count; i++) {
        mark_change(&lines.items[i], own->changed[offer]);
        draw_line(sheet, &lines.items[i]);
    }
    draw_emptied(&own->question.offers[offer].agreement.action, own->changed[offer], sheet);
    share_lines_done(&lines);
    free(team);
    free(person_as);
}

static void draw_action(struct tui *tui, const struct share_asking *own, struct sheet *sheet)
{
    const struct share_offer *offer = &own->question.offers[own->page.offer];
    bool is_missing = offer->share.state == SHARE_MISSING;
    bool is_change = share_is_change(offer) && !is_missing;

    say(sheet, 1, STYLE_BOLD,
        is_missing ? _("HR's registry does not have this any more. HR would see this, and no more:")
        : is_change
            ? _("This changed since it was shared. HR would see now, and no more than this:")
            : _("HR would see this, and no more than this:"));
    draw_preview(tui, own, own->page.offer, sheet);
    say(sheet, 3, STYLE_PLAIN, share_also_seen());
    blank(sheet);
    say(sheet, 1, STYLE_PLAIN, own->question.readers);
    blank(sheet);
    ask(sheet, is_change ? _("Do you want to share the change with HR, too?")
                         : _("Do you want to share this agreement with HR?"));
    say_no_is_fine(sheet);
}

/* ---- once for all ---- */

static bool any_was_taken_back(const struct tui *tui, const struct share_asking *own)
{
    for (size_t i = 0; i < own->question.count; i++) {
        if (share_is_yes(own, i) &&
            share_was_taken_back(tui_session_setup(tui), &own->question.offers[i]))
            return true;
    }
    return false;
}

static void draw_name(const struct tui *tui, const struct share_asking *own, struct sheet *sheet)
{
    ask(sheet, _("Do you want to share it with your name, or with a number?"));
    say(sheet, 1, STYLE_PLAIN,
        _("With a number HR does not see who you are. In a small team somebody may still guess "
          "it. Your leader knows. A name in the words themselves stays there."));
    if (any_was_taken_back(tui, own))
        say(sheet, 1, STYLE_PLAIN,
            _("You shared this before. If that was with your name, who saw it then can recognise "
              "it."));
}

static void draw_contact(const struct share_asking *own, struct sheet *sheet)
{
    ask(sheet, _("May HR talk about it with you?"));
    if (own->named != 0)
        say(sheet, 1, STYLE_PLAIN,
            _("HR only has your number, so they would ask your leader to reach you."));
    say_no_is_fine(sheet);
}

static int score_column(const struct canvas *canvas, int measure)
{
    int first = 3 + NAME_WIDTH + 2;

    return first + measure * ((canvas->width - first - 1) / PERSON_MEASURES);
}

static void draw_scores(const struct share_asking *own, struct sheet *sheet)
{
    struct canvas *canvas = sheet->canvas;
    int width = score_column(canvas, 1) - score_column(canvas, 0) - 1;

    say(sheet, 1, STYLE_BOLD, _("These are your scores:"));
    for (int m = 0; m < PERSON_MEASURES; m++)
        canvas_text(canvas, sheet->row, score_column(canvas, m), width, STYLE_DIM,
                    _(person_measures[m].header));
    sheet->row++;
    for (size_t i = 0; i < own->question.score_count; i++) {
        const struct score_row_text *row = &own->question.scores[i];

        canvas_text(canvas, sheet->row, 3, NAME_WIDTH, STYLE_PLAIN,
                    names_value_short(own->names, row->value));
        for (int m = 0; m < PERSON_MEASURES; m++)
            canvas_format(canvas, sheet->row, score_column(canvas, m), STYLE_PLAIN, "%d",
                          row->scores[m]);
        sheet->row++;
    }
    blank(sheet);
    ask(sheet, _("May your scores count in the figures of the organisation?"));
    say(sheet, 1, STYLE_PLAIN, own->question.scores_readers);
    say_no_is_fine(sheet);
}

static void draw_team(struct share_asking *own, struct sheet *sheet)
{
    ask(sheet, _("Which team is this?"));
    if (own->question.team_count > 0)
        return;
    say(sheet, 1, STYLE_PLAIN, _("The name as HR knows it."));
    blank(sheet);
    sheet->row +=
        field_draw(&own->typed, sheet->canvas, sheet->row, 1, sheet->canvas->width - 2, true);
}

/* ---- the whole of it ---- */

/* The caller frees it. */
static char *leaves_text(struct day day, bool practice)
{
    char text[DAY_TEXT_SIZE];

    day_format_full(day, text);
    if (practice)
        return xasprintf(_("For practice: this goes to the registry in the leader's own folder on "
                           "%s. HR does not see it."),
                         text);
    return xasprintf(_("It goes to HR on %s. Until then you can take it back, and after that, "
                       "too."),
                     text);
}

static void draw_leaves(const struct tui *tui, struct sheet *sheet, struct day leaves)
{
    struct day today = clock_today(tui_session_setup(tui)->clock);
    bool practice = share_is_practice(tui_session_setup(tui));
    char *text = day_difference(today, leaves) > 0 ? leaves_text(leaves, practice)
                 : practice
                     ? xstrdup(_("For practice: this is for the registry in the leader's own "
                                 "folder. HR does not see it."))
                     : xstrdup(_("It goes to HR as soon as HR can be reached. You can take it back "
                                 "at any time."));

    say(sheet, 1, STYLE_PLAIN, text);
    free(text);
}

static void draw_apart(const struct share_asking *own, struct sheet *sheet)
{
    if (own->scores == 0)
        say(sheet, 1, STYLE_PLAIN,
            _("Your scores count in the figures, apart from it and without your name."));
    if (*own->question.person.id && share_yes_count(own) > 0)
        say(sheet, 1, STYLE_PLAIN,
            share_may_contact(own) ? _("HR may talk about it with you.")
                                   : _("HR does not talk about it with you."));
}

static void draw_check(struct tui *tui, const struct share_asking *own, struct sheet *sheet)
{
    struct day today = clock_today(tui_session_setup(tui)->clock);

    say(sheet, 1, STYLE_BOLD, _("This is what you share:"));
    for (size_t i = 0; i < own->question.count; i++) {
        if (!share_is_yes(own, i))
            continue;
        draw_preview(tui, own, i, sheet);
        blank(sheet);
    }
    draw_apart(own, sheet);
    draw_leaves(tui, sheet, day_add(today, own->question.thinking_days));
    blank(sheet);
    ask(sheet, _("Is this right?"));
}

static void draw_code(const char *code, struct sheet *sheet)
{
    sheet->row += share_draw_code(code, sheet->canvas, sheet->row);
}

static void draw_done(struct tui *tui, const struct share_asking *own, struct sheet *sheet)
{
    size_t count = share_yes_count(own);
    char *text;

    ask(sheet, _("You decided what is shared."));
    if (count > 0) {
        char *person_as = share_person_as(own);

        text = xasprintf(message_plural("%zu agreement, as: %s", "%zu agreements, as: %s", count),
                         count, person_as);
        say(sheet, 1, STYLE_PLAIN, text);
        free(text);
        free(person_as);
    }
    draw_apart(own, sheet);
    draw_leaves(tui, sheet, day_of_moment(own->leaves));
    blank(sheet);
    if (!*own->code)
        return;
    say(sheet, 1, STYLE_PLAIN, _("Your code. It takes back all that you shared:"));
    draw_code(own->code, sheet);
    text = share_code_to(own->question.contact);
    say(sheet, 1, STYLE_PLAIN, text);
    free(text);
    text = xasprintf(_("Write it down, or %s saves your copy of the talk."),
                     action_key(ACT_SAVE_COPY));
    say(sheet, 1, STYLE_PLAIN, text);
    free(text);
    say(sheet, 1, STYLE_DIM, _("Esc closes this page. The code can be looked up again later."));
}

/* ---- the answers ---- */

static void draw_options(const struct share_asking *own, struct sheet *sheet)
{
    int chosen = share_chosen(own);

    for (int i = 0; i < share_option_count(own); i++) {
        char *text = share_option_text(own, i);
        char *line = i < 9 ? xasprintf("%d (%c) %s", i + 1, chosen == i ? 'x' : ' ', text)
                           : xasprintf("  (%c) %s", chosen == i ? 'x' : ' ', text);

        if (own->row == i) {
            sheet->focus = sheet->row;
            canvas_text(sheet->canvas, sheet->row, 1, 1, STYLE_BOLD, ">");
        }
        say(sheet, 3, STYLE_PLAIN, line);
        free(line);
        free(text);
    }
}

/* What happens when nothing is chosen is said where it can be. */
static const char *without_choosing(const struct share_asking *own)
{
    switch (own->page.step) {
    case STEP_ACTION:
        return share_is_change(&own->question.offers[own->page.offer])
                   ? _("PgDn without choosing: the change is not shared.")
                   : _("PgDn without choosing: it is not shared.");
    case STEP_NAME:
        return _("PgDn without choosing: it goes with the number.");
    case STEP_CONTACT:
        return _("PgDn without choosing: HR does not talk with you.");
    case STEP_SCORES:
        return _("PgDn without choosing: your scores don't count there.");
    default:
        return NULL;
    }
}

/* What happens without a choice, which key chooses and which goes on, and the way out. */
static void draw_keys(const struct share_asking *own, struct sheet *sheet)
{
    bool chosen = share_option_count(own) == 0 || share_chosen(own) != CHOSEN_NONE;
    char *keys = xasprintf("%s %s",
                           chosen ? _("PgDn or Enter goes on.")
                                  : _("A digit or Space chooses; PgDn or Enter goes on."),
                           _("Esc: nothing is shared."));

    if (!chosen && without_choosing(own))
        say(sheet, 1, STYLE_DIM, without_choosing(own));
    if (!sheet->brief)
        say(sheet, 1, STYLE_DIM, keys);
    else if (chosen) /* what the program says for a moment does not come over an answer */
        canvas_extend(sheet->canvas, ++sheet->row);
    free(keys);
}

static void draw_below(const struct share_asking *own, struct sheet *sheet)
{
    if (own->page.step == STEP_DONE)
        return;
    sheet->foot = sheet->question;
    if (share_option_count(own) > 0)
        blank(sheet);
    draw_options(own, sheet);
    sheet->must = sheet->row;
    draw_keys(own, sheet);
}

static void draw_body(struct tui *tui, struct share_asking *own, struct sheet *sheet)
{
    switch (own->page.step) {
    case STEP_ACTION:
        draw_action(tui, own, sheet);
        break;
    case STEP_NAME:
        draw_name(tui, own, sheet);
        break;
    case STEP_CONTACT:
        draw_contact(own, sheet);
        break;
    case STEP_SCORES:
        draw_scores(own, sheet);
        break;
    case STEP_TEAM:
        draw_team(own, sheet);
        break;
    case STEP_CHECK:
        draw_check(tui, own, sheet);
        break;
    default:
        draw_done(tui, own, sheet);
        break;
    }
    draw_below(own, sheet);
}

/* ---- the frame ---- */

static void draw_above(const struct share_asking *own, struct frame *frame)
{
    const char *whose = own->question.person.name;

    frame->title = whose && *whose ? xasprintf("%s · %s", _("Share with HR"), whose)
                                   : xstrdup(_("Share with HR"));
    if (own->page.step == STEP_ACTION)
        frame->under_right =
            xasprintf(_("agreement %zu of %zu"), share_page_number(own, own->page.offer),
                      share_page_count(own));
}

/* Where all of it is one piece, what is left below the window is to be read before an answer is taken. */
static void place_window(struct share_asking *own, struct frame *frame, const struct sheet *sheet)
{
    struct canvas *canvas = &frame->body;
    int most = canvas->count > frame->body_rows ? canvas->count - frame->body_rows : 0;
    int left;
    bool follows = own->page.step == STEP_TEAM; /* a list: nothing to be read */

    if (own->line > most)
        own->line = most;
    left =
        (own->page.step == STEP_DONE ? canvas->count : sheet->must) - own->line - frame->body_rows;
    own->hidden = follows || left < 0 ? 0 : left;
    own->seen = frame->body_rows;
    frame->scroll = &own->line;
    if (own->hidden > 0)
        canvas_cursor(canvas, own->line + (own->line > 0), 0);
    else if (sheet->focus >= 0)
        canvas_cursor(canvas, sheet->focus, 1);
    else if (canvas->cursor_row < 0)
        canvas_cursor(canvas, sheet->question, 0);
}

static void copy_row(struct canvas *to, int row, const struct canvas *from, int from_row)
{
    for (size_t i = 0; i < from->rows[from_row].count; i++) {
        const struct span *span = &from->rows[from_row].spans[i];

        canvas_text(to, row, span->column, to->width, span->style, span->text);
    }
}

/* Between what scrolls and what stays: whether there is more. */
static void draw_more(struct canvas *canvas, int row, bool above, bool below)
{
    canvas_rule(canvas, row);
    canvas_text(canvas, row, 3, canvas->width - 4, STYLE_PLAIN,
                above && below ? _(" more above and below: Up, Down ")
                : below        ? _(" more below: Down ")
                               : _(" more above: Up "));
}

/*
 * What is asked and all answers stay in view, and what it is about scrolls above them. False where there is no room for
 * both.
 */
static bool split_window(struct share_asking *own, struct frame *frame, const struct sheet *sheet)
{
    enum { LEAST = 2 };
    struct canvas *all = &frame->body;
    int foot = all->count - sheet->foot;
    int seen = frame->body_rows - foot - 1;
    int most = sheet->foot - seen;
    struct canvas shown;

    if (sheet->foot == 0 || seen < LEAST)
        return false;
    if (own->line > most)
        own->line = most;
    own->hidden = most - own->line;
    own->seen = seen;
    canvas_init(&shown, frame->columns, all->ascii);
    for (int i = 0; i < seen; i++)
        copy_row(&shown, i, all, own->line + i);
    draw_more(&shown, seen, own->line > 0, own->hidden > 0);
    for (int i = 0; i < foot; i++)
        copy_row(&shown, seen + 1 + i, all, sheet->foot + i);
    canvas_extend(&shown, frame->body_rows);
    canvas_cursor(&shown,
                  own->hidden > 0     ? 0
                  : sheet->focus >= 0 ? sheet->focus - sheet->foot + seen + 1
                                      : seen + 1,
                  own->hidden == 0 && sheet->focus >= 0);
    canvas_done(all);
    *all = shown;
    return true;
}

/* The same in fewer rows. */
static struct sheet draw_again(struct tui *tui, struct share_asking *own, struct frame *frame,
                               bool brief)
{
    struct sheet sheet = {.canvas = &frame->body, .focus = -1, .tight = true, .brief = brief};

    canvas_done(&frame->body);
    canvas_init(&frame->body, frame->columns, tui_setup(tui)->ascii);
    draw_body(tui, own, &sheet);
    return sheet;
}

void share_draw_page(struct tui *tui, void *state, struct frame *frame)
{
    static const enum action_name asking[HINTS_MAX] = {
        ACT_HELP, ACT_SHARE_DIGITS, ACT_SHARE_ON, ACT_SHARE_EARLIER, ACT_COVER, ACT_BACK};
    static const enum action_name done[HINTS_MAX] = {ACT_HELP, ACT_SAVE_COPY, ACT_COVER,
                                                     ACT_CODE_READY};
    struct share_asking *own = state;
    struct sheet sheet = {.canvas = &frame->body, .focus = -1};

    memcpy(frame->hints, own->page.step == STEP_DONE ? done : asking, sizeof asking);
    draw_above(own, frame);
    draw_body(tui, own, &sheet);
    if (sheet.row > frame->body_rows)
        sheet = draw_again(tui, own, frame, false);
    if (sheet.row > frame->body_rows && frame->body_rows < ROOMY)
        sheet = draw_again(tui, own, frame, true);
    canvas_extend(&frame->body, sheet.row);
    if (sheet.row <= frame->body_rows || own->page.step == STEP_DONE ||
        !split_window(own, frame, &sheet))
        place_window(own, frame, &sheet);
}
