-- Pages of plans for HR: so many rows of a sort, from a row on, with filters and words.

-- Words as they are looked for: few enough, each once; what was typed last may be the beginning of one. NULL = no word.
CREATE FUNCTION waardegesprek.looks_for(sought text) RETURNS tsquery
LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    typed text[] := waardegesprek.words(left(sought, 400));
BEGIN
    -- Mostly there is nothing to be left out.
    IF length(sought) <= 100 AND cardinality(typed) BETWEEN 1 AND 16 AND NOT typed[cardinality(typed)] = ANY (trim_array(typed, 1)) THEN
        RETURN '''' || array_to_string(typed, ''' & ''') || ''':*';
    END IF;
    RETURN (SELECT string_agg('''' || left(word, 100) || '''' || CASE WHEN last = cardinality(typed) THEN ':*' ELSE '' END,
            ' & ')::tsquery
        FROM (SELECT word, max(place) AS last FROM unnest(typed) WITH ORDINALITY AS one (word, place)
            GROUP BY word ORDER BY min(place) LIMIT 16) AS each_once);
END $$;
-- A plan's team and kind stand among its words (action.words), so that who reads a part of the plans looks words up in that part alone:
-- the server's counters tell anybody how many were found. These are the lexemes of such parts.
CREATE FUNCTION waardegesprek.lexeme(word text) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT '''' || replace(replace(word, '\', '\\'), '''', '''''') || ''''
$$;
CREATE FUNCTION waardegesprek.given_words(mine text[]) RETURNS tsquery
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT string_agg(CASE WHEN one LIKE '_%/%' THEN '(' || waardegesprek.lexeme('/' || split_part(one, '/', 1)) || ' & '
            || waardegesprek.lexeme('//' || split_part(one, '/', 2)) || ')' ELSE waardegesprek.lexeme('/' || one) END, ' | ')::tsquery
    FROM unnest(mine) AS one
$$;

-- The numbers of plans with words, in order, by the index of words: for words of which there are few, as it finds all before it
-- gives one. It joins what the caller was given itself: a policy would have every row read before that index is asked. What it
-- finds is read through the policies all the same. '' = any.
CREATE FUNCTION waardegesprek.find_words(looks tsquery, part text, beyond bigint, upward boolean, most bigint, already bigint,
    by_team text, by_status text, by_state text, by_value text, by_owner text, by_kind text, first_day text,
    last_day text, promise boolean, questions boolean) RETURNS SETOF bigint
LANGUAGE plpgsql STABLE ROWS 20 SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF part <> '*' THEN
        looks := looks && waardegesprek.given_words(ARRAY[part]);
    END IF;
    IF NOT part = ANY (waardegesprek.reach()) THEN
        RETURN;
    END IF;
    RETURN QUERY SELECT a.number FROM waardegesprek.action AS a
        WHERE a.words @@ looks AND (by_team = '' OR a.team_folded = by_team COLLATE "C")
            AND (by_status = '' OR a.status = by_status COLLATE "C") AND (by_state = '' OR a.state = by_state COLLATE "C")
            AND (by_value = '' OR a.value = by_value COLLATE "C") AND (by_owner = '' OR a.owner = by_owner COLLATE "C")
            AND (by_kind = '' OR a.kind = by_kind COLLATE "C") AND (NOT find_words.promise OR a.promise = 1)
            AND (NOT questions OR a.question = 1) AND (first_day = '' OR a.due_day >= first_day COLLATE "C")
            AND (last_day = '~' OR a.due_day <= last_day COLLATE "C")
            AND CASE WHEN upward THEN a.number > beyond ELSE a.number < beyond END
        ORDER BY CASE WHEN upward THEN a.number ELSE -a.number END LIMIT most OFFSET already;
END $$;

-- A page of all that the caller was given, or of one part of it: `most` rows of a sort, which is called by its first key, from a row
-- on (its keys; NULL = from the begin), up or down. With words, those are looked for, by number. '' = any.
--
-- It is a walk along an index that begins with what leads: the team, or else the filter that lets least through. The other filters
-- are looked at row by row. To plan a statement takes longer than the page itself, and one that stands in a function is planned
-- once a session: so there is one for each sort and lead, made here from the lists of both. Such a plan is made for any value;
-- it must not sort, and must take the index that was meant for it, not one along which rows happen to lie together: the settings
-- see to that. The less is computed around it, the better: that is made ready anew in each transaction.
DO $make$
DECLARE
    walk record;
    walks text := '';
