import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Api2017Options {
  /** of the server, `http://127.0.0.1:<port>` */
  url: string;
  /** by default 5000, as in 2017 */
  callTimeoutMs?: number;
  /** before a call is sent again; by default 10 */
  resendPauseMs?: number;
  /** runs before a call is sent again */
  beforeResend?: (procedure: string) => Promise<void> | void;
  /** is shown the bytes of every 200 */
  seen?: (bytes: Buffer) => void;
}

/** so that a test of a dead server ends */
const MOST_RESENDS = 500;

/** The network side of a client of 2017: a new TCP connection a call, no Content-Type, and any non-200 sent again. */
export class Api2017 {
  /** procedures that were sent again, once for each time */
  readonly resent: string[] = [];

  constructor(private readonly options: Api2017Options) {}

  async post(body: Buffer, procedure: string): Promise<Buffer> {
    const { resendPauseMs = 10, beforeResend, seen } = this.options;
    for (let sent = 0; sent <= MOST_RESENDS; sent++) {
      if (sent > 0) {
        this.resent.push(procedure);
        await sleep(resendPauseMs);
        await beforeResend?.(procedure);
      }
      const answer = await this.send(body).catch(() => undefined);
      if (answer?.status !== 200) continue;
      seen?.(answer.body);
      return answer.body;
    }
    throw new Error(`${procedure} was sent ${MOST_RESENDS} times without a 200`);
  }

  private send(body: Buffer): Promise<{ status: number | undefined; body: Buffer }> {
    return new Promise((resolve, reject) => {
      const signal = AbortSignal.timeout(this.options.callTimeoutMs ?? 5000);
      const headers = { 'content-length': body.length };
      const call = request(`${this.options.url}/api`, { method: 'POST', agent: false, headers, signal }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => resolve({ status: answer.statusCode, body: Buffer.concat(chunks) }));
        answer.on('error', reject);
      });
      call.on('error', reject);
      call.end(body);
    });
  }
}
