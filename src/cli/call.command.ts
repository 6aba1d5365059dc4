import { Command } from 'commander';
import {
  type AnyResponse,
  CallRefused,
  OTHELLO_SCHEMA,
  OthelloClient,
  OutcomeUnknown,
  type ProcedureName,
  type Transport,
} from '@othello-rpc/client';
import { encodeMessage, messages } from '@othello-rpc/client/wire';
import { EXIT_CODES, UsageError } from './exit-codes.ts';
import { wholeNumber } from './number.ts';
import { connect, type ServerAddress, withServerAddress } from './server-address.ts';
import { callableNames, procedureNamed } from './procedure-name.ts';

interface CallOptions extends ServerAddress {
  token?: string;
  seqNo?: number;
  device?: string;
}

/** of a call with a token given, which is sent once */
const CALL_TIMEOUT_MS = 10_000;

/** `othello call GameSync '{"roomId":"1"}'`: one call over any transport, its answer as JSON. */
export function callCommand(): Command {
  return withServerAddress(new Command('call'))
    .description('calls a procedure and prints what it is answered with; of a stream each answer in a line of its own')
    .argument('<procedure>', `one of ${callableNames.join(', ')}, in capitals or small letters`)
    .argument('[request]', 'its fields as JSON', '{}')
    .option('--token <token>', "a session's, from Login")
    .option('--seq-no <n>', 'of a call with --token, so that it is done once however often it is sent', wholeNumber(1))
    .option('--device <token>', 'logs in first: a platform_token that has been registered')
    .action(call);
}

async function call(name: string, text: string, options: CallOptions): Promise<void> {
  const procedure = procedureNamed(name);
  const request = requestOf(procedure, text);
  const transport = connect(options);
  try {
    const responses =
      procedure === 'Subscribe'
        ? await subscribe(transport, request, options)
        : print(await answer(transport, { procedure, request }, options), 2);
    const [first] = responses;
    if (first === undefined || first.code === 'Success') return;
    console.error(`othello: ${procedure}: ${first.message ?? 'a rule said no'} (${first.code})`);
    process.exitCode = EXIT_CODES.refused;
  } finally {
    transport.close();
  }
}

function print(responses: readonly AnyResponse[], indent: number): readonly AnyResponse[] {
  const shown = responses.map(({ name, code, message, body }) => ({ name, code, message, body }));
  console.log(JSON.stringify(indent > 0 ? { responses: shown } : shown[0], bytesAsBase64, indent));
  return responses;
}

/** All that came, with a rule's no as with a yes. */
async function answer(
  transport: Transport,
  { procedure, request }: { procedure: ProcedureName; request: object },
  { token, seqNo, device }: CallOptions,
): Promise<readonly AnyResponse[]> {
  if (token !== undefined) {
    const encoded = transport.prepare({ procedure, request, token, seqNo, schema: OTHELLO_SCHEMA });
    const limits = { signal: AbortSignal.timeout(CALL_TIMEOUT_MS), deadlineMs: Date.now() + CALL_TIMEOUT_MS };
    return (await encoded.send(limits)).responses;
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

/** Prints each Response as it comes, until the stream ends or Ctrl-C. @returns the last Response that was a refusal */
async function subscribe(
  transport: Transport,
  request: { roomId?: string },
  { token, device }: CallOptions,
): Promise<readonly AnyResponse[]> {
  if (!transport.subscribe) throw new UsageError('this transport has no streams: give another --transport');
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  const refused: AnyResponse[] = [];
  const session = token ?? (device === undefined ? undefined : await tokenOf(transport, device));
  const stream = {
    procedure: 'Subscribe',
    request: { roomId: '0', ...request },
    token: session,
    schema: OTHELLO_SCHEMA,
  };
  try {
    for await (const response of transport.subscribe(stream, stop.signal)) {
      print([response], 0);
      if (response.code !== 'Success') refused.splice(0, 1, response);
    }
  } catch (error) {
    if (!stop.signal.aborted) throw error;
  }
  return refused;
}

async function tokenOf(transport: Transport, device: string): Promise<string | undefined> {
  const { token } = await new OthelloClient({ transport }).login({ platformType: 'CUSTOM', platformToken: device });
  if (token === undefined) throw new OutcomeUnknown('the server answered a login without a token');
  return token;
}

function requestOf(procedure: string, text: string): object {
  let request: unknown;
  try {
    request = JSON.parse(text);
  } catch (cause) {
    throw new UsageError(`${text} is not JSON: write fields as '{"roomId":"1"}'`, { cause });
  }
  if (typeof request !== 'object' || request === null || Array.isArray(request))
    throw new UsageError(`${text} has no fields: write them as '{"roomId":"1"}'`);
  const fields = withBytes(`Req${procedure}`, request);
  try {
    encodeMessage(`Req${procedure}`, fields);
  } catch (cause) {
    throw new UsageError(`${procedure}: ${(cause as Error).message}`, { cause });
  }
  return fields;
}

/** Bytes are base64 in JSON, going up as coming down. */
function withBytes(message: string, request: object): object {
  const ofBytes = new Set(messages[message]?.filter(([, , kind]) => kind === 'bytes').map(([, name]) => name));
  const read = ([name, value]: [string, unknown]) =>
    [name, ofBytes.has(name) && typeof value === 'string' ? Buffer.from(value, 'base64') : value] as const;
  return Object.fromEntries(Object.entries(request).map(read));
}

/** As proto3 JSON has it. */
const bytesAsBase64 = (_: string, value: unknown): unknown =>
  value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value;
