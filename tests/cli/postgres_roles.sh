# Who may do what in a registry in PostgreSQL, asked of the database itself through psql, past our program: every role, object and verb,
# and somebody else's row. Whatever is not in these tables has to be refused.
HERE=$(realpath "$(dirname "$0")")
. "$HERE/lib.sh"
. "$HERE/../postgres/cluster.sh"

cluster_start
ROLES="anna bram hetty hugo tess ada noel"
cluster_role $ROLES
mkdir -p "$HOME/.config/waardegesprek"
echo "registry: host=$PGHOST dbname=work user=boss" >"$HOME/.config/waardegesprek/config.yaml"

# --- the registry as an organisation has it: two teams, two leaders, three kinds of HR ---
check "the administrator makes it" "$WG" registry init
check "a team" "$WG" registry team add Noord
check "another" "$WG" registry team add Zuid
check "anna leads Noord" "$WG" registry grant anna leader --team Noord
check "bram leads Zuid" "$WG" registry grant bram leader --team Zuid
check "hetty is HR for all" "$WG" registry grant hetty hr
check "hugo is HR for Zuid" "$WG" registry grant hugo hr --team Zuid
check "tess helps with training" "$WG" registry grant tess hr --kind training
check "ada is an admin" "$WG" registry grant ada admin
status 1 "whoever has no account gets no role" "$WG" registry grant nobody-here leader
err_has "createuser"
status 1 "a role that nobody logs in with gets none" "$WG" registry grant waardegesprek_owner leader

# share ID REVISION TEAM KIND CODE: as SQL.
share() {
    echo "SELECT waardegesprek.share('$1', 1, $2, 'Naam', 'Noor Verzonnen', '$3', 1,
        encode(sha256(convert_to('$5:$1', 'UTF8')), 'hex'), 'income', 'Geheim van $1',
        'hr', 'eigen', 'nodig', '$4', '', '', '2026-12-01', '', 'agreed', '')"
}
# says ROLE EXPECTED SQL: rows by blanks, "denied", or an SQLSTATE.
says() {
    got=$(as "$1" "$3" 2>"$WORK/err" | tr '\n' ' ' | sed 's/^ *//; s/ *$//')
    state=$(sed -n 's/.*ERROR:  \([0-9A-Z]\{5\}\):.*/\1/p' "$WORK/err" | head -1)
    [ "$state" != 42501 ] || state=denied
    echo "$1: $3 -> $got $state (wanted $2)" >"$WORK/out"
    [ "${state:-$got}" = "$2" ]
    verdict $? "$1: $(echo "$3" | tr '\n' ' ' | cut -c1-90) -> $2"
}

says anna kept "$(share aaaa-1 1 noord training code-a)"
says anna kept "$(share aaaa-2 1 noord time code-a)"
says bram kept "$(share bbbb-1 1 zuid training code-b)"
as boss "CREATE OR REPLACE FUNCTION waardegesprek.today() RETURNS date LANGUAGE sql STABLE
    SET search_path = pg_catalog, pg_temp AS \$\$ SELECT DATE '2020-05-15' \$\$" >/dev/null
for t in 1 2 3 4 5 6 7; do
    as anna "SELECT waardegesprek.score('token-of-somebody-$t', 'noord', '2020-Q1', 'income', 4, 3, 2)" >/dev/null
done
says bram '' "SELECT waardegesprek.score('token-of-another-1', 'zuid', '2020-Q2', 'income', 1, 1, 1)"
says anna '' "SELECT waardegesprek.count_talks('noord', '2020-Q1', 4, 5)"
says anna WG015 "SELECT waardegesprek.count_talks('noord', '2020-Q3', 4, 5)"
says anna WG015 "SELECT waardegesprek.score('token-of-somebody-9', 'noord', '2020-Q3', 'income', 4, 3, 2)"
as boss "CREATE OR REPLACE FUNCTION waardegesprek.today() RETURNS date LANGUAGE sql STABLE
    SET search_path = pg_catalog, pg_temp AS \$\$ SELECT (now() AT TIME ZONE 'UTC')::date \$\$" >/dev/null
says hetty bbbb-1 "SELECT waardegesprek.add_comment('c-b', 'bbbb-1', 'Hetty', 'een woord')"
says hetty aaaa-1 "SELECT waardegesprek.add_comment('c-a', 'aaaa-1', 'Hetty', 'een woord')"

