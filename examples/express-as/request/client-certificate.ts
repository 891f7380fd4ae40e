import { type PeerCertificate, TLSSocket } from 'node:tls';
import type { Request } from 'express';

interface Presented {
  readonly clientCertificate?: string;
  readonly clientCertificatePath?: string[];
}

/**
 * What the client presented when the TLS connection was made (RFC 8705, section 2): its certificate, then the
 * rest of the chain. TLS has proven that the client has the key; whether to trust it is for Authlete to say.
 */
export function clientCertificateOf({ socket }: Request): Presented {
  if (!(socket instanceof TLSSocket)) return {};
  const [clientCertificate, ...path] = chainOf(socket.getPeerCertificate(true));
  if (clientCertificate === undefined) return {};
  return { clientCertificate, ...(path.length > 0 && { clientCertificatePath: path }) };
}

/** A certificate that signs itself names itself as its issuer. */
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
