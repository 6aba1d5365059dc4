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
import { encodeMessage, type Field, Schema } from '@othello-rpc/client/wire';
import { EXIT_CODES, UsageError } from './exit-codes.ts';
import { wholeNumber } from './number.ts';
import { connect, grpcAddressOf, isSecure, type ServerAddress, withServerAddress } from './server-address.ts';
import { callableNames, findProcedure, unknownProcedure } from './procedure-name.ts';
import { reflectedSchema } from './reflection.ts';

interface CallOptions extends ServerAddress {
  token?: string;
  seqNo?: number;
  device?: string;
  proto?: string;
}

/** A procedure with its request, and the IDL that both are of. */
interface Wanted {
  procedure: string;
  request: object;
  schema: Schema;
}

/** of a call with a token given, which is sent once */
const CALL_TIMEOUT_MS = 10_000;

/** `othello call GameSync '{"roomId":"1"}'`: one call over any transport, its answer as JSON. */
export function callCommand(): Command {
  return withServerAddress(new Command('call'))
    .description('calls a procedure and prints what it is answered with; of a stream each answer in a line of its own')
    .argument('<procedure>', `one of ${callableNames().join(', ')}, in capitals or small letters`)
    .argument('[request]', 'its fields as JSON', '{}')
    .option('--token <token>', "a session's, from Login")
    .option('--seq-no <n>', 'of a call with --token, so that it is done once however often it is sent', wholeNumber(1))
    .option('--device <token>', 'logs in first: a platform_token that has been registered')
    .option('--proto <file>', "a team's .proto file, for its procedures; over gRPC the server is asked for them")
    .action(call);
}

async function call(name: string, text: string, options: CallOptions): Promise<void> {
  const schema = await schemaFor(name, options);
  const procedure = findProcedure(name, schema);
  if (procedure === undefined) throw unknownProcedure(name, schema);
  const wanted = { procedure, request: requestOf(procedure, text, schema), schema };
  const transport = connect(options);
  try {
    const responses =
      procedure in schema.tables.streams
        ? await subscribe(transport, wanted, options)
        : print(await answer(transport, wanted, options), 2);
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

/** All responses, whether the call was refused or not. */
async function answer(
  transport: Transport,
  { procedure, request, schema }: Wanted,
  { token, seqNo, device }: CallOptions,
): Promise<readonly AnyResponse[]> {
  if (token !== undefined) {
    const encoded = transport.prepare({ procedure, request, token, seqNo, schema });
    const limits = { signal: AbortSignal.timeout(CALL_TIMEOUT_MS), deadlineMs: Date.now() + CALL_TIMEOUT_MS };
    return (await encoded.send(limits)).responses;
  }
  const client = new OthelloClient({ transport }, schema);
  if (device !== undefined) await client.login({ platformType: 'CUSTOM', platformToken: device });
  try {
    return (await client.call(procedure as ProcedureName, request)).responses;
  } catch (error) {
    if (error instanceof CallRefused) return error.responses;
    throw error;
  }
}

/** Prints each Response as it comes, until the stream ends or Ctrl-C. @returns the last Response that was a refusal */
async function subscribe(
  transport: Transport,
  { procedure, request, schema }: Wanted,
  { token, device }: CallOptions,
): Promise<readonly AnyResponse[]> {
  if (!transport.subscribe) throw new UsageError('this transport has no streams: give another --transport');
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  const refused: AnyResponse[] = [];
  const session = token ?? (device === undefined ? undefined : await tokenOf(transport, device));
  const stream = { procedure, request, token: session, schema };
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

/** The server's own IDL, or a team's when its file is given, or when the server is asked over gRPC. */
async function schemaFor(name: string, { proto, ...server }: CallOptions): Promise<Schema> {
  if (proto !== undefined) {
    const { tablesOf, teamSchema } = await import('../index.ts'); // no other call loads the server
    try {
      return new Schema(tablesOf(teamSchema(proto).idl));
    } catch (cause) {
      throw new UsageError((cause as Error).message, { cause });
    }
  }
  const address = grpcAddressOf(server);
  if (address === undefined || findProcedure(name, OTHELLO_SCHEMA) !== undefined) return OTHELLO_SCHEMA;
  // a server that can't be asked is one without a team's procedures: the name is looked for among its own
  return reflectedSchema(address, isSecure(server.url)).catch(() => OTHELLO_SCHEMA);
}

function requestOf(procedure: string, text: string, schema: Schema): object {
  let request: unknown;
  try {
    request = JSON.parse(text);
  } catch (cause) {
    throw new UsageError(`${text} is not JSON: write fields as '{"roomId":"1"}'`, { cause });
  }
  if (typeof request !== 'object' || request === null || Array.isArray(request))
    throw new UsageError(`${text} has no fields: write them as '{"roomId":"1"}'`);
  const fields = withBytes(schema.fieldsOf(`Req${procedure}`), request);
  try {
    encodeMessage(`Req${procedure}`, fields, schema);
  } catch (cause) {
    throw new UsageError(`${procedure}: ${(cause as Error).message}`, { cause });
  }
  return fields;
}

/** Bytes are base64 in JSON, going up as coming down. */
function withBytes(rows: readonly Field[], request: object): object {
  const ofBytes = new Set(rows.filter(([, , kind]) => kind === 'bytes').map(([, name]) => name));
  const read = ([name, value]: [string, unknown]) =>
    [name, ofBytes.has(name) && typeof value === 'string' ? Buffer.from(value, 'base64') : value] as const;
  return Object.fromEntries(Object.entries(request).map(read));
}

/** As proto3 JSON has it. */
const bytesAsBase64 = (_: string, value: unknown): unknown =>
  value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value;
