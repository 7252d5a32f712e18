-- What an admin does: settings, teams, and who may do what. No plan is read here.
CREATE FUNCTION waardegesprek.must_administer() RETURNS void
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT waardegesprek.administers() THEN
        RAISE EXCEPTION USING ERRCODE = 'WG002', MESSAGE = 'admin';
    END IF;
END $$;

CREATE FUNCTION waardegesprek.set_setting(the_name text, the_text text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM waardegesprek.must_administer();
    INSERT INTO waardegesprek.setting AS s (name, text) VALUES (the_name, the_text)
    ON CONFLICT (name) DO UPDATE SET text = excluded.text WHERE s.text <> excluded.text;
    IF FOUND THEN
        PERFORM waardegesprek.note('set', the_name);
    END IF;
END $$;

CREATE FUNCTION waardegesprek.add_team(the_id text, the_name text, the_folded text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM waardegesprek.must_administer();
    IF EXISTS (SELECT FROM waardegesprek.team_was w WHERE w.folded = the_folded) THEN
        RAISE EXCEPTION USING ERRCODE = 'WG012', MESSAGE = 'team-was';
    END IF;
    INSERT INTO waardegesprek.team (id, name, folded) VALUES (the_id, the_name, the_folded) ON CONFLICT DO NOTHING;
    IF FOUND THEN
        PERFORM waardegesprek.note('team', the_id);
    END IF;
END $$;
CREATE FUNCTION waardegesprek.rename_team(was text, the_name text, the_folded text) RETURNS SETOF text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    the_id text;
BEGIN
    PERFORM waardegesprek.must_administer();
    IF EXISTS (SELECT FROM waardegesprek.team_was w JOIN waardegesprek.team t ON t.id = w.team
               WHERE w.folded = the_folded AND t.folded <> was) THEN
        RAISE EXCEPTION USING ERRCODE = 'WG012', MESSAGE = 'team-was';
    END IF;
    UPDATE waardegesprek.team t SET name = the_name, folded = the_folded WHERE t.folded = was RETURNING t.id INTO the_id;
    IF FOUND THEN
        DELETE FROM waardegesprek.team_was w WHERE w.folded = the_folded;
        IF was <> the_folded THEN
            INSERT INTO waardegesprek.team_was (folded, team) VALUES (was, the_id);
        END IF;
        PERFORM waardegesprek.note('team', the_id);
        RETURN NEXT the_id;
    END IF;
EXCEPTION WHEN unique_violation THEN
    RAISE EXCEPTION USING ERRCODE = 'WG007', MESSAGE = 'team-name';
END $$;

-- The id of a team by its folded name; '' = all.
CREATE FUNCTION waardegesprek.granted_team(team_name text) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    the_id text := '';
BEGIN
    IF team_name <> '' THEN
        SELECT t.id INTO the_id FROM waardegesprek.team t WHERE t.folded = team_name;
        IF NOT FOUND THEN
            RAISE EXCEPTION USING ERRCODE = 'WG001', MESSAGE = 'team';
        END IF;
    END IF;
    RETURN the_id;
END $$;
-- A grant in the log: the role, the team's id and the kind (- = all), and whose it is.
CREATE FUNCTION waardegesprek.grant_words(the_role text, the_team text, the_kind text, the_member text) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT left(concat_ws(' ', the_role, coalesce(nullif(the_team, ''), '-'), coalesce(nullif(the_kind, ''), '-'), the_member), 200)
$$;
-- The role of the database has to be there: this schema makes no accounts.
CREATE FUNCTION waardegesprek.grant_role(the_member text, the_role text, team_name text, the_kind text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    the_team text;
BEGIN
    PERFORM waardegesprek.must_administer();
    IF the_role NOT IN ('leader', 'hr', 'admin') THEN
        RAISE EXCEPTION USING ERRCODE = 'WG004', MESSAGE = 'role';
    ELSIF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = the_member) THEN
        RAISE EXCEPTION USING ERRCODE = 'WG005', MESSAGE = 'no-role';
    ELSIF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = the_member AND rolcanlogin)
            OR starts_with(the_member, 'waardegesprek_') THEN
        RAISE EXCEPTION USING ERRCODE = 'WG006', MESSAGE = 'no-login';
    END IF;
    the_team := waardegesprek.granted_team(team_name);
    INSERT INTO waardegesprek.member AS m (member, role, team, kind, by, since, account)
    VALUES (the_member, the_role, the_team, the_kind, SESSION_USER::text, waardegesprek.moment(),
        waardegesprek.account(the_member))
    ON CONFLICT (member, role, team, kind) DO UPDATE SET by = excluded.by, since = excluded.since,
        account = excluded.account WHERE m.account <> excluded.account;
    EXECUTE format('GRANT %I TO %I', 'waardegesprek_' || the_role, the_member);
    PERFORM waardegesprek.note('grant', waardegesprek.grant_words(the_role, the_team, the_kind, the_member));
END $$;
CREATE FUNCTION waardegesprek.revoke_role(the_member text, the_role text, team_name text, the_kind text) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    many integer;
    the_team text;
BEGIN
    PERFORM waardegesprek.must_administer();
    the_team := waardegesprek.granted_team(team_name);
    DELETE FROM waardegesprek.member m WHERE m.member = the_member AND m.role = the_role
        AND m.team = the_team AND m.kind = the_kind;
    GET DIAGNOSTICS many = ROW_COUNT;
    IF many > 0 THEN
        IF NOT EXISTS (SELECT FROM waardegesprek.member m WHERE m.member = the_member AND m.role = the_role
                       AND m.account = waardegesprek.account(the_member))
                AND EXISTS (SELECT FROM pg_roles WHERE rolname = the_member) THEN
            EXECUTE format('REVOKE %I FROM %I', 'waardegesprek_' || the_role, the_member);
        END IF;
        PERFORM waardegesprek.note('revoke', waardegesprek.grant_words(the_role, the_team, the_kind, the_member));
    END IF;
    RETURN many;
END $$;

-- Whose plans and counts there are. These two run with their caller's own rights and are given to nobody: behind the walls all
-- of it is seen by the database's administrator alone (a superuser).
CREATE FUNCTION waardegesprek.leaders() RETURNS TABLE (id text, name text, plans bigint)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT one.leader,
        coalesce((SELECT a.leader_name FROM waardegesprek.action a WHERE a.leader = one.leader
                  ORDER BY a.changed DESC, a.number DESC LIMIT 1), ''),
        (SELECT count(*) FROM waardegesprek.action a WHERE a.leader = one.leader)
    FROM (SELECT leader FROM waardegesprek.action UNION SELECT leader FROM waardegesprek.talk_count) AS one
    ORDER BY 1
$$;
-- Gives all of one leader to another: after a copy out of a file, where a leader was the id of a store. Counts that the new one has
-- sent since are the newer ones. No row when there is nothing of the old one.
CREATE FUNCTION waardegesprek.move_leader(was text, the_leader text) RETURNS SETOF bigint
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    many bigint;
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = the_leader) THEN
        RAISE EXCEPTION USING ERRCODE = 'WG005', MESSAGE = 'no-role';
    ELSIF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = the_leader AND rolcanlogin)
            OR starts_with(the_leader, 'waardegesprek_') THEN
        RAISE EXCEPTION USING ERRCODE = 'WG006', MESSAGE = 'no-login';
    ELSIF was = the_leader OR NOT EXISTS (SELECT FROM waardegesprek.leaders() AS one WHERE one.id = was) THEN
        RETURN;
    END IF;
    UPDATE waardegesprek.action SET leader = the_leader WHERE leader = was;
    GET DIAGNOSTICS many = ROW_COUNT;
    INSERT INTO waardegesprek.withdrawn AS w (action, round, leader, moment)
    SELECT o.action, o.round, the_leader, o.moment FROM waardegesprek.withdrawn o WHERE o.leader = was
    ON CONFLICT (action, leader) DO UPDATE SET round = excluded.round, moment = excluded.moment
    WHERE excluded.round > w.round;
    DELETE FROM waardegesprek.withdrawn WHERE leader = was;
    INSERT INTO waardegesprek.talk_count (leader, team, quarter, held, planned)
    SELECT the_leader, o.team, o.quarter, o.held, o.planned FROM waardegesprek.talk_count o WHERE o.leader = was
    ON CONFLICT (leader, team, quarter) DO NOTHING;
    DELETE FROM waardegesprek.talk_count WHERE leader = was;
    PERFORM waardegesprek.note('leader', left(was || ' ' || the_leader, 100));
    RETURN NEXT many;
END $$;
