-- The registry in a SQLite file, version 1: what employees wanted to share, and nothing else. PostgreSQL has the same tables
-- with its own walls. Ids are UUIDs as text, moments seconds since 1970 UTC, days ISO text, quarters "2026-Q3".

CREATE TABLE setting (
    name TEXT PRIMARY KEY NOT NULL,
    text TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE team (
    id     TEXT PRIMARY KEY NOT NULL,
    name   TEXT NOT NULL,
    folded TEXT NOT NULL UNIQUE
) STRICT, WITHOUT ROWID;

-- A shared action, with what HR did with it. `number` is the order of arrival.
CREATE TABLE action (
    number      INTEGER PRIMARY KEY,
    id          TEXT NOT NULL UNIQUE,
    round       INTEGER NOT NULL CHECK (round >= 1),
    revision    INTEGER NOT NULL CHECK (revision >= 1),
    leader      TEXT NOT NULL,
    leader_name TEXT NOT NULL,
    person      TEXT NOT NULL, -- a name or a number, as the employee chose
    team        TEXT NOT NULL REFERENCES team (id),
    may_contact INTEGER NOT NULL CHECK (may_contact IN (0, 1)),
    digest      TEXT NOT NULL, -- of the code with which it can be withdrawn
    asked       INTEGER NOT NULL,
    changed     INTEGER NOT NULL,
    value       TEXT NOT NULL,
    what        TEXT NOT NULL,
    owner       TEXT NOT NULL
                    CHECK (owner IN ('employee', 'leader', 'together', 'organisation', 'hr')),
    own_part    TEXT NOT NULL,
    need        TEXT NOT NULL,
    kind        TEXT NOT NULL CHECK (kind IN ('', 'time', 'training', 'guidance', 'means', 'say',
                    'terms', 'other')),
    first_step  TEXT NOT NULL,
    helper      TEXT NOT NULL,
    due         TEXT NOT NULL, -- an ISO day, or words that are none yet
    notice      TEXT NOT NULL,
    status      TEXT NOT NULL CHECK (status IN ('agreed', 'busy', 'done', 'dropped')),
    reason      TEXT NOT NULL,
    -- HR's
    state       TEXT NOT NULL DEFAULT 'new'
                    CHECK (state IN ('new', 'taken-up', 'promised', 'done', 'not-possible')),
    who         TEXT NOT NULL DEFAULT '',
    account     TEXT NOT NULL DEFAULT '',
    by_day      TEXT NOT NULL DEFAULT '',
    answer_text TEXT NOT NULL DEFAULT '',
    answered    INTEGER NOT NULL DEFAULT 0,
    mark        TEXT NOT NULL DEFAULT '' CHECK (mark IN ('', 'leader', 'employee')),
    question    INTEGER NOT NULL GENERATED ALWAYS AS
                    (need <> '' OR owner IN ('organisation', 'hr')) STORED,
    standing    INTEGER NOT NULL GENERATED ALWAYS AS (
                    CASE WHEN NOT (need <> '' OR owner IN ('organisation', 'hr')) THEN 4
                         WHEN status IN ('done', 'dropped') THEN 3
                         WHEN state = 'new' THEN 0
                         WHEN state = 'taken-up' THEN 1
                         WHEN state = 'promised' THEN 2
                         ELSE 3 END) STORED
) STRICT;

CREATE TABLE comment (
    id      TEXT PRIMARY KEY NOT NULL,
    action  TEXT NOT NULL REFERENCES action (id) ON DELETE CASCADE,
    who     TEXT NOT NULL,
    account TEXT NOT NULL,
    text    TEXT NOT NULL,
    moment  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX comment_by_action ON comment (action, moment);

-- What was withdrawn stays out, also when a copy of it arrives later.
CREATE TABLE withdrawn (
    action TEXT PRIMARY KEY NOT NULL,
    round  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- All three scores of one person for one value, under a random token. No person, plan or day.
CREATE TABLE score (
    token       TEXT NOT NULL,
    value       TEXT NOT NULL,
    team        TEXT NOT NULL REFERENCES team (id),
    quarter     TEXT NOT NULL,
    importance  INTEGER NOT NULL CHECK (importance BETWEEN 1 AND 5),
    opportunity INTEGER NOT NULL CHECK (opportunity BETWEEN 1 AND 5),
    realisation INTEGER NOT NULL CHECK (realisation BETWEEN 1 AND 5),
    PRIMARY KEY (token, value)
) STRICT, WITHOUT ROWID;
CREATE INDEX score_by_quarter ON score (quarter, value, team);

-- The quarters that were published, and their cells: made once, never changed. team '' = the whole organisation.
CREATE TABLE published (
    quarter TEXT PRIMARY KEY NOT NULL,
    moment  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE figure (
    quarter     TEXT NOT NULL REFERENCES published (quarter),
    team        TEXT NOT NULL,
    value       TEXT NOT NULL,
    shown       INTEGER NOT NULL CHECK (shown IN (0, 1)),
    people      INTEGER NOT NULL,
    importance  INTEGER NOT NULL, -- means in tenths
    opportunity INTEGER NOT NULL,
    realisation INTEGER NOT NULL,
    PRIMARY KEY (quarter, team, value),
    CHECK (shown = 1 OR (people = 0 AND importance = 0 AND opportunity = 0 AND realisation = 0))
) STRICT, WITHOUT ROWID;

CREATE TABLE talk_count (
    leader  TEXT NOT NULL,
    team    TEXT NOT NULL REFERENCES team (id),
    quarter TEXT NOT NULL,
    held    INTEGER NOT NULL CHECK (held >= 0),
    planned INTEGER NOT NULL CHECK (planned >= 0),
    PRIMARY KEY (leader, team, quarter)
) STRICT, WITHOUT ROWID;

-- Kept by triggers, so that nothing is counted when it is looked at.
CREATE TABLE request_total (
    team     TEXT NOT NULL,
    kind     TEXT NOT NULL,
    quarter  TEXT NOT NULL, -- in which it was asked
    asked    INTEGER NOT NULL DEFAULT 0,
    answered INTEGER NOT NULL DEFAULT 0,
    done     INTEGER NOT NULL DEFAULT 0,
    plans    INTEGER NOT NULL DEFAULT 0, -- questions or not
    waiting  INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (team, kind, quarter)
) STRICT, WITHOUT ROWID;

-- Who did what to which id and when: never any content. Rows only come.
CREATE TABLE log (
    number  INTEGER PRIMARY KEY,
    moment  INTEGER NOT NULL,
    account TEXT NOT NULL,
    verb    TEXT NOT NULL,
    id      TEXT NOT NULL
) STRICT;
