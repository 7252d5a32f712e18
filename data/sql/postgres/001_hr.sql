-- What HR writes, and how it finds plans.
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

-- ' AND …' of the filters of a page; '' or NULL = any.
CREATE FUNCTION waardegesprek.filter_sql(team text, status text, state text, value text, owner text, kind text,
    due_from text, due_to text, promise boolean, by_standing boolean) RETURNS text
LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    -- By standing, what asks for nothing lies at the end and has no kind: a kind leads the walk. Behind the || no index is chosen.
    led text := CASE WHEN by_standing AND kind <> '' THEN ' || ''''' ELSE '' END;
BEGIN
    RETURN CASE WHEN team <> '' THEN format(' AND team_folded = %L', team) ELSE '' END
        || CASE WHEN status <> '' THEN format(' AND status%s = %L', led, status) ELSE '' END
        || CASE WHEN state <> '' THEN format(' AND state%s = %L', led, state) ELSE '' END
        || CASE WHEN value <> '' THEN format(' AND value%s = %L', led, value) ELSE '' END
        || CASE WHEN owner <> '' THEN format(' AND owner = %L', owner) ELSE '' END
        || CASE WHEN kind <> '' THEN format(' AND kind = %L', kind) ELSE '' END
        || CASE WHEN due_from <> '' THEN format(' AND due_day >= %L', due_from) ELSE '' END
        || CASE WHEN due_to <> '' THEN format(' AND due_day <= %L', due_to) ELSE '' END
        || CASE WHEN due_from <> '' OR due_to <> '' THEN ' AND due_day < ''9999-99-99''' ELSE '' END
        || CASE WHEN promise THEN ' AND promise = 1' ELSE '' END;
END $$;

-- Words as they are looked for: few enough, each once; what was typed last may be the beginning of one. NULL = no word.
CREATE FUNCTION waardegesprek.looks_for(sought text) RETURNS tsquery
LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    typed text[] := waardegesprek.words(left(sought, 400));
BEGIN
    RETURN (SELECT string_agg('''' || left(word, 100) || '''' || CASE WHEN last = cardinality(typed) THEN ':*' ELSE '' END,
            ' & ')::tsquery
        FROM (SELECT word, max(place) AS last FROM unnest(typed) WITH ORDINALITY AS one (word, place)
            GROUP BY word ORDER BY min(place) LIMIT 16) AS each_once);
END $$;

-- The numbers of plans with words, in order: for who reads all of them. It joins what the caller was given itself, for a policy would have every
-- row read before the index of words is asked; what it finds is read through the policies all the same.
-- Nobody knows beforehand how often the beginning of a word occurs (the planner takes one row in 200, and then walks through all of
-- them for a rare one). So the 500 next rows are looked at first: a common word has its page among them; where there are a few,
-- the walk goes on; else the index gives all of them (`+ 0`: not in order), which are not many then.
CREATE FUNCTION waardegesprek.find_words(sought text, filters text, beyond bigint, upward boolean, most bigint)
RETURNS SETOF bigint
LANGUAGE plpgsql STABLE ROWS 20 SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    mine text[] := waardegesprek.reach();
    looks tsquery := waardegesprek.looks_for(sought);
    given text := '';
    behind text;
    ending text;
    near bigint[];
    rest text;
