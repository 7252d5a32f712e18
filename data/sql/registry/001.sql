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

-- Names that a team had before: who still sends under one means that team.
CREATE TABLE team_was (
    folded TEXT PRIMARY KEY NOT NULL,
    team   TEXT NOT NULL REFERENCES team (id)
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
    team_folded TEXT NOT NULL DEFAULT '', -- kept by triggers, to sort by
    may_contact INTEGER NOT NULL CHECK (may_contact IN (0, 1)),
    digest      TEXT NOT NULL, -- of the code with which it can be withdrawn and the id: two plans under one code share nothing
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
                         ELSE 3 END) STORED,
    -- What has no day comes last.
    due_day     TEXT NOT NULL GENERATED ALWAYS AS (
                    CASE WHEN due GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' THEN due
                         ELSE '9999-99-99' END) STORED,
    -- A promise of the organisation or HR that stands, and that HR has not answered for good.
    promise     INTEGER NOT NULL GENERATED ALWAYS AS (owner IN ('organisation', 'hr')
                    AND status IN ('agreed', 'busy') AND state NOT IN ('done', 'not-possible')) STORED,
    -- Status, owner, kind and value, each in its own bits by its place in the program's lists (src/registry/lead.c). It stands at the
    -- end of the indexes: of two filters one leads the walk, and what the other leaves out is seen without going to the row.
    traits      INTEGER NOT NULL GENERATED ALWAYS AS (
                    CASE status WHEN 'agreed' THEN 0 WHEN 'busy' THEN 1 WHEN 'done' THEN 2 ELSE 3 END
                    + 4 * CASE owner WHEN 'employee' THEN 0 WHEN 'leader' THEN 1 WHEN 'together' THEN 2
                        WHEN 'organisation' THEN 3 ELSE 4 END
                    + 32 * CASE kind WHEN '' THEN 0 WHEN 'time' THEN 1 WHEN 'training' THEN 2
                        WHEN 'guidance' THEN 3 WHEN 'means' THEN 4 WHEN 'say' THEN 5 WHEN 'terms' THEN 6
                        ELSE 7 END
                    + 256 * CASE value WHEN 'use-skills' THEN 0 WHEN 'develop-skills' THEN 1
                        WHEN 'decisions' THEN 2 WHEN 'contacts' THEN 3 WHEN 'own-goals' THEN 4
                        WHEN 'income' THEN 5 WHEN 'contribution' THEN 6 ELSE 7 END) STORED,
    -- In which it was asked.
    quarter     TEXT NOT NULL GENERATED ALWAYS AS (strftime('%Y', asked, 'unixepoch') || '-Q' ||
                    ((strftime('%m', asked, 'unixepoch') + 2) / 3)) VIRTUAL,
    -- The number, as the last part of a key: SQLite compares with a row's own number outside the index only.
    place       INTEGER NOT NULL GENERATED ALWAYS AS (number) VIRTUAL,
    -- The newest first, where the rest of a sort goes up.
    arrival     INTEGER NOT NULL GENERATED ALWAYS AS (-number) VIRTUAL
) STRICT;

