-- Who sees which row. Everything goes by session_user: the role that logged in, whatever a client says or sets. The functions
-- below tell a caller about the caller alone.

-- The server's clock. A test's administrator may put another in its place.
CREATE FUNCTION waardegesprek.moment() RETURNS bigint
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT extract(epoch FROM now())::bigint
$$;
CREATE FUNCTION waardegesprek.today() RETURNS date
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT (now() AT TIME ZONE 'UTC')::date
$$;
CREATE FUNCTION waardegesprek.quarter_of(day date) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT lpad(extract(year FROM day)::integer::text, 4, '0') || '-Q' || extract(quarter FROM day)::integer
$$;

-- The number of a role; NULL = there is none. A name can be given anew to somebody else, a number not.
CREATE FUNCTION waardegesprek.account(the_member text) RETURNS oid
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT to_regrole(quote_ident(the_member))::oid
$$;

-- Scores and counts are of a quarter that has begun, by the server's clock; elsewhere a day may begin earlier.
CREATE FUNCTION waardegesprek.must_have_begun(quarter text) RETURNS void
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF quarter COLLATE "C" > waardegesprek.quarter_of(waardegesprek.today() + 1) COLLATE "C" THEN
        RAISE EXCEPTION USING ERRCODE = 'WG015', MESSAGE = 'quarter';
    END IF;
END $$;
-- Older than the quarter before the one that is under way.
CREATE FUNCTION waardegesprek.is_past(quarter text) RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT quarter COLLATE "C" < waardegesprek.quarter_of((date_trunc('quarter', waardegesprek.today()) - interval '1 day')::date)
        COLLATE "C"
$$;

