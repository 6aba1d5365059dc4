import { Inbox } from './inbox.ts';
import type { TestNode } from './node.ts';
import { type Caller, type Reply, schema } from './replies.ts';
import type { OpenStream } from './streams.ts';
import { headersOf, repliesIn, repliesToV1, ThriftClient, thriftMessage, type ThriftWire } from './thrift-client.ts';
import type { Transport } from './transports.ts';

const decoded = (procedure: string, request: object) => schema.fromJson(`Req${procedure}`, JSON.stringify(request));

/** Over connections: each player has one of their own, those who have no token yet share one. */
function socketTransport(name: string, wire: ThriftWire) {
  return (node: Pick<TestNode, 'thriftAddress'>): Transport => {
    const clients = new Map<string, ThriftClient>();
    return {
      name,
      faultsAreAnswers: true,
      call(procedure, request, caller = {}) {
        const key = caller.token ?? '';
        // a connection that has logged in would lend its session to calls without a token
        const isShared = caller.token !== undefined;
        const known = isShared ? clients.get(key) : undefined;
        const client = known?.isOpen ? known : new ThriftClient(node.thriftAddress, wire);
        if (isShared) clients.set(key, client);
        const replies = client.call(procedure, request, caller);
        return isShared ? replies : replies.finally(() => client.close());
      },
      close: async () => {
        for (const client of clients.values()) client.close();
      },
    };
  };
}

async function post(url: string, message: Buffer, caller: Caller): Promise<Buffer> {
  const headers = { 'content-type': 'application/x-thrift', ...headersOf(caller) };
  const response = await fetch(`${url}/thrift`, { method: 'POST', headers, body: message });
  if (response.status !== 200) throw new Error(`HTTP ${response.status}: ${await response.text()}`);
  return Buffer.from(await response.arrayBuffer());
}

function httpTransport(name: string, protocol: ThriftWire['protocol']) {
  return (node: Pick<TestNode, 'url'>): Transport => ({
    name,
    faultsAreAnswers: true,
    async call(procedure, request, caller = {}) {
      const message = thriftMessage(protocol, procedure, { request: decoded(procedure, request) });
      const answer = await post(node.url, message, caller);
      return (caller.version === 1 ? repliesToV1 : repliesIn)(protocol, procedure, answer);
    },
    close: async () => undefined,
  });
}

/** Long polls one after the other, which tell what a stream would. */
function watchOver(open: (node: TestNode) => Transport): OpenStream {
  return (node, request, caller = {}) => {
    const inbox = new Inbox<Reply>();
    const transport = open(node);
    let isClosed = false;
    void (async () => {
      let sinceVersion = (request as { sinceVersion?: number }).sinceVersion;
      try {
        while (!isClosed) {
          const { status, replies } = await transport.call(
            'Subscribe',
            { heartbeatSeconds: 10, ...request, sinceVersion },
            caller,
          );
          if (status !== 200) throw new Error(`HTTP ${status}`);
          const [first, ...news] = replies;
          if (!first) throw new Error('an answer without a heartbeat');
          const { version, resume } = first.body as { version?: number; resume?: boolean };
          const isRefused = first.code !== 'Success';
          if (isRefused || resume || news.length === 0) inbox.put(first);
          for (const reply of news) inbox.put(reply);
          if (isRefused || resume || news.some(({ field }) => field === 'gameOverRsp')) return inbox.end();
          sinceVersion = version;
        }
      } catch (error) {
        inbox.fail(error as Error);
      } finally {
        await transport.close();
      }
    })();
    return {
      inbox,
      close: () => {
        isClosed = true;
        void transport.close();
      },
    };
  };
}

const entryOf = (name: string, open: (node: TestNode) => Transport) => ({
  name,
  open,
  watch: watchOver(open),
  isPolled: true,
});

export const thriftUnframed = entryOf(
  'Thrift, unframed binary',
  socketTransport('Thrift, unframed binary', { protocol: 'binary', framing: 'unframed' }),
);
export const thriftFramed = entryOf(
  'Thrift, framed binary',
  socketTransport('Thrift, framed binary', { protocol: 'binary', framing: 'framed' }),
);
export const thriftHeader = entryOf(
  'Thrift, THeader compact',
  socketTransport('Thrift, THeader compact', { protocol: 'compact', framing: 'header' }),
);
export const thriftHttp = entryOf('Thrift, HTTP binary', httpTransport('Thrift, HTTP binary', 'binary'));
