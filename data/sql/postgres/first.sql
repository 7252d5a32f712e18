-- Who makes a registry without being all-powerful is its first admin.
SET LOCAL ROLE waardegesprek_owner;
SELECT waardegesprek.grant_role(SESSION_USER::text, 'admin', '', '')
WHERE NOT (SELECT rolsuper FROM pg_catalog.pg_roles WHERE rolname = SESSION_USER);
RESET ROLE;
