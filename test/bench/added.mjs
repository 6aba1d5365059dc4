// A transport and a workload that somebody adds: what test/bench/added.spec.ts gives the bench by BENCH_ADD, and what
// docs/extending.md shows. The transport is the envelope as Node's own fetch sends it; the workload lists the rooms in play.

/** @type {readonly import('../../bench/dist/transport.js').Transport[]} */
export const transports = [
  {
    name: 'fetch',
    words: { en: 'fetch', ko: 'fetch' },
    label: { en: 'Envelope, fetch', ko: '엔벌로프, fetch' },
    colour: 'light-dark(#7a6a00, #d9c7f0)',
    dash: [3, 3],
    marker: 'M-1,-0.4L1,-0.4L1,0.4L-1,0.4Z',
    usual: ['kept'],
    port: 'httpPort',
    sharesConnections: true,
    isQuickWithoutDatabase: true,
    driver:
      async () =>
      ({ port, schema }) => ({
        async call({ procedure, request, token, seqNo }) {
          const { id, requestField } = schema.procedures.get(procedure);
          const envelope = { protocolVersion: 2, protocolId: id, seqNo, token, [requestField]: request };
          const body = schema.codec('Request').encode(envelope).finish();
          const answer = await fetch(`http://127.0.0.1:${port}/api`, { method: 'POST', body });
          const { responses } = schema.codec('MultipleResponse').decode(new Uint8Array(await answer.arrayBuffer()));
          if (responses[0]?.result?.code) throw new Error(`${procedure} was refused: ${responses[0].result.code}`);
        },
        close: () => undefined,
      }),
  },
];

/** @type {readonly import('../../bench/dist/workload.js').WorkloadEntry[]} */
export const workloads = [
  {
    logic: 'postgresql',
    procedure: 'ListGameRooms',
    name: { en: 'ListGameRooms on PostgreSQL', ko: 'ListGameRooms(PostgreSQL)' },
    place: { en: ' for ListGameRooms', ko: 'ListGameRooms에서 ' },
    driver: async ({ stock }) => {
      let token;
      return {
        async prepare() {
          await stock.fill(1, 0);
          const game = stock.take();
          token ??= game?.players[0].token;
          if (game) stock.giveBack(game);
        },
        next: () => ({ procedure: 'ListGameRooms', request: {}, token }),
      };
    },
  },
];
