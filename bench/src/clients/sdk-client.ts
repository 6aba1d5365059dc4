import { WorkerProcess } from '../worker-process.ts';
import type { ClientRound, MeasuredClient, OpenClient, ServerPorts } from './measured-client.ts';
import type { SdkTransport } from './sdk-calls.ts';

/** The SDK in a Node process of its own. */
class SdkClient implements OpenClient {
  private constructor(
    private readonly process: WorkerProcess,
    private readonly countsAllocations: boolean,
  ) {}

  static async open(transport: SdkTransport, ports: ServerPorts, countsAllocations: boolean): Promise<SdkClient> {
    const process = WorkerProcess.start(`the SDK over ${transport}`, 'clients/sdk-worker.js');
    try {
      await process.ask('join', { transport, ports });
      return new SdkClient(process, countsAllocations);
    } catch (error) {
      await process.stop();
      throw error;
    }
  }

  measure(calls: number): Promise<ClientRound> {
    return this.process.ask('measure', { calls, countsAllocations: this.countsAllocations });
  }

  close(): Promise<void> {
    return this.process.stop();
  }
}

const inNode = (transport: SdkTransport): MeasuredClient => ({
  language: 'Node',
  library: '@othello-rpc/client',
  ...{ transport, connections: 'kept' },
  open: (ports, countsAllocations) => SdkClient.open(transport, ports, countsAllocations),
});

export const SDK_IN_NODE: readonly MeasuredClient[] = (
  ['envelope-protobuf', 'connect', 'websocket', 'grpc', 'thrift'] as const
).map(inNode);
