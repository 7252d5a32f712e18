/*
 * Opening and reading the terminal. Keys come in many spellings: what terminfo
 * says and what PuTTY and xterm really send are both known here, so that the rest sees one
 * press. Whatever happens (an end by signal, no memory), the terminal is given back.
 */
#include "terminal.h"

#include <ncurses.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/message.h"
#include "base/utf8.h"
#include "paint.h"

/* Our own key codes, above all of ncurses'. */
enum {
    CODE_PASTE_START = 2000,
    CODE_PASTE_END,
    CODE_WORD_LEFT,
    CODE_WORD_RIGHT,
    CODE_TEXT_HOME,
    CODE_TEXT_END,
};

static const struct {
    const char *bytes;
    int code;
} spellings[] = {
    {"\033[200~", CODE_PASTE_START},
    {"\033[201~", CODE_PASTE_END},
    {"\033[11~", KEY_F(1)},
    {"\033[12~", KEY_F(2)},
    {"\033[13~", KEY_F(3)},
    {"\033[14~", KEY_F(4)},
    {"\033[15~", KEY_F(5)},
    {"\033[17~", KEY_F(6)},
    {"\033[18~", KEY_F(7)},
    {"\033[19~", KEY_F(8)},
    {"\033[20~", KEY_F(9)},
    {"\033[21~", KEY_F(10)},
    {"\033[23~", KEY_F(11)},
    {"\033[24~", KEY_F(12)},
    {"\033OP", KEY_F(1)},
    {"\033OQ", KEY_F(2)},
    {"\033OR", KEY_F(3)},
    {"\033OS", KEY_F(4)},
    {"\033[[A", KEY_F(1)}, /* the Linux console */
    {"\033[[B", KEY_F(2)},
    {"\033[[C", KEY_F(3)},
    {"\033[[D", KEY_F(4)},
    {"\033[[E", KEY_F(5)},
    {"\0331", KEY_F(1)}, /* Alt and a digit */
    {"\0332", KEY_F(2)},
    {"\0333", KEY_F(3)},
    {"\0334", KEY_F(4)},
    {"\0335", KEY_F(5)},
    {"\0336", KEY_F(6)},
    {"\0337", KEY_F(7)},
    {"\0338", KEY_F(8)},
    {"\0339", KEY_F(9)},
    {"\0330", KEY_F(10)},
    {"\033[A", KEY_UP},
    {"\033[B", KEY_DOWN},
    {"\033[C", KEY_RIGHT},
    {"\033[D", KEY_LEFT},
    {"\033OA", KEY_UP},
    {"\033OB", KEY_DOWN},
    {"\033OC", KEY_RIGHT},
    {"\033OD", KEY_LEFT},
    {"\033[H", KEY_HOME},
    {"\033[F", KEY_END},
    {"\033OH", KEY_HOME},
    {"\033OF", KEY_END},
    {"\033[1~", KEY_HOME},
    {"\033[4~", KEY_END},
    {"\033[7~", KEY_HOME},
    {"\033[8~", KEY_END},
    {"\033[2~", KEY_IC},
    {"\033[3~", KEY_DC},
    {"\033[5~", KEY_PPAGE},
    {"\033[6~", KEY_NPAGE},
    {"\033[Z", KEY_BTAB},
    {"\033[1;5D", CODE_WORD_LEFT},
    {"\033[1;5C", CODE_WORD_RIGHT},
    {"\033[5D", CODE_WORD_LEFT},
    {"\033[5C", CODE_WORD_RIGHT},
    {"\033b", CODE_WORD_LEFT},
    {"\033f", CODE_WORD_RIGHT},
    {"\033[1;5H", CODE_TEXT_HOME},
    {"\033[1;5F", CODE_TEXT_END},
};

static const struct {
    int code;
    int press;
} codes[] = {
    {KEY_ENTER, PRESS_ENTER},
    {KEY_BTAB, PRESS_BACKTAB},
    {KEY_BACKSPACE, PRESS_BACKSPACE},
    {KEY_DC, PRESS_DELETE},
    {KEY_IC, PRESS_INSERT},
    {KEY_UP, PRESS_UP},
    {KEY_DOWN, PRESS_DOWN},
    {KEY_LEFT, PRESS_LEFT},
    {KEY_RIGHT, PRESS_RIGHT},
    {CODE_WORD_LEFT, PRESS_WORD_LEFT},
    {CODE_WORD_RIGHT, PRESS_WORD_RIGHT},
    {KEY_HOME, PRESS_HOME},
    {KEY_END, PRESS_END},
    {CODE_TEXT_HOME, PRESS_TEXT_HOME},
    {CODE_TEXT_END, PRESS_TEXT_END},
    {KEY_PPAGE, PRESS_PGUP},
    {KEY_NPAGE, PRESS_PGDN},
    {KEY_RESIZE, PRESS_RESIZE},
};

static volatile sig_atomic_t ending;
static volatile sig_atomic_t resized;
static struct sigaction own_of_ncurses; /* what it does at a new size */
static WINDOW *input;                   /* a pad: reading it never refreshes the screen */
static struct buf pasted;
static bool opened;

static void on_signal(int number)
{
    ending = number;
}

static void on_new_size(int number)
{
    resized = 1;
    if (own_of_ncurses.sa_handler != SIG_DFL && own_of_ncurses.sa_handler != SIG_IGN)
        own_of_ncurses.sa_handler(number);
}

