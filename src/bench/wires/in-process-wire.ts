import type { InProcessApp, InProcessDoor } from '../../client/index.ts';
import { requireSuccess, type Wire } from './wire.ts';

/** The server's door without a wire: nothing is encoded, nothing sent. */
export const openInProcess = (door: InProcessDoor): Wire => ({
  async call({ procedure, request, token, seqNo }) {
    const { answers, fault } = await door.call(procedure, request, { token, seqNo });
    if (fault) throw new Error(`${procedure} failed: ${fault.http}, ${answers[0]?.message ?? 'no more is known'}`);
    requireSuccess(procedure, answers[0]);
  },
  close: () => undefined,
});

/** Of a node in this process. */
export const inProcessDoor = (app: InProcessApp): InProcessDoor => app.get('othello.in-process');
