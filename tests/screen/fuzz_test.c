/*
 * Someone leans on the keyboard: keys, words, pastes and sizes by chance, the same in every run.
 * Whatever comes, the program lives, its cursor stands on the screen, and what it keeps can be
 * read. Arguments: how many rounds, the seed, and the first round.
 */
#include "steps.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

enum { KEYS_A_ROUND = 40, ROUNDS = 60 };

static int rounds = ROUNDS, first;
static unsigned long long seed = 8128, state;

static unsigned chance(unsigned below)
{
    state = state * 6364136223846793005ull + 1442695040888963407ull;
    return (unsigned)(state >> 33) % below;
}

static const char *const keys[] = {
    "Enter",  "Enter",  "Esc",    "Tab",    "Tab",    "BackTab", "Up",     "Down",      "Left",
    "Right",  "Home",   "End",    "PgUp",   "PgDn",   "PgDn",    "Space",  "Backspace", "Delete",
    "F1",     "F2",     "F3",     "F5",     "F6",     "F7",      "F8",     "F9",        "F11",
    "F12",    "F10",    "Ctrl+A", "Ctrl+B", "Ctrl+C", "Ctrl+D",  "Ctrl+E", "Ctrl+F",    "Ctrl+G",
    "Ctrl+K", "Ctrl+L", "Ctrl+O", "Ctrl+R", "Ctrl+S", "Ctrl+U",  "Ctrl+V", "Ctrl+W",    "Ctrl+X",
    "Ctrl+Y", "Ctrl+Z", "Ctrl+]", "Insert", "Alt+3",  "1",       "3",      "5",         "w",
    "l",      "j",      "k",      ":",      "?",      "/",       "e",      "g",         "n",
    "p",      "r",      "x",
};
static const char *const words[] = {
    "zórg ",      "e\xCC\x81",    "\xCC\x81", "👍",     "👨‍👩‍👧", "中文 ", "in 3 months",
    "31-02-2027", "\xE2\x80\xAE", "\xff",     "\x1b[", "a b c d e f ",       "%s%n ", "{value} ",
};
static const char *const pastes[] = {
    "one\ntwo\n\nthree",
    "\x1b[201~:q\r\x1b[200~",
    "\t\t\x03\x1a",
    "",
    "a long line that goes on and on, a long line that goes on and on, a long line that goes on",
};
static const struct {
    int rows, cols;
} sizes[] = {{24, 80}, {18, 60}, {40, 120}, {1, 1}, {17, 59}, {100, 300}, {24, 80}};

static void one_act(struct player *p)
{
    unsigned dice = chance(100);
    unsigned size = chance(COUNT(sizes));

    if (dice < 70)
        player_key(p, keys[chance(COUNT(keys))]);
    else if (dice < 92)
        player_type(p, words[chance(COUNT(words))]);
    else if (dice < 96)
        player_paste(p, pastes[chance(COUNT(pastes))]);
    else
        player_resize(p, sizes[size].rows, sizes[size].cols);
}

/* Of five rounds one begins at the first screen and one at the guides, the others in a talk of their own. */
static struct player *open_somewhere(int round)
{
    bool at_first = round % 5 >= 3;
    struct player *p =
        steps_open(&(struct window){.words = at_first ? NULL : WORDS("new", "--person", "Ann Smit"),
                                    .env = WORDS("EDITOR=/bin/true", "VISUAL=/bin/true")});
    assert_true(player_wait(p, "F1 "));
    if (round % 5 == 3) {
        player_key(p, "g");
        assert_true(player_wait(p, "F7 "));
    }
    return p;
}

/* A round depends on its own number alone, so one that fails can be run by itself. */
static int at_round;

static void must(struct player *p, bool holds, const char *what)
{
    if (holds)
        return;
    print_error("round %d: %s\n%s", at_round, what, player_screen(p));
    fail();
}

static bool ended(struct player *p)
{
    siginfo_t info = {0};
    return waitid(P_PID, (id_t)player_pid(p), &info, WEXITED | WNOHANG | WNOWAIT) != 0 ||
           info.si_pid != 0;
}

/* Some ways lead out by rights: then it ended well and left the terminal as it was. */
static bool went_out(struct player *p)
{
    int status;

    if (!ended(p))
        return false;
    must(p, player_exited(p, &status), "the end");
    must(p, status == 0, "it ended with an error");
    must(p, player_restored(p), "it left the terminal otherwise than it was");
    return true;
}

/* A new size must be answered by a new screen, whatever is open and in which language. */
static void check_alive(struct player *p)
{
    int row, col;
    bool visible;

    player_resize(p, 30, 100);
    player_resize(p, 31, 101);
    if (!player_wait_idle(p)) {
        must(p, went_out(p), "no answer to a new size"); /* the last key may have led out */
        return;
    }
    player_cursor(p, &row, &col, &visible);
    must(p, visible && row >= 0 && row < 31 && col >= 0 && col < 101, "the cursor is lost");
}

static void one_round(void)
{
    struct player *p = open_somewhere(at_round);

    state = seed + (unsigned)at_round * 7919u;
    for (int i = 0; i < KEYS_A_ROUND && !went_out(p); i++)
        one_act(p);
    if (!went_out(p))
        check_alive(p);
    steps_close(p);
}

static void test_keys_by_chance(void **unused)
{
    (void)unused;
    print_message("rounds %d to %d, seed %llu\n", first, first + rounds - 1, seed);
    for (at_round = first; at_round < first + rounds; at_round++) {
        one_round();
        if (at_round % 10 == 9)
            steps_show();
    }
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {STEPS_TEST(test_keys_by_chance)};
    const char *sanitized = getenv("WG_FUZZ"); /* the program under the sanitizers */

    if (sanitized)
        setenv("WG", sanitized, 1);
    if (argc > 1)
        rounds = atoi(argv[1]);
    if (argc > 2)
        seed = strtoull(argv[2], NULL, 10);
    if (argc > 3)
        first = atoi(argv[3]);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
