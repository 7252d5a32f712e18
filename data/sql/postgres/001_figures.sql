-- Scores go in and figures come out; in between nobody reads. All of this is waardegesprek_figures', which nobody is.
CREATE FUNCTION waardegesprek.score(the_token text, team_name text, in_quarter text, the_value text,
    the_importance integer, the_opportunity integer, the_realisation integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    mine text[] := waardegesprek.leads();
    into_team text;
    open_quarter text := in_quarter;
BEGIN
    into_team := waardegesprek.team_called(team_name);
    IF into_team IS NULL OR NOT ('*' = ANY (mine) OR into_team = ANY (mine)) THEN
        RAISE EXCEPTION USING ERRCODE = 'WG001', MESSAGE = 'team';
    END IF;
    -- Not while a quarter is being published: it would get into one that is past.
    PERFORM waardegesprek.must_read_committed();
    PERFORM FROM waardegesprek.publishing FOR SHARE;
    PERFORM waardegesprek.must_have_begun(in_quarter);
    IF waardegesprek.is_past(in_quarter) THEN -- so that nobody adds to a quarter of long ago that nobody gave anything in
        open_quarter := waardegesprek.quarter_of(waardegesprek.today());
    END IF;
    WHILE EXISTS (SELECT FROM waardegesprek.published p WHERE p.quarter = open_quarter) LOOP
        open_quarter := CASE WHEN right(open_quarter, 1) = '4'
            THEN lpad((left(open_quarter, 4)::integer + 1)::text, 4, '0') || '-Q1'
            ELSE left(open_quarter, 6) || (right(open_quarter, 1)::integer + 1)::text END;
    END LOOP;
    INSERT INTO waardegesprek.score (token, value, team, quarter, importance, opportunity, realisation)
    VALUES (the_token, the_value, into_team, open_quarter, the_importance, the_opportunity, the_realisation)
    ON CONFLICT (token, value) DO UPDATE SET team = excluded.team, quarter = excluded.quarter,
        importance = excluded.importance, opportunity = excluded.opportunity, realisation = excluded.realisation;
END $$;
CREATE FUNCTION waardegesprek.take_back_scores(the_token text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM waardegesprek.must_read_committed();
    PERFORM FROM waardegesprek.publishing FOR SHARE;
    DELETE FROM waardegesprek.score WHERE token = the_token;
END $$;

-- Which cells of one value in one quarter may be shown, of the numbers of people in the teams: the rule of domain/figures.h. The last
-- element is the whole's.
CREATE FUNCTION waardegesprek.withhold(people integer[], at_least integer) RETURNS boolean[]
LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    shown boolean[] := '{}';
    hidden integer := 0;
    largest integer := 0;
    next integer;
BEGIN
    at_least := greatest(at_least, 3);
    FOR i IN 1 .. cardinality(people) LOOP
        shown[i] := people[i] >= at_least;
        IF NOT shown[i] THEN
            hidden := hidden + people[i];
            largest := greatest(largest, people[i]);
        END IF;
    END LOOP;
    WHILE hidden > 0 AND hidden - largest < at_least LOOP
        next := NULL;
        FOR i IN 1 .. cardinality(people) LOOP
            IF shown[i] AND (next IS NULL OR people[i] <= people[next]) THEN
                next := i;
            END IF;
        END LOOP;
        EXIT WHEN next IS NULL;
        shown[next] := false;
        hidden := hidden + people[next];
        largest := greatest(largest, people[next]);
    END LOOP;
    RETURN array_append(shown, hidden - largest >= at_least OR (hidden = 0 AND true = ANY (shown)));
END $$;

CREATE FUNCTION waardegesprek.mean(total bigint, people bigint) RETURNS integer
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE WHEN people > 0 THEN ((20 * total + people) / (2 * people))::integer ELSE 0 END
$$;

-- The cells of one value: sums per team of the quarter, in the order of the teams' names.
CREATE FUNCTION waardegesprek.publish_value(in_quarter text, the_value text, at_least integer) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    teams text[];
    people integer[];
    shown boolean[];
BEGIN
    SELECT array_agg(g.team ORDER BY t.folded), array_agg(g.people::integer ORDER BY t.folded) INTO teams, people
    FROM (SELECT s.team, count(*) FILTER (WHERE s.value = the_value) AS people
          FROM waardegesprek.score s WHERE s.quarter = in_quarter GROUP BY s.team) g
    JOIN waardegesprek.team t ON t.id = g.team;
    shown := waardegesprek.withhold(people, at_least);
    INSERT INTO waardegesprek.figure (quarter, team, value, shown, people, importance, opportunity, realisation)
    SELECT in_quarter, c.team, the_value, c.shown::integer, CASE WHEN c.shown THEN s.people ELSE 0 END,
        CASE WHEN c.shown THEN waardegesprek.mean(s.importance, s.people) ELSE 0 END,
        CASE WHEN c.shown THEN waardegesprek.mean(s.opportunity, s.people) ELSE 0 END,
        CASE WHEN c.shown THEN waardegesprek.mean(s.realisation, s.people) ELSE 0 END
    FROM unnest(array_append(teams, ''::text), shown) AS c (team, shown)
    CROSS JOIN LATERAL (SELECT count(*) AS people, coalesce(sum(x.importance), 0) AS importance,
            coalesce(sum(x.opportunity), 0) AS opportunity, coalesce(sum(x.realisation), 0) AS realisation
        FROM waardegesprek.score x
        WHERE x.quarter = in_quarter AND x.value = the_value AND (c.team = '' OR x.team = c.team)) s;
END $$;

-- Publishes the quarters that closed and have scores, once; those scores are of no use any more then, and go.
CREATE FUNCTION waardegesprek.publish() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    one text;
    the_value text;
    at_least integer;
BEGIN
    PERFORM waardegesprek.must_read_committed();
    -- Who sees no figure has nothing to do here: they would only keep others waiting.
    IF NOT EXISTS (SELECT FROM unnest(waardegesprek.reach()) AS r WHERE r NOT LIKE '%/%')
            AND NOT pg_has_role(SESSION_USER, 'waardegesprek_owner', 'MEMBER') THEN
        RETURN;
    END IF;
    IF NOT EXISTS (SELECT FROM waardegesprek.score s WHERE s.quarter < waardegesprek.quarter_of(waardegesprek.today())) THEN
        RETURN;
    END IF;
    PERFORM FROM waardegesprek.publishing FOR UPDATE;
    at_least := greatest(3, coalesce((SELECT text::integer FROM waardegesprek.setting WHERE name = 'group_limit'), 5));
    FOR one IN SELECT DISTINCT s.quarter FROM waardegesprek.score s
               WHERE s.quarter < waardegesprek.quarter_of(waardegesprek.today())
               AND NOT EXISTS (SELECT FROM waardegesprek.published p WHERE p.quarter = s.quarter) ORDER BY 1 LOOP
        INSERT INTO waardegesprek.published (quarter, moment) VALUES (one, waardegesprek.moment());
        FOREACH the_value IN ARRAY ARRAY['use-skills', 'develop-skills', 'decisions', 'contacts', 'own-goals',
                'income', 'contribution'] LOOP
            PERFORM waardegesprek.publish_value(one, the_value, at_least);
        END LOOP;
        DELETE FROM waardegesprek.score s WHERE s.quarter = one;
        PERFORM waardegesprek.note('publish', one);
    END LOOP;
END $$;

-- The published cells of the caller's teams and of the whole. Not of what this transaction published itself: read, taken back
-- and published anew, two cells of one quarter would tell of whoever came in between. Each of the teams has a cell, also when
-- nobody gave anything there: else what is not there would tell nobody from too few.
CREATE FUNCTION waardegesprek.figures() RETURNS TABLE (quarter text, team text, value text, shown integer,
    people integer, importance integer, opportunity integer, realisation integer)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    mine text[] := waardegesprek.reach();
BEGIN
    RETURN QUERY SELECT p.quarter::text, one.name, v.value, coalesce(f.shown, 0), coalesce(f.people, 0),
            coalesce(f.importance, 0), coalesce(f.opportunity, 0), coalesce(f.realisation, 0)
        FROM waardegesprek.published p
        CROSS JOIN (SELECT '' AS id, '' AS name, '' AS folded
                    WHERE EXISTS (SELECT FROM unnest(mine) AS r WHERE r NOT LIKE '%/%')
                    UNION ALL SELECT t.id, t.name, t.folded FROM waardegesprek.team t
                    WHERE '*' = ANY (mine) OR t.id = ANY (mine)) AS one
        CROSS JOIN unnest(ARRAY['use-skills', 'develop-skills', 'decisions', 'contacts', 'own-goals',
                'income', 'contribution']) AS v (value)
        LEFT JOIN waardegesprek.figure f ON f.quarter = p.quarter AND f.team = one.id AND f.value = v.value
        ORDER BY p.quarter, one.folded COLLATE "C", v.value COLLATE "C";
END $$;
