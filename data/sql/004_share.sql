-- Version 4: what an employee chose to share, on its way to the registry, and what HR says of it.

-- One row an action that the employee was asked about and said yes to. There is none of what they kept to themselves.
-- Without a reference to the action: what was shared has to be withdrawn after the action is erased, too.
CREATE TABLE share (
    action        TEXT NOT NULL,
    round         INTEGER NOT NULL CHECK (round >= 1), -- one more after each withdrawal
    person_as     TEXT NOT NULL,    -- the name or the number that goes along
    team          TEXT NOT NULL,    -- as the registry calls it
    may_contact   INTEGER NOT NULL CHECK (may_contact IN (0, 1)),
    code          TEXT NOT NULL,    -- what the employee has on paper
    decided       INTEGER NOT NULL,
    leaves        INTEGER NOT NULL, -- the end of the thinking period
    revision      INTEGER NOT NULL, -- of the action as it was shown when it was decided
    sent_revision INTEGER NOT NULL DEFAULT 0, -- 0: nothing has left yet
    withdrawn     INTEGER,          -- the moment; NULL = it stands. Of what was erased since, ids alone stay: a registry may come back from a copy
    missing       INTEGER NOT NULL DEFAULT 0 CHECK (missing IN (0, 1)), -- 1: it arrived, and the registry does not have it so any more
    gone          INTEGER NOT NULL DEFAULT 0 CHECK (gone IN (0, 1)),    -- 1: taken back at HR, with the code; the leader has not opened it
    PRIMARY KEY (action, round)
) STRICT, WITHOUT ROWID;
CREATE INDEX share_by_code ON share (code);

-- What has to reach the registry, in this order, each once. The payload is what was decided, as JSON: later typing changes nothing in it.
CREATE TABLE outbox (
    number  INTEGER PRIMARY KEY AUTOINCREMENT,
    kind    TEXT NOT NULL CHECK (kind IN ('share', 'withdraw', 'scores', 'take-back-scores', 'counts')),
    subject TEXT NOT NULL, -- the action, the token, or team and quarter
    payload TEXT NOT NULL,
    leaves  INTEGER NOT NULL,
    tries   INTEGER NOT NULL DEFAULT 0,
    trouble TEXT NOT NULL DEFAULT '', -- why the last try failed, in a sentence
    refused INTEGER NOT NULL DEFAULT 0 CHECK (refused IN (0, 1)) -- trying again won't do: somebody has to look
) STRICT;
CREATE INDEX outbox_by_subject ON outbox (kind, subject);

-- Whose scores are under which token: known here alone. One a person and quarter.
CREATE TABLE score_token (
    token   TEXT PRIMARY KEY NOT NULL,
    person  TEXT NOT NULL,
    quarter TEXT NOT NULL,
    talk    TEXT NOT NULL, -- whose scores they are: the last that was shared
    code    TEXT NOT NULL,
    decided INTEGER NOT NULL,
    sent    INTEGER NOT NULL DEFAULT 0 CHECK (sent IN (0, 1)), -- 1: something under it may have left
    UNIQUE (person, quarter)
) STRICT, WITHOUT ROWID;

-- The counts of talks as they were sent last: the same is not sent again. The subject as in the outbox.
CREATE TABLE sent_count (
    subject TEXT PRIMARY KEY NOT NULL,
    payload TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What HR said when the registry was last looked at: for the agenda, which waits on no network.
CREATE TABLE reply (
    action  TEXT PRIMARY KEY NOT NULL,
    state   TEXT NOT NULL,
    who     TEXT NOT NULL,
    by_day  TEXT NOT NULL,
    text    TEXT NOT NULL,
    moment  INTEGER NOT NULL,
    asked   INTEGER NOT NULL,
    mark    TEXT NOT NULL,
    seen    INTEGER NOT NULL DEFAULT 0 -- the moment of the newest answer or comment that the leader has opened
) STRICT, WITHOUT ROWID;
CREATE TABLE reply_comment (
    action TEXT NOT NULL REFERENCES reply (action) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    who    TEXT NOT NULL,
    text   TEXT NOT NULL,
    moment INTEGER NOT NULL,
    PRIMARY KEY (action, number)
) STRICT, WITHOUT ROWID;

-- What is known of the registry without asking it: one row. answer_days etc. as when it was last reached.
CREATE TABLE registry_seen (
    one          INTEGER PRIMARY KEY NOT NULL CHECK (one = 1),
    place        TEXT NOT NULL, -- where it was reached last
    organisation TEXT NOT NULL,
    contact      TEXT NOT NULL,
    answer_days  INTEGER NOT NULL,
    reached      INTEGER NOT NULL, -- 0 = never
    missing      INTEGER NOT NULL DEFAULT 0, -- shares that it should have, and does not
    trouble      TEXT NOT NULL     -- why it was not reached the last time, or what is missing; '' = all is well
) STRICT;
CREATE TABLE registry_team (
    name TEXT PRIMARY KEY NOT NULL
) STRICT, WITHOUT ROWID;

-- Nothing was shared by earlier versions, whatever a file that came in said of it.
UPDATE action SET shared = 0 WHERE shared <> 0;