-- What the caller reads as HR: '*' = all; a team's id; '/kind' = one kind of support of all teams; 'team/kind' = of that team.
CREATE FUNCTION waardegesprek.reach() RETURNS text[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    -- With account() written out: this is asked with every statement.
    RETURN ARRAY(SELECT CASE WHEN team = '' AND kind = '' THEN '*' WHEN kind = '' THEN team
                        ELSE team || '/' || kind END
                 FROM waardegesprek.member WHERE member = SESSION_USER::text
                    AND account = to_regrole(quote_ident(SESSION_USER))::oid AND role = 'hr' ORDER BY 1);
END $$;
-- The teams the caller may share into: '*' = all.
CREATE FUNCTION waardegesprek.leads() RETURNS text[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN ARRAY(SELECT CASE team WHEN '' THEN '*' ELSE team END
                 FROM waardegesprek.member WHERE member = SESSION_USER::text AND account = waardegesprek.account(SESSION_USER::text) AND role = 'leader' ORDER BY 1);
END $$;
-- Superusers administer too: they begin, before there is an admin.
CREATE FUNCTION waardegesprek.administers() RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN EXISTS (SELECT FROM waardegesprek.member WHERE member = SESSION_USER::text AND account = waardegesprek.account(SESSION_USER::text) AND role = 'admin')
        OR pg_has_role(SESSION_USER, 'waardegesprek_owner', 'MEMBER');
END $$;
CREATE FUNCTION waardegesprek.is_member() RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN EXISTS (SELECT FROM waardegesprek.member WHERE member = SESSION_USER::text AND account = waardegesprek.account(SESSION_USER::text))
        OR waardegesprek.administers();
END $$;

-- What transactions wait at. Advisory locks would be open to every login; these rows are the functions' alone. In `held` a row
-- stands until its transaction ends, as far as others know: for them it is never there, and until then they wait.
CREATE TABLE waardegesprek.held (
    what text COLLATE "C" PRIMARY KEY
);
CREATE TABLE waardegesprek.publishing (
    one integer PRIMARY KEY CHECK (one = 1)
);
INSERT INTO waardegesprek.publishing (one) VALUES (1);

DO $$
DECLARE
    one text;
BEGIN
    FOREACH one IN ARRAY ARRAY['version', 'setting', 'team', 'team_was', 'member', 'action', 'comment', 'withdrawn', 'withdrawn_code', 'score',
            'published', 'figure', 'talk_count', 'request_total', 'talk_total', 'log', 'held', 'publishing'] LOOP
        EXECUTE format('ALTER TABLE waardegesprek.%I ENABLE ROW LEVEL SECURITY', one);
        EXECUTE format('ALTER TABLE waardegesprek.%I FORCE ROW LEVEL SECURITY', one);
    END LOOP;
END $$;

-- Each `(SELECT …)` runs once a query, and only when it is come to.
CREATE FUNCTION waardegesprek.schema_version() RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT max(number) FROM waardegesprek.version
$$;
CREATE POLICY everybody ON waardegesprek.version FOR SELECT TO waardegesprek_owner USING (true);
CREATE POLICY renewal ON waardegesprek.version FOR INSERT TO waardegesprek_owner
    WITH CHECK (pg_has_role(SESSION_USER, 'waardegesprek_owner', 'MEMBER'));

CREATE POLICY members ON waardegesprek.setting FOR SELECT TO waardegesprek_owner
    USING ((SELECT waardegesprek.is_member()));
CREATE POLICY admins ON waardegesprek.setting TO waardegesprek_owner
    USING ((SELECT waardegesprek.administers()));
CREATE POLICY members ON waardegesprek.team FOR SELECT TO waardegesprek_owner
    USING ((SELECT waardegesprek.is_member()));
CREATE POLICY admins ON waardegesprek.team TO waardegesprek_owner
    USING ((SELECT waardegesprek.administers()));
CREATE POLICY members ON waardegesprek.team_was FOR SELECT TO waardegesprek_owner
    USING ((SELECT waardegesprek.is_member()));
CREATE POLICY admins ON waardegesprek.team_was TO waardegesprek_owner
    USING ((SELECT waardegesprek.administers()));

-- The functions above read it as waardegesprek_search: else these policies would ask themselves.
CREATE POLICY search ON waardegesprek.member FOR SELECT TO waardegesprek_search USING (true);
CREATE POLICY admins ON waardegesprek.member TO waardegesprek_owner USING ((SELECT waardegesprek.administers()));

-- A leader's own; HR's by what was given. The database itself keeps HR out of a leader's rows and the other way round.
-- CASE, for what the planner thinks: of an OR of such conditions it takes it that hardly a row passes, and sorts all there are.
CREATE POLICY reads ON waardegesprek.action FOR SELECT TO waardegesprek_owner
    USING (CASE WHEN '*' = ANY ((SELECT waardegesprek.reach())::text[]) THEN true WHEN leader = SESSION_USER::text THEN true
           ELSE ARRAY['*', team, '/' || kind, team || '/' || kind] && (SELECT waardegesprek.reach()) END);
CREATE POLICY leader_adds ON waardegesprek.action FOR INSERT TO waardegesprek_owner
    WITH CHECK (leader = SESSION_USER::text
        AND ('*' = ANY ((SELECT waardegesprek.leads())::text[]) OR team = ANY ((SELECT waardegesprek.leads())::text[])));
CREATE POLICY leader_changes ON waardegesprek.action FOR UPDATE TO waardegesprek_owner
    USING (leader = SESSION_USER::text);
CREATE POLICY leader_removes ON waardegesprek.action FOR DELETE TO waardegesprek_owner
    USING (leader = SESSION_USER::text);
CREATE POLICY hr_changes ON waardegesprek.action FOR UPDATE TO waardegesprek_owner
    USING (ARRAY['*', team, '/' || kind, team || '/' || kind] && (SELECT waardegesprek.reach()));
CREATE POLICY hr_removes ON waardegesprek.action FOR DELETE TO waardegesprek_owner
    USING (ARRAY['*', team, '/' || kind, team || '/' || kind] && (SELECT waardegesprek.reach()));
-- The search can't go through these: @@ would wait behind them. It joins what was given itself.
CREATE POLICY search ON waardegesprek.action FOR SELECT TO waardegesprek_search USING (true);
CREATE POLICY names ON waardegesprek.action TO waardegesprek_figures USING (true);

-- A comment is seen with its action, whose policies hold here too; it is written in one's own name.
CREATE POLICY with_action ON waardegesprek.comment FOR SELECT TO waardegesprek_owner
    USING (EXISTS (SELECT FROM waardegesprek.action a WHERE a.id = comment.action));
CREATE POLICY own_name ON waardegesprek.comment FOR INSERT TO waardegesprek_owner
    WITH CHECK (account = SESSION_USER::text AND EXISTS (SELECT FROM waardegesprek.action a WHERE a.id = comment.action));

CREATE POLICY functions ON waardegesprek.withdrawn TO waardegesprek_owner
    USING (leader IN (SESSION_USER::text, '') OR cardinality((SELECT waardegesprek.reach())) > 0);

-- Digests of codes, which tell nothing: the functions alone come here.
CREATE POLICY functions ON waardegesprek.withdrawn_code TO waardegesprek_owner USING (true);

CREATE POLICY functions ON waardegesprek.held TO waardegesprek_owner USING (true);
CREATE POLICY figures ON waardegesprek.publishing TO waardegesprek_figures USING (true) WITH CHECK (false);

-- Scores: nobody but the function that publishes.
CREATE POLICY figures ON waardegesprek.score TO waardegesprek_figures USING (true);
CREATE POLICY figures ON waardegesprek.published TO waardegesprek_figures USING (true);
CREATE POLICY figures ON waardegesprek.figure TO waardegesprek_figures USING (true);
CREATE POLICY figures ON waardegesprek.request_total TO waardegesprek_figures USING (true);
CREATE POLICY figures ON waardegesprek.talk_total TO waardegesprek_figures USING (true);
CREATE POLICY figures ON waardegesprek.team TO waardegesprek_figures USING (true) WITH CHECK (false); -- FOR SHARE
CREATE POLICY figures ON waardegesprek.setting FOR SELECT TO waardegesprek_figures USING (true);
-- Those of one's teams and of the whole. Who helps with one kind of support sees none.
CREATE POLICY hr_reads ON waardegesprek.published FOR SELECT TO waardegesprek_owner
    USING (made_by IS DISTINCT FROM pg_current_xact_id_if_assigned());
CREATE POLICY hr_reads ON waardegesprek.figure FOR SELECT TO waardegesprek_owner
    USING ('*' = ANY ((SELECT waardegesprek.reach())::text[]) OR team = ANY ((SELECT waardegesprek.reach())::text[])
        OR (team = '' AND EXISTS (SELECT FROM unnest((SELECT waardegesprek.reach())) AS one WHERE one NOT LIKE '%/%')));

CREATE POLICY own ON waardegesprek.talk_count TO waardegesprek_owner
    USING (leader = SESSION_USER::text)
    WITH CHECK (leader = SESSION_USER::text
        AND ('*' = ANY ((SELECT waardegesprek.leads())::text[]) OR team = ANY ((SELECT waardegesprek.leads())::text[])));
CREATE POLICY hr_reads ON waardegesprek.talk_total FOR SELECT TO waardegesprek_owner
    USING ('*' = ANY ((SELECT waardegesprek.reach())::text[]) OR team = ANY ((SELECT waardegesprek.reach())::text[]));
CREATE POLICY hr_reads ON waardegesprek.request_total FOR SELECT TO waardegesprek_owner
    USING (ARRAY['*', team, '/' || kind, team || '/' || kind] && (SELECT waardegesprek.reach()));

CREATE POLICY own_name ON waardegesprek.log FOR INSERT TO waardegesprek_owner
    WITH CHECK (account = SESSION_USER::text);
CREATE POLICY publishing ON waardegesprek.log FOR INSERT TO waardegesprek_figures
    WITH CHECK (account = SESSION_USER::text AND verb = 'publish');
CREATE POLICY admins ON waardegesprek.log FOR SELECT TO waardegesprek_owner
    USING ((SELECT waardegesprek.administers()));

-- Where a plan's team is called by its name, the name stands beside the plan, so that a page need not look for it.
CREATE FUNCTION waardegesprek.name_team() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    -- Shared: it is not renamed before this plan is there to be renamed with it.
    SELECT name, folded INTO NEW.team_name, NEW.team_folded FROM waardegesprek.team WHERE id = NEW.team FOR SHARE;
    RETURN NEW;
END $$;
CREATE TRIGGER name_team BEFORE INSERT OR UPDATE OF team ON waardegesprek.action
    FOR EACH ROW EXECUTE FUNCTION waardegesprek.name_team();
CREATE FUNCTION waardegesprek.rename_team() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE waardegesprek.action SET team_name = NEW.name, team_folded = NEW.folded WHERE team = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER rename_team AFTER UPDATE OF name, folded ON waardegesprek.team
    FOR EACH ROW EXECUTE FUNCTION waardegesprek.rename_team();

-- Totals.
CREATE FUNCTION waardegesprek.count_plan(plan waardegesprek.action, many integer) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    in_quarter text := waardegesprek.quarter_of((to_timestamp(plan.asked) AT TIME ZONE 'UTC')::date);
BEGIN
    INSERT INTO waardegesprek.request_total AS t (team, kind, quarter, asked, answered, done, plans, waiting)
    VALUES (plan.team, plan.kind, in_quarter, many * plan.question,
        many * plan.question * (plan.state <> 'new')::integer,
        many * plan.question * (plan.state = 'done')::integer, many, many * (plan.standing = 0)::integer)
    ON CONFLICT (team, kind, quarter) DO UPDATE SET asked = t.asked + excluded.asked,
        answered = t.answered + excluded.answered, done = t.done + excluded.done,
        plans = t.plans + excluded.plans, waiting = t.waiting + excluded.waiting;
    IF many < 0 THEN
        DELETE FROM waardegesprek.request_total AS t
        WHERE t.team = plan.team AND t.kind = plan.kind AND t.quarter = in_quarter AND t.plans = 0;
    END IF;
END $$;
-- The smaller one first, whichever way a plan goes: two that cross would wait for each other.
CREATE FUNCTION waardegesprek.keep_totals() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    new_first boolean := TG_OP = 'UPDATE' AND (NEW.team, NEW.kind, NEW.asked) < (OLD.team, OLD.kind, OLD.asked);
BEGIN
    IF new_first THEN
        PERFORM waardegesprek.count_plan(NEW, 1);
    END IF;
    IF TG_OP <> 'INSERT' THEN
        PERFORM waardegesprek.count_plan(OLD, -1);
    END IF;
    IF TG_OP <> 'DELETE' AND NOT new_first THEN
        PERFORM waardegesprek.count_plan(NEW, 1);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER keep_totals AFTER INSERT OR DELETE ON waardegesprek.action
    FOR EACH ROW EXECUTE FUNCTION waardegesprek.keep_totals();
CREATE TRIGGER keep_totals_changed AFTER UPDATE ON waardegesprek.action FOR EACH ROW
    WHEN (OLD.team <> NEW.team OR OLD.kind <> NEW.kind OR OLD.asked <> NEW.asked OR OLD.question <> NEW.question
        OR OLD.state <> NEW.state OR OLD.standing <> NEW.standing)
    EXECUTE FUNCTION waardegesprek.keep_totals();

CREATE FUNCTION waardegesprek.add_talks(talks waardegesprek.talk_count, many integer) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    INSERT INTO waardegesprek.talk_total AS t (team, quarter, held, planned)
    VALUES (talks.team, talks.quarter, many * talks.held, many * talks.planned)
    ON CONFLICT (team, quarter) DO UPDATE SET held = t.held + excluded.held, planned = t.planned + excluded.planned;
    DELETE FROM waardegesprek.talk_total AS t
    WHERE t.team = talks.team AND t.quarter = talks.quarter AND t.held = 0 AND t.planned = 0;
END $$;
-- The smaller one first, as above.
CREATE FUNCTION waardegesprek.keep_talks() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    new_first boolean := TG_OP = 'UPDATE' AND (NEW.team, NEW.quarter) <= (OLD.team, OLD.quarter);
BEGIN
    IF new_first THEN
        PERFORM waardegesprek.add_talks(NEW, 1);
    END IF;
    IF TG_OP <> 'INSERT' THEN
        PERFORM waardegesprek.add_talks(OLD, -1);
    END IF;
    IF TG_OP <> 'DELETE' AND NOT new_first THEN
        PERFORM waardegesprek.add_talks(NEW, 1);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER keep_talks AFTER INSERT OR DELETE OR UPDATE OF team, quarter, held, planned ON waardegesprek.talk_count
    FOR EACH ROW EXECUTE FUNCTION waardegesprek.keep_talks();

-- What was written stays as it was written.
CREATE FUNCTION waardegesprek.stays() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RAISE EXCEPTION USING ERRCODE = 'WG009', MESSAGE = 'stays', DETAIL = TG_TABLE_NAME;
END $$;
DO $$
DECLARE
    one text;
BEGIN
    FOREACH one IN ARRAY ARRAY['log', 'figure', 'published'] LOOP
        EXECUTE format('CREATE TRIGGER stays BEFORE UPDATE OR DELETE ON waardegesprek.%I
            FOR EACH ROW EXECUTE FUNCTION waardegesprek.stays()', one);
        EXECUTE format('CREATE TRIGGER stays_all BEFORE TRUNCATE ON waardegesprek.%I
            FOR EACH STATEMENT EXECUTE FUNCTION waardegesprek.stays()', one);
    END LOOP;
END $$;
