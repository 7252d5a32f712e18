-- What a leader writes: their own, in their own name.
CREATE FUNCTION waardegesprek.note(verb text, id text) RETURNS void
LANGUAGE sql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
    INSERT INTO waardegesprek.log (moment, account, verb, id)
    VALUES (waardegesprek.moment(), SESSION_USER::text, verb, id)
$$;
-- One at a time about an action: else a copy could come in while it is being withdrawn.
-- Each leader's own, so that nobody keeps another waiting.
CREATE FUNCTION waardegesprek.must_read_committed() RETURNS void
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    -- An older look than the lock's would leave out what came since.
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        RAISE EXCEPTION USING ERRCODE = 'WG008', MESSAGE = 'isolation';
    END IF;
END $$;
CREATE FUNCTION waardegesprek.hold(action text, leader text) RETURNS void
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM waardegesprek.must_read_committed();
    INSERT INTO waardegesprek.held (what) VALUES (action || ' ' || leader);
    DELETE FROM waardegesprek.held h WHERE h.what = action || ' ' || leader;
END $$;
-- The id of the team that is, or was, called so.
CREATE FUNCTION waardegesprek.team_called(team_name text) RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN coalesce((SELECT t.id FROM waardegesprek.team t WHERE t.folded = team_name),
        (SELECT w.team FROM waardegesprek.team_was w WHERE w.folded = team_name));
END $$;
-- The id of a team that the caller may share into.
CREATE FUNCTION waardegesprek.own_team(team_name text) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    found_id text;
    mine text[] := waardegesprek.leads();
BEGIN
    found_id := waardegesprek.team_called(team_name);
    IF found_id IS NULL OR NOT ('*' = ANY (mine) OR found_id = ANY (mine)) THEN
        RAISE EXCEPTION USING ERRCODE = 'WG001', MESSAGE = 'team';
    END IF;
    RETURN found_id;
END $$;