-- A page of any sort (standing, changed, due_day, team, or arrival), with or without one of the filters in front, is a walk along an
-- index from where the page begins. What is filtered by day is sorted by day. `state` changes with every answer, so it stands only
-- where a pair with it is likely, or where an answer writes anyhow.
CREATE INDEX action_standing ON action (standing, asked, place);
CREATE INDEX action_changed ON action (changed, place);
CREATE INDEX action_due ON action (due_day, place);
CREATE INDEX action_team ON action (team_folded, arrival);
CREATE INDEX action_team_standing ON action (team_folded, standing, asked, place, traits, state);
CREATE INDEX action_team_changed ON action (team_folded, changed, place, traits, state);
CREATE INDEX action_team_due ON action (team_folded, due_day, place, traits, state);
CREATE INDEX action_status ON action (status, place, traits);
CREATE INDEX action_status_standing ON action (status, standing, asked, place, traits, state);
CREATE INDEX action_status_changed ON action (status, changed, place, traits);
CREATE INDEX action_status_due ON action (status, due_day, place, traits);
CREATE INDEX action_status_team ON action (status, team_folded, arrival, traits);
CREATE INDEX action_state ON action (state, place, traits);
CREATE INDEX action_state_standing ON action (state, standing, asked, place, traits);
CREATE INDEX action_state_changed ON action (state, changed, place, traits);
CREATE INDEX action_state_due ON action (state, due_day, place, traits);
CREATE INDEX action_state_team ON action (state, team_folded, arrival, traits);
CREATE INDEX action_value ON action (value, place, traits);
CREATE INDEX action_value_standing ON action (value, standing, asked, place, traits, state);
CREATE INDEX action_value_changed ON action (value, changed, place, traits);
CREATE INDEX action_value_due ON action (value, due_day, place, traits);
CREATE INDEX action_value_team ON action (value, team_folded, arrival, traits);
CREATE INDEX action_owner ON action (owner, place, traits);
CREATE INDEX action_owner_standing ON action (owner, standing, asked, place, traits, state);
CREATE INDEX action_owner_changed ON action (owner, changed, place, traits);
CREATE INDEX action_owner_due ON action (owner, due_day, place, traits);
CREATE INDEX action_owner_team ON action (owner, team_folded, arrival, traits);
CREATE INDEX action_kind ON action (kind, place, traits, state);
CREATE INDEX action_kind_standing ON action (kind, standing, asked, place, traits, state);
CREATE INDEX action_kind_changed ON action (kind, changed, place, traits, state);
CREATE INDEX action_kind_due ON action (kind, due_day, place, traits, state);
CREATE INDEX action_kind_team ON action (kind, team_folded, arrival, traits, state);
-- What is promised and stands is one in thirty: of these a page must not walk along the rest. So few are crossed quickly, but for
-- those of one team.
CREATE INDEX action_promise ON action (due_day, place, traits, state) WHERE promise = 1;
CREATE INDEX action_promise_team ON action (team_folded, due_day, place, traits, state) WHERE promise = 1;
CREATE INDEX action_leader ON action (leader);

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
    round  INTEGER NOT NULL,
    moment INTEGER NOT NULL DEFAULT 0 -- when that round was; 0 = not known
) STRICT, WITHOUT ROWID;

