/*
 * Help and the search for a command in one: the actions that work on the screen below, from
 * the list of actions itself. Typing searches; Enter does it.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/utf8.h"
#include "list.h"
#include "screen.h"

/* Where no talk is near, the same keys in words of their own. "" is not told of at all. */
struct other_words {
    enum action_name action;
    unsigned places;
    const char *help;
};
static const struct other_words for_hr[] = {
    {ACT_EMPLOYEE_VIEW, ON_ALL, N_("Look together: hide what is about people")},
    {ACT_STOP, ON_ALL, N_("Stop: close the program, or stay")},
    {ACT_COVER, ON_ALL, N_("Away for a moment: hide what stands here")},
    {ACT_UNDO, ON_ALL, N_("Take your last answer or mark back")},
    {ACT_NEXT_PAGE, ON_ALL, N_("A page down")},
    {ACT_PREV_PAGE, ON_ALL, N_("A page up")},
    {ACT_NEXT_FIELD, ON_ALL & ~ON_HR_WRITE, ""},
    {ACT_PREV_FIELD, ON_ALL & ~ON_HR_WRITE, ""},
    {ACT_SAVED, ON_ALL, ""},
};
enum { LISTS_OF_SHARE = ON_OUTBOX | ON_HR_ANSWER, OF_SHARE = ON_SHARE | ON_CODE | LISTS_OF_SHARE };
static const struct other_words for_share[] = {
    {ACT_COVER, OF_SHARE, N_("Away for a moment: hide what stands here")},
    {ACT_BACK, ON_SHARE, N_("Close: before the last answer nothing is shared")},
    {ACT_NEXT_PAGE, LISTS_OF_SHARE, N_("A page down")},
    {ACT_PREV_PAGE, LISTS_OF_SHARE, N_("A page up")},
    {ACT_NEXT_FIELD, LISTS_OF_SHARE, ""},
    {ACT_PREV_FIELD, LISTS_OF_SHARE, ""},
    {ACT_SAVED, LISTS_OF_SHARE, ""},
    /* What is looked at to the end says itself why this key does not end it. */
    {ACT_EMPLOYEE_VIEW, ON_SHARE | ON_CODE, ""},
};

struct help_state {
    struct editor search;
    struct list list;
    enum action_name found[ACT_COUNT];
    unsigned place;
    bool of_hr;
    int scroll;
};

static const struct other_words *find_words(const struct other_words *rows, size_t count,
                                            enum action_name action, unsigned place)
{
    for (size_t i = 0; i < count; i++) {
        if (rows[i].action == action && (rows[i].places & place))
            return &rows[i];
    }
    return NULL;
}

/* "" when it is not told of here. */
static const char *words_of(const struct help_state *help, enum action_name action)
{
    const struct other_words *other =
        help->of_hr
            ? find_words(for_hr, sizeof for_hr / sizeof *for_hr, action, help->place)
            : find_words(for_share, sizeof for_share / sizeof *for_share, action, help->place);

    if (!other)
        return action_help(action);
    return *other->help ? _(other->help) : "";
}

/*
 * Every word that was typed stands in the help, or at least its beginning does: who types "stoppen" finds
 * "stop".
 */
static bool answers(const struct help_state *help, enum action_name action, const char *query)
{
    enum { STEM = 4 };

    for (const char *at = query + strspn(query, " "); *at; at += strspn(at, " ")) {
        size_t length = strcspn(at, " ");
        size_t stem = utf8_fit(at, length, STEM, NULL);
        char *word = xstrndup(at, stem);
        bool found =
            utf8_contains(words_of(help, action), word) || utf8_contains(action_hint(action), word);

        free(word);
        if (!found)
            return false;
        at += length;
    }
    return true;
}

static void find(struct help_state *help)
{
    size_t count = 0;

    for (int i = 1; i < ACT_COUNT; i++) {
        enum action_name action = (enum action_name)i;
        if (!action_works(action, help->place) || !*words_of(help, action) || action == ACT_HELP)
            continue;
        if (answers(help, action, help->search.text))
            help->found[count++] = action;
    }
    list_set_count(&help->list, count);
}

