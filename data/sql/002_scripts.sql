-- Version 2: kinds of talks, agreements that a later talk goes through, talks that moved on.

-- The kind of talk: what decides which other talks may be seen from it. Before this version
-- there was one kind.
ALTER TABLE script_version ADD COLUMN process TEXT NOT NULL DEFAULT 'one-on-one';

-- The name of the guide, for lists, in the language of the talk.
ALTER TABLE interview ADD COLUMN title TEXT NOT NULL DEFAULT '';
UPDATE interview SET title = CASE language WHEN 'en' THEN 'The core talk' ELSE 'Het kerngesprek' END;

-- What was erased and may still have left copies within the pages of this file.
CREATE TABLE trace (
    interview TEXT PRIMARY KEY NOT NULL
) STRICT, WITHOUT ROWID;

-- The agreements of earlier talks that a talk goes through, in this order.
CREATE TABLE review (
    interview TEXT NOT NULL REFERENCES interview (id) ON DELETE CASCADE,
    action    TEXT NOT NULL REFERENCES action (id) ON DELETE CASCADE,
    position  INTEGER NOT NULL,
    PRIMARY KEY (interview, action)
) STRICT, WITHOUT ROWID;
CREATE INDEX review_by_action ON review (action);

-- The guides that an unfinished talk had before it moved to a newer version: the questions to
-- answers that the newer one no longer asks.
CREATE TABLE earlier_script (
    interview      TEXT NOT NULL REFERENCES interview (id) ON DELETE CASCADE,
    script_version TEXT NOT NULL REFERENCES script_version (id),
    until          INTEGER NOT NULL,
    PRIMARY KEY (interview, until, script_version)
) STRICT, WITHOUT ROWID;
CREATE INDEX earlier_script_by_script ON earlier_script (script_version);

-- An answer may also measure how an agreement stands; its item is the action then.
CREATE TABLE answer_2 (
    interview         TEXT NOT NULL REFERENCES interview (id) ON DELETE CASCADE,
    step              TEXT NOT NULL,
    item              TEXT NOT NULL, -- '' outside a loop, else a work value or an action
    measure           TEXT NOT NULL
                          CHECK (measure = '' OR measure = 'importance' OR
                          measure = 'opportunity' OR measure = 'realisation' OR
                          measure = 'focus' OR measure = 'agreement' OR measure = 'follow-up' OR
                          measure = 'status'),
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
INSERT INTO answer_2 SELECT * FROM answer;
DROP TABLE answer;
ALTER TABLE answer_2 RENAME TO answer;
