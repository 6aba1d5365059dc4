import { ThriftMessages } from 'othello-rpc';
import { FramedConnection, frameOf } from './framed-connection.ts';
import { requireSuccess, type Step, type Wire, type WireOptions } from './wire.ts';

/** As TMultiplexedProtocol writes it for stock clients: token and seqNo before the method's name. */
function methodOf({ procedure, token, seqNo }: Step): string {
  const said = [
    ...(token === undefined ? [] : [`token=${token}`]),
    ...(seqNo === undefined ? [] : [`x-seq-no=${seqNo}`]),
  ];
  return said.length === 0 ? procedure : `${said.join('&')}:${procedure}`;
}

/** Thrift's binary protocol in frames: a TFramedTransport a caller. */
export function openThrift({ schema, connections, callers, ...place }: WireOptions): Wire {
  const isKept = connections !== 'one-a-call';
  const kept = isKept ? Array.from({ length: callers }, () => new FramedConnection(place)) : [];
  const messages = new ThriftMessages(schema, 'binary');
  return {
    async call(step, caller) {
      const { procedure, request } = step;
      const connection = kept[caller] ?? new FramedConnection(place);
      try {
        const answer = await connection.ask(frameOf(messages.call(methodOf(step), request)));
        requireSuccess(procedure, messages.readReply(procedure, answer));
      } finally {
        if (!isKept) connection.close();
      }
    },
    close: () => kept.forEach((connection) => connection.close()),
  };
}