# --- tables: nobody has any right on any ---
TABLES=$(as boss "SELECT relname FROM pg_class WHERE relnamespace = 'waardegesprek'::regnamespace AND relkind = 'r' ORDER BY 1")
SEQUENCES=$(as boss "SELECT relname FROM pg_class WHERE relnamespace = 'waardegesprek'::regnamespace AND relkind = 'S'")
as boss "SELECT format('CREATE SCHEMA own_%1\$s AUTHORIZATION %1\$s;', r) FROM unnest(string_to_array('$ROLES', ' ')) r" | psql -qX
for role in $ROLES; do
    for table in $TABLES; do
        column=$(as boss "SELECT attname FROM pg_attribute WHERE attrelid = 'waardegesprek.$table'::regclass AND attnum = 1")
        PGUSER=$role psql -qAtX -v VERBOSITY=verbose >"$WORK/out" 2>"$WORK/err" <<EOF
SELECT * FROM waardegesprek.$table;
SELECT count(*) FROM waardegesprek.$table;
SELECT $column FROM waardegesprek.$table FOR UPDATE;
INSERT INTO waardegesprek.$table DEFAULT VALUES;
UPDATE waardegesprek.$table SET $column = $column;
DELETE FROM waardegesprek.$table;
TRUNCATE waardegesprek.$table;
BEGIN; LOCK TABLE waardegesprek.$table IN ACCESS SHARE MODE; ROLLBACK;
COPY waardegesprek.$table TO STDOUT;
COPY waardegesprek.$table FROM STDIN;
\.
CREATE TABLE own_$role.t_$table (x text REFERENCES waardegesprek.$table);
CREATE TRIGGER t BEFORE INSERT ON waardegesprek.$table EXECUTE FUNCTION suppress_redundant_updates_trigger();
ALTER TABLE waardegesprek.$table DISABLE ROW LEVEL SECURITY;
DROP TABLE waardegesprek.$table;
EOF
        [ "$(grep -c 'ERROR:  42501' "$WORK/err")" -eq 14 ] && [ ! -s "$WORK/out" ]
        verdict $? "$role: nothing goes on table $table"
    done
    for sequence in $SEQUENCES; do
        says "$role" denied "SELECT nextval('waardegesprek.$sequence')"
        says "$role" denied "SELECT last_value FROM waardegesprek.$sequence"
    done
done

# --- views: who reads which, and nobody writes through one ---
expected_views() {
    cat <<'EOF'
settings anna ada bram hetty hugo tess
teams anna ada bram hetty hugo tess
members ada
events ada
EOF
}
for view in $(as boss "SELECT relname FROM pg_class WHERE relnamespace = 'waardegesprek'::regnamespace AND relkind = 'v' ORDER BY 1"); do
    readers=" $(expected_views | grep "^$view " | cut -d' ' -f2-) "
    for role in $ROLES; do
        case $readers in
        *" $role "*) as "$role" "SELECT count(*) FROM waardegesprek.$view" >/dev/null 2>&1; verdict $? "$role reads $view" ;;
        *) says "$role" denied "SELECT * FROM waardegesprek.$view" ;;
        esac
        PGUSER=$role psql -qAtX -v VERBOSITY=verbose >"$WORK/out" 2>"$WORK/err" <<EOF
INSERT INTO waardegesprek.$view DEFAULT VALUES;
DELETE FROM waardegesprek.$view;
ALTER VIEW waardegesprek.$view SET (security_barrier = false);
EOF
        [ "$(grep -cE 'ERROR:  (42501|55000)' "$WORK/err")" -eq 3 ]
        verdict $? "$role writes nothing through $view"
    done
    says boss true "SELECT coalesce((SELECT option_value FROM pg_options_to_table(reloptions) WHERE option_name = 'security_barrier'), 'no')
        FROM pg_class WHERE oid = 'waardegesprek.$view'::regclass"
done
says anna Noord "SELECT name FROM waardegesprek.teams"
says hugo Zuid "SELECT name FROM waardegesprek.teams"
says tess "Noord Zuid" "SELECT name FROM waardegesprek.teams ORDER BY 1"

