import { CallImpossible } from '../errors.ts';

/** How a server is to be trusted, and who calls. Without `ca` it is trusted as Node does: see NODE_EXTRA_CA_CERTS. */
export interface TlsOptions {
  /** PEM: who issues the server's certificate */
  ca?: string;
  /** PEM: the caller's own certificate, where the server asks for one */
  cert?: string;
  /** PEM: its key */
  key?: string;
}

const SECURE = /^(?:grpcs|thrifts):\/\//i;

/**
 * Takes `grpcs://` or `thrifts://` from an address.
 * @param scheme that may stand before it: `grpc`, `thrift`
 * @param tls true: as with such a scheme
 * @throws CallImpossible when the options and the scheme disagree
 */
export function withoutScheme(
  address: string,
  scheme: string,
  tls: boolean | TlsOptions | undefined,
): { address: string; tls: TlsOptions | undefined } {
  const bare = address.replace(new RegExp(`^${scheme}s?://`, 'i'), '');
  const asks = SECURE.test(address) && bare !== address;
  if (asks && tls === false) throw new CallImpossible(`"${address}" asks for TLS, and { tls: false } for none`);
  if (!asks && !tls) return { address: bare, tls: undefined };
  return { address: bare, tls: typeof tls === 'object' ? tls : {} };
}

/** What Node and grpc-js say where a certificate is not trusted, or no TLS is spoken. */
const UNTRUSTED = /SSL|CERT|SIGNED|UNABLE_TO_VERIFY|self-signed|certificate|wrong version number/i;

/** Advice for a person; undefined: the failure had another reason. @param told an error's code, or its message */
export const untrusted = (told: string): string | undefined =>
  UNTRUSTED.test(told) ? 'no TLS that is trusted: check that both sides use it, and the certificate' : undefined;
