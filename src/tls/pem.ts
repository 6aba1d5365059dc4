import { X509Certificate } from 'node:crypto';

const PEM = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** The certificates in a text, in its order. @throws Error where one of them can't be read */
export const certificatesIn = (text: string): X509Certificate[] =>
  (text.match(PEM) ?? []).map((pem) => new X509Certificate(pem));

/** In ms since 1970. */
export const validityOf = ({ validFrom, validTo }: X509Certificate): { fromMs: number; toMs: number } => ({
  fromMs: Date.parse(validFrom),
  toMs: Date.parse(validTo),
});

/** As errors show it: `2026-11-30`. */
export const dateOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
