-- interviews.db, version 1: the talks of one leader. Nothing in it is shared by itself.
-- Ids are UUIDs as text. Moments are seconds since 1970 UTC, days are ISO text ("2026-12-31").
-- An empty text means "nothing was said"; NULL means "there is no such thing here".

-- The owner of the file: one row, made at the first opening.
CREATE TABLE leader (
    id    TEXT PRIMARY KEY NOT NULL,
    name  TEXT NOT NULL,
    since INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE team (
    id     TEXT PRIMARY KEY NOT NULL,
    name   TEXT NOT NULL,
    folded TEXT NOT NULL UNIQUE -- without case and accents: what names are compared by
) STRICT, WITHOUT ROWID;

-- Two people may have the same name.
CREATE TABLE person (
    id     TEXT PRIMARY KEY NOT NULL,
    name   TEXT NOT NULL,
    folded TEXT NOT NULL,
    team   TEXT REFERENCES team (id), -- where they work now
    added  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX person_by_name ON person (folded);
CREATE INDEX person_by_team ON person (team);

-- The seven work values, so that lists and actions can tell them from other items.
CREATE TABLE work_value (
    id TEXT PRIMARY KEY NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO work_value (id) VALUES
    ('use-skills'), ('develop-skills'), ('decisions'), ('contacts'),
    ('own-goals'), ('income'), ('contribution');

-- A guide as it stood when a talk began: once per distinct text, never changed, so that
-- a talk stays readable for ever.
CREATE TABLE script_version (
    id      TEXT PRIMARY KEY NOT NULL,
    script  TEXT NOT NULL,    -- the guide's own id
    version INTEGER NOT NULL, -- the guide's own number
    bundle  TEXT NOT NULL     -- all of it: values and translations too
) STRICT;
CREATE INDEX script_version_by_script ON script_version (script, version);

-- One talk: with a person, with a team (person NULL), or of the leader alone (both NULL).
CREATE TABLE interview (
    id             TEXT PRIMARY KEY NOT NULL,
    leader         TEXT NOT NULL REFERENCES leader (id),
    person         TEXT REFERENCES person (id),
    team           TEXT REFERENCES team (id), -- as it was when the talk began
    script_version TEXT NOT NULL REFERENCES script_version (id),
    language       TEXT NOT NULL,
    status         TEXT NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'closed')),
    started        INTEGER NOT NULL,
    touched        INTEGER NOT NULL, -- the last change
    closed         INTEGER,
    -- Where the talk stands: a step, its item, the byte in its text.
    at_step        TEXT NOT NULL DEFAULT '',
    at_item        TEXT NOT NULL DEFAULT '',
    at_offset      INTEGER NOT NULL DEFAULT 0 CHECK (at_offset >= 0),
    CHECK ((status = 'closed') = (closed IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX interview_by_person ON interview (person);
CREATE INDEX interview_by_team ON interview (team);
CREATE INDEX interview_by_script ON interview (script_version);

-- One row a step and item; a place where nothing was said, marked or remarked has none.
-- With a rowid, because a row is written at every key: up to a page of text it is one page then.
-- The checks are ORs for the same reason: an IN of three or more makes a small table each time.
CREATE TABLE answer (
    interview         TEXT NOT NULL REFERENCES interview (id) ON DELETE CASCADE,
    step              TEXT NOT NULL,
    item              TEXT NOT NULL, -- '' outside a loop, else a work value
    measure           TEXT NOT NULL
                          CHECK (measure = '' OR measure = 'importance' OR
                          measure = 'opportunity' OR measure = 'realisation' OR
                          measure = 'focus' OR measure = 'agreement' OR measure = 'follow-up'),
    state             TEXT NOT NULL
                          CHECK (state = 'open' OR state = 'given' OR state = 'unknown' OR
                          state = 'declined'),
    text              TEXT,    -- words, a day, yes or no, or the id of a choice
    number            INTEGER, -- a score from 1 to 5, or a plain number
    choices           TEXT,    -- a JSON array of ids, in order of ticking
    parked            INTEGER NOT NULL CHECK (parked = 0 OR parked = 1),
    visibility        TEXT NOT NULL CHECK (visibility = 'together' OR visibility = 'only-me'),
    remark            TEXT,
    remark_visibility TEXT NOT NULL
                          CHECK (remark_visibility = 'together' OR remark_visibility = 'only-me'),
    confirmation      TEXT NOT NULL
                          CHECK (confirmation = '' OR confirmation = 'yes' OR
                          confirmation = 'corrected'),
    correction        TEXT,
    PRIMARY KEY (interview, step, item)
) STRICT;

CREATE TABLE part_time (
    interview TEXT NOT NULL REFERENCES interview (id) ON DELETE CASCADE,
    part      TEXT NOT NULL,
    seconds   INTEGER NOT NULL CHECK (seconds >= 0),
    PRIMARY KEY (interview, part)
) STRICT, WITHOUT ROWID;

-- What was agreed: of a person or of a team, or of the leader alone. A removed action stays,
-- for its history and to be put back.
CREATE TABLE action (
    number     INTEGER PRIMARY KEY, -- the order in which they were made
    id         TEXT NOT NULL UNIQUE,
    person     TEXT REFERENCES person (id),
    team       TEXT REFERENCES team (id),
    interview  TEXT NOT NULL REFERENCES interview (id), -- the talk it was made in
    revision   INTEGER NOT NULL CHECK (revision >= 1),
    shared     INTEGER NOT NULL CHECK (shared IN (0, 1)),
    made       INTEGER NOT NULL,
    removed    INTEGER, -- the moment; NULL = it stands
    value      TEXT REFERENCES work_value (id),
    what       TEXT NOT NULL,
    owner      TEXT NOT NULL
                   CHECK (owner IN ('employee', 'leader', 'together', 'organisation', 'hr')),
    own_part   TEXT NOT NULL,
    need       TEXT NOT NULL,
    kind       TEXT NOT NULL CHECK (kind IN ('', 'time', 'training', 'guidance', 'means', 'say',
                   'terms', 'other')),
    first_step TEXT NOT NULL,
    helper     TEXT NOT NULL,
    due        TEXT NOT NULL, -- an ISO day, or words that are none yet
    notice     TEXT NOT NULL,
    status     TEXT NOT NULL CHECK (status IN ('agreed', 'busy', 'done', 'dropped')),
    reason     TEXT NOT NULL,
    CHECK (person IS NULL OR team IS NULL)
) STRICT;
CREATE INDEX action_by_interview ON action (interview);
CREATE INDEX action_by_person ON action (person);
CREATE INDEX action_by_team ON action (team);

-- The history of an action, and what undo goes back by.
CREATE TABLE action_event (
    id        INTEGER PRIMARY KEY,
    action    TEXT NOT NULL REFERENCES action (id) ON DELETE CASCADE,
    interview TEXT REFERENCES interview (id), -- NULL: outside a talk
    moment    INTEGER NOT NULL,
    who       TEXT NOT NULL REFERENCES leader (id),
    event     TEXT NOT NULL CHECK (event IN ('made', 'changed', 'removed', 'restored')),
    field     TEXT NOT NULL, -- '' = more than one
    old       TEXT NOT NULL  -- JSON: the values before, of the fields that changed
) STRICT;
CREATE INDEX action_event_by_action ON action_event (action, id);
CREATE INDEX action_event_by_interview ON action_event (interview);