CREATE FUNCTION waardegesprek.share(the_id text, the_round integer, the_revision integer, the_leader_name text,
    the_person text, team_name text, contact integer, the_digest text, the_value text, the_what text,
    the_owner text, the_own_part text, the_need text, the_kind text, the_first_step text, the_helper text,
    the_due text, the_notice text, the_status text, the_reason text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    into_team text := waardegesprek.own_team(team_name);
    at bigint := waardegesprek.moment();
    is_new boolean;
BEGIN
    PERFORM waardegesprek.hold(the_id, SESSION_USER::text);
    IF EXISTS (SELECT FROM waardegesprek.withdrawn w
               WHERE w.action = the_id AND w.leader IN (SESSION_USER::text, '') AND w.round >= the_round) THEN
        RETURN 'withdrawn';
    END IF;
    BEGIN
        INSERT INTO waardegesprek.action AS a (id, round, revision, leader, leader_name, person, team, may_contact,
            digest, asked, changed, value, what, owner, own_part, need, kind, first_step, helper, due, notice,
            status, reason)
        VALUES (the_id, the_round, the_revision, SESSION_USER::text, the_leader_name, the_person, into_team, contact,
            the_digest, at, at, the_value, the_what, the_owner, the_own_part, the_need, the_kind, the_first_step,
            the_helper, the_due, the_notice, the_status, the_reason)
        ON CONFLICT (id) DO UPDATE SET round = excluded.round, revision = excluded.revision,
            leader_name = excluded.leader_name, person = excluded.person, team = excluded.team,
            may_contact = excluded.may_contact, digest = excluded.digest, changed = excluded.changed,
            value = excluded.value, what = excluded.what, owner = excluded.owner, own_part = excluded.own_part,
            need = excluded.need, kind = excluded.kind, first_step = excluded.first_step,
            helper = excluded.helper, due = excluded.due, notice = excluded.notice, status = excluded.status,
            reason = excluded.reason,
            mark = CASE WHEN excluded.may_contact = 0 AND a.mark = 'employee' THEN '' ELSE a.mark END
            WHERE a.leader = SESSION_USER::text
                AND (a.round, a.revision) < (excluded.round, excluded.revision)
        RETURNING a.asked = at AND a.changed = at AND a.xmax = 0 INTO is_new;
        IF FOUND THEN
            PERFORM waardegesprek.note(CASE WHEN is_new THEN 'share' ELSE 'change' END, the_id);
        END IF;
    EXCEPTION WHEN insufficient_privilege THEN
        RETURN 'other'; -- it stands there, and is somebody else's
    END;
    IF NOT EXISTS (SELECT FROM waardegesprek.action a WHERE a.id = the_id AND a.leader = SESSION_USER::text) THEN
        RETURN 'other';
    END IF;
    RETURN 'kept';
END $$;

CREATE FUNCTION waardegesprek.keep_out(the_id text, the_round integer, the_leader text) RETURNS void
LANGUAGE sql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
    INSERT INTO waardegesprek.withdrawn AS w (action, round, leader, moment)
    VALUES (the_id, the_round, the_leader, waardegesprek.moment())
    ON CONFLICT (action, leader) DO UPDATE SET round = excluded.round, moment = excluded.moment
    WHERE excluded.round > w.round
$$;
CREATE FUNCTION waardegesprek.withdraw(the_id text, the_round integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM waardegesprek.hold(the_id, SESSION_USER::text);
    PERFORM waardegesprek.keep_out(the_id, the_round, SESSION_USER::text);
    DELETE FROM waardegesprek.action a
    WHERE a.id = the_id AND a.leader = SESSION_USER::text AND a.round <= the_round;
    IF FOUND THEN
        PERFORM waardegesprek.note('withdraw', the_id);
    END IF;
END $$;

-- When it was withdrawn here: by its leader, or by HR with the code; else NULL. Of another leader's it tells nothing.
CREATE FUNCTION waardegesprek.withdrawn_at(the_id text, the_round integer) RETURNS bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN (SELECT max(w.moment) FROM waardegesprek.withdrawn w
            WHERE w.action = the_id AND w.leader IN (SESSION_USER::text, '') AND w.round >= the_round);
END $$;

-- A code comes as its digest, and what is kept of it is a digest of that and an id: so two plans under one code share nothing. With
-- no id it stands for the code itself.
CREATE FUNCTION waardegesprek.code_digest(the_code text, the_id text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
    SELECT encode(sha256(convert_to(the_code || ':' || the_id, 'UTF8')), 'hex')
$$;
CREATE FUNCTION waardegesprek.code_ids(the_code text) RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT ARRAY(SELECT a.id FROM waardegesprek.action a
        WHERE a.digest = encode(sha256(convert_to(the_code || ':' || a.id, 'UTF8')), 'hex') ORDER BY a.id)
$$;
-- Whoever enters a code wants all of it gone, also what a leader has not sent yet: that is asked for before it is sent.
CREATE FUNCTION waardegesprek.keep_code(the_code text) RETURNS void
LANGUAGE sql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
    INSERT INTO waardegesprek.withdrawn_code AS w (digest, moment)
    VALUES (waardegesprek.code_digest(the_code, ''), waardegesprek.moment())
    ON CONFLICT (digest) DO UPDATE SET moment = greatest(w.moment, excluded.moment);
    DELETE FROM waardegesprek.withdrawn_code w WHERE w.digest IN
        (SELECT o.digest FROM waardegesprek.withdrawn_code o ORDER BY o.moment DESC, o.digest OFFSET 10000)
$$;
CREATE FUNCTION waardegesprek.code_withdrawn_at(kept text) RETURNS bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN (SELECT w.moment FROM waardegesprek.withdrawn_code w WHERE w.digest = kept);
END $$;
-- All that was shared under a code, or nothing: who sees a part of it alone would leave the rest behind unknowingly.
CREATE FUNCTION waardegesprek.withdraw_code(the_code text) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    ids text[] := waardegesprek.code_ids(the_code);
    one record;
    many integer := 0;
BEGIN
    FOR one IN SELECT a.id, a.leader FROM waardegesprek.action a WHERE a.id = ANY (ids) ORDER BY a.id, a.leader LOOP
        PERFORM waardegesprek.hold(one.id, one.leader);
    END LOOP;
    -- All plans before the first total, and the totals in their order: as everybody does.
    PERFORM FROM waardegesprek.action a WHERE a.id = ANY (ids) ORDER BY a.id FOR UPDATE;
    FOR one IN SELECT a.id, a.round, a.leader FROM waardegesprek.action a WHERE a.id = ANY (ids)
            AND a.digest = waardegesprek.code_digest(the_code, a.id) ORDER BY a.team, a.kind, a.asked, a.id LOOP
        PERFORM waardegesprek.keep_out(one.id, one.round, one.leader);
        DELETE FROM waardegesprek.action a WHERE a.id = one.id;
        PERFORM waardegesprek.note('withdraw', one.id);
        many := many + 1;
    END LOOP;
    IF many > 0 AND cardinality(waardegesprek.code_ids(the_code)) > 0 THEN
        RAISE EXCEPTION USING ERRCODE = 'WG003', MESSAGE = 'code';
    END IF;
    IF many = 0 THEN
        PERFORM waardegesprek.note('wrong-code', ''); -- who tries many is seen in the log
    END IF;
    PERFORM waardegesprek.keep_code(the_code);
    RETURN many;
END $$;

CREATE FUNCTION waardegesprek.count_talks(team_name text, the_quarter text, the_held integer, the_planned integer)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    into_team text := waardegesprek.own_team(team_name);
BEGIN
    PERFORM waardegesprek.must_have_begun(the_quarter);
    IF waardegesprek.is_past(the_quarter) THEN
        RAISE EXCEPTION USING ERRCODE = 'WG016', MESSAGE = 'quarter';
    END IF;
    INSERT INTO waardegesprek.talk_count (leader, team, quarter, held, planned)
    VALUES (SESSION_USER::text, into_team, the_quarter, the_held, the_planned)
    ON CONFLICT (leader, team, quarter) DO UPDATE SET held = excluded.held, planned = excluded.planned;
END $$;

-- One's own plans, with what HR says of them.
CREATE FUNCTION waardegesprek.mine() RETURNS SETOF waardegesprek.plan
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN QUERY SELECT p.* FROM waardegesprek.plan p WHERE p.leader = SESSION_USER::text ORDER BY p.number;
END $$;
CREATE FUNCTION waardegesprek.my_comments() RETURNS SETOF waardegesprek.plan_comment
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN QUERY SELECT c.* FROM waardegesprek.plan p JOIN waardegesprek.plan_comment c ON c.action = p.id
        WHERE p.leader = SESSION_USER::text ORDER BY p.number, c.moment, c.id;
END $$;
