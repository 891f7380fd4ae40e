import { createHash, X509Certificate } from 'node:crypto';

const encapsulated = /-----BEGIN ((?:TRUSTED |X509 )?CERTIFICATE)-----([^-]*)-----END \1-----/;

/**
 * Reads the first certificate of a PEM text (RFC 7468, section 5); `undefined` if it is invalid. Text before it is
 * skipped (section 2). Boundaries and line breaks may be missing.
 */
export function readCertificate(pem: string): X509Certificate | undefined {
  const [, , inside = pem.replace(/-----(?:BEGIN|END) [\w ]+-----/g, '')] = encapsulated.exec(pem) ?? [];
  const base64 = inside.replace(/\s+/g, '');
  if (!/^[A-Za-z0-9+/]+=*$/.test(base64)) return undefined;
  try {
    return new X509Certificate(Buffer.from(base64, 'base64'));
  } catch {
    return undefined;
  }
}

/** RFC 8705, section 3.1: `x5t#S256`, the base64url-encoded SHA-256 digest of the DER certificate. */
export const certificateThumbprint = ({ raw }: X509Certificate): string =>
  createHash('sha256').update(raw).digest('base64url');