BEGIN
    IF cardinality(mine) = 0 OR looks IS NULL THEN
        RETURN;
    END IF;
    IF NOT '*' = ANY (mine) THEN
        given := format(' AND (team = ANY (%1$L) OR ''/'' || kind = ANY (%1$L) OR team || ''/'' || kind = ANY (%1$L))', mine);
    END IF;
    -- The words are no part of the statement, which stands in the server's log when it fails. It is planned for them all the same.
    rest := ' AND words @@ $1' || given || filters;
    behind := CASE WHEN beyond IS NULL THEN 'true' ELSE format('number %s %s', CASE WHEN upward THEN '>' ELSE '<' END, beyond) END;
    ending := ' ORDER BY number' || CASE WHEN upward THEN '' ELSE ' DESC' END || format(' LIMIT %s', most);
    EXECUTE format('SELECT array_agg(number) FROM (SELECT number FROM (SELECT * FROM waardegesprek.action WHERE %s
            ORDER BY number %s LIMIT 500) AS near WHERE true%s%s) AS hit',
        behind, CASE WHEN upward THEN '' ELSE 'DESC' END, rest, ending) INTO near USING looks;
    IF cardinality(near) >= most THEN
        RETURN QUERY SELECT unnest(near);
        RETURN;
    END IF;
    RETURN QUERY EXECUTE 'SELECT number FROM waardegesprek.action WHERE ' || behind || rest
        || CASE WHEN cardinality(near) >= 2 THEN ending ELSE replace(ending, 'BY number', 'BY number + 0') END USING looks;
END $$;

-- A page of plans for HR: `most` rows of a sort, from a row on (its keys; NULL = from the begin), up or down. The sort is called by
-- its first key. With words, those are looked for, by number. The statement is made with the values in it, so that it is
-- planned for them, and for what the caller was given: of one team it walks that team's index, of a few it merges theirs. Its rows
-- come through the policies, whatever was made here. They are the columns of the view plan, but not by the view: behind a security
-- barrier there is no order, so a page would read and sort all that the caller may read (1,000,000 rows: 2.5 s instead of 1 ms).
CREATE FUNCTION waardegesprek.rows_sql() RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT 'SELECT id, round, revision, leader, leader_name, person, team_name AS team, may_contact, asked, changed,
        number, value, what, owner, own_part, need, kind, first_step, helper, due, notice, status, reason,
        state, who, account, by_day, answer_text, answered, mark,
        team AS team_id, team_folded, question, standing, due_day, promise, arrival
        FROM waardegesprek.action AS a WHERE true'
$$;
CREATE FUNCTION waardegesprek.given_sql(mine text[], rest text) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    parts text[] := '{}';
    teams text[];
    kinds text[];
