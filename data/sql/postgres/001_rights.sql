-- Who may call what. First nobody anything; the last statements are the whole list.
REVOKE ALL ON ALL TABLES IN SCHEMA waardegesprek FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA waardegesprek FROM PUBLIC;
ALTER DEFAULT PRIVILEGES IN SCHEMA waardegesprek REVOKE ALL ON FUNCTIONS FROM PUBLIC;
ALTER DEFAULT PRIVILEGES REVOKE ALL ON FUNCTIONS FROM PUBLIC;
GRANT USAGE ON SCHEMA waardegesprek TO waardegesprek_leader, waardegesprek_hr, waardegesprek_admin;

-- What the two silent roles need.
GRANT SELECT ON waardegesprek.action, waardegesprek.member TO waardegesprek_search;
GRANT SELECT (team), UPDATE (team_name, team_folded) ON waardegesprek.action TO waardegesprek_figures;
GRANT SELECT, INSERT, UPDATE, DELETE ON waardegesprek.score, waardegesprek.request_total,
    waardegesprek.talk_total TO waardegesprek_figures;
GRANT SELECT, INSERT ON waardegesprek.published, waardegesprek.figure TO waardegesprek_figures;
GRANT INSERT ON waardegesprek.log TO waardegesprek_figures;
GRANT SELECT ON waardegesprek.team, waardegesprek.setting TO waardegesprek_figures;
GRANT UPDATE (name) ON waardegesprek.team TO waardegesprek_figures; -- to lock a row; no policy lets it write
GRANT SELECT, UPDATE ON waardegesprek.publishing TO waardegesprek_figures;
GRANT EXECUTE ON FUNCTION waardegesprek.given_words(text[]), waardegesprek.lexeme(text) TO waardegesprek_search;
GRANT EXECUTE ON FUNCTION waardegesprek.words(text), waardegesprek.account(text) TO waardegesprek_search, waardegesprek_figures;
GRANT EXECUTE ON FUNCTION waardegesprek.lexemes(text), waardegesprek.leads(), waardegesprek.reach(), waardegesprek.moment(),
    waardegesprek.must_read_committed(), waardegesprek.account(text),
    waardegesprek.must_have_begun(text), waardegesprek.is_past(text), waardegesprek.today(), waardegesprek.quarter_of(date), waardegesprek.team_called(text),
    waardegesprek.note(text, text) TO waardegesprek_figures;

-- Policies are run by whoever asks; these tell them of themselves.
GRANT EXECUTE ON FUNCTION waardegesprek.reach(), waardegesprek.leads(), waardegesprek.administers(),
    waardegesprek.is_member() TO waardegesprek_leader, waardegesprek_hr, waardegesprek_admin;
GRANT EXECUTE ON FUNCTION waardegesprek.today(), waardegesprek.schema_version() TO waardegesprek_leader, waardegesprek_hr, waardegesprek_admin;

GRANT SELECT ON waardegesprek.settings, waardegesprek.teams
    TO waardegesprek_leader, waardegesprek_hr, waardegesprek_admin;
GRANT SELECT ON waardegesprek.members, waardegesprek.events TO waardegesprek_admin;

GRANT EXECUTE ON FUNCTION waardegesprek.share(text, integer, integer, text, text, text, integer, text, text, text,
    text, text, text, text, text, text, text, text, text, text), waardegesprek.withdraw(text, integer),
    waardegesprek.withdrawn_at(text, integer), waardegesprek.code_withdrawn_at(text),
    waardegesprek.count_talks(text, text, integer, integer),
    waardegesprek.score(text, text, text, text, integer, integer, integer),
    waardegesprek.take_back_scores(text), waardegesprek.mine(), waardegesprek.my_comments() TO waardegesprek_leader;
GRANT EXECUTE ON FUNCTION waardegesprek.withdraw_code(text) TO waardegesprek_leader, waardegesprek_hr;
GRANT EXECUTE ON FUNCTION waardegesprek.answer(text, text, text, text, text, bigint),
    waardegesprek.add_comment(text, text, text, text), waardegesprek.set_mark(text, text),
    waardegesprek.page(text, boolean, text, text, text, bigint, text, text, text, text, text, text, text, text,
        text, boolean, boolean, text), waardegesprek.find_plan(text), waardegesprek.comments(text),
    waardegesprek.request_totals(), waardegesprek.talk_totals(), waardegesprek.publish(), waardegesprek.figures()
    TO waardegesprek_hr;
GRANT EXECUTE ON FUNCTION waardegesprek.set_setting(text, text), waardegesprek.add_team(text, text, text),
    waardegesprek.rename_team(text, text, text), waardegesprek.grant_role(text, text, text, text),
    waardegesprek.revoke_role(text, text, text, text) TO waardegesprek_admin;
-- Functions that see more than their caller belong to a role that can do little else.
RESET ROLE;
ALTER FUNCTION waardegesprek.reach() OWNER TO waardegesprek_search;
ALTER FUNCTION waardegesprek.leads() OWNER TO waardegesprek_search;
ALTER FUNCTION waardegesprek.administers() OWNER TO waardegesprek_search;
ALTER FUNCTION waardegesprek.is_member() OWNER TO waardegesprek_search;
ALTER FUNCTION waardegesprek.find_words(tsquery, text, bigint, boolean, bigint, bigint, text, text, text, text, text, text,
        text, text, boolean, boolean) OWNER TO waardegesprek_search;
ALTER FUNCTION waardegesprek.code_ids(text) OWNER TO waardegesprek_search;
ALTER FUNCTION waardegesprek.name_team() OWNER TO waardegesprek_figures;
ALTER FUNCTION waardegesprek.rename_team() OWNER TO waardegesprek_figures;
ALTER FUNCTION waardegesprek.keep_totals() OWNER TO waardegesprek_figures;
ALTER FUNCTION waardegesprek.count_plan(waardegesprek.action, integer) OWNER TO waardegesprek_figures;
ALTER FUNCTION waardegesprek.keep_talks() OWNER TO waardegesprek_figures;
ALTER FUNCTION waardegesprek.add_talks(waardegesprek.talk_count, integer) OWNER TO waardegesprek_figures;
ALTER FUNCTION waardegesprek.score(text, text, text, text, integer, integer, integer) OWNER TO waardegesprek_figures;
ALTER FUNCTION waardegesprek.take_back_scores(text) OWNER TO waardegesprek_figures;
ALTER FUNCTION waardegesprek.withhold(integer[], integer) OWNER TO waardegesprek_figures;
ALTER FUNCTION waardegesprek.mean(bigint, bigint) OWNER TO waardegesprek_figures;
ALTER FUNCTION waardegesprek.publish_value(text, text, integer) OWNER TO waardegesprek_figures;
ALTER FUNCTION waardegesprek.publish() OWNER TO waardegesprek_figures;
SET LOCAL ROLE waardegesprek_search;
GRANT EXECUTE ON FUNCTION waardegesprek.reach(), waardegesprek.leads(), waardegesprek.administers(),
    waardegesprek.is_member(), waardegesprek.find_words(tsquery, text, bigint, boolean, bigint, bigint, text, text, text, text, text, text,
        text, text, boolean, boolean),
    waardegesprek.code_ids(text) TO waardegesprek_owner;
RESET ROLE;
