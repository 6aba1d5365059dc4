import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CapitalSharpS0000000000010 implements MigrationInterface {
  readonly name = 'CapitalSharpS0000000000010';

  async up(runner: QueryRunner): Promise<void> {
    // a capital sharp s was folded to a small one, and a small one to ss: only the capital one left it in a key. Of names
    // that are one now, the oldest user's has the key of all, and the others stay as they are.
    await runner.query(`
      UPDATE users u SET name_key = folded.key
      FROM (
        SELECT DISTINCT ON (replace(name_key, 'ß', 'ss')) id, replace(name_key, 'ß', 'ss') AS key
        FROM users WHERE name_key LIKE '%ß%' ORDER BY replace(name_key, 'ß', 'ss'), id
      ) AS folded
      WHERE u.id = folded.id AND NOT EXISTS (SELECT 1 FROM users o WHERE o.name_key = folded.key)
    `);
  }

  async down(): Promise<void> {
    // which keys had it is not known any more, and the code of before reads them all the same
  }
}
