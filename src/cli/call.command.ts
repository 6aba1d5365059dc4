import { Command } from 'commander';
import {
  type AnyResponse,
  CallRefused,
  OthelloClient,
  type ProcedureName,
  procedureNames,
  type Transport,
} from '@othello-rpc/client';
import { wholeNumber } from './number.ts';
import { connect, type Place, withPlace } from './place.ts';

interface CallOptions extends Place {
  token?: string;
  seqNo?: number;
  device?: string;
}

interface Wanted {
  procedure: ProcedureName;
  request: object;
}

/** for a call with a token given, which is sent once */
const PATIENCE_MS = 10_000;

/** `othello call GameSync '{"roomId":"1"}'`: one call through any door, its answer as JSON. */
export function callCommand(): Command {
  return withPlace(new Command('call'))
    .description('calls a procedure and prints what it is answered with')
    .argument('<procedure>', `one of ${procedureNames.join(', ')}`)
    .argument('[request]', 'its fields as JSON', '{}')
    .option('--token <token>', "a session's, from Login")
    .option('--seq-no <n>', 'of a call with --token, so that it is done once however often it is sent', wholeNumber(1))
    .option('--device <token>', 'logs in first: a platform_token that has been registered')
    .action(call);
}

async function call(procedure: string, request: string, options: CallOptions): Promise<void> {
  const wanted = { procedure: procedureOf(procedure), request: requestOf(request) };
  const transport = connect(options);
  try {
    const responses = await answer(transport, wanted, options);
    const shown = responses.map(({ name, code, message, body }) => ({ name, code, message, body }));
    console.log(JSON.stringify({ responses: shown }, bytesAsBase64, 2));
    const [first] = responses;
    if (first?.code === 'Success') return;
    throw new Error(`${procedure}: ${first?.message ?? 'a rule said no'} (${first?.code})`);
  } finally {
    transport.close();
  }
}

/** All that came, with a rule's no as with a yes. */
async function answer(
  transport: Transport,
  { procedure, request }: Wanted,
  { token, seqNo, device }: CallOptions,
): Promise<readonly AnyResponse[]> {
  if (token !== undefined) {
    const parcel = transport.prepare({ procedure, request, token, seqNo });
    const limits = { signal: AbortSignal.timeout(PATIENCE_MS), deadlineMs: Date.now() + PATIENCE_MS };
    return (await parcel.send(limits)).responses;
  }
  const client = new OthelloClient({ transport });
  if (device !== undefined) await client.login({ platformType: 'CUSTOM', platformToken: device });
  try {
    return (await client.call(procedure, request)).responses;
  } catch (error) {
    if (error instanceof CallRefused) return error.responses;
    throw error;
  }
}

function procedureOf(name: string): ProcedureName {
  const known = procedureNames.find((each) => each === name);
  if (!known) throw new Error(`no procedure ${name}: there are ${procedureNames.join(', ')}`);
  return known;
}

function requestOf(text: string): object {
  let request: unknown;
  try {
    request = JSON.parse(text);
  } catch (cause) {
    throw new Error(`${text} is not JSON: write fields as '{"roomId":"1"}'`, { cause });
  }
  if (typeof request === 'object' && request !== null && !Array.isArray(request)) return request;
  throw new Error(`${text} has no fields: write them as '{"roomId":"1"}'`);
}

/** As proto3 JSON has it. */
const bytesAsBase64 = (_: string, value: unknown): unknown =>
  value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value;
