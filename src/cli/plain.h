#ifndef WG_CLI_PLAIN_H
#define WG_CLI_PLAIN_H

#include "input.h"
#include "world.h"

/*
 * The talk line by line: for a screen reader, a simple terminal, a pipe. It goes through the
 * session as the screens do. Whatever asks something returns false when there is no
 * answer but a wish to go elsewhere, which then stands in `move`; all that asked gives up at once.
 */
enum move {
    MOVE_NEXT,
    MOVE_BACK,
    MOVE_AGAIN, /* the same step, told anew; or where a command put the talk */
    MOVE_QUIT
};

struct plain {
    struct world *world;
    struct input input;
    struct session *session; /* NULL at home */
    enum move move;
    bool for_leader; /* cues and what is only for the leader are told */
    bool simple;     /* the plainer wording of a question */
    size_t part;     /* told last; SIZE_MAX = none */
    const char *item;
    bool in_command;    /* a command is asking something itself */
    unsigned explained; /* a bit per way of answering that was explained in full */
    char *unsaved;      /* the sentence that was told last, or NULL */
};

/* plain.c: exit status. A talk is closed at the end. */
int plain_talk(struct world *world, struct session *session);
int plain_home(struct world *world);
void plain_init(struct plain *plain, struct world *world);
void plain_done(struct plain *plain);
/* The whole talk, from where it stands to the end of it or of the input; closes it. Exit status. */
int plain_hold(struct plain *plain, struct session *session);

/* How many steps are open; nothing when there are none. */
void plain_say_open_count(const struct plain *plain);

/* plain_ask.c */
/* Tells the prompt and reads a line, carrying out colon commands. The caller frees *line. */
bool plain_ask(struct plain *plain, const char *prompt, char **line);
/* Asks until it is a yes, a no (in either language) or nothing but Enter. */
enum yes { YES_NO, YES_YES, YES_EMPTY, YES_UNCLEAR };
bool plain_ask_yes(struct plain *plain, const char *prompt, enum yes *out);
/* Asks until it is a number from 1 to `count`, or nothing (0). */
bool plain_ask_number(struct plain *plain, const char *prompt, size_t count, size_t *number);
/* The language of the program, by its own name. */
const char *plain_language(void);
/* Reads a whole number; false when `text` is something else. */
bool plain_read_number(const char *text, size_t most, size_t *number);
/* Whether this way of answering is asked for the first time: then it is explained in full. */
bool plain_is_first(struct plain *plain, unsigned bit);
enum { EXPLAIN_TEXT = 1, EXPLAIN_CHOICES = 2, EXPLAIN_SCALE = 4, EXPLAIN_PLAN = 8 };

/* plain_write.c: a longer text, kept line by line. */
struct writing {
    const char *prompt;
    const char *now; /* what is there already: lines come behind it; may be NULL */
    void (*keep)(struct plain *plain, const char *text, bool joins);
    /* May turn a line into something else, on the heap; NULL = as typed. May be NULL. */
    char *(*turn)(struct plain *plain, const char *line);
};
bool plain_write(struct plain *plain, const struct writing *writing);

/* plain_step.c: tells where we are and what is asked. */
void plain_say_step(struct plain *plain);
void plain_say_probes(struct plain *plain);
const struct step *plain_step(const struct plain *plain);
const struct answer *plain_now(const struct plain *plain);

/* plain_last.c: what was said of this value the last time, or who promised this agreement. */
void plain_say_last(const struct plain *plain);

/* plain_answer.c: asks for the answer of the step and keeps it. */
bool plain_answer(struct plain *plain);
/*
 * plain_date.c: reads a typed day, tells it back and lets an impossible one be mended. *taken is
 * false when it has to be asked again; nothing typed leaves `day` (ISO) as it is.
 */
bool plain_take_day(struct plain *plain, const char *typed, char day[DAY_SIZE], bool *taken);
/* plain_summary.c */
bool plain_summary(struct plain *plain);
/* plain_plan.c */
bool plain_plan(struct plain *plain);

/*
 * plain_command.c: `line` begins with a colon. False when the talk has to go elsewhere (see
 * `move`).
 */
bool plain_command(struct plain *plain, const char *line);
/* plain_act.c: closes the talk, asked already. True when that could not be done. */
bool plain_finish(struct plain *plain);
/* What a command does, given the words behind it. False as above. */
typedef bool plain_act(struct plain *plain, const char *words);
plain_act act_help, act_back, act_jump, act_park, act_unknown, act_decline, act_remark, act_only_me,
    act_probes, act_cue, act_simple, act_overview, act_plan, act_undo, act_redo, act_clear,
    act_language, act_pause, act_finish, act_quit, act_bring_in, act_update, act_share;

#endif