# --- functions: this is the whole list of who may call what; a new one has to be put here ---
expected_functions() {
    cat <<'EOF'
add_comment hr
add_team admin
administers leader hr admin
answer hr
code_withdrawn_at leader
comments hr
count_talks leader
figures hr
find_plan hr
grant_role admin
is_member leader hr admin
leads leader hr admin
mine leader
my_comments leader
page hr
publish hr
reach leader hr admin
rename_team admin
request_totals hr
revoke_role admin
schema_version leader hr admin
score leader
set_mark hr
set_setting admin
share leader
take_back_scores leader
talk_totals hr
today leader hr admin
withdraw leader
withdraw_code leader hr
withdrawn_at leader
EOF
}
for kind in leader hr admin; do
    as boss "SELECT DISTINCT proname FROM pg_proc WHERE pronamespace = 'waardegesprek'::regnamespace
        AND has_function_privilege('waardegesprek_$kind', oid, 'EXECUTE') ORDER BY 1" >"$WORK/is"
    expected_functions | grep -w "$kind" | cut -d' ' -f1 >"$WORK/wanted"
    check "what a(n) $kind may call is the list" diff "$WORK/wanted" "$WORK/is"
done
says noel 0 "SELECT count(*) FROM pg_proc WHERE pronamespace = 'waardegesprek'::regnamespace AND has_function_privilege(oid, 'EXECUTE')"
says boss 0 "SELECT count(*) FROM pg_proc WHERE pronamespace = 'waardegesprek'::regnamespace AND has_function_privilege('public', oid, 'EXECUTE')"
says boss 0 "SELECT count(*) FROM pg_proc WHERE pronamespace = 'waardegesprek'::regnamespace AND NOT EXISTS (
    SELECT FROM unnest(proconfig) AS one WHERE one = 'search_path=pg_catalog, pg_temp')"
says boss 0 "SELECT count(*) FROM pg_roles WHERE rolname LIKE 'waardegesprek%' AND (rolcanlogin OR rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb)"

# --- rows: one's own, and somebody else's ---
all() { echo "SELECT id FROM waardegesprek.page('number', true, NULL, NULL, NULL, 100, '$1', '', '', '', '', '', '', '', '', false, false)"; }
says anna "aaaa-1 aaaa-2" "SELECT id FROM waardegesprek.mine()"
says bram "bbbb-1" "SELECT id FROM waardegesprek.mine()"
says bram "c-b" "SELECT id FROM waardegesprek.my_comments()"
says hetty "aaaa-1 aaaa-2 bbbb-1" "$(all '')"
says hugo "bbbb-1" "$(all '')"
says tess "aaaa-1 bbbb-1" "$(all '')"
says hetty "aaaa-1 aaaa-2 bbbb-1" "$(all geheim)"
says hugo "bbbb-1" "$(all geheim)"
says tess "aaaa-1 bbbb-1" "$(all gehe)"
says anna denied "$(all '')"
says ada denied "$(all '')"
says ada denied "SELECT waardegesprek.mine()"
says noel denied "SELECT waardegesprek.mine()"
says hugo "" "SELECT id FROM waardegesprek.find_plan('aaaa')"
says hugo "bbbb-1" "SELECT id FROM waardegesprek.find_plan('bbbb')"
says hugo "" "SELECT id FROM waardegesprek.find_plan('')"
says hugo "" "SELECT id FROM waardegesprek.comments('aaaa-1')"
says hugo "c-b" "SELECT id FROM waardegesprek.comments('bbbb-1')"
says tess "" "SELECT id FROM waardegesprek.comments('aaaa-2')"
says hugo "1" "SELECT sum(plans) FROM waardegesprek.request_totals()"
says tess "2" "SELECT sum(plans) FROM waardegesprek.request_totals()"
says hetty "3" "SELECT sum(plans) FROM waardegesprek.request_totals()"
says hugo "0" "SELECT count(*) FROM waardegesprek.talk_totals()"
says tess "0" "SELECT count(*) FROM waardegesprek.talk_totals()"
says hetty "Noord|4|5" "SELECT team, held, planned FROM waardegesprek.talk_totals()"
# The kept total of talks goes with the counts, and nothing stands there of nothing.
says boss "1" "UPDATE waardegesprek.talk_count SET held = 0, planned = 0 RETURNING 1"
says hetty "0" "SELECT count(*) FROM waardegesprek.talk_totals()"
says boss "1" "UPDATE waardegesprek.talk_count SET held = 4, planned = 5 RETURNING 1"
says boss "1" "INSERT INTO waardegesprek.talk_count SELECT 'bram', team, quarter, 2, 0 FROM waardegesprek.talk_count RETURNING 1"
says hetty "Noord|6|5" "SELECT team, held, planned FROM waardegesprek.talk_totals()"
says boss "1" "DELETE FROM waardegesprek.talk_count WHERE leader = 'bram' RETURNING 1"
says hetty "Noord|4|5" "SELECT team, held, planned FROM waardegesprek.talk_totals()"

