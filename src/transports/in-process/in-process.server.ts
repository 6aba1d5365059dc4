import { Injectable } from '@nestjs/common';
import { PushHub } from '../../push/index.ts';
import { Dispatcher, type Invocation, type Outcome } from '../../rpc/dispatcher.ts';
import { ProcedureRegistry } from '../../rpc/registry.ts';
import { watch } from './in-process.stream.ts';

/** What another transport finds in headers. */
export interface Caller {
  token?: string;
  seqNo?: number;
  /** ProtocolVersion, by default 2 */
  version?: number;
}

/** The transport without a wire: the cheapest test, and the zero of every comparison. */
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

  /** A procedure that streams: the answers of each version. Ends when the stream does, or is aborted, or not read on. */
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
