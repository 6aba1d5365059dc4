import { NotChecked, UsageError } from './exit-codes.ts';

/** Calls the server's administration over HTTP, so that its acts are done and recorded by the server itself. */
export class AdminClient {
  private cookie = '';

  /** @param url of the server @throws UsageError it is no URL */
  constructor(private readonly url: string) {
    if (!URL.canParse(url)) throw new UsageError(`${url} is no URL: give http://host:port`);
  }

  /** @throws Error with the server's line; NotChecked: no server answered */
  async login(password: string): Promise<void> {
    const response = await this.send('login', { body: { password } });
    this.cookie = (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  }

  async get(path: string): Promise<unknown> {
    return (await this.send(path, {})).json();
  }

  async post(path: string, body: object): Promise<unknown> {
    return (await this.send(path, { body })).json();
  }

  private async send(path: string, { body }: { body?: object }): Promise<Response> {
    const base = this.url.endsWith('/') ? this.url : `${this.url}/`;
    const response = await fetch(new URL(`admin/api/${path}`, base), {
      method: body ? 'POST' : 'GET',
      headers: { cookie: this.cookie, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    }).catch((error: unknown) => {
      throw new NotChecked(`no server answered at ${this.url}: is it running?`, { cause: error });
    });
    if (response.ok) return response;
    const answer = (await response.json().catch(() => ({}))) as { error?: string; statusCode?: number };
    // Nest's own 404 has a statusCode
    if (answer.error !== undefined && answer.statusCode === undefined) throw new Error(answer.error);
    throw new Error(
      response.status === 404
        ? `the server at ${this.url} has no administration: start it with ADMIN_PASSWORD`
        : `the server answered ${response.status}`,
    );
  }
}