BEGIN
    SELECT array_agg(t.folded) INTO teams FROM waardegesprek.team t WHERE t.id = ANY (mine);
    IF cardinality(teams) > 0 THEN
        parts := parts || format('SELECT a.* FROM unnest(%L::text[]) AS g (team) CROSS JOIN LATERAL
            (%s AND team_folded = g.team COLLATE "C"%s) AS a', teams, waardegesprek.rows_sql(), rest);
    END IF;
    kinds := ARRAY(SELECT substr(one, 2) FROM unnest(mine) AS one WHERE one LIKE '/%');
    IF cardinality(kinds) > 0 THEN
        parts := parts || format('SELECT a.* FROM unnest(%L::text[]) AS g (kind) CROSS JOIN LATERAL
            (%s AND kind = g.kind COLLATE "C"%s) AS a', kinds, waardegesprek.rows_sql(), rest);
    END IF;
    SELECT array_agg(t.folded), array_agg(split_part(one, '/', 2)) INTO teams, kinds
    FROM unnest(mine) AS one JOIN waardegesprek.team t ON t.id = split_part(one, '/', 1) WHERE one LIKE '%/%';
    IF cardinality(teams) > 0 THEN
        parts := parts || format('SELECT a.* FROM unnest(%L::text[], %L::text[]) AS g (team, kind) CROSS JOIN LATERAL
            (%s AND team_folded = g.team COLLATE "C" AND kind = g.kind COLLATE "C"%s) AS a',
            teams, kinds, waardegesprek.rows_sql(), rest);
    END IF;
    RETURN array_to_string(parts, ' UNION ALL ');
END $$;
CREATE FUNCTION waardegesprek.page(sort text, up boolean, key1 text, key2 text, key3 text, most bigint, sought text,
    team text, status text, state text, value text, owner text, kind text, due_from text, due_to text,
    promise boolean, questions boolean) RETURNS SETOF waardegesprek.plan
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    mine text[] := waardegesprek.reach();
    looks tsquery := waardegesprek.looks_for(sought);
    keys text[] := CASE CASE WHEN sought <> '' THEN 'number' ELSE sort END WHEN 'standing' THEN '{standing,asked,number}' WHEN 'changed' THEN '{changed,number}'
        WHEN 'due_day' THEN '{due_day,number}' WHEN 'team_folded' THEN '{team_folded,arrival}'
        WHEN 'arrival' THEN '{arrival}' ELSE '{number}' END;
    row_limit bigint := greatest(1, least(most, 1000));
    rest text := '';
    in_order text := array_to_string(keys, CASE WHEN up THEN ', ' ELSE ' DESC, ' END) || CASE WHEN up THEN '' ELSE ' DESC' END;
BEGIN
    IF promise OR team || status || state || value || owner || kind || due_from || due_to <> '' THEN
        rest := waardegesprek.filter_sql(team, status, state, value, owner, kind, due_from, due_to, promise, sort = 'standing');
    END IF;
    -- What the organisation or HR does is a question; where those stand together, the walk stays among them.
    IF questions OR (sort = 'standing' AND owner IN ('organisation', 'hr')) THEN
        rest := rest || CASE sort WHEN 'standing' THEN ' AND standing < 4' ELSE ' AND question = 1' END;
    END IF;
    IF sought <> '' AND looks IS NULL THEN
        RETURN;
    ELSIF sought <> '' AND NOT '*' = ANY (mine) THEN
        -- The index of words knows all plans, and the server's counters tell how many of them were looked up there: who reads a
        -- part walks along that part.
        rest := rest || ' AND words @@ $1';
    ELSIF sought <> '' THEN
        RETURN QUERY EXECUTE 'SELECT p.* FROM waardegesprek.find_words($1, $2, $3, $4, $5)
                WITH ORDINALITY AS f (number, place)
            CROSS JOIN LATERAL (' || waardegesprek.rows_sql() || ' AND a.number = f.number) AS p ORDER BY f.place'
            USING sought, rest, key1::bigint, up, row_limit;
        RETURN;
    END IF;
    IF key1 IS NOT NULL THEN
        rest := rest || format(' AND (%s) %s (%L', array_to_string(keys, ', '), CASE WHEN up THEN '>' ELSE '<' END, key1)
            || CASE WHEN cardinality(keys) > 1 THEN format(', %L', key2) ELSE '' END
            || CASE WHEN cardinality(keys) > 2 THEN format(', %L', key3) ELSE '' END || ')';
    END IF;
    rest := rest || ' ORDER BY ' || in_order || format(' LIMIT %s', row_limit);
    IF '*' = ANY (mine) THEN
        RETURN QUERY EXECUTE waardegesprek.rows_sql() || rest USING looks;
    ELSIF cardinality(mine) = 1 AND mine[1] NOT LIKE '%/%' THEN
        RETURN QUERY EXECUTE waardegesprek.rows_sql() || format(' AND team_folded = %L',
            (SELECT t.folded FROM waardegesprek.team t WHERE t.id = mine[1])) || rest USING looks;
    ELSIF cardinality(mine) > 0 THEN
        RETURN QUERY EXECUTE 'SELECT DISTINCT ON (' || array_to_string(keys, ', ') || ') u.* FROM ('
            || waardegesprek.given_sql(mine, rest) || format(') AS u ORDER BY %s LIMIT %s', in_order, row_limit)
            USING looks;
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
    RETURN QUERY SELECT t.* FROM waardegesprek.plan_total t;
END $$;
CREATE FUNCTION waardegesprek.talk_totals() RETURNS SETOF waardegesprek.talk_total
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN QUERY SELECT t.* FROM waardegesprek.talk_total t;
END $$;
