#ifndef WG_TUI_PLACE_H
#define WG_TUI_PLACE_H

/* Where an action works: one bit a screen. */
enum place_bit {
    ON_NOWHERE = 0,
    ON_HOME = 1 << 0,
    ON_START = 1 << 1, /* the form of a new talk */
    ON_RESUME = 1 << 2,
    ON_TALK = 1 << 3,
    ON_JUMP = 1 << 4,
    ON_OVERVIEW = 1 << 5,
    ON_PLAN = 1 << 6,
    ON_HELP = 1 << 7,
    ON_ASK = 1 << 8, /* a small choice on top of a screen */
    ON_REMARK = 1 << 9,
    ON_READ = 1 << 10,      /* a text to read: the report of a past talk */
    ON_GUIDES = 1 << 11,    /* the conversation guides */
    ON_CHECK = 1 << 12,     /* one of them, looked at */
    ON_LINE = 1 << 13,      /* one line to write on top of a screen */
    ON_TEXT = 1 << 14,      /* something of the program to read */
    ON_PREPARE = 1 << 15,   /* before a talk */
    ON_SEARCH = 1 << 16,    /* what was found */
    ON_PERSON = 1 << 17,    /* all of one person */
    ON_AGREEMENT = 1 << 18, /* one of them, outside its talk */
    ON_CORRECT = 1 << 19,   /* what is to be corrected */
    ON_HANDOVER = 1 << 20,
    ON_SHARE = 1 << 21,         /* asking what HR may see */
    ON_HR_ANSWER = 1 << 22,     /* what HR said of an agreement */
    ON_OUTBOX = 1 << 23,        /* what is on its way to HR */
    WHILE_REHEARSING = 1 << 24, /* beside that of the screen */
    ON_HR = 1 << 25,            /* what was shared, for HR */
    ON_HR_PLAN = 1 << 26,       /* one of it */
    ON_HR_WRITE = 1 << 27,      /* an answer or a comment that is being written */
    ON_HR_OVERVIEW = 1 << 28,
    ON_CODE = 1 << 29, /* the code of what was shared */
    OF_HR = ON_HR | ON_HR_PLAN | ON_HR_WRITE | ON_HR_OVERVIEW,
    ON_ALL = ((1 << 24) - 1) | OF_HR | ON_CODE,
    ON_LISTS = ON_HOME | ON_RESUME | ON_JUMP | ON_OVERVIEW | ON_ASK | ON_READ | ON_GUIDES |
               ON_CHECK | ON_TEXT | ON_PREPARE | ON_SEARCH | ON_PERSON | ON_AGREEMENT | ON_CORRECT |
               ON_HANDOVER | ON_HR_ANSWER | ON_OUTBOX | ON_HR | ON_HR_PLAN | ON_HR_OVERVIEW,
    IN_TALK = ON_TALK | ON_JUMP | ON_OVERVIEW | ON_PLAN | ON_REMARK
};

#endif
