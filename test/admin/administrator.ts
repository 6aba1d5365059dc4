import { request } from 'node:http';

/** long enough, and no word of any line */
export const PASSWORD = 'a quiet stone under 7 rivers';

/** An answer of the administration. */
export interface AdminAnswer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Record<string, unknown>;
}

interface AdminRequest {
  method?: 'GET' | 'POST';
  body?: unknown;
  headers?: Record<string, string>;
}

/** One request, with headers as a browser might send them. */
export function ask(
  url: string,
  path: string,
  { method, body, headers = {} }: AdminRequest = {},
): Promise<AdminAnswer> {
  const text = body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const sent = request(
      `${url}/admin/api/${path}`,
      {
        method: method ?? (text === undefined ? 'GET' : 'POST'),
        agent: false,
        headers: { ...(text !== undefined && { 'content-type': 'application/json' }), ...headers },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const whole = Buffer.concat(chunks).toString();
          const parsed = whole === '' ? {} : (JSON.parse(whole) as Record<string, unknown>);
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: parsed });
        });
      },
    );
    sent.on('error', reject);
    sent.end(text);
  });
}

/** Somebody who has given the password to one node. */
export class Administrator {
  private constructor(
    readonly url: string,
    readonly cookie: string,
  ) {}

  static async at(url: string): Promise<Administrator> {
    const { status, headers } = await ask(url, 'login', { body: { password: PASSWORD } });
    if (status !== 204) throw new Error(`not logged in: ${status}`);
    return new Administrator(url, String(headers['set-cookie']).split(';')[0] ?? '');
  }

  /** the same cookie, sent to another node */
  through(url: string): Administrator {
    return new Administrator(url, this.cookie);
  }

  get(path: string): Promise<AdminAnswer> {
    return ask(this.url, path, { headers: { cookie: this.cookie } });
  }

  act(act: Record<string, unknown>): Promise<AdminAnswer> {
    return ask(this.url, 'acts', { body: act, headers: { cookie: this.cookie } });
  }

  /** The newest acts on record: `suspend 12 done`. */
  async record(): Promise<string[]> {
    const { body } = await this.get('acts');
    return (body['acts'] as Record<string, string>[]).map(({ act, object, result }) => `${act} ${object} ${result}`);
  }
}
