-- Version 3: what comes after a talk: talks to come, corrections, histories that can be undone and
-- taken over, and finding words again.

-- A talk that came from another leader: who led it, and when it came.
ALTER TABLE interview ADD COLUMN led_by TEXT;
ALTER TABLE interview ADD COLUMN taken_over INTEGER;

-- A talk to come. It follows the day that was agreed in a talk, until it is moved by itself.
CREATE TABLE appointment (
    id        TEXT PRIMARY KEY NOT NULL,
    revision  INTEGER NOT NULL CHECK (revision >= 1),
    person    TEXT REFERENCES person (id),
    team      TEXT REFERENCES team (id),
    script    TEXT NOT NULL, -- the guide's own id
    day       TEXT NOT NULL, -- an ISO day
    interview TEXT REFERENCES interview (id) ON DELETE CASCADE, -- where it was agreed
    measure   TEXT NOT NULL CHECK (measure = '' OR measure = 'follow-up' OR measure = 'check-in'),
    talk      TEXT REFERENCES interview (id) ON DELETE SET NULL, -- the talk that it became
    dropped   INTEGER,       -- the moment; NULL = it stands
    made      INTEGER NOT NULL,
    UNIQUE (interview, measure)
) STRICT, WITHOUT ROWID;
CREATE INDEX appointment_by_person ON appointment (person);
CREATE INDEX appointment_by_team ON appointment (team);
CREATE INDEX appointment_by_talk ON appointment (talk);

-- Where a talk went on with the appointment of an earlier one: what it was until then, and is again when
-- the later day is taken back. The highest number comes back first.
CREATE TABLE appointment_before (
    appointment TEXT NOT NULL REFERENCES appointment (id) ON DELETE CASCADE,
    number      INTEGER NOT NULL,
    interview   TEXT REFERENCES interview (id) ON DELETE CASCADE, -- NULL: it was made by itself
    measure     TEXT NOT NULL,
    day         TEXT NOT NULL,
    PRIMARY KEY (appointment, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX appointment_before_by_interview ON appointment_before (interview);

-- What the employee says of an answer or an action that was written down.
CREATE TABLE correction (
    id        TEXT PRIMARY KEY NOT NULL,
    interview TEXT NOT NULL REFERENCES interview (id) ON DELETE CASCADE,
    step      TEXT, -- NULL: it is about an action
    item      TEXT NOT NULL,
    action    TEXT REFERENCES action (id) ON DELETE CASCADE,
    moment    INTEGER NOT NULL,
    text      TEXT NOT NULL,
    CHECK ((step IS NULL) = (action IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX correction_by_interview ON correction (interview);
CREATE INDEX correction_by_action ON correction (action);

-- An event may take back another one; one that was taken over names who it was by.
ALTER TABLE action_event ADD COLUMN undoes INTEGER REFERENCES action_event (id) ON DELETE SET NULL;
ALTER TABLE action_event ADD COLUMN name TEXT;
CREATE INDEX action_event_by_undoes ON action_event (undoes);

-- An answer may also measure a reason and the day of a check-in, and says what kind of answer it
-- is: only words are looked through.
CREATE TABLE answer_3 (
    interview         TEXT NOT NULL REFERENCES interview (id) ON DELETE CASCADE,
    step              TEXT NOT NULL,
    item              TEXT NOT NULL, -- '' outside a loop, else a work value or an action
    measure           TEXT NOT NULL
                          CHECK (measure = '' OR measure = 'importance' OR
                          measure = 'opportunity' OR measure = 'realisation' OR
                          measure = 'focus' OR measure = 'agreement' OR measure = 'follow-up' OR
                          measure = 'status' OR measure = 'reason' OR measure = 'check-in'),
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
    kind              TEXT NOT NULL DEFAULT '', -- '' = kept before this was
    PRIMARY KEY (interview, step, item)
) STRICT;
INSERT INTO answer_3 SELECT *, '' FROM answer;
DROP TABLE answer;
ALTER TABLE answer_3 RENAME TO answer;

-- Days that were agreed before this version. Only the last talk with somebody still looks ahead, and
-- which guide was meant for that day was not said: its own.
INSERT INTO appointment (id, revision, person, team, script, day, interview, measure, made)
    SELECT lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' ||
                 substr(hex(randomblob(2)), 2) || '-8' || substr(hex(randomblob(2)), 2) || '-' ||
                 hex(randomblob(6))),
           1, mine.person, CASE WHEN mine.person IS NULL THEN mine.team END, script_version.script,
           answer.text, mine.id, 'follow-up', mine.touched
    FROM answer
    JOIN interview AS mine ON mine.id = answer.interview
    JOIN script_version ON script_version.id = mine.script_version
    WHERE answer.measure = 'follow-up' AND answer.state = 'given' AND date(answer.text) = answer.text
      AND NOT EXISTS (SELECT 1 FROM interview AS later
                      WHERE later.person IS mine.person
                        AND (mine.person IS NOT NULL OR later.team IS mine.team)
                        AND (later.started, later.id) > (mine.started, mine.id))
    GROUP BY mine.id;

-- The words of it all, to be found: taken from the tables above when a search begins, to be made anew at
-- any time. The number of a row begins with the start of its talk, so that the newest come first.
CREATE TABLE found_text (
    id        INTEGER PRIMARY KEY,
    source    TEXT NOT NULL, -- the talk or action that the row was taken from
    interview TEXT NOT NULL,
    kind      INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 3), -- answer, remark, correction, action
    step      TEXT,
    item      TEXT NOT NULL,
    action    TEXT,
    only_me   INTEGER NOT NULL CHECK (only_me IN (0, 1)),
    text      TEXT NOT NULL
) STRICT;
CREATE INDEX found_text_by_source ON found_text (source);
CREATE INDEX found_text_by_interview ON found_text (interview);
CREATE VIRTUAL TABLE found USING fts5 (
    text,
    content = 'found_text',
    content_rowid = 'id',
    tokenize = 'unicode61 remove_diacritics 2'
);
-- How far it has followed: a talk by its last change, an action by its revision.
CREATE TABLE found_until (
    id    TEXT PRIMARY KEY NOT NULL,
    state INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