-- Codes with which somebody withdrew, as digests, right or wrong: what was decided under one before that moment and comes later stays out.
CREATE TABLE withdrawn_code (
    digest TEXT PRIMARY KEY NOT NULL,
    moment INTEGER NOT NULL
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

CREATE TABLE talk_total (
    team    TEXT NOT NULL,
    quarter TEXT NOT NULL,
    held    INTEGER NOT NULL,
    planned INTEGER NOT NULL,
    PRIMARY KEY (team, quarter)
) STRICT, WITHOUT ROWID;

-- Who did what to which id and when: never any content. Rows only come.
CREATE TABLE log (
    number  INTEGER PRIMARY KEY,
    moment  INTEGER NOT NULL,
    account TEXT NOT NULL,
    verb    TEXT NOT NULL,
    id      TEXT NOT NULL
) STRICT;

-- Something was erased, and its traces in the file (free space, index, log of writes) are still to go.
CREATE TABLE trace (
    one INTEGER PRIMARY KEY CHECK (one = 1)
) STRICT;

-- What HR and leaders read. A page of it is `plan` with a filter, a sort and a limit.
CREATE VIEW plan AS
SELECT action.id, round, revision, leader, leader_name, person, team.name AS team, may_contact, asked,
    changed, number, value, what, owner, own_part, need, kind, first_step, helper, due, notice, status,
    reason, state, who, account, by_day, answer_text, answered, mark,
    action.team AS team_id, team_folded, question, standing, due_day, promise, arrival, place,
    traits
FROM action CROSS JOIN team ON team.id = action.team;

-- The words of a plan. Kept in step by the triggers below; `INSERT INTO search (search) VALUES ('rebuild')` makes it anew.
CREATE VIRTUAL TABLE search USING fts5 (
    what, need, own_part, first_step, helper, notice, reason, person,
    content = 'action', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2',
    prefix = '1 2 3 4 5 6 7 8'
);
CREATE TRIGGER action_words_added AFTER INSERT ON action BEGIN
    INSERT INTO search (rowid, what, need, own_part, first_step, helper, notice, reason, person)
    VALUES (NEW.number, NEW.what, NEW.need, NEW.own_part, NEW.first_step, NEW.helper, NEW.notice,
        NEW.reason, NEW.person);
END;
CREATE TRIGGER action_words_removed AFTER DELETE ON action BEGIN
    INSERT INTO search (search, rowid, what, need, own_part, first_step, helper, notice, reason, person)
    VALUES ('delete', OLD.number, OLD.what, OLD.need, OLD.own_part, OLD.first_step, OLD.helper,
        OLD.notice, OLD.reason, OLD.person);
END;
CREATE TRIGGER action_words_changed
AFTER UPDATE OF number, what, need, own_part, first_step, helper, notice, reason, person ON action BEGIN
    INSERT INTO search (search, rowid, what, need, own_part, first_step, helper, notice, reason, person)
    VALUES ('delete', OLD.number, OLD.what, OLD.need, OLD.own_part, OLD.first_step, OLD.helper,
        OLD.notice, OLD.reason, OLD.person);
    INSERT INTO search (rowid, what, need, own_part, first_step, helper, notice, reason, person)
    VALUES (NEW.number, NEW.what, NEW.need, NEW.own_part, NEW.first_step, NEW.helper, NEW.notice,
        NEW.reason, NEW.person);
END;

-- A team's name, where the plans are sorted by it.
CREATE TRIGGER action_team_added AFTER INSERT ON action
WHEN NEW.team_folded IS NOT (SELECT folded FROM team WHERE id = NEW.team) BEGIN
    UPDATE action SET team_folded = (SELECT folded FROM team WHERE id = NEW.team)
    WHERE number = NEW.number;
END;
CREATE TRIGGER action_team_changed AFTER UPDATE OF team ON action WHEN NEW.team <> OLD.team BEGIN
    UPDATE action SET team_folded = (SELECT folded FROM team WHERE id = NEW.team)
    WHERE number = NEW.number;
END;
CREATE TRIGGER team_renamed AFTER UPDATE OF folded ON team WHEN NEW.folded <> OLD.folded BEGIN
    UPDATE action SET team_folded = NEW.folded WHERE team_folded = OLD.folded;
END;

-- Totals.
CREATE TRIGGER action_counted AFTER INSERT ON action BEGIN
    INSERT INTO request_total (team, kind, quarter, asked, answered, done, plans, waiting)
    VALUES (NEW.team, NEW.kind, NEW.quarter, NEW.question, NEW.question AND NEW.state <> 'new',
        NEW.question AND NEW.state = 'done', 1, NEW.standing = 0)
    ON CONFLICT (team, kind, quarter) DO UPDATE SET asked = asked + excluded.asked,
        answered = answered + excluded.answered, done = done + excluded.done,
        plans = plans + excluded.plans, waiting = waiting + excluded.waiting;
END;
CREATE TRIGGER action_uncounted AFTER DELETE ON action BEGIN
    UPDATE request_total SET asked = asked - OLD.question,
        answered = answered - (OLD.question AND OLD.state <> 'new'),
        done = done - (OLD.question AND OLD.state = 'done'), plans = plans - 1,
        waiting = waiting - (OLD.standing = 0)
    WHERE team = OLD.team AND kind = OLD.kind AND quarter = OLD.quarter;
    DELETE FROM request_total
    WHERE team = OLD.team AND kind = OLD.kind AND quarter = OLD.quarter AND plans = 0;
END;
CREATE TRIGGER action_recounted
AFTER UPDATE OF team, kind, asked, need, owner, status, state ON action BEGIN
    UPDATE request_total SET asked = asked - OLD.question,
        answered = answered - (OLD.question AND OLD.state <> 'new'),
        done = done - (OLD.question AND OLD.state = 'done'), plans = plans - 1,
        waiting = waiting - (OLD.standing = 0)
    WHERE team = OLD.team AND kind = OLD.kind AND quarter = OLD.quarter;
    INSERT INTO request_total (team, kind, quarter, asked, answered, done, plans, waiting)
    VALUES (NEW.team, NEW.kind, NEW.quarter, NEW.question, NEW.question AND NEW.state <> 'new',
        NEW.question AND NEW.state = 'done', 1, NEW.standing = 0)
    ON CONFLICT (team, kind, quarter) DO UPDATE SET asked = asked + excluded.asked,
        answered = answered + excluded.answered, done = done + excluded.done,
        plans = plans + excluded.plans, waiting = waiting + excluded.waiting;
    DELETE FROM request_total
    WHERE team = OLD.team AND kind = OLD.kind AND quarter = OLD.quarter AND plans = 0;
END;

CREATE TRIGGER talks_counted AFTER INSERT ON talk_count BEGIN
    INSERT INTO talk_total (team, quarter, held, planned)
    SELECT NEW.team, NEW.quarter, NEW.held, NEW.planned WHERE NEW.held > 0 OR NEW.planned > 0
    ON CONFLICT (team, quarter) DO UPDATE SET held = held + excluded.held,
        planned = planned + excluded.planned;
END;
CREATE TRIGGER talks_uncounted AFTER DELETE ON talk_count BEGIN
    UPDATE talk_total SET held = held - OLD.held, planned = planned - OLD.planned
    WHERE team = OLD.team AND quarter = OLD.quarter;
    DELETE FROM talk_total
    WHERE team = OLD.team AND quarter = OLD.quarter AND held = 0 AND planned = 0;
END;
CREATE TRIGGER talks_recounted AFTER UPDATE OF team, quarter, held, planned ON talk_count BEGIN
    UPDATE talk_total SET held = held - OLD.held, planned = planned - OLD.planned
    WHERE team = OLD.team AND quarter = OLD.quarter;
    INSERT INTO talk_total (team, quarter, held, planned)
    SELECT NEW.team, NEW.quarter, NEW.held, NEW.planned WHERE NEW.held > 0 OR NEW.planned > 0
    ON CONFLICT (team, quarter) DO UPDATE SET held = held + excluded.held,
        planned = planned + excluded.planned;
    DELETE FROM talk_total
    WHERE team = OLD.team AND quarter = OLD.quarter AND held = 0 AND planned = 0;
END;

-- What was published stays as it was made, and the log only grows.
CREATE TRIGGER figure_stays BEFORE UPDATE ON figure BEGIN
    SELECT raise(ABORT, 'a published figure stays as it is');
END;
CREATE TRIGGER figure_remains BEFORE DELETE ON figure BEGIN
    SELECT raise(ABORT, 'a published figure stays as it is');
END;
CREATE TRIGGER published_stays BEFORE UPDATE ON published BEGIN
    SELECT raise(ABORT, 'a published quarter stays as it is');
END;
CREATE TRIGGER published_remains BEFORE DELETE ON published BEGIN
    SELECT raise(ABORT, 'a published quarter stays as it is');
END;
CREATE TRIGGER log_stays BEFORE UPDATE ON log BEGIN
    SELECT raise(ABORT, 'the log only grows');
END;
CREATE TRIGGER log_remains BEFORE DELETE ON log BEGIN
    SELECT raise(ABORT, 'the log only grows');
END;
