import { othello, ownSchema, ThriftMessages } from 'othello-rpc';
import { FramedConnection, frameOf } from './framed-connection.ts';
import type { Subscriptions, Take, Watched } from './subscription.ts';

interface Waited {
  version?: number;
  followUps?: object[];
  resume?: boolean;
}

/** Thrift has no streams: a Subscribe waits until something has come, then the next one is sent. */
export function thriftSubscriptions(port: number): Subscriptions {
  const messages = new ThriftMessages(ownSchema(), 'binary');
  const connections: FramedConnection[] = [];
  const watch = async (connection: FramedConnection, { roomId, token }: Watched, take: Take) => {
    for (let sinceVersion = 0; ;) {
      const call = messages.call(`token=${token}:Subscribe`, { roomId, sinceVersion });
      const { code, body } = messages.readReply('Subscribe', await connection.ask(frameOf(call)));
      if (code !== 0) throw new Error(`Subscribe was answered with ${code}`);
      const { version = sinceVersion, followUps = [], resume = false } = body as Waited;
      for (const response of followUps) take(othello.Response.create(response));
      if (resume) return;
      sinceVersion = version;
    }
  };
  return {
    open(watched, take) {
      const connection = new FramedConnection({ port });
      connections.push(connection);
      watch(connection, watched, take).catch(() => undefined); // what it does not see is missed by who waits for it
    },
    close: () => connections.forEach((connection) => connection.close()),
  };
}
