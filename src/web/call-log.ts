import {
  type CallOptions,
  type CallReport,
  OthelloClient,
  type ProcedureName,
  type Procedures,
  type Reply,
} from '@othello-rpc/client';
import { Store } from './store.ts';

/** A call with what went over the wire, for the inspector. */
export interface LoggedCall extends CallReport {
  /** counts up from 1 */
  number: number;
  /** JSON; undefined for logins, which hold a secret */
  request: string | undefined;
  /** JSON of the Responses */
  responses: string | undefined;
}

/** calls that are kept */
const MOST = 50;

const SECRETS = new Set(['token', 'platformToken', 'invite', 'attempt']);

/** As the JSON transport writes it, bytes in base64; secrets are left out. */
export function jsonOf(value: unknown): string {
  const shown = (name: string, part: unknown) => {
    if (SECRETS.has(name) && part !== undefined) return '…';
    return part instanceof Uint8Array ? btoa(String.fromCharCode(...part)) : part;
  };
  return JSON.stringify(value, shown, 2);
}

type Logged = Pick<LoggedCall, 'procedure' | 'request'>;

/** The last calls of a client, the newest first. */
export class CallLog {
  readonly calls = new Store<readonly LoggedCall[]>([]);
  private count = 0;

  constructor(
    client: OthelloClient,
    private readonly requests: readonly Logged[],
  ) {
    // the report of a call comes before its answer
    client.on('call', (report) => this.add(report));
    client.on('answer', ({ procedure, responses }) => {
      const [newest, ...rest] = this.calls.get();
      if (newest?.procedure !== procedure) return;
      const shown = responses.map(({ name, code, body }) => ({ [name]: body, ...(code !== 'Success' && { code }) }));
      this.calls.set([{ ...newest, responses: jsonOf(shown) }, ...rest]);
    });
  }

  private add(report: CallReport): void {
    const request = this.requests.find(({ procedure }) => procedure === report.procedure)?.request;
    const call = { ...report, number: ++this.count, request, responses: undefined };
    this.calls.set([call, ...this.calls.get()].slice(0, MOST));
  }
}

/** A client that also keeps what it asked for. */
export class LoggingClient extends OthelloClient {
  /** the request in flight: calls go out one at a time, in order */
  private readonly waiting: Logged[] = [];
  readonly log = new CallLog(this, this.waiting);

  override async call<Name extends ProcedureName>(
    procedure: Name,
    request: Procedures[Name]['request'] = {},
    options: CallOptions = {},
  ): Promise<Reply<Name>> {
    const logged = { procedure, request: jsonOf(request) };
    this.waiting.push(logged);
    try {
      return await super.call(procedure, request, options);
    } finally {
      this.waiting.splice(this.waiting.indexOf(logged), 1);
    }
  }
}
