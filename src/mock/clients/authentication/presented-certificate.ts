import type { X509Certificate } from 'node:crypto';
import { type Failure, refuse } from '../../failure.js';
import { readCertificate } from '../../oauth/certificate.js';
import type { Credentials } from './credentials.js';

/**
 * Returns the certificate of a client that authenticates by mutual TLS. The client identifies itself in the body
 * (RFC 8705, section 2).
 */
export function presentedCertificate(
  { clientCertificate, parameters }: Credentials,
  method: string,
): { readonly certificate: X509Certificate } | { readonly failure: Failure } {
  if (!parameters.text('client_id')) return { failure: refuse('A157357', { method }) };
  if (!clientCertificate) return { failure: refuse('A157327') };
  const certificate = readCertificate(clientCertificate);
  return certificate === undefined ? { failure: refuse('A157328') } : { certificate };
}
