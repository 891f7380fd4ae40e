import type { JWK } from 'jose';
import { refuse } from '../../failure.js';
import { readCertificate } from '../../oauth/certificate.js';
import type { Verify } from './credentials.js';
import { presentedCertificate } from './presented-certificate.js';
import { registeredKeys } from './verification-key.js';

/** RFC 8705, section 2.2: the certificate must be in the `x5c` of a key that the client registered. */
export const selfSignedTlsClientAuth: Verify = async (context, client, credentials) => {
  const presented = presentedCertificate(credentials, 'self_signed_tls_client_auth');
  if ('failure' in presented) return presented.failure;
  const registered = await registeredKeys(context, client);
  if ('failure' in registered) return registered.failure;

  const { selfSignedCertificateKeyId: keyId } = client;
  const candidates = registered.keySet.keys.filter(({ kid }) => !keyId || kid === keyId);
  if (candidates.length === 0) return refuse('A157329', { kid: keyId ?? 'any' });
  const leaves = candidates.flatMap(leafOf);
  if (leaves.length === 0) return refuse('A157330', { kid: keyId ?? 'any' });
  const certificates = leaves.flatMap((leaf) => readCertificate(leaf) ?? []);
  if (certificates.length === 0) return refuse('A157332');
  const same = certificates.some(({ raw }) => raw.equals(presented.certificate.raw));
  return same ? undefined : refuse('A157333');
};

/** RFC 7517, section 4.7: the first certificate in `x5c` contains the key itself. */
const leafOf = ({ x5c = [] }: JWK): string[] => x5c.slice(0, 1);
