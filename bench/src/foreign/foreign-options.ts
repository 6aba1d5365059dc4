import type { Place } from '../wires/dial.ts';

/** A server that is somebody's own, which the bench did not start. */
export interface ForeignServerAt {
  /** its origin: `https://othello.example` */
  url: string;
  http: Place;
  grpc?: Place;
  thrift?: Place;
  /** of the server's process, where it runs on this machine */
  pid?: number;
  /** an address that tells process_cpu_seconds_total, as Prometheus reads it */
  metrics?: string;
  mostCallers: number;
}

export const FOREIGN_USAGE = `npm run bench -- --url URL [--grpc HOST:PORT] [--thrift HOST:PORT] --i-own-this-server [--most-callers N]
      [--pid N | --metrics URL] [--quick] [--transports A,B] [--seed N] [--reports FOLDER]
  what clients see of a server that runs elsewhere and speaks this protocol: URL is its origin, such as https://othello.example;
  tls:// before HOST:PORT for TLS. It makes accounts, rooms and games there, which stay. At most N calls are under way at once
  (4 unless told, 64 at most). The server's CPU is told where --pid or --metrics can tell it`;

/** those of parseArgs that a server elsewhere alone has */
export const FOREIGN_FLAGS = {
  url: { type: 'string' },
  grpc: { type: 'string' },
  thrift: { type: 'string' },
  pid: { type: 'string' },
  metrics: { type: 'string' },
  'most-callers': { type: 'string' },
  'i-own-this-server': { type: 'boolean' },
} as const;

type Values = { [Name in keyof typeof FOREIGN_FLAGS]?: string | boolean | undefined };

const MOST_CALLERS = { usual: 4, limit: 64 };

/** @returns undefined where none was asked for @throws Error with one line */
export function foreignServer(values: Values): ForeignServerAt | undefined {
  const { url, pid, metrics, 'most-callers': callers } = values;
  const given = Object.keys(FOREIGN_FLAGS).find((name) => values[name as keyof Values] !== undefined);
  if (url === undefined) {
    if (given !== undefined) throw new Error(`--${given} is of a server elsewhere: give --url, too`);
    return undefined;
  }
  const http = originOf(String(url));
  if (values['i-own-this-server'] !== true)
    throw new Error(`--url ${String(url)}: this makes accounts and load there: add --i-own-this-server if it is yours`);
  if (pid !== undefined && !/^[1-9]\d{0,8}$/.test(String(pid)))
    throw new Error(`--pid ${String(pid)}: give the number of a process`);
  if (pid !== undefined && metrics !== undefined)
    throw new Error('--pid and --metrics tell the same: give one of them');
  if (metrics !== undefined && !URL.canParse(String(metrics)))
    throw new Error(`--metrics ${String(metrics)} is no address: give one such as http://127.0.0.1:9100/metrics`);
  const mostCallers = Number(callers ?? MOST_CALLERS.usual);
  if (!Number.isInteger(mostCallers) || mostCallers < 1 || mostCallers > MOST_CALLERS.limit)
    throw new Error(`--most-callers ${String(callers)}: give 1 to ${MOST_CALLERS.limit}`);
  return {
    url: new URL(String(url)).origin,
    ...{ http, mostCallers },
    ...(values.grpc !== undefined && { grpc: placeOf('grpc', String(values.grpc)) }),
    ...(values.thrift !== undefined && { thrift: placeOf('thrift', String(values.thrift)) }),
    ...(pid !== undefined && { pid: Number(pid) }),
    ...(metrics !== undefined && { metrics: String(metrics) }),
  };
}

function originOf(text: string): Place {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol))
    throw new Error(`--url ${text} is no address: give one such as https://othello.example`);
  if (url.pathname !== '/' || url.search !== '' || url.username !== '')
    throw new Error(`--url ${text}: give the origin alone: ${url.origin}`);
  const isTls = url.protocol === 'https:';
  return { host: hostOf(url), port: Number(url.port || (isTls ? 443 : 80)), isTls };
}

function placeOf(name: string, text: string): Place {
  const [, scheme, address = ''] = /^(?:(tls|tcp):\/\/)?(.+)$/.exec(text) ?? [];
  const url = URL.canParse(`tcp://${address}`) ? new URL(`tcp://${address}`) : undefined;
  if (!url || url.port === '' || url.hostname === '')
    throw new Error(`--${name} ${text}: give host:port, or tls://host:port`);
  return { host: hostOf(url), port: Number(url.port), isTls: scheme === 'tls' };
}

/** An IPv6 address stands in brackets in a URL alone. */
const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[(.*)\]$/, '$1');
