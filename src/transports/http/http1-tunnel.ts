import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import { constants, type IncomingHttpHeaders, type ServerHttp2Stream } from 'node:http2';
import { type Duplex, duplexPair, pipeline } from 'node:stream';
import { endUnread, isContinueDue } from './http2-exchange.ts';

/** Headers that are about one HTTP/1.1 connection: they are forbidden in HTTP/2. */
const HOP_BY_HOP = ['connection', 'keep-alive', 'proxy-connection', 'transfer-encoding', 'upgrade', 'te', 'expect'];

/** @param host what the client calls this server */
function http1Headers(headers: IncomingHttpHeaders, host: string): Record<string, string | string[]> {
  const kept: Record<string, string | string[]> = { host };
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined && !name.startsWith(':') && !HOP_BY_HOP.includes(name)) kept[name] = value;
  return kept;
}

/**
 * Lets an HTTP/1.1 server answer a request that came over HTTP/2, through a connection in memory, so that Express and a
 * team's controllers need to know HTTP/1.1 alone.
 * @param connect takes the server's end of a connection
 */
export function answerOverHttp1(
  stream: ServerHttp2Stream,
  headers: IncomingHttpHeaders,
  connect: (socket: Duplex) => void,
): void {
  if (isContinueDue(headers)) stream.additionalHeaders({ ':status': 100 });
  const [ours, theirs] = duplexPair();
  const { remoteAddress, remotePort, remoteFamily } = stream.session?.socket ?? {};
  const encrypted = stream.session?.encrypted; // Express tells the scheme by it
  connect(Object.assign(theirs, { remoteAddress, remotePort, remoteFamily, encrypted }));
  const giveUp = () => stream.close(constants.NGHTTP2_CANCEL);
  let request: ClientRequest;
  try {
    request = httpRequest({
      createConnection: () => ours,
      method: headers[':method'] ?? 'GET',
      path: headers[':path'] ?? '/',
      headers: http1Headers(headers, headers.host ?? ''),
      setHost: false,
    });
  } catch {
    // HTTP/1.1 has no such header or target
    ours.destroy();
    stream.respond({ ':status': 400 }, { endStream: true });
    return endUnread(stream);
  }
  request.on('response', (response) => passOn(response, stream));
  request.on('error', giveUp);
  stream.once('close', () => request.destroy());
  stream.pipe(request);
}

function passOn(response: IncomingMessage, stream: ServerHttp2Stream): void {
  if (stream.destroyed || stream.closed) return void response.destroy();
  const headers = { ...response.headers };
  for (const name of HOP_BY_HOP) delete headers[name];
  stream.respond({ ...headers, ':status': response.statusCode ?? 500 });
  pipeline(response, stream, (error) => {
    if (error) stream.close(constants.NGHTTP2_CANCEL);
    else if (!stream.readableEnded) endUnread(stream);
  });
}
