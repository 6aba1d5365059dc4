import type { NetworkResult, TransportName } from '../../bench/src/results.ts';

const PROFILES = {
  lan: { delayMs: 0.2, jitterMs: 0, loss: 0, kbitPerS: 1_000_000 },
  lte: { delayMs: 50, jitterMs: 15, loss: 0.01, kbitPerS: 10_000 },
};

/** Figures of emulated networks that nobody measured: gRPC's are `more` ms over those of the envelope. */
export function buildNetwork(more = 10): NetworkResult {
  const transports: readonly TransportName[] = ['envelope-protobuf', 'grpc'];
  const extra = (transport: TransportName) => (transport === 'grpc' ? more : 0);
  const names = ['lan', 'lte'] as const;
  return {
    profiles: PROFILES,
    echoesMs: { lan: [0.6, 0.7, 0.8], lte: [99, 101, 130] },
    calls: names.flatMap((profile) =>
      transports.flatMap((transport) =>
        [false, true].map((isTls) => {
          const tripMs = 2 * PROFILES[profile].delayMs + extra(transport);
          const firstMs = (isTls ? 3 : 2) * tripMs;
          return {
            ...{ transport, profile, isTls },
            firstMs: [firstMs, firstMs + 1, firstMs + 2],
            keptMs: [tripMs, tripMs + 1, tripMs + 2],
            burst: { calls: 20, connections: transport === 'grpc' ? 1 : 20, lastMs: [1.5 * tripMs] },
            firstBytes: { up: isTls ? 1500 : 460, down: isTls ? 1800 : 470 },
            keptBytes: { up: 210, down: 300 },
          };
        }),
      ),
    ),
    games: names.flatMap((profile) => [
      ...transports.map((transport) => ({
        ...{ transport, profile, way: 'push' as const, bytes: { up: 490, down: 860 } },
        eyeMs: Array.from({ length: 60 }, (_, move) => 100 + extra(transport) + move),
      })),
      {
        ...{ transport: 'envelope-protobuf' as const, profile, way: 'poll' as const, pollMs: 1000 },
        ...{ bytes: { up: 900, down: 930 }, eyeMs: [600, 700, 800] },
      },
    ]),
    outages: transports.flatMap((transport) => [
      {
        ...{ transport, profile: 'lte', kind: 'blackout' as const, seconds: 10 },
        ...{ usualMs: [800], resumedMs: [1200 + 100 * extra(transport)] },
      },
      {
        ...{ transport, profile: 'lte', kind: 'address' as const },
        ...{ usualMs: [800], resumedMs: [7000 + 100 * extra(transport)] },
      },
    ]),
  };
}