# A leader: another's action, another's team.
says bram other "$(share aaaa-1 9 zuid time code-b)"
says bram WG001 "$(share bbbb-2 1 noord time code-b)"
says bram WG001 "SELECT waardegesprek.score('token-of-another-2', 'noord', '2020-Q1', 'income', 1, 1, 1)"
says bram WG001 "SELECT waardegesprek.count_talks('noord', '2020-Q1', 4, 5)"
says bram '' "SELECT waardegesprek.withdraw('aaaa-1', 99)"
says bram 0 "SELECT waardegesprek.withdraw_code('code-a')"
says anna "aaaa-1|1 aaaa-2|1" "SELECT id, revision FROM waardegesprek.mine()"
says anna kept "$(share aaaa-1 2 noord training code-a)"
says bram denied "SELECT waardegesprek.answer('bbbb-1', 'done', 'Bram', '', '', 0)"
says bram denied "SELECT waardegesprek.add_comment('c-x', 'bbbb-1', 'Bram', 'zelf')"

# HR: another team's, another kind's.
for call in "answer('aaaa-2', 'done', 'Hugo', '', 'ja', 0)" "set_mark('aaaa-2', 'leader')" "add_comment('c-y', 'aaaa-2', 'Hugo', 'ja')"; do
    says hugo '' "SELECT waardegesprek.$call"
    says tess '' "SELECT waardegesprek.$call"
    says anna denied "SELECT waardegesprek.$call"
    says ada denied "SELECT waardegesprek.$call"
    says noel denied "SELECT waardegesprek.$call"
done
says tess aaaa-1 "SELECT waardegesprek.answer('aaaa-1', 'taken-up', 'Tess', '', 'ja', 0)"
says hetty WG013 "SELECT waardegesprek.answer('aaaa-1', 'done', 'Hetty', '', 'nee', 0)"
says hetty "taken-up|tess" "SELECT state, account FROM waardegesprek.find_plan('aaaa-1')"
says tess WG003 "SELECT waardegesprek.withdraw_code('code-a')"
says hetty "aaaa-1 aaaa-2 bbbb-1" "$(all '')"
says hetty denied "$(share aaaa-2 9 noord time code-a)"
says hetty denied "SELECT waardegesprek.withdraw('aaaa-1', 9)"

# An admin gives, and reads no plan; nobody else gives.
says anna denied "SELECT waardegesprek.grant_role('anna', 'hr', '', '')"
says hetty denied "SELECT waardegesprek.grant_role('hetty', 'admin', '', '')"
says ada '' "SELECT waardegesprek.grant_role('noel', 'hr', 'zuid', 'time')"
says noel '' "$(all '')"
says ada 1 "SELECT waardegesprek.revoke_role('noel', 'hr', 'zuid', 'time')"
says noel denied "$(all '')"
says ada WG006 "SELECT waardegesprek.grant_role('waardegesprek_figures', 'hr', '', '')"
says ada WG005 "SELECT waardegesprek.grant_role('nobody-here', 'hr', '', '')"
says ada 23514 "SELECT waardegesprek.set_setting('group_limit', '2')"

# --- a page of HR with a few grants is that of all, without the rest ---
as boss "SELECT waardegesprek.grant_role('bram', 'leader', '', '')" >/dev/null 2>&1
for i in 1 2 3 4 5 6 7 8 9; do
    for team in noord zuid; do
        share "$team-$i" 1 $team "$(echo training time means | cut -d' ' -f$((i % 3 + 1)))" code-c
        echo ";"
    done