static bool help_open(struct tui *tui, void *state, const void *argument)
{
    struct help_state *help = state;

    (void)argument;
    help->place = tui_place_below(tui);
    help->of_hr = tui_setup(tui)->review != NULL;
    editor_init(&help->search, UTF8_ONE_LINE);
    find(help);
    return true;
}

static void help_close(void *state)
{
    struct help_state *help = state;

    editor_done(&help->search);
}

static const char *below_words(const struct help_state *help)
{
    if (help->of_hr)
        return _("Arrows move. Alt+1 to Alt+0 are F1 to F10. Nothing is changed before you send "
                 "it.");
    if (help->place & ON_SHARE)
        return _("Nothing is kept before the last answer, \"Yes, share this\". Esc before that "
                 "leaves no trace. Alt+1 to Alt+0 are F1 to F10.");
    if (help->place & (ON_CODE | LISTS_OF_SHARE))
        return _("Alt+1 to Alt+0 are F1 to F10.");
    return _("Arrows move. 1 to 5 give a score, Backspace clears it, Space ticks. Alt+1 to Alt+0 "
             "are F1 to F10. Everything is kept as you type.");
}

static void help_draw(struct tui *tui, void *state, struct frame *frame)
{
    static const enum action_name hints[HINTS_MAX] = {ACT_ENTER, ACT_BACK};
    struct help_state *help = state;
    int row = 0;

    (void)tui;
    frame->title = xstrdup(_("Help and commands"));
    frame->under = xasprintf(_("Search: %s"), help->search.text);
    frame->under_right = xasprintf(message_plural("%zu command", "%zu commands", help->list.count),
                                   help->list.count);
    frame->scroll = &help->scroll;
    memcpy(frame->hints, hints, sizeof hints);
    for (size_t i = 0; i < help->list.count; i++) {
        const char *keys = action_keys(help->found[i]);
        int column = strlen(keys) < 17 ? 20 : 4 + (int)strlen(keys);

        list_draw_row(&help->list, &frame->body, row, i, keys);
        row += canvas_wrap(&frame->body, row, column, frame->columns - column - 1, STYLE_PLAIN,
                           words_of(help, help->found[i]));
    }
    if (help->list.count == 0)
        row += canvas_wrap(&frame->body, row, 3, frame->columns - 4, STYLE_PLAIN,
                           _("Nothing found. Try another word, or begin with a part of it."));
    row++;
    row += canvas_wrap(&frame->body, row, 3, frame->columns - 4, STYLE_DIM, below_words(help));
    canvas_extend(&frame->body, row);
    if (help->list.count == 0)
        canvas_cursor(&frame->body, 0, 3);
}

static bool search_key(struct help_state *help, const struct press *press)
{
    enum edited done = EDIT_NOTHING;

    if (press->code == PRESS_TEXT)
        done = editor_insert(&help->search, press->text, strlen(press->text), NULL);
    else if (press->code == PRESS_BACKSPACE)
        done = editor_backspace(&help->search, NULL);
    if (done != EDIT_CHANGED)
        return false;
    help->list.row = 0;
    find(help);
    return true;
}

/* All printable keys go to the search. */
static bool help_in_text(const void *state)
{
    (void)state;
    return true;
}

static bool help_key(struct tui *tui, void *state, enum action_name action,
                     const struct press *press)
{
    struct help_state *help = state;

    if (search_key(help, press) ||
        (press->code != PRESS_TEXT && list_key(&help->list, action, press, 10)))
        return true;
    if (action == ACT_ENTER && help->list.count > 0) {
        tui_pop_and_do(tui, help->found[help->list.row]);
        return true;
    }
    if (action == ACT_BACK && help->search.length > 0) {
        editor_set(&help->search, "", 0);
        find(help);
        return true;
    }
    return action == ACT_HELP || action == ACT_COMMANDS;
}

const struct screen_kind help_screen = {
    .name = "help",
    .place = ON_HELP,
    .state_size = sizeof(struct help_state),
    .open = help_open,
    .draw = help_draw,
    .in_text = help_in_text,
    .key = help_key,
    .close = help_close,
};
