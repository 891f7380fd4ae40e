import type { X509Certificate } from 'node:crypto';

/**
 * Whether the path leads from a certificate to one of the roots: each certificate is signed by the next one and
 * valid at `now`, in milliseconds since the epoch (RFC 5280, section 6.1). Policies and revocation are not checked.
 */
export function leadsToRoot(
  path: readonly X509Certificate[],
  roots: readonly X509Certificate[],
  now: number,
): boolean {
  return path.every((certificate, index) => {
    const next = path[index + 1];
    const isIssued =
      next === undefined
        ? roots.some((root) => isSame(certificate, root) || isIssuedBy(certificate, root))
        : next.ca && isIssuedBy(certificate, next);
    return isIssued && isValidAt(certificate, now);
  });
}

const isSame = (one: X509Certificate, other: X509Certificate): boolean => one.raw.equals(other.raw);

const isIssuedBy = (certificate: X509Certificate, issuer: X509Certificate): boolean =>
  certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);

const isValidAt = ({ validFrom, validTo }: X509Certificate, now: number): boolean =>
  Date.parse(validFrom) <= now && now <= Date.parse(validTo);