done | PGUSER=bram psql -qAtX >/dev/null
as ada "SELECT waardegesprek.grant_role('noel', 'hr', 'zuid', 'time'), waardegesprek.grant_role('noel', 'hr', '', 'means'),
    waardegesprek.grant_role('noel', 'hr', 'zuid', 'means')" >/dev/null 2>&1
as ada "SELECT waardegesprek.grant_role('tess', 'hr', 'zuid', '')" >/dev/null 2>&1
for sort in "standing|standing, asked, number" "changed|changed, number" "due_day|due_day, number" \
    "team_folded|team_folded, arrival" "number|number"; do
    key=${sort%%|*} order=${sort#*|}
    for who in "noel|(team_folded = 'zuid' AND kind = 'time') OR kind = 'means'" "tess|team_folded = 'zuid' OR kind = 'training'" \
        "hugo|team_folded = 'zuid'" "hetty|true"; do
        for way in true "false DESC"; do
            desc=${way#true}; desc=${desc#false}
            keyed=$(echo "$order" | sed "s/,/$desc,/g")$desc
            as boss "SELECT id FROM waardegesprek.action WHERE ${who#*|} ORDER BY $keyed" >"$WORK/wanted"
            as "${who%%|*}" "SELECT id FROM waardegesprek.page('$key', ${way%% *}, NULL, NULL, NULL, 1000, '', '', '', '', '', '', '',
                '', '', false, false)" >"$WORK/is"
            check "${who%%|*} by $key ${way%% *}: all of theirs, in order" diff "$WORK/wanted" "$WORK/is"
            # From its third row on, three rows.
            keys=$(as boss "SELECT $order FROM waardegesprek.action WHERE id = '$(sed -n 3p "$WORK/wanted")'" |
                sed "s/|/', '/g; s/.*/'&'/")
            while [ "$(echo "$keys" | tr -cd , | wc -c)" -lt 2 ]; do keys="$keys, NULL"; done
            sed -n 4,6p "$WORK/wanted" >"$WORK/some"
            as "${who%%|*}" "SELECT id FROM waardegesprek.page('$key', ${way%% *}, $keys, 3, '', '', '', '', '', '', '', '', '',
                false, false)" >"$WORK/is"
            check "${who%%|*} by $key ${way%% *}: a page goes on from a row" diff "$WORK/some" "$WORK/is"
        done
    done
done

# Every sort goes with every filter, and these with each other.
as boss "UPDATE waardegesprek.action SET status = (ARRAY['agreed', 'busy', 'done'])[1 + number % 3],
    state = (ARRAY['new', 'taken-up', 'promised', 'done'])[1 + number % 4], due = CASE number % 2 WHEN 0 THEN '2026-11-02' ELSE '' END" >/dev/null
FILTERS="(SELECT * FROM (VALUES (''), ('noord'), ('zuid')) AS f1 (team), (VALUES (''), ('busy'), ('done')) AS f2 (status),
    (VALUES (''), ('new'), ('promised')) AS f3 (state), (VALUES (''), ('hr'), ('employee')) AS f4 (owner),
    (VALUES ('', ''), ('time', ''), ('means', 'income'), ('', 'income')) AS f5 (kind, value),
    (VALUES (''), ('2026-11-01')) AS f6 (due), (VALUES (false), (true)) AS f7 (promise)) AS f"
