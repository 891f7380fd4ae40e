import { type PeerCertificate, TLSSocket } from 'node:tls';
import type { Request } from 'express';

interface Presented {
  readonly clientCertificate?: string;
  readonly clientCertificatePath?: string[];
}

/**
 * Returns the client's TLS certificate, followed by its chain (RFC 8705, section 2). TLS has verified the
 * possession of the key; Authlete decides whether to trust the certificate.
 */
export function clientCertificateOf({ socket }: Request): Presented {
  if (!(socket instanceof TLSSocket)) return {};
  const [clientCertificate, ...path] = chainOf(socket.getPeerCertificate(true));
  if (clientCertificate === undefined) return {};
  return { clientCertificate, ...(path.length > 0 && { clientCertificatePath: path }) };
}

/** A self-signed certificate is its own issuer. */
function chainOf({
  raw,
  issuerCertificate: issuer,
}: Partial<PeerCertificate & { issuerCertificate: unknown }>): string[] {
  if (raw === undefined) return [];
  return [pemOf(raw), ...(isIssued(raw, issuer) ? chainOf(issuer) : [])];
}

const isIssued = (raw: Buffer, issuer: unknown): issuer is PeerCertificate =>
  typeof issuer === 'object' &&
  issuer !== null &&
  'raw' in issuer &&
  issuer.raw instanceof Buffer &&
  !issuer.raw.equals(raw);

const pemOf = (der: Buffer): string =>
  `-----BEGIN CERTIFICATE-----\n${der.toString('base64')}\n-----END CERTIFICATE-----\n`;
