-- What HR writes, and what it reads of one plan.
-- Whether the caller, as HR, has such a plan. A leader's own plans are not HR's to answer.
CREATE FUNCTION waardegesprek.reviews(the_team text, the_kind text) RETURNS boolean
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    mine text[] := waardegesprek.reach();
BEGIN
    RETURN '*' = ANY (mine) OR the_team = ANY (mine) OR '/' || the_kind = ANY (mine)
        OR the_team || '/' || the_kind = ANY (mine);
END $$;

-- `seen` is the moment of the answer that the writer saw: another one in between stays.
CREATE FUNCTION waardegesprek.answer(the_id text, the_state text, the_who text, by_which text, the_text text, seen bigint)
RETURNS SETOF text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    taken_back boolean := the_state = 'new'; -- leaves nothing of itself
BEGIN
    UPDATE waardegesprek.action a SET state = the_state,
        who = CASE WHEN taken_back THEN '' ELSE the_who END,
        account = CASE WHEN taken_back THEN '' ELSE SESSION_USER::text END,
        by_day = CASE WHEN taken_back THEN '' ELSE by_which END,
        answer_text = CASE WHEN taken_back THEN '' ELSE the_text END,
        answered = CASE WHEN taken_back THEN 0 ELSE waardegesprek.moment() END
    WHERE a.id = the_id AND a.answered = seen AND waardegesprek.reviews(a.team, a.kind);
    IF FOUND THEN
        PERFORM waardegesprek.note('answer', the_id);
        RETURN NEXT the_id;
    ELSIF EXISTS (SELECT FROM waardegesprek.action a WHERE a.id = the_id AND waardegesprek.reviews(a.team, a.kind)) THEN
        RAISE EXCEPTION USING ERRCODE = 'WG013', MESSAGE = 'answered';
    END IF;
END $$;

CREATE FUNCTION waardegesprek.add_comment(comment_id text, the_id text, the_who text, the_text text)
RETURNS SETOF text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    INSERT INTO waardegesprek.comment (id, action, who, account, text, moment)
    SELECT comment_id, a.id, the_who, SESSION_USER::text, the_text, waardegesprek.moment()
    FROM waardegesprek.action a WHERE a.id = the_id AND waardegesprek.reviews(a.team, a.kind);
    IF FOUND THEN
        PERFORM waardegesprek.note('comment', the_id);
        RETURN NEXT the_id;
    END IF;
END $$;

CREATE FUNCTION waardegesprek.set_mark(the_id text, the_mark text) RETURNS SETOF text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE waardegesprek.action a SET mark = the_mark
    WHERE a.id = the_id AND waardegesprek.reviews(a.team, a.kind)
        AND (the_mark <> 'employee' OR a.may_contact = 1);
    IF FOUND THEN
        PERFORM waardegesprek.note('mark', the_id);
        RETURN NEXT the_id;
    END IF;
END $$;

-- A plan by the first characters of its id (two rows: it is not the only one), and its comments.
CREATE FUNCTION waardegesprek.find_plan(prefix text) RETURNS SETOF waardegesprek.plan
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN QUERY SELECT p.* FROM waardegesprek.plan p
        WHERE length(prefix) >= 4 AND p.id >= prefix AND p.id < prefix || '~' ORDER BY p.id LIMIT 2;
END $$;
CREATE FUNCTION waardegesprek.comments(the_id text) RETURNS SETOF waardegesprek.plan_comment
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN QUERY SELECT c.* FROM waardegesprek.plan_comment c WHERE c.action = the_id ORDER BY c.moment, c.id;
END $$;

-- Kept totals of what the caller may read.
CREATE FUNCTION waardegesprek.request_totals() RETURNS SETOF waardegesprek.plan_total
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF cardinality(waardegesprek.reach()) = 0 THEN
        RAISE EXCEPTION USING ERRCODE = 'WG010', MESSAGE = 'hr';
    END IF;
    RETURN QUERY SELECT t.* FROM waardegesprek.plan_total t;
END $$;
CREATE FUNCTION waardegesprek.talk_totals() RETURNS SETOF waardegesprek.team_talks
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN QUERY SELECT t.* FROM waardegesprek.team_talks t;
END $$;
