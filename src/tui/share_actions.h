#ifndef WG_TUI_SHARE_ACTIONS_H
#define WG_TUI_SHARE_ACTIONS_H

/*
 * The part of the list of actions (action.h) that is about what goes to HR. Where the employee is asked, the same keys as in a
 * talk do what the first rows say.
 */
#define SHARE_KEY_LIST(X)                                                                          \
    X(SHARE_CHOOSE, "1 2 Space", ON_SHARE, N_("Choose"),                                           \
      N_("Choose an answer: its digit, or the arrows and then Space"))                             \
    X(SHARE_ON, "PgDn Enter Ctrl+N", ON_SHARE, N_("Go on"),                                        \
      N_("Go on to the next question (PgDn also without an answer: that shares nothing more)"))    \
    X(SHARE_EARLIER, "PgUp Ctrl+T", ON_SHARE, N_("Step back"), N_("Go back to the question before"))
#define SHARE_ACTION_LIST(X)                                                                       \
    X(SHARE, "F7 s", ON_PLAN | ON_AGREEMENT | ON_PERSON, N_("Share"),                              \
      N_("Share with HR: ask the employee, agreement by agreement, what may go to HR"))            \
    X(SHARE_TALK, "", ON_TALK | ON_JUMP | ON_OVERVIEW, N_("Share"),                                \
      N_("Share with HR: ask the employee, agreement by agreement, what may go to HR"))            \
    X(TAKE_BACK, "t", ON_PLAN | ON_AGREEMENT | ON_PERSON, N_("Take back"),                         \
      N_("Take back what was shared: HR does not see it any more"))                                \
    X(SHOW_CODE, "", ON_AGREEMENT | ON_PERSON, N_("Code"),                                         \
      N_("Show the code with which the employee takes back all that was shared"))                  \
    X(TAKE_BACK_CODE, "", ON_HOME, N_("Take back"),                                                \
      N_("Take back with a code: all that an employee shared under it"))                           \
    X(SHARE_DIGITS, "1-2", ON_NOWHERE, N_("Choose"), NULL)                                         \
    X(CODE_READY, "Esc", ON_NOWHERE, N_("Ready"), NULL)                                            \
    X(TO_HR, "o", ON_HOME, N_("To HR"), N_("See what is on its way to HR"))                        \
    X(PERSON_PAGE, "Enter", ON_NOWHERE, N_("Their page"), NULL)                                    \
    X(OPEN_AGREEMENT, "a", ON_HR_ANSWER, N_("Agreement"),                                          \
      N_("Open the agreement that this is about"))                                                 \
    X(SAVE_COPY, "e", ON_SHARE, N_("Save a copy"),                                                 \
      N_("Save the employee's copy of the talk, once it is shared"))

#endif
