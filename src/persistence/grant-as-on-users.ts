import type { QueryRunner } from 'typeorm';

/**
 * Grants the rights on `users` for new tables too, since calls may have a database role of their own
 * (docs/decisions/0012).
 * @param tables names, separated by commas
 */
export async function grantAsOnUsers(runner: QueryRunner, tables: string): Promise<void> {
  await runner.query(`
      DO $$
      DECLARE granted record;
      BEGIN
        FOR granted IN SELECT a.privilege_type, CASE WHEN a.grantee = 0 THEN 'PUBLIC' ELSE a.grantee::regrole::text END AS grantee
          FROM pg_class c, aclexplode(c.relacl) AS a
          WHERE c.oid = 'users'::regclass AND a.privilege_type IN ('SELECT', 'INSERT', 'UPDATE', 'DELETE')
        LOOP
          EXECUTE format('GRANT %s ON ${tables} TO %s', granted.privilege_type, granted.grantee);
        END LOOP;
      END $$`);
}
