/*
 * Keys by name, as bytes. libvterm knows xterm's keys and the cursor key mode; the
 * tables here hold what libvterm does otherwise and what PuTTY does otherwise.
 */
#include "player_inner.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct named_key {
    const char *name;
    VTermKey key;
};

static const struct named_key named_keys[] = {
    {"Enter", VTERM_KEY_ENTER},
    {"Esc", VTERM_KEY_ESCAPE},
    {"Tab", VTERM_KEY_TAB},
    {"Backspace", VTERM_KEY_BACKSPACE},
    {"Insert", VTERM_KEY_INS},
    {"Delete", VTERM_KEY_DEL},
    {"Up", VTERM_KEY_UP},
    {"Down", VTERM_KEY_DOWN},
    {"Left", VTERM_KEY_LEFT},
    {"Right", VTERM_KEY_RIGHT},
    {"Home", VTERM_KEY_HOME},
    {"End", VTERM_KEY_END},
    {"PgUp", VTERM_KEY_PAGEUP},
    {"PgDn", VTERM_KEY_PAGEDOWN},
    {"F1", VTERM_KEY_FUNCTION(1)},
    {"F2", VTERM_KEY_FUNCTION(2)},
    {"F3", VTERM_KEY_FUNCTION(3)},
    {"F4", VTERM_KEY_FUNCTION(4)},
    {"F5", VTERM_KEY_FUNCTION(5)},
    {"F6", VTERM_KEY_FUNCTION(6)},
    {"F7", VTERM_KEY_FUNCTION(7)},
    {"F8", VTERM_KEY_FUNCTION(8)},
    {"F9", VTERM_KEY_FUNCTION(9)},
    {"F10", VTERM_KEY_FUNCTION(10)},
    {"F11", VTERM_KEY_FUNCTION(11)},
    {"F12", VTERM_KEY_FUNCTION(12)},
};

struct byte_key {
    const char *name, *bytes;
};

/* Names beside the plain ones; for Ctrl+Backspace libvterm has a code few programs know. */
static const struct byte_key byte_keys[] = {
    {"BackTab", "\033[Z"},
    {"Ctrl+Backspace", "\b"},
};

/* PuTTY as installed. Its Ctrl with an arrow swaps the cursor key mode ncurses turned on. */
static const struct byte_key putty_keys[] = {
    {"F1", "\033[11~"},      {"F2", "\033[12~"},      {"F3", "\033[13~"},
    {"F4", "\033[14~"},      {"Home", "\033[1~"},     {"End", "\033[4~"},
    {"Ctrl+Up", "\033[A"},   {"Ctrl+Down", "\033[B"}, {"Ctrl+Right", "\033[C"},
    {"Ctrl+Left", "\033[D"},
};

static bool skip_prefix(const char **text, const char *prefix)
{
    size_t length = strlen(prefix);
    if (strncmp(*text, prefix, length) != 0 || (*text)[length] == '\0')
        return false;
    *text += length;
    return true;
}

static bool send_bytes(struct player *p, const struct byte_key *keys, size_t count,
                       const char *name)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(keys[i].name, name) == 0) {
            bytes_add(&p->queue, keys[i].bytes, strlen(keys[i].bytes));
            return true;
        }
    }
    return false;
}

static bool send_named(struct player *p, const char *name, unsigned modifiers)
{
    for (size_t i = 0; i < sizeof(named_keys) / sizeof(named_keys[0]); i++) {
        if (strcmp(named_keys[i].name, name) == 0) {
            vterm_keyboard_key(p->vterm, named_keys[i].key, (VTermModifier)modifiers);
            return true;
        }
    }
    return false;
}

/* Ctrl exists for the letters, @ [ \ ] ^ _ and the space, as on a real keyboard. */
static bool send_character(struct player *p, const char *name, unsigned modifiers)
{
    bool space = strcmp(name, "Space") == 0;
    char c = space ? ' ' : name[0];
    int upper = toupper((unsigned char)c);

    if ((!space && strlen(name) != 1) || !isascii(c) || (modifiers & VTERM_MOD_SHIFT))
        return false;
    if (modifiers & VTERM_MOD_CTRL) {
        if (c != ' ' && (upper < '@' || upper > '_'))
            return false;
        c = (char)(upper & 0x1f);
    }
    if (modifiers & VTERM_MOD_ALT)
        bytes_add(&p->queue, "\033", 1);
    bytes_add(&p->queue, &c, 1);
    return true;
}

static bool send_key(struct player *p, const char *name)
{
    unsigned modifiers = VTERM_MOD_NONE;

    if (skip_prefix(&name, "Putty+") &&
        send_bytes(p, putty_keys, sizeof(putty_keys) / sizeof(putty_keys[0]), name))
        return true;
    if (send_bytes(p, byte_keys, sizeof(byte_keys) / sizeof(byte_keys[0]), name))
        return true;
    for (;;) {
        if (skip_prefix(&name, "Ctrl+"))
            modifiers |= VTERM_MOD_CTRL;
        else if (skip_prefix(&name, "Alt+"))
            modifiers |= VTERM_MOD_ALT;
        else if (skip_prefix(&name, "Shift+"))
            modifiers |= VTERM_MOD_SHIFT;
        else
            break;
    }
    return send_named(p, name, modifiers) || send_character(p, name, modifiers);
}

void player_key(struct player *p, const char *name)
{
    player_input_begin(p);
    if (!send_key(p, name)) {
        fprintf(stderr, "player: no key is called \"%s\"\n", name);
        abort();
    }
    player_input_end(p);
}

void player_type(struct player *p, const char *text)
{
    player_input_begin(p);
    bytes_add(&p->queue, text, strlen(text));
    player_input_end(p);
}

void player_paste(struct player *p, const char *text)
{
    player_input_begin(p);
    vterm_keyboard_start_paste(p->vterm);
    for (; *text; text++)
        bytes_add(&p->queue, *text == '\n' ? "\r" : text, 1);
    vterm_keyboard_end_paste(p->vterm);
    player_input_end(p);
}
