#ifndef WG_TUI_HR_ACTIONS_H
#define WG_TUI_HR_ACTIONS_H

/* What HR does on its own screens: rows of the one list in action.h, which says what the columns are. */
#define HR_ACTION_LIST(X)                                                                          \
    X(HR_OTHER, "Tab Shift+Tab", ON_HR, N_("All plans"),                                           \
      N_("Go to all plans that were shared, and back to the questions"))                           \
    X(HR_QUESTIONS, "Tab", ON_NOWHERE, N_("Questions"), NULL)                                      \
    X(HR_PART, "Tab Shift+Tab", ON_HR_OVERVIEW, N_("Next part"),                                   \
      N_("Go to the next part of the overview"))                                                   \
    X(HR_LOOK, "Enter", ON_NOWHERE, N_("Filter"), NULL)                                            \
    X(HR_FILTER, "/", ON_HR, N_("Filter"),                                                         \
      N_("See a part: words, or team: status: state: value: side: kind: due:"))                    \
    X(HR_SORT, "s", ON_HR, N_("Sort"), N_("Put all plans in another order"))                       \
    X(HR_ANSWER, "a", ON_HR | ON_HR_PLAN, N_("Answer"), N_("Answer this question"))                \
    X(HR_COMMENT, "c", ON_HR | ON_HR_PLAN, N_("Comment"), N_("Write a comment beside this plan"))  \
    X(HR_MARK, "m", ON_HR | ON_HR_PLAN, N_("Mark"),                                                \
      N_("Mark this plan for a talk with the leader, or with the employee who wants that"))        \
    X(HR_FIGURES, "d", ON_HR, N_("Overview"),                                                      \
      N_("See the overview: talks, questions, and figures of closed quarters"))                    \
    X(HR_QUARTER, "Left Right < >", ON_HR_OVERVIEW, N_("Quarter"),                                 \
      N_("Look at the quarter before or after this one"))                                          \
    X(HR_EXPORT, "e", ON_HR | ON_HR_OVERVIEW, N_("Save as"), N_("Save what is seen as a file"))    \
    X(HR_AGAIN, "F5 r", ON_HR | ON_HR_PLAN | ON_HR_OVERVIEW, N_("Look again"),                     \
      N_("Look again at what stands there now"))                                                   \
    X(HR_SEND, "Ctrl+S", ON_HR_WRITE, N_("Send"), N_("Send what was written here"))                \
    X(HR_WITHDRAW, "", ON_HR, N_("Code"),                                                          \
      N_("Withdraw with a code: take out what an employee no longer wants to share"))

#endif
