import { StartRefused } from '../start-refused.ts';

/** Paths of files in PEM format. */
export interface TlsFiles {
  /** the server's certificate, then those of its issuers */
  cert: string;
  /** its private key, without a password */
  key: string;
  /** who issues the certificates that gRPC clients have to show; undefined: they need to show none */
  clientCa: string | undefined;
}

/** The setting that names each file. */
export const SETTING_OF = { cert: 'TLS_CERT_FILE', key: 'TLS_KEY_FILE', clientCa: 'TLS_CLIENT_CA_FILE' } as const;

/**
 * The files that the settings name.
 * @returns undefined where none is named: then the ports speak plain text
 * @throws StartRefused where a part is missing: a port must not be open by a mistake
 */
export function tlsFilesOf(settings: {
  TLS_CERT_FILE?: string | undefined;
  TLS_KEY_FILE?: string | undefined;
  TLS_CLIENT_CA_FILE?: string | undefined;
}): TlsFiles | undefined {
  const { TLS_CERT_FILE: cert, TLS_KEY_FILE: key, TLS_CLIENT_CA_FILE: clientCa } = settings;
  if (cert !== undefined && key !== undefined) return { cert, key, clientCa };
  const named = Object.values(SETTING_OF).filter((setting) => settings[setting] !== undefined);
  if (named.length === 0) return undefined;
  const missing = Object.values(SETTING_OF).filter(
    (setting) => setting !== SETTING_OF.clientCa && settings[setting] === undefined,
  );
  throw new StartRefused(
    `${named.join(' and ')} needs ${missing.join(' and ')}: set both a certificate and its key, or none for ports without TLS`,
  );
}
