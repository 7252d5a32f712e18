#ifndef WG_TUI_ACTION_H
#define WG_TUI_ACTION_H

#include <stdbool.h>

#include "base/message.h"
#include "hr_actions.h"
#include "place.h"
#include "press.h"
#include "share_actions.h"

/*
 * Every action: the one list that the keys, the bottom line, the help screen and
 * the search for a command are made from. Keys are names separated by blanks;
 * a key of one character works outside texts only. An action whose help is NULL is
 * a plain movement and is not listed. What works ON_NOWHERE is a hint only: another
 * word, at times, for what a key before it does.
 *   X(name, keys, places, hint of at most 14 columns, help)
 */
#define ACTION_LIST(X)                                                                             \
    HR_ACTION_LIST(X)                                                                              \
    SHARE_KEY_LIST(X)                                                                              \
    X(HELP, "F1 ?", ON_ALL, N_("Help"), N_("Help for this screen; search and start a command"))    \
    X(AGREEMENTS, "Tab Shift+Tab", ON_PERSON, N_("Agreements"),                                    \
      N_("Go to the agreements, and back to the talks"))                                           \
    X(TO_VALUES, "Tab", ON_NOWHERE, N_("Values"), NULL)                                            \
    X(OTHER_TALK, "Left Right", ON_PERSON, N_("Talk"),                                             \
      N_("Look at the talk before or after this one"))                                             \
    X(NEXT_FIELD, "Tab", ON_ALL & ~(ON_PERSON | ON_HR | ON_HR_OVERVIEW | ON_SHARE | ON_CODE),      \
      N_("Next field"), N_("Go to the next field"))                                                \
    X(PREV_FIELD, "Shift+Tab",                                                                     \
      ON_ALL & ~(ON_PERSON | ON_HR | ON_HR_OVERVIEW | ON_SHARE | ON_CODE), N_("Previous field"),   \
      N_("Go to the previous field"))                                                              \
    X(NEXT_PAGE, "PgDn Ctrl+N", ON_TALK | ON_LISTS | ON_HELP | ON_PLAN, N_("Go on"),               \
      N_("Go on to the next step (in lists: a page down)"))                                        \
    X(PREV_PAGE, "PgUp Ctrl+T", ON_TALK | ON_LISTS | ON_HELP | ON_PLAN, N_("Step back"),           \
      N_("Go back to the step before (in lists: a page up)"))                                      \
    X(VALUES, "F3", IN_TALK, N_("Values"), N_("See the seven values at a glance"))                 \
    X(JUMP, "Ctrl+G", IN_TALK, N_("Steps"), N_("Choose any step from the list"))                   \
    X(PROBES, "F2 Ctrl+O", ON_TALK, N_("Ask on"),                                                  \
      N_("Show other questions to ask on with, or hide them"))                                     \
    X(SIMPLE, "Ctrl+B", ON_TALK, N_("Plainer"), N_("Say the question in plainer words"))           \
    X(UNKNOWN, "w Ctrl+D", ON_TALK | ON_OVERVIEW, N_("I don't know"), N_("Answer: I don't know"))  \
    X(DECLINE, "l Ctrl+F", ON_TALK | ON_OVERVIEW, N_("Rather not say"),                            \
      N_("Answer: I'd rather not say"))                                                            \
    X(ADD, "F5 Ctrl+A", ON_TALK | ON_OVERVIEW | ON_PLAN, N_("Action"),                             \
      N_("Make a new action in the plan"))                                                         \
    X(PLAN, "Ctrl+K", ON_TALK | ON_JUMP | ON_OVERVIEW, N_("Plan"), N_("Open the action plan"))     \
    X(PARK, "F7", ON_TALK, N_("Later"), N_("Park this step for later, or take it up again"))       \
    X(REMARK, "Ctrl+R", ON_TALK, N_("Remark"), N_("Write a remark at this step"))                  \
    X(ONLY_ME, "Ctrl+V", ON_TALK, N_("Only me"),                                                   \
      N_("Keep this answer for yourself, or for the two of you again"))                            \
    X(EMPLOYEE_VIEW, "F6 Ctrl+E", ON_ALL, N_("Look together"),                                     \
      N_("Look together: hide all that is for the leader only"))                                   \
    X(COVER, "F8 Ctrl+X", ON_ALL, N_("Cover"), N_("Away for a moment: hide the talk"))             \
    X(EDITOR, "F4", ON_TALK, N_("Editor"), N_("Write this text in your own editor"))               \
    X(PAUSE, "F11", IN_TALK, N_("Pause"), N_("Stop the clock, or let it run again"))               \
    X(INVENT, "Insert Ctrl+Space", WHILE_REHEARSING, N_("Invent"),                                 \
      N_("Fill in invented answers where none is given yet on this screen"))                       \
    X(NEW_TALK, "n", ON_HOME | ON_PERSON, N_("New talk"), N_("Begin a new talk"))                  \
    X(PEOPLE, "p", ON_HOME, N_("People"), N_("See all people with whom there are talks"))          \
    X(TAKE_IN, "i", ON_HOME, N_("Take in"),                                                        \
      N_("Take in a file: a handover, or talks from another computer"))                            \
    X(PAST_TALKS, "a", ON_HOME, N_("Past talks"), N_("See all talks that are finished"))           \
    X(SEARCH, "/ Ctrl+_", ON_HOME | IN_TALK, N_("Search"),                                         \
      N_("Search for words in talks, remarks and agreements"))                                     \
    X(START_NOW, "s", ON_PREPARE, N_("Start"), N_("Begin this talk now"))                          \
    X(INVITATION, "i", ON_PREPARE, N_("Invitation"),                                               \
      N_("Save the invitation for the employee, to print or to send"))                             \
    X(OWN_CHECK, "v", ON_PREPARE, N_("Own check"),                                                 \
      N_("A short look at your own energy and intention; nothing of it is stored"))                \
    X(MOVE_DAY, "m", ON_HOME | ON_PREPARE, N_("Another day"),                                      \
      N_("Move the day of a talk that is to come"))                                                \
    X(DROP, "Delete", ON_PREPARE, N_("Not to come"), N_("This talk is no longer to come"))         \
    X(SAVE_AS, "", IN_TALK, N_("Save as"), N_("Save the report of this talk as a file"))           \
    X(HAND_OVER, "h", ON_PERSON, N_("Hand over"),                                                  \
      N_("Make a file for the next leader of this person"))                                        \
    X(CORRECT, "c", ON_PERSON | ON_AGREEMENT | ON_READ, N_("Correct"),                             \
      N_("Write what the employee says of what stands here; it stands beside the words"))          \
    X(SET_DONE, "d", ON_AGREEMENT, N_("Done"), N_("This agreement is done"))                       \
    X(SET_BUSY, "b", ON_AGREEMENT, N_("Busy"), N_("This agreement is under way"))                  \
    X(LET_GO, "l", ON_AGREEMENT, N_("Let go"),                                                     \
      N_("Let this agreement go, with the reason in a word or two"))                               \
    SHARE_ACTION_LIST(X)                                                                           \
    X(ERASE_PERSON, "Delete", ON_PERSON, N_("Erase"),                                              \
      N_("Erase all that is kept of this person for good"))                                        \
    X(GUIDES, "g", ON_HOME, N_("Guides"),                                                          \
      N_("Look after the conversation guides: read, check, change and publish them"))              \
    X(COPY_GUIDE, "n", ON_GUIDES | ON_CHECK, N_("Copy"),                                           \
      N_("Make a copy of this guide, to change"))                                                  \
    X(EDIT_GUIDE, "F4 e", ON_GUIDES | ON_CHECK, N_("Change"),                                      \
      N_("Change the file of this guide in your own editor"))                                      \
    X(EXPLAIN, "x", ON_CHECK, N_("Explain"), N_("Explain this finding, with an example"))          \
    X(REHEARSE, "F7 r", ON_GUIDES | ON_CHECK, N_("Rehearse"),                                      \
      N_("Go through this guide as in a talk; nothing of it is kept"))                             \
    X(PUBLISH, "p", ON_GUIDES | ON_CHECK, N_("Publish"),                                           \
      N_("Put this guide in place: new talks begin with it"))                                      \
    X(BRING_IN, "", IN_TALK, N_("Bring in"),                                                       \
      N_("Bring the employee's agreements from another kind of talk into this one"))               \
    X(UPDATE, "", IN_TALK | ON_RESUME, N_("New version"),                                          \
      N_("See what a newer version of the guide would change, and go on with it"))                 \
    X(LANGUAGE, "F12", ON_ALL & ~(ON_ASK | ON_LINE), N_("Language"),                               \
      N_("Go on in the other language"))                                                           \
    X(ERASE, "Delete", ON_HOME, N_("Erase"),                                                       \
      N_("Erase a talk for good with its agreements, or take a talk to come off the list"))        \
    X(DELETE_ITEM, "Delete", ON_PLAN, N_("Remove"),                                                \
      N_("Remove this action (Ctrl+Z brings it back)"))                                            \
    X(REOPEN, "o", ON_READ, N_("Open again"), N_("Open this talk again, to go on with it"))        \
    X(EXPORT, "e", ON_READ, N_("Save as"), N_("Save this report as a file"))                       \
    X(UNDO, "Ctrl+Z",                                                                              \
      IN_TALK | ON_AGREEMENT | ON_HOME | ON_PREPARE | ON_PERSON | ON_HR | ON_HR_PLAN, N_("Undo"),  \
      N_("Undo the last change"))                                                                  \
    X(REDO, "Ctrl+Y", IN_TALK, N_("Redo"), N_("Do again what was undone"))                         \
    X(COMMANDS, "F9 Ctrl+P :", ON_ALL, N_("Commands"), N_("Search a command by its name"))         \
    X(ENTER, "Enter", ON_ALL, N_("Open"), NULL)                                                    \
    X(TICK, "Space", ON_TALK | ON_OVERVIEW, N_("Choose"), NULL)                                    \
    X(TICK_ALONG, "Space", ON_HANDOVER, N_("Tick"),                                                \
      N_("Tick what may go along to the next leader, or take the tick away"))                      \
    X(BACK, "Esc", ON_ALL, N_("Back"), N_("Close, one level back; never stops, never loses"))      \
    X(STOP, "F10 Ctrl+Q", ON_ALL, N_("Stop"), N_("Stop: go on later, finish the talk, or stay"))   \
    X(SAVED, "Ctrl+S", ON_ALL & ~(OF_HR | ON_SHARE | ON_CODE), N_("Saved"),                        \
      N_("No need to save: everything is kept as you type"))                                       \
    X(INTERRUPT, "Ctrl+C", ON_ALL, N_("Stop"), NULL)                                               \
    X(REDRAW, "Ctrl+L", ON_ALL, N_("Redraw"), N_("Draw the screen again"))

enum action_name {
    ACT_NONE,
#define X(name, keys, places, hint, help) ACT_##name,
    ACTION_LIST(X)
#undef X
        ACT_COUNT
};

/* The action of a press on a screen. In a text, one-character keys are text: ACT_NONE. */
enum action_name action_find(const struct press *press, unsigned place, bool in_text);
bool action_works(enum action_name action, unsigned place);
/* In the reader's language; help is "" for plain movements. */
const char *action_hint(enum action_name action);
const char *action_help(enum action_name action);
/* "F1", or with all its keys: "F1, ?". Borrowed until the next call. */
const char *action_key(enum action_name action);
const char *action_keys(enum action_name action);

#endif