ONES="f.team, f.status, f.state, f.owner, f.kind, f.value, f.due, f.promise"
for who in "noel|(a.team_folded = 'zuid' AND a.kind = 'time') OR a.kind = 'means'" "tess|a.team_folded = 'zuid' OR a.kind = 'training'" \
    "hugo|a.team_folded = 'zuid'" "hetty|true"; do
    as boss "SELECT $ONES, least(count(a.id), 50) FROM $FILTERS
        LEFT JOIN waardegesprek.action AS a ON (${who#*|}) AND f.team IN ('', a.team_folded) AND f.status IN ('', a.status)
            AND f.state IN ('', a.state) AND f.value IN ('', a.value) AND f.owner IN ('', a.owner) AND f.kind IN ('', a.kind)
            AND (f.due = '' OR a.due_day BETWEEN f.due AND '9999-12-31') AND (a.promise = 1 OR NOT f.promise)
        GROUP BY $ONES ORDER BY $ONES" >"$WORK/wanted"
    for sort in standing changed due_day team_folded number; do
        as "${who%%|*}" "SELECT $ONES, count(p.id) FROM $FILTERS
            LEFT JOIN LATERAL waardegesprek.page('$sort', f.team > 'o', NULL, NULL, NULL, 50, '', f.team, f.status, f.state, f.value,
                f.owner, f.kind, f.due, '', f.promise, false) AS p ON true
            GROUP BY $ONES ORDER BY $ONES" >"$WORK/is"
        check "${who%%|*} by $sort: what any filters leave" diff "$WORK/wanted" "$WORK/is"
    done
done

# --- ways round ---
for role in $ROLES; do
    for other in waardegesprek_owner waardegesprek_search waardegesprek_figures boss hetty; do
        [ "$role" = "$other" ] || says "$role" denied "SET ROLE $other"
    done
    says "$role" denied "SET SESSION AUTHORIZATION boss"
    says "$role" denied "SET row_security = off; SELECT * FROM waardegesprek.plan"
    says "$role" denied "ALTER FUNCTION waardegesprek.reach() OWNER TO $role"
    says "$role" denied "CREATE OR REPLACE FUNCTION waardegesprek.reach() RETURNS text[] LANGUAGE sql AS 'SELECT ''{*}''::text[]'"
    says "$role" denied "CREATE TABLE waardegesprek.mine_now (x text)"
    says "$role" denied "GRANT waardegesprek_hr TO $role"
done

# What somebody puts in their own schema, or in pg_temp, is not come to.
plant() {
    cat <<'EOF'
CREATE TABLE own_hugo.seen (x text);
CREATE FUNCTION own_hugo.note(text, text) RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN INSERT INTO own_hugo.seen VALUES ($1); RETURN true; END $$;
CREATE OPERATOR own_hugo.= (LEFTARG = text, RIGHTARG = text, FUNCTION = own_hugo.note);
CREATE FUNCTION own_hugo.lower(text) RETURNS text LANGUAGE sql AS $$ INSERT INTO own_hugo.seen VALUES ($1); SELECT $1 $$;
CREATE FUNCTION own_hugo.now() RETURNS timestamptz LANGUAGE sql AS $$ INSERT INTO own_hugo.seen VALUES ('now'); SELECT '2000-01-01'::timestamptz $$;
CREATE TEMP TABLE member (member text, role text, team text, kind text);
INSERT INTO member VALUES ('hugo', 'hr', '', '');
CREATE TEMP TABLE action AS SELECT 1 AS x;
CREATE FUNCTION pg_temp.session_user() RETURNS name LANGUAGE sql AS $$ SELECT 'hetty'::name $$;
SET search_path = own_hugo, pg_temp, pg_catalog;
SELECT waardegesprek.reach();
SELECT count(*) FROM waardegesprek.find_plan('aaaa');
SELECT waardegesprek.answer('bbbb-1', 'promised', 'Hugo', '', 'ja', 0);
SELECT count(*) FROM waardegesprek.page('number', true, NULL, NULL, NULL, 100, 'geheim', '', '', '', '', '', '', '', '', false, false);
SELECT count(*) FROM own_hugo.seen;
EOF
}
plant | PGUSER=hugo psql -qAtX >"$WORK/out" 2>"$WORK/err"
[ "$(tr '\n' ' ' <"$WORK/out")" = "{$(as boss "SELECT id FROM waardegesprek.team WHERE folded = 'zuid'")} 0 bbbb-1 10 0 " ]
verdict $? "planted functions, operators and tables are not come to"

# A function of the caller's sees no row that is not the caller's, also where a view is read by whoever has a right on it.
as boss "GRANT USAGE ON SCHEMA own_hugo TO PUBLIC; GRANT SELECT ON waardegesprek.plan TO hugo" >/dev/null
as hugo "CREATE FUNCTION own_hugo.leak(text) RETURNS boolean COST 0.0000001 LANGUAGE plpgsql AS
    \$\$ BEGIN RAISE NOTICE 'leaks %', \$1; RETURN true; END \$\$" >/dev/null
PGUSER=hugo psql -qAtX -c "SELECT id FROM waardegesprek.plan WHERE own_hugo.leak(what)" >"$WORK/out" 2>"$WORK/err"
[ "$(grep -c leaks "$WORK/err")" -eq 10 ] && ! grep -qE 'Geheim van (aaaa|noord)' "$WORK/err"
verdict $? "a leaky function sees one's own rows alone"
as boss "REVOKE SELECT ON waardegesprek.plan FROM hugo" >/dev/null
as boss "ANALYZE" >/dev/null
says hetty 0 "SELECT count(*) FROM pg_stats WHERE schemaname = 'waardegesprek'"
PGUSER=hetty psql -qAtX -c "EXPLAIN ANALYZE $(all '')" >"$WORK/out" 2>&1
! grep -q 'Removed' "$WORK/out"
verdict $? "a plan of a query tells nothing of rows that are not shown"
status 1 "HR gets no dump" env PGUSER=hetty "$PG_BIN/pg_dump" work
status 1 "a leader gets no dump" env PGUSER=anna "$PG_BIN/pg_dump" --data-only --enable-row-security --schema=waardegesprek work

# --- the second wall: the owner of all of it, too, sees what the session may see ---
says boss 0 "SET ROLE waardegesprek_owner; SELECT count(*) FROM waardegesprek.action"
says boss 0 "SET ROLE waardegesprek_owner; SELECT count(*) FROM waardegesprek.score"
says boss "18|18" "SELECT count(*), count(*) FILTER (WHERE relrowsecurity AND relforcerowsecurity) FROM pg_class
    WHERE relnamespace = 'waardegesprek'::regnamespace AND relkind = 'r'"

# --- the log and the figures stay as they were written, for the owner and the administrator too ---
for user in "" "SET ROLE waardegesprek_figures;" "SET ROLE waardegesprek_owner;"; do
    for verb in "UPDATE waardegesprek.log SET account = 'noel'" "DELETE FROM waardegesprek.log" "TRUNCATE waardegesprek.log"; do
        got=$(as boss "$user $verb" 2>&1)
        echo "$got" >"$WORK/out"
        left=$(as boss "SELECT count(*) > 20 AND count(*) FILTER (WHERE account = 'noel') = 0 FROM waardegesprek.log")
        [ "$left" = t ]
        verdict $? "${user:-SUPERUSER;} $verb changes nothing"
    done
done
says ada 0 "SELECT count(*) FROM waardegesprek.events WHERE id LIKE '%Geheim%' OR verb LIKE '%Geheim%' OR id LIKE 'token%'"
says ada "anna share" "SELECT account || ' ' || verb FROM waardegesprek.events WHERE id = 'aaaa-1' ORDER BY number LIMIT 1"

# --- figures: published once, and not to be tried out ---
says hetty 0 "BEGIN; SELECT waardegesprek.publish(); SELECT count(*) FROM waardegesprek.figures(); ROLLBACK"
says hetty 0 "BEGIN; SAVEPOINT s; SELECT waardegesprek.publish(); RELEASE s; SELECT count(*) FROM waardegesprek.figures(); COMMIT"
says boss 2 "SELECT count(*) FROM waardegesprek.published"
says hetty WG008 "BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT waardegesprek.publish()"
says hetty "|1|7|40 Noord|1|7|40 Zuid|0|0|0" "SELECT team, shown, people, importance FROM waardegesprek.figures() WHERE quarter = '2020-Q1' AND value = 'income'"
says hetty "|0|0|0 Noord|0|0|0 Zuid|0|0|0" "SELECT team, shown, people, importance FROM waardegesprek.figures() WHERE quarter = '2020-Q2' AND value = 'income'"
says hugo "|1|7 Zuid|0|0" "SELECT team, shown, people FROM waardegesprek.figures() WHERE quarter = '2020-Q1' AND value = 'income'"
says noel 0 "SELECT count(*) FROM waardegesprek.figures()"
says anna denied "SELECT * FROM waardegesprek.figures()"
says boss 0 "SELECT count(*) FROM waardegesprek.score"
says boss WG009 "UPDATE waardegesprek.figure SET people = 1"
says anna '' "SELECT waardegesprek.score('token-of-somebody-8', 'noord', '2020-Q1', 'income', 1, 1, 1)"
says boss t "SELECT quarter = waardegesprek.quarter_of(waardegesprek.today()) FROM waardegesprek.score WHERE token = 'token-of-somebody-8'"
says anna WG016 "SELECT waardegesprek.count_talks('noord', '2020-Q1', 4, 5)"
says anna denied "SELECT waardegesprek.is_past('2020-Q1')"
finish
