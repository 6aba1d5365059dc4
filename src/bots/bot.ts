import { randomBytes } from 'node:crypto';
import { OthelloClient, type Transport } from '@othello-rpc/client';

/** A user whose games a program plays. */
export interface Bot {
  client: OthelloClient;
  userId: string;
  name: string;
}

/** ms between two polls of a room, at least and at most: short, since the opponent is a program too */
const POLL_MS = [10, 500] as const;

/** Registers bots and logs them in. If one can't be, all are closed and the error is thrown. */
export async function newBots(count: number, connect: () => Transport): Promise<Bot[]> {
  const bots: Bot[] = [];
  try {
    while (bots.length < count) bots.push(await newBot(connect()));
    return bots;
  } catch (error) {
    for (const { client } of bots) client.close();
    throw error;
  }
}

async function newBot(transport: Transport): Promise<Bot> {
  const client = new OthelloClient({ transport, pollMs: POLL_MS });
  const name = `auto-${randomBytes(4).toString('hex')}`;
  try {
    const { user } = await client.loginOrRegister({ platformToken: randomBytes(16).toString('hex'), name });
    return { client, userId: user?.id ?? '', name };
  } catch (error) {
    client.close();
    throw error;
  }
}
