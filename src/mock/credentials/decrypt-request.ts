import type { Failure } from '../failure.js';
import { decryptedBytes } from '../jose/jwe.js';
import type { KeySet, SigningKey } from '../jose/keys.js';
import { readHeader } from '../jose/read-jwt.js';
import { listed } from '../listed.js';
import type { ServiceContext } from '../service-context.js';
import { type RequestEncryptionSupport, requestEncryptionSupport } from './encryption-support.js';
import { badRequest } from './refusals.js';

const invalid = (outcome: string, needed: string): Failure =>
  badRequest('invalid_encryption_parameters', outcome, needed);

const isJwe = (content: string): boolean => /^[\w-]+(\.[\w-]*){4}$/.test(content);

/**
 * Resolves to the text of a credential request, decrypted if it is a JWE (OpenID4VCI 1.0, section 10). Throws a
 * `Failure`.
 */
export async function decryptRequest(
  { service, settings: { credentialIssuerMetadata: metadata = {} } }: ServiceContext,
  content: string,
): Promise<string> {
  if (!isJwe(content)) {
    if (metadata.requireCredentialRequestEncryption)
      throw invalid(
        'The credential request must be encrypted',
        'A JWE for a key in credential_request_encryption of the issuer metadata.',
      );
    return content;
  }
  const support = requestEncryptionSupport(metadata);
  if (support === undefined)
    throw invalid(
      'The service does not support encrypted credential requests',
      'A credential request that is not encrypted, or credentialRequestEncryption in the metadata of the service.',
    );
  const keySet = service.keySet(JSON.stringify({ keys: support.keys }));
  const { key, alg } = await keyFor(content, keySet, support);
  const plaintext = await decryptedBytes(content, key, alg).catch(() => {
    throw invalid(
      'The credential request cannot be decrypted with the key that it names',
      'A JWE that is encrypted with that key.',
    );
  });
  return new TextDecoder().decode(plaintext);
}

/** Resolves to the decryption key of a JWE, which has the kid and alg of its header. */
async function keyFor(
  jwe: string,
  keySet: KeySet,
  { encryptions, zips }: RequestEncryptionSupport,
): Promise<SigningKey> {
  const header = readHeader(jwe);
  if (header === undefined)
    throw badRequest(
      'invalid_credential_request',
      'The header of the encrypted request cannot be read',
      'A JWE whose header is base64url-encoded JSON.',
    );
  const { alg, enc, zip, kid } = header;
  if (!encryptions.includes(String(enc)))
    throw invalid(
      `The service does not support credential requests with the enc ${enc}`,
      `An enc that the service supports: ${listed(encryptions) ?? 'none'}.`,
    );
  if (zip !== undefined && !zips.includes(String(zip)))
    throw invalid(
      `The service does not support credential requests with the zip ${zip}`,
      `A zip that the service supports, or none: ${listed(zips) ?? 'none'}.`,
    );
  const [jwk, ...others] = keySet.decrypters(String(alg), kid);
  if (jwk === undefined)
    throw invalid(
      `The service has no key for the alg ${alg} and the kid ${kid}`,
      'The alg and the kid of a key in credential_request_encryption of the issuer metadata.',
    );
  if (others.length > 0)
    throw invalid(
      'Several keys can decrypt the credential request. It must select one by its kid',
      'A kid in the header that names one key.',
    );
  return keySet.load(jwk, String(alg)).catch(() => {
    throw invalid(
      `The key of the service for the alg ${alg} cannot be used`,
      'A usable private key in the service.',
    );
  });
}