/*
 * ncurses keeps quiet about a window that is back at its old size, but the terminal may have
 * dropped what stood there while it was small.
 */
static void catch_new_size(void)
{
    struct sigaction action = {.sa_handler = on_new_size};

    sigaction(SIGWINCH, NULL, &own_of_ncurses);
    action.sa_flags = own_of_ncurses.sa_flags;
    sigaction(SIGWINCH, &action, NULL);
}

static void catch_signals(void)
{
    static const int numbers[] = {SIGHUP, SIGTERM, SIGINT, SIGQUIT};
    struct sigaction action = {.sa_handler = on_signal}; /* no SA_RESTART: a read ends */

    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        sigaction(numbers[i], &action, NULL);
}

static void bracketed_paste(bool on)
{
    fputs(on ? "\033[?2004h" : "\033[?2004l", stdout);
    fflush(stdout);
}

static void start_modes(void)
{
    raw(); /* not cbreak(): flow control would swallow Ctrl+S and Ctrl+Q */
    noecho();
    nonl();
    curs_set(1);
    bracketed_paste(true);
}

/* A terminal that this machine has no description of is most likely like xterm. */
static SCREEN *open_screen(void)
{
    SCREEN *screen = newterm(NULL, stdout, stdin);

    return screen ? screen : newterm("xterm", stdout, stdin);
}

bool terminal_open(const struct terminal_setup *setup, struct diag *diag)
{
    set_escdelay(50);
    if (!open_screen())
        return diag_error(diag, _("This terminal can't show screens. Try again with --plain."));
    opened = true;
    die_set_hook(terminal_close);
    catch_signals();
    catch_new_size();
    if (setup->color && has_colors()) {
        start_color();
        use_default_colors();
        init_pair(1, COLOR_MAGENTA, -1); /* reads well on white and on black */
    }
    start_modes();
    input = newpad(1, 1);
    keypad(input, TRUE);
    for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++)
        define_key(spellings[i].bytes, spellings[i].code);
    buf_init(&pasted);
    return true;
}

void terminal_close(void)
{
    if (!opened)
        return;
    opened = false;
    bracketed_paste(false);
    endwin();
    buf_done(&pasted);
}

void terminal_lend(void)
{
    bracketed_paste(false);
    def_prog_mode();
    endwin();
}

void terminal_take_back(void)
{
    reset_prog_mode();
    start_modes();
    clearok(curscr, TRUE);
}

/* ---- reading ---- */

static void add_wide(struct buf *out, wint_t wide)
{
    char bytes[4];

    buf_add(out, bytes, utf8_encode((int32_t)wide, bytes));
}

/* Up to the end of a bracketed paste, or to a pause: some terminals lose the end. */
static void read_paste(struct press *press)
{
    wint_t wide;
    int kind;

    buf_clear(&pasted);
    wtimeout(input, 2000);
    while ((kind = wget_wch(input, &wide)) != ERR) {
        if (kind == KEY_CODE_YES && wide == CODE_PASTE_END)
            break;
        if (kind == OK)
            add_wide(&pasted, wide);
    }
    press->code = PRESS_PASTE;
    press->paste = buf_text(&pasted);
    press->paste_length = pasted.length;
}

static void read_code(struct press *press, int code)
{
    press->code = PRESS_OTHER;
    if (code == CODE_PASTE_START) {
        read_paste(press);
        return;
    }
    if (code >= KEY_F(1) && code <= KEY_F(12))
        press->code = PRESS_F + (code - KEY_F0);
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        if (codes[i].code == code)
            press->code = codes[i].press;
    }
}

static void read_character(struct press *press, wint_t wide)
{
    if (wide == '\r' || wide == '\n')
        press->code = PRESS_ENTER;
    else if (wide == '\t')
        press->code = PRESS_TAB;
    else if (wide == 27)
        press->code = PRESS_ESC;
    else if (wide == 8 || wide == 127)
        press->code = PRESS_BACKSPACE;
    else if (wide < 27 || wide == 31) /* a zero is Ctrl and the space bar, 31 Ctrl and _ or / */
        press->code = PRESS_CTRL + (wide ? '@' + (int)wide : ' ');
    else if (wide < 32)
        press->code = PRESS_OTHER;
    else {
        press->code = PRESS_TEXT;
        press->text[utf8_encode((int32_t)wide, press->text)] = '\0';
    }
}

/* Nothing came: was it time, a signal, or a terminal that is no more? */
static int silence(void)
{
    struct pollfd file = {.fd = STDIN_FILENO, .events = POLLIN};

    if (ending)
        return PRESS_HANGUP;
    if (poll(&file, 1, 0) > 0 && (file.revents & (POLLHUP | POLLERR | POLLNVAL)))
        return PRESS_HANGUP;
    return PRESS_NONE;
}

void terminal_read(struct press *press, int milliseconds)
{
    wint_t wide;
    int kind;

    *press = (struct press){.code = PRESS_NONE};
    wtimeout(input, milliseconds);
    kind = wget_wch(input, &wide);
    if (resized) {
        resized = 0;
        paint_redraw();
    }
    if (kind == ERR)
        press->code = silence();
    else if (kind == KEY_CODE_YES)
        read_code(press, (int)wide);
    else
        read_character(press, wide);
}
