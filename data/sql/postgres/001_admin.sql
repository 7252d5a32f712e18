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
    UPDATE waardegesprek.team t SET name = the_name, folded = the_folded WHERE t.folded = was RETURNING t.id INTO the_id;
    IF FOUND THEN
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
-- The role of the database has to be there: this schema makes no accounts.
CREATE FUNCTION waardegesprek.grant_role(the_member text, the_role text, team_name text, the_kind text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
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
    INSERT INTO waardegesprek.member (member, role, team, kind, by, since)
    VALUES (the_member, the_role, waardegesprek.granted_team(team_name), the_kind, SESSION_USER::text,
        waardegesprek.moment())
    ON CONFLICT DO NOTHING;
    EXECUTE format('GRANT %I TO %I', 'waardegesprek_' || the_role, the_member);
    PERFORM waardegesprek.note('grant', left(the_role || ' ' || the_member, 100));
END $$;
CREATE FUNCTION waardegesprek.revoke_role(the_member text, the_role text, team_name text, the_kind text) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    many integer;
BEGIN
    PERFORM waardegesprek.must_administer();
    DELETE FROM waardegesprek.member m WHERE m.member = the_member AND m.role = the_role
        AND m.team = waardegesprek.granted_team(team_name) AND m.kind = the_kind;
    GET DIAGNOSTICS many = ROW_COUNT;
    IF many > 0 THEN
        IF NOT EXISTS (SELECT FROM waardegesprek.member m WHERE m.member = the_member AND m.role = the_role)
                AND EXISTS (SELECT FROM pg_roles WHERE rolname = the_member) THEN
            EXECUTE format('REVOKE %I FROM %I', 'waardegesprek_' || the_role, the_member);
        END IF;
        PERFORM waardegesprek.note('revoke', left(the_role || ' ' || the_member, 100));
    END IF;
    RETURN many;
END $$;
