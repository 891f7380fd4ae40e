import type { ClientRecord, ServiceRecord } from '../../domain/records.js';
import { serviceKeys } from '../hsk/service-keys.js';
import { isAsymmetricEncryption, isEncryption, isSymmetricEncryption, jweName } from '../jose/algorithms.js';
import { decryptedBytes } from '../jose/jwe.js';
import { secretKey } from '../jose/secret-key.js';
import type { RequestObjectProblem } from '../results/request-object.js';
import { headerOf, type RequestObjectContext, refused } from './request-object.js';

/** Resolves to the content of an encrypted request object (RFC 9101, section 6.1). Throws a `Failure`. */
export async function decryptRequestObject(context: RequestObjectContext, jwe: string): Promise<string> {
  const { channel, client, settings } = context;
  const { alg, enc, kid } = headerOf(jwe) ?? {};
  const problem = headerProblem(client, settings, alg, enc);
  if (problem !== undefined) throw refused(problem, channel, true);
  const key = await decryptionKey(context, String(alg), String(enc), kid);
  const inner = await decryptedBytes(jwe, key, String(alg)).catch(() => {
    throw refused('notDecrypted', channel, true);
  });
  const jwt = new TextDecoder().decode(inner);
  if (jwt.split('.').length === 5) throw refused('nestedJwe', channel, true);
  return jwt;
}

function headerProblem(
  client: ClientRecord,
  settings: ServiceRecord,
  alg: unknown,
  enc: unknown,
): RequestObjectProblem | undefined {
  if (typeof alg !== 'string') return 'jweAlgMissing';
  if (typeof enc !== 'string') return 'jweEncMissing';
  if (!isEncryption(enc)) return 'jweEncUnsupported';
  if (!isAsymmetricEncryption(alg) && !isSymmetricEncryption(alg)) return 'jweAlgUnsupported';
  if (isSymmetricEncryption(alg) && client.clientType !== 'CONFIDENTIAL') return 'jweAlgSymmetric';
  const { requestEncryptionAlg, requestEncryptionEnc } = client;
  const algMustMatch =
    settings.requestObjectEncryptionAlgMatchRequired || client.requestObjectEncryptionAlgMatchRequired;
  const encMustMatch =
    settings.requestObjectEncryptionEncMatchRequired || client.requestObjectEncryptionEncMatchRequired;
  if (algMustMatch && requestEncryptionAlg && jweName(requestEncryptionAlg) !== alg) return 'jweAlgDiffers';
  // OpenID Connect Registration, section 2: A128CBC-HS256 is the default.
  const expectedEnc = jweName(requestEncryptionEnc ?? 'A128CBC_HS256');
  return encMustMatch && requestEncryptionAlg && expectedEnc !== enc ? 'jweEncDiffers' : undefined;
}

/**
 * Resolves to the service's private key or, for a symmetric algorithm, a key derived from the client's secret
 * (Core, 10.2).
 */
async function decryptionKey(context: RequestObjectContext, alg: string, enc: string, kid: unknown) {
  const { channel, client } = context;
  if (isSymmetricEncryption(alg)) return secretKey(client.clientSecret ?? '', alg, enc);
  const keySet = await serviceKeys(context);
  if (keySet === undefined) throw refused('serviceKeysMissing', channel, true);
  const [jwk, ...others] = keySet.decrypters(alg, kid);
  if (jwk === undefined) throw refused('decryptionKeyMissing', channel, true);
  if (others.length > 0) throw refused('decryptionKeysAmbiguous', channel, true);
  const { key } = await keySet.load(jwk, alg).catch(() => {
    throw refused('decryptionKeyMissing', channel, true);
  });
  return key;
}