BEGIN
    FOR walk IN
        WITH filter (name) AS (VALUES ('kind'), ('owner'), ('state'), ('status'), ('value')),
        sort (place, sort, keys, start, until_up, until_down) AS (VALUES
            (1, 'standing', '{standing,asked,number}'::text[], 'n1, n2, n3', 'a.standing <= last_standing', 'true'),
            (2, 'changed', '{changed,number}', 'n1, n2', 'true', 'true'),
            (3, 'due_day', '{due_day,number}', 't1, n2', 'a.due_day <= last_day', 'a.due_day >= page.due_from COLLATE "C"'),
            (4, 'number', '{number}', 'n1', 'true', 'true'),
            (5, 'arrival', '{arrival}', 'n1', 'true', 'true'),
            (6, 'team_folded', '{team_folded,arrival}', 't1, n2', 'true', 'true')),
        lead (place, lead, filters, sorts) AS (
            VALUES (1, '', '{}'::text[], '{standing,changed,due_day,team_folded,number}'::text[]),
                (2, 'team ', '{team}', '{standing,changed,due_day,arrival}'),
                (3, 'status state', '{status,state}', '{standing}'),
                (3, 'team kind', '{team,kind}', '{standing,changed,due_day}'),
                (4, 'promise ', '{}', '{due_day}'),
                (4, 'promise team ', '{team}', '{due_day}')
            UNION ALL SELECT 3, name, ARRAY[name], '{standing,changed,due_day,team_folded,number}' FROM filter
            UNION ALL SELECT 5, 'promise ' || name, ARRAY[name], '{due_day}' FROM filter
            UNION ALL SELECT 5, 'team ' || name, ARRAY['team', name], '{arrival}' FROM filter)
        -- No index has one kind of one team by change or day: what there is of it is gathered, then sorted.
        SELECT sort, lead, CASE WHEN lead = 'team kind' AND sort IN ('changed', 'due_day') THEN ' OFFSET 0' ELSE '' END AS gathered, start, until_up, until_down,
            lag(sort) OVER in_order IS DISTINCT FROM sort AS begins, lead(sort) OVER in_order IS DISTINCT FROM sort AS ends,
            CASE WHEN lead LIKE 'promise%' THEN 'a.promise = 1' ELSE 'true' END || coalesce((SELECT string_agg(
                format(' AND a.%s = page.%s COLLATE "C"', replace(name, 'team', 'team_folded'), name), '')
                FROM unnest(filters) AS name), '') AS holds,
            'a.' || array_to_string(keys, ', a.') AS up_keys, 'a.' || array_to_string(keys, ' DESC, a.') || ' DESC' AS down_keys
        FROM lead JOIN sort ON sort = ANY (sorts)
        WINDOW in_order AS (ORDER BY sort.place, lead.place, lead) ORDER BY sort.place, lead.place, lead
    LOOP
        walks := walks || CASE WHEN walk.begins THEN format('
        WHEN %L THEN
            CASE lead', walk.sort) ELSE '' END || format($walk$
            WHEN %1$L THEN
                IF up THEN
                    RETURN QUERY SELECT {columns} FROM (SELECT * FROM (SELECT * FROM waardegesprek.action AS a WHERE %2$s%8$s) AS a
                        WHERE ROW (%3$s) > ROW (%5$s) AND %6$s AND {filters} ORDER BY %3$s LIMIT near) AS a
                        WHERE looks IS NULL OR a.words @@ looks ORDER BY %3$s LIMIT most OFFSET had;
                ELSE
                    RETURN QUERY SELECT {columns} FROM (SELECT * FROM (SELECT * FROM waardegesprek.action AS a WHERE %2$s%8$s) AS a
                        WHERE ROW (%3$s) < ROW (%5$s) AND %7$s AND {filters} ORDER BY %4$s LIMIT near) AS a
                        WHERE looks IS NULL OR a.words @@ looks ORDER BY %4$s LIMIT most OFFSET had;
                END IF;$walk$,
            walk.lead, walk.holds, walk.up_keys, walk.down_keys, walk.start, walk.until_up, walk.until_down, walk.gathered)
            || CASE WHEN walk.ends THEN '
            END CASE;' ELSE '' END;
    END LOOP;
    EXECUTE replace(replace(replace($page$
CREATE FUNCTION waardegesprek.page(sort text, up boolean, key1 text, key2 text, key3 text, most bigint, sought text,
    team text, status text, state text, value text, owner text, kind text, due_from text, due_to text, promise boolean,
    questions boolean, part text DEFAULT NULL) RETURNS SETOF waardegesprek.plan
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan
SET enable_sort = off SET random_page_cost = 0 SET jit = off AS $$
DECLARE
    mine text[] := waardegesprek.reach();
    is_one_of boolean := part IS NOT NULL; -- of several, whose pages are merged
    looks tsquery;
    lead text;
    own text COLLATE "C";
    t1 text COLLATE "C"; -- where it begins
    n1 bigint;
    n2 bigint;
    n3 bigint;
    last_standing integer;
    last_day text COLLATE "C" := '~'; -- behind every day, and behind what has none
    near bigint;
    nears bigint[];
    had bigint := 0;
    came bigint;
BEGIN
    most := greatest(1, least(most, 1000));
    IF cardinality(mine) = 0 THEN
        RAISE EXCEPTION USING ERRCODE = 'WG010', MESSAGE = 'hr';
    END IF;
    IF part IS NULL AND cardinality(mine) > 1 AND NOT '*' = ANY (mine) THEN
        RETURN QUERY EXECUTE waardegesprek.merged_sql(CASE WHEN sought = '' THEN sort ELSE 'number' END, up)
            USING mine, sort, up, key1, key2, key3, most, sought, team, status, state, value, owner, kind, due_from, due_to, promise,
                questions;
        RETURN;
    END IF;
    part := coalesce(part, CASE cardinality(mine) WHEN 1 THEN mine[1] ELSE '*' END);
    IF NOT part = ANY (mine) THEN
        RETURN;
    END IF;
    IF sought <> '' THEN
        looks := waardegesprek.looks_for(sought);
        nears := '{100,1600,12800}';
        IF looks IS NULL THEN
            RETURN;
        END IF;
    END IF;
    IF looks IS NOT NULL OR sort IS NULL OR sort NOT IN ('standing', 'changed', 'due_day', 'team_folded', 'arrival') THEN
        sort := 'number';
    END IF;
    IF due_from <> '' OR due_to <> '' THEN
        last_day := CASE WHEN due_to = '' THEN '9999-12-31' ELSE least(due_to COLLATE "C", '9999-12-31') END;
    END IF;
    -- What was given is a filter like another.
    IF part <> '*' THEN
        IF part NOT LIKE '/%' THEN
            own := (SELECT t.folded FROM waardegesprek.team AS t WHERE t.id = split_part(part, '/', 1));
            IF own <> team AND team <> '' THEN
                RETURN;
            END IF;
            team := own;
        END IF;
        IF part LIKE '%/%' THEN
            own := split_part(part, '/', 2);
            IF own <> kind AND kind <> '' THEN
                RETURN;
            END IF;
            kind := own;
        END IF;
    END IF;

    -- In one team the order of arrival is the order by team and, the other way round, by number.
    IF team <> '' AND sort = 'team_folded' THEN
        sort := 'arrival';
        IF is_one_of AND key1 COLLATE "C" <> team AND (key1 COLLATE "C" > team) = up THEN
            RETURN; -- the page goes on behind this team
        END IF;
        key1 := CASE WHEN key1 = team OR NOT is_one_of THEN key2 END; -- its name may have changed meanwhile
    ELSIF (team <> '' AND sort = 'number') OR (team = '' AND sort = 'arrival') THEN
        sort := CASE sort WHEN 'number' THEN 'arrival' ELSE 'number' END;
        up := NOT up;
        key1 := (-key1::bigint)::text;
    END IF;
    -- Who reads one kind must walk along that alone, whatever it takes. Else: what goes on is little of an old registry; what was done or never answered is
    -- most of it. In the sort by what waits, what asks for nothing stands last and has no kind; of status and state together it
    -- has an index.
    lead := CASE WHEN team <> '' AND kind <> '' AND (part LIKE '%/%' OR sort IN ('standing', 'arrival')) THEN 'team kind'
        WHEN team <> '' AND sort <> 'arrival' THEN CASE WHEN promise AND sort = 'due_day' THEN 'promise team ' ELSE 'team ' END
        ELSE CASE WHEN promise AND sort = 'due_day' THEN 'promise ' ELSE '' END || CASE WHEN team <> '' THEN 'team ' ELSE '' END
            || CASE WHEN kind <> '' AND (part LIKE '%/%' OR sort = 'standing') THEN 'kind'
                WHEN sort = 'standing' AND status <> '' AND state <> '' THEN 'status state'
                WHEN state IN ('taken-up', 'promised') THEN 'state'
                WHEN status IN ('agreed', 'busy') THEN 'status'
                WHEN kind <> '' THEN 'kind'
                WHEN owner <> '' THEN 'owner'
                WHEN value <> '' THEN 'value'
                WHEN status = 'dropped' OR (status <> '' AND state = '') THEN 'status'
                WHEN state <> '' THEN 'state'
                ELSE '' END
        END;

    -- It begins behind the keys, or where its sort does; what asks for nothing stands last.
    last_standing := CASE WHEN questions OR owner IN ('organisation', 'hr') THEN 3 ELSE 9 END;
    IF sort IN ('due_day', 'team_folded') THEN
        t1 := coalesce(key1, CASE WHEN sort = 'due_day' THEN CASE WHEN up THEN due_from ELSE last_day END WHEN up THEN ''
            ELSE chr(1114111) END);
    ELSE
        n1 := coalesce(key1::bigint, CASE WHEN up THEN -9223372036854775807 WHEN sort = 'standing' THEN last_standing + 1
            ELSE 9223372036854775807 END);
    END IF;
    n2 := coalesce(key2::bigint, CASE WHEN up OR sort = 'standing' THEN -9223372036854775807 ELSE 9223372036854775807 END);
    n3 := coalesce(key3::bigint, n2);

    -- Nobody knows beforehand how often the beginning of a word occurs. So it is looked for further and further on, as long as it is
    -- found often enough for a page not far from there; of a rarer one the index of words gives all.
    LOOP
        near := nears[1];
        CASE sort{walks}
        END CASE;
        IF looks IS NULL THEN
            RETURN;
        END IF;
        GET DIAGNOSTICS came = ROW_COUNT;
        had := had + came;
        most := most - came;
        nears := nears[2:];
        EXIT WHEN most = 0 OR had * 8 < most + had OR cardinality(nears) = 0;
    END LOOP;
    IF most > 0 THEN
        RETURN QUERY SELECT {columns} FROM waardegesprek.find_words(looks, part, CASE sort WHEN 'number' THEN n1 ELSE -n1 END,
                up = (sort = 'number'), most, had, team, status, state, value, owner, kind, due_from, last_day, promise, questions)
                WITH ORDINALITY AS f (number, place)
            JOIN waardegesprek.action AS a ON a.number = f.number ORDER BY f.place;
    END IF;
END $$
$page$, '{walks}', walks),
        '{columns}', 'a.id, a.round, a.revision, a.leader, a.leader_name, a.person, a.team_name, a.may_contact, a.asked, a.changed, a.number,
                        a.value, a.what, a.owner, a.own_part, a.need, a.kind, a.first_step, a.helper, a.due, a.notice, a.status, a.reason,
                        a.state, a.who, a.account, a.by_day, a.answer_text, a.answered, a.mark, a.team, a.team_folded, a.question,
                        a.standing, a.due_day, a.promise, a.arrival'),
        '{filters}', $filters$(page.status = '' OR a.status = page.status COLLATE "C")
                            AND (page.state = '' OR a.state = page.state COLLATE "C") AND (page.value = '' OR a.value = page.value COLLATE "C")
                            AND (page.owner = '' OR a.owner = page.owner COLLATE "C") AND (page.kind = '' OR a.kind = page.kind COLLATE "C")
                            AND (NOT page.promise OR a.promise = 1) AND (NOT page.questions OR a.question = 1)
                            AND (page.due_from = '' OR a.due_day >= page.due_from COLLATE "C") AND (last_day = '~' OR a.due_day <= last_day)$filters$);
END $make$;

-- The pages of several parts, merged.
CREATE FUNCTION waardegesprek.merged_sql(sort text, up boolean) RETURNS text
LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    keys text[] := CASE sort WHEN 'standing' THEN '{standing,asked,number}' WHEN 'changed' THEN '{changed,number}'
        WHEN 'due_day' THEN '{due_day,number}' WHEN 'team_folded' THEN '{team_folded,arrival}' WHEN 'arrival' THEN '{arrival}'
        ELSE '{number}' END;
    down text := CASE WHEN up THEN '' ELSE ' DESC' END;
BEGIN
    RETURN format('SELECT DISTINCT ON (%s) p.* FROM unnest($1) AS given (part) CROSS JOIN LATERAL
        waardegesprek.page($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, part) AS p
        ORDER BY %s LIMIT $7', array_to_string(keys, ', '), array_to_string(keys, down || ', ') || down);
END $$;
