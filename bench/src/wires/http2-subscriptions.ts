import http2, { type ClientHttp2Session, type ClientHttp2Stream, type OutgoingHttpHeaders } from 'node:http2';
import { othello } from 'othello-rpc';
import { STREAMS_A_CONNECTION } from '../connections.ts';
import { authorityOf, dial } from './dial.ts';
import { grpcFrame, grpcFramesOf } from './grpc-frames.ts';
import { varintFramesOf } from './pushed-frames.ts';
import { subscribeRequest, type Subscriptions } from './subscription.ts';

/** Connections of HTTP/2 for streams: one each, or one for as many as the server allows. */
class Sessions {
  private readonly all: ClientHttp2Session[] = [];
  private streams = 0;

  constructor(
    private readonly port: number,
    private readonly isShared: boolean,
  ) {}

  request(headers: OutgoingHttpHeaders): ClientHttp2Stream {
    const isFull = !this.isShared || this.streams % STREAMS_A_CONNECTION === 0;
    this.streams++;
    const session = (isFull ? undefined : this.all.at(-1)) ?? this.connect();
    const stream = session.request({ ':method': 'POST', ...headers });
    stream.on('error', () => undefined);
    return stream;
  }

  close(): void {
    this.all.forEach((session) => session.destroy());
  }

  private connect(): ClientHttp2Session {
    const place = { port: this.port };
    const session = http2.connect(`http://${authorityOf(place)}`, { createConnection: () => dial(place, 'h2') });
    session.on('error', () => undefined);
    session.setMaxListeners(0);
    this.all.push(session);
    return session;
  }
}

const GRPC = { te: 'trailers', 'content-type': 'application/grpc' };

/** The envelope's stream over HTTP/2. */
export function http2Subscriptions(port: number): Subscriptions {
  const sessions = new Sessions(port, true);
  return {
    open(watched, take) {
      const stream = sessions.request({ ':path': '/api/stream' });
      stream.on(
        'data',
        varintFramesOf((bytes) => take(othello.Response.decode(bytes))),
      );
      stream.end(othello.Request.encode(subscribeRequest(watched)).finish());
    },
    close: () => sessions.close(),
  };
}

export function grpcSubscriptions(port: number, isShared: boolean): Subscriptions {
  const sessions = new Sessions(port, isShared);
  return {
    open({ roomId, token }, take) {
      const authorization = `Bearer ${token}`;
      const stream = sessions.request({ ':path': '/othello.Othello/Subscribe', ...GRPC, authorization });
      stream.on(
        'data',
        grpcFramesOf((bytes) => take(othello.Response.decode(bytes))),
      );
      stream.end(grpcFrame(othello.ReqSubscribe.encode({ roomId }).finish()));
    },
    close: () => sessions.close(),
  };
}

/** A Play stream each, on a connection of its own. */
export function playSubscriptions(port: number): Subscriptions {
  const sessions = new Sessions(port, false);
  return {
    open(watched, take) {
      const stream = sessions.request({ ':path': '/othello.Othello/Play', ...GRPC });
      stream.on(
        'data',
        grpcFramesOf((bytes) => othello.MultipleResponse.decode(bytes).responses.forEach((response) => take(response))),
      );
      stream.write(grpcFrame(othello.Request.encode(subscribeRequest(watched)).finish()));
    },
    close: () => sessions.close(),
  };
}
