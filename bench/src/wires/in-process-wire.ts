import { type RunningNode, InProcessServer } from 'othello-rpc';
import { requireSuccess, type Wire } from './wire.ts';

/** Calls a server in this process: nothing is encoded, nothing is sent. */
export const openInProcess = (server: InProcessServer): Wire => ({
  async call({ procedure, request, token, seqNo }) {
    const { answers, fault } = await server.call(procedure, request, { token, seqNo });
    if (fault) throw new Error(`${procedure} failed: ${fault.http}, ${answers[0]?.message ?? 'no more is known'}`);
    requireSuccess(procedure, answers[0]);
  },
  close: () => undefined,
});

/** Of a node in this process. */
export const inProcessServer = (app: RunningNode['app']): InProcessServer =>
  app.get(InProcessServer, { strict: false });
