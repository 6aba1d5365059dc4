import { Logger } from '@nestjs/common';
import type { SecureContextOptions, TlsOptions } from 'node:tls';
import { warnOf } from '../error-stack.ts';
import { type Contents, type KeyPair, keyPairOf, readContents } from './key-pair.ts';
import { dateOf } from './pem.ts';
import type { TlsFiles } from './tls-files.ts';

/** ms between two looks at the files. Orchestrators replace whole folders by a link, which no watch of a file notices. */
const LOOK_EVERY_MS = 2000;

/** ms that a client has for its side of the handshake */
const HANDSHAKE_MS = 8000;

const logger = new Logger('TLS');

/**
 * The certificate of this process, read again when its files change. Connections that are open keep the one they were
 * opened with; a new one that clients would refuse is told in a line, and the old one stays.
 */
export class Certificates {
  private readonly listeners = new Set<() => void>();
  private timer: NodeJS.Timeout | undefined;
  private current: KeyPair;
  /** what the files held when they were last served or refused */
  private settled: string;
  /** what they held at the last look, if that was not served: another look may find files that belong together */
  private unsettled: string | undefined;

  /** @throws StartRefused with one line: the setting, and what to do */
  static async open(files: TlsFiles, lookEveryMs = LOOK_EVERY_MS): Promise<Certificates> {
    return new Certificates(files, await readContents(files), lookEveryMs);
  }

  private constructor(
    private readonly files: TlsFiles,
    contents: Contents,
    private readonly lookEveryMs: number,
  ) {
    this.current = keyPairOf(contents);
    this.settled = JSON.stringify(contents);
  }

  /** ms since 1970 at which the first of the chain ends */
  get endsMs(): number {
    return this.current.endsMs;
  }

  /** For a server's new handshakes. */
  context({ asksClients = false } = {}): SecureContextOptions {
    const { cert, key, clientCa } = this.current;
    return { cert, key, minVersion: 'TLSv1.2', ...(asksClients && clientCa !== undefined && { ca: clientCa }) };
  }

  /** For a server. @param asksClients whether clients have to show a certificate, where their issuers are named */
  serverOptions({ asksClients = false } = {}): TlsOptions {
    const mustShow = asksClients && this.files.clientCa !== undefined;
    return {
      ...this.context({ asksClients }),
      handshakeTimeout: HANDSHAKE_MS,
      ...(mustShow && { requestCert: true, rejectUnauthorized: true }),
    };
  }

  /** @returns ends it */
  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Looks at the files from now on. */
  watch(): void {
    this.timer ??= setInterval(() => void this.look(), this.lookEveryMs).unref();
  }

  close(): void {
    clearInterval(this.timer);
    this.timer = undefined;
  }

  /** Never rejects. */
  private async look(): Promise<void> {
    const contents = await readContents(this.files);
    const text = JSON.stringify(contents);
    if (text === this.settled) this.unsettled = undefined;
    else if (this.serves(contents) || text === this.unsettled) this.settled = text;
    else this.unsettled = text;
  }

  /** @returns whether it is served now; tells why not once the files have not changed since the last look */
  private serves(contents: Contents): boolean {
    try {
      this.current = keyPairOf(contents);
    } catch (error) {
      if (JSON.stringify(contents) === this.unsettled)
        warnOf(logger, 'the new certificate is not taken, the one before it stays', error);
      return false;
    }
    logger.log(`a new certificate is served, which is valid until ${dateOf(this.current.endsMs)}`);
    for (const listener of this.listeners) listener();
    return true;
  }
}
