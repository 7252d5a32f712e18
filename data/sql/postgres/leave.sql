-- The end of what roles.sql began.
RESET ROLE;
REVOKE CREATE ON SCHEMA waardegesprek FROM waardegesprek_search, waardegesprek_figures;
DO $$
BEGIN
    IF NOT (SELECT rolsuper FROM pg_catalog.pg_roles WHERE rolname = CURRENT_USER) THEN
        REVOKE waardegesprek_search, waardegesprek_figures FROM CURRENT_USER;
        REVOKE waardegesprek_owner FROM CURRENT_USER;
    END IF;
END $$;
