-- What may be read. The rows are chosen by the policies below each view; security_barrier keeps a caller's own functions behind
-- them. Views of plans are read by functions only (plan, plan_comment, plan_total, team_talks): what EXPLAIN ANALYZE tells of
-- a view, how many rows a policy took out, would let anybody count what others shared.
CREATE VIEW waardegesprek.plan WITH (security_barrier) AS
    SELECT id, round, revision, leader, leader_name, person, team_name AS team, may_contact, asked, changed,
        number, value, what, owner, own_part, need, kind, first_step, helper, due, notice, status, reason,
        state, who, account, by_day, answer_text, answered, mark,
        team AS team_id, team_folded, question, standing, due_day, promise, arrival
    FROM waardegesprek.action;
CREATE VIEW waardegesprek.plan_comment WITH (security_barrier) AS
    SELECT id, action, who, account, text, moment FROM waardegesprek.comment;
CREATE VIEW waardegesprek.settings WITH (security_barrier) AS
    SELECT name, text FROM waardegesprek.setting;
-- A leader's teams are those they may share into, HR's those they may read.
CREATE VIEW waardegesprek.teams WITH (security_barrier) AS
    SELECT t.id, t.name, t.folded FROM waardegesprek.team t
    WHERE '*' = ANY ((SELECT waardegesprek.leads())::text[]) OR t.id = ANY ((SELECT waardegesprek.leads())::text[])
        OR (SELECT waardegesprek.administers())
        OR EXISTS (SELECT FROM unnest((SELECT waardegesprek.reach())) AS one
                   WHERE one = '*' OR one LIKE '/%' OR split_part(one, '/', 1) = t.id);
CREATE VIEW waardegesprek.plan_total WITH (security_barrier) AS
    SELECT coalesce(t.name, '') AS team, coalesce(t.folded, '') AS folded, r.kind, r.quarter, r.asked, r.answered,
        r.done, r.plans, r.waiting
    FROM waardegesprek.request_total r LEFT JOIN waardegesprek.team t ON t.id = r.team;
-- Of all leaders together: whose they are is nobody's business but the leader's own.
CREATE VIEW waardegesprek.team_talks WITH (security_barrier) AS
    SELECT t.name AS team, t.folded, r.quarter, r.held, r.planned
    FROM waardegesprek.talk_total r JOIN waardegesprek.team t ON t.id = r.team;
CREATE VIEW waardegesprek.members WITH (security_barrier) AS
    SELECT m.member, m.role, coalesce(t.name, '') AS team, m.kind, m.by, m.since,
        (NOT EXISTS (SELECT FROM pg_catalog.pg_roles r WHERE r.rolname = m.member AND r.oid = m.account))::integer AS gone
    FROM waardegesprek.member m LEFT JOIN waardegesprek.team t ON t.id = m.team;
CREATE VIEW waardegesprek.events WITH (security_barrier) AS
    SELECT number, moment, account, verb, id FROM waardegesprek.log;
