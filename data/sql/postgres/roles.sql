-- The roles, none of which can log in; run before every schema and again by each renewal. Whoever runs this becomes a member of
-- those that own something, for the transaction only (leave.sql).
DO $$
DECLARE
    one text;
    is_super boolean := (SELECT rolsuper FROM pg_catalog.pg_roles WHERE rolname = CURRENT_USER);
BEGIN
    FOREACH one IN ARRAY ARRAY['owner', 'search', 'figures', 'leader', 'hr', 'admin'] LOOP
        one := 'waardegesprek_' || one;
        IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = one) THEN
            EXECUTE pg_catalog.format('CREATE ROLE %I NOLOGIN', one);
        ELSIF EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = one
                      AND (rolcanlogin OR rolsuper OR rolbypassrls OR rolcreaterole)) THEN
            RAISE EXCEPTION USING ERRCODE = 'WG011', MESSAGE = 'role', DETAIL = one;
        END IF;
        -- Whoever can be one of these goes through all walls. Those of later servers who may only give it away can not.
        IF one ~ '_(owner|search|figures)$' AND EXISTS (
                SELECT FROM pg_catalog.pg_auth_members m JOIN pg_catalog.pg_roles r ON r.oid = m.roleid
                WHERE r.rolname = one AND (coalesce((pg_catalog.to_jsonb(m) ->> 'set_option')::boolean, true)
                    OR coalesce((pg_catalog.to_jsonb(m) ->> 'inherit_option')::boolean, true))) THEN
            RAISE EXCEPTION USING ERRCODE = 'WG014', MESSAGE = 'member', DETAIL = one;
        END IF;
        IF NOT is_super AND one ~ '_(owner|search|figures)$' THEN
            EXECUTE pg_catalog.format('GRANT %I TO CURRENT_USER', one);
        END IF;
    END LOOP;
    GRANT waardegesprek_leader, waardegesprek_hr, waardegesprek_admin TO waardegesprek_owner WITH ADMIN OPTION;
END $$;
