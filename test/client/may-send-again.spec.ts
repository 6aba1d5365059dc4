import { codeToString } from '@connectrpc/connect/protocol-connect';
import { maySendAgain } from '../../packages/client/src/transports/may-send-again.ts';
import { FAILURES } from '../../src/rpc/failures.ts';

/** gRPC has one status for these and for a caller who is to wait; a call that is too large is given up after its attempts. */
const TOO_LARGE = [FAILURES.TooLarge, FAILURES.HeadersTooLarge].map(({ name }) => name);

/** for a stream, whose end Connect tells by the name of its gRPC status */
const connectNameOf = (grpc: number) => codeToString(grpc);

const FAULTS = Object.values(FAILURES).filter(({ http, name }) => http !== 200 && !TOO_LARGE.includes(name));

test.each(FAULTS.map((fault) => [fault.name, fault] as const))(
  'clients of every transport decide alike whether a call that failed by %s is sent again',
  (_, { http, grpc }) => {
    const decision = maySendAgain({ http });
    expect({ grpc: maySendAgain({ grpc }), connect: maySendAgain({ connect: connectNameOf(grpc) }) }).toEqual({
      grpc: decision,
      connect: decision,
    });
  },
);

test.each([502, 503, 504])('a call that a proxy answered with %d is sent again', (http) => {
  expect(maySendAgain({ http })).toBe(true);
});

test.each([
  { http: 400 },
  { http: 404 },
  { http: 413 },
  { grpc: 3 },
  { grpc: 12 },
  { connect: 'unimplemented' },
  { resultCode: 'ErrorInvalidProcedure' },
])('a call that no attempt could succeed with is not: %p', (told) => {
  expect(maySendAgain(told)).toBe(false);
});
