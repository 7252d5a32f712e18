#include "action.h"

#include <stdio.h>
#include <string.h>

struct row {
    const char *keys;
    unsigned places;
    const char *hint;
    const char *help;
};

static const struct row rows[ACT_COUNT] = {
#define X(name, keys, places, hint, help) [ACT_##name] = {keys, places, hint, help},
    ACTION_LIST(X)
#undef X
};

static const struct {
    int code;
    const char *name;
} names[] = {
    {PRESS_ENTER, "Enter"},
    {PRESS_TAB, "Tab"},
    {PRESS_BACKTAB, "Shift+Tab"},
    {PRESS_ESC, "Esc"},
    {PRESS_UP, "Up"},
    {PRESS_DOWN, "Down"},
    {PRESS_LEFT, "Left"},
    {PRESS_RIGHT, "Right"},
    {PRESS_HOME, "Home"},
    {PRESS_END, "End"},
    {PRESS_PGUP, "PgUp"},
    {PRESS_PGDN, "PgDn"},
    {PRESS_BACKSPACE, "Backspace"},
    {PRESS_DELETE, "Delete"},
    {PRESS_INSERT, "Insert"},
    {PRESS_CTRL + ' ', "Ctrl+Space"},
};

void press_name(int code, char letter, char out[16])
{
    out[0] = '\0';
    if (code == PRESS_TEXT)
        snprintf(out, 16, letter == ' ' ? "Space" : "%c", letter);
    else if (code > PRESS_CTRL)
        snprintf(out, 16, "Ctrl+%c", code - PRESS_CTRL);
    else if (code > PRESS_F)
        snprintf(out, 16, "F%d", code - PRESS_F);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (names[i].code == code)
            snprintf(out, 16, "%s", names[i].name);
    }
}

/* What stands on the key: a word that each language has its own for, or an arrow. */
static const char *key_label(const char *name)
{
    if (strcmp(name, "Left") == 0)
        return "←";
    if (strcmp(name, "Right") == 0)
        return "→";
    return strcmp(name, "Space") == 0 ? _("Space") : name;
}

/* Whether a name stands in a list of names that are separated by blanks. */
static bool lists(const char *keys, const char *name)
{
    size_t length = strlen(name);

    for (const char *at = keys; *at; at += strcspn(at, " "), at += strspn(at, " ")) {
        if (strcspn(at, " ") == length && strncmp(at, name, length) == 0)
            return true;
    }
    return false;
}

enum action_name action_find(const struct press *press, unsigned place, bool in_text)
{
    char name[16];

    if (press->code == PRESS_TEXT && (in_text || press->text[1]))
        return ACT_NONE;
    if (press->code == PRESS_DELETE && in_text)
        return ACT_NONE;
    press_name(press->code, press->text[0], name);
    for (int i = 1; i < ACT_COUNT && *name; i++) {
        if ((rows[i].places & place) && lists(rows[i].keys, name))
            return (enum action_name)i;
    }
    return ACT_NONE;
}

bool action_works(enum action_name action, unsigned place)
{
    return (rows[action].places & place) != 0;
}

const char *action_hint(enum action_name action)
{
    return _(rows[action].hint);
}

const char *action_help(enum action_name action)
{
    return rows[action].help ? _(rows[action].help) : "";
}

const char *action_key(enum action_name action)
{
    static char first[16];
    const char *keys = rows[action].keys;

    if (lists(keys, "Left") && lists(keys, "Right")) /* each alone is half of it */
        return "← →";
    snprintf(first, sizeof first, "%.*s", (int)strcspn(keys, " "), keys);
    return key_label(first);
}

const char *action_keys(enum action_name action)
{
    static char all[48];
    const char *keys = rows[action].keys;
    size_t length = 0;

    all[0] = '\0';
    while (*keys && length < sizeof all) {
        char name[16];
        size_t size = strcspn(keys, " ");

        snprintf(name, sizeof name, "%.*s", (int)size, keys);
        length += (size_t)snprintf(all + length, sizeof all - length, "%s%s", length ? ", " : "",
                                   key_label(name));
        keys += size + strspn(keys + size, " ");
    }
    return all;
}
