import { Injectable } from '@nestjs/common';
import { PushHub } from '../../push/index.ts';
import { Dispatcher, type Invocation, type Outcome } from '../../rpc/dispatcher.ts';
import { ProcedureRegistry } from '../../rpc/registry.ts';
import { watch } from './in-process.stream.ts';

/** What other transports read from headers. */
export interface Caller {
  token?: string;
  seqNo?: number;
  /** ProtocolVersion, by default 2 */
  version?: number;
}

/** Calls procedures without encoding or network: for fast tests, and as the baseline of the benchmark. */
@Injectable()
export class InProcessServer {
  constructor(
    private readonly registry: ProcedureRegistry,
    private readonly dispatcher: Dispatcher,
    private readonly push: PushHub,
  ) {}

  call(name: string, request: object, caller: Caller = {}): Promise<Outcome> {
    return this.dispatcher.dispatch(this.invocation(name, request, caller));
  }

  /**
   * A streaming procedure: one outcome for each version. Ends with the stream, by `signal`, or when no longer iterated.
   */
  stream(
    name: string,
    request: object,
    { signal, ...caller }: Caller & { signal?: AbortSignal },
  ): AsyncGenerator<Outcome> {
    return watch(this.push, this.invocation(name, request, caller), signal);
  }

  private invocation(name: string, request: object, { token, seqNo, version = 2 }: Caller): Invocation {
    const procedure = this.registry.byName.get(name);
    return { procedure, request, version, token, seqNo, deadlineMs: undefined };
  }
}
