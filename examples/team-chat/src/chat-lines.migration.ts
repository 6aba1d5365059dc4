import type { Migration } from 'othello-rpc';

interface Runner {
  query(sql: string): Promise<unknown>;
}

/** A line has a number in its room, from 1, which is also the version that watchers of the room are at. */
export class ChatLines1700000000000 implements InstanceType<Migration> {
  readonly name = 'ChatLines1700000000000';

  async up(runner: Runner): Promise<void> {
    await runner.query(`CREATE TABLE chat_lines (
      room_id bigint NOT NULL,
      number integer NOT NULL,
      user_id bigint NOT NULL,
      line text NOT NULL,
      PRIMARY KEY (room_id, number))`);
    await runner.query('CREATE TABLE chat_events (id bigint PRIMARY KEY)');
  }

  async down(runner: Runner): Promise<void> {
    await runner.query('DROP TABLE chat_lines, chat_events');
  }
}
