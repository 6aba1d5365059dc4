import { X509Certificate } from 'node:crypto';
import { StartRefused } from '../start-refused.ts';

const PEM = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** The certificates in a text, in its order. @throws Error where one of them can't be read */
export const certificatesIn = (text: string): X509Certificate[] =>
  (text.match(PEM) ?? []).map((pem) => new X509Certificate(pem));

/**
 * When a certificate ends, which is valid now.
 * @param what it is, for a person
 * @returns ms since 1970
 * @throws StartRefused
 */
export function endOf({ validFrom, validTo }: X509Certificate, what: string, nowMs: number): number {
  const [fromMs, toMs] = [Date.parse(validFrom), Date.parse(validTo)];
  if (toMs < nowMs) throw new StartRefused(`${what} ended on ${dateOf(toMs)}: renew it`);
  if (fromMs > nowMs) throw new StartRefused(`${what} begins on ${dateOf(fromMs)}: check the clock of this machine`);
  return toMs;
}

/** As errors show it: `2026-11-30`. */
export const dateOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
