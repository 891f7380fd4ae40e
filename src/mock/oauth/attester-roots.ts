import type { ServiceRecord } from '../../domain/records.js';
import { readCertificate } from './certificate.js';
import { leadsToRoot } from './certificate-path.js';

/** The root certificates that attesters are verified against. */
export interface AttesterRoots {
  readonly pems: readonly string[];
  /** Whether attesters without a certificate are rejected. */
  readonly only: boolean;
}

/** Returns `undefined` if the service accepts any attester certificate in client attestations. */
export const clientAttesterRoots = (settings: ServiceRecord): AttesterRoots | undefined =>
  settings.clientAttesterRootsEnabled
    ? { pems: settings.clientAttesterRoots ?? [], only: settings.clientAttesterRootsOnly }
    : undefined;

/** Returns `undefined` if the service accepts any attester certificate in key attestations. */
export const keyAttesterRoots = (settings: ServiceRecord): AttesterRoots | undefined =>
  settings.keyAttesterRootsEnabled
    ? { pems: settings.keyAttesterRoots ?? [], only: settings.keyAttesterRootsOnly }
    : undefined;

/**
 * Returns what is wrong with the `x5c` certificates of an attestation (RFC 7515, section 4.1.6). `now` is in
 * seconds since the epoch. An unreadable root matches no certificate.
 */
export function attesterDefect(
  x5c: unknown,
  roots: AttesterRoots | undefined,
  now: number,
): string | undefined {
  if (roots === undefined) return undefined;
  if (x5c === undefined) return roots.only ? 'it has no certificate (x5c)' : undefined;
  const path = certificates(Array.isArray(x5c) ? x5c : []);
  if (path === undefined || path.length === 0) return 'its certificates (x5c) cannot be read';
  const trusted = roots.pems.flatMap((pem) => readCertificate(pem) ?? []);
  return leadsToRoot(path, trusted, now * 1000)
    ? undefined
    : 'its certificates (x5c) lead to no attester root of the service';
}

function certificates(x5c: readonly unknown[]) {
  const read = x5c.flatMap((one) => (typeof one === 'string' ? (readCertificate(one) ?? []) : []));
  return read.length === x5c.length ? read : undefined;
}
