import { errors } from 'jose';
import type { JweAlgorithm } from '../../domain/records.js';
import { isObject, parseJson } from '../../json.js';
import { type Failure, unpublished } from '../failure.js';
import { isSymmetric, isSymmetricEncryption, jweName } from '../jose/algorithms.js';
import { type EncryptionKey, encryptWith } from '../jose/encrypt.js';
import { importKey } from '../jose/import-key.js';
import type { SigningKey } from '../jose/keys.js';
import { signingKey, signWith, unsecuredJwt } from '../jose/sign.js';
import type { Call } from '../operation.js';

type StandardCall = Call<'auth_introspection_standard_api'>;

/** Returns the introspection response as a JWT (RFC 9701, section 5), signed and, if requested, encrypted. */
export async function introspectionJwt(call: StandardCall, introspected: object): Promise<string> {
  const { service, settings, body } = call;
  const payload = {
    iss: settings.issuer,
    aud: body.rsUri,
    iat: service.clock.seconds(),
    token_introspection: introspected,
  };
  const header = { typ: 'token-introspection+jwt' };
  const signed =
    body.introspectionSignAlg === 'NONE'
      ? unsecuredJwt(payload, header)
      : await signWith(await keyToSign(call), payload, header);
  const { introspectionEncryptionAlg: alg, introspectionEncryptionEnc: enc } = body;
  if (!alg) return signed;
  try {
    return await encryptWith(await keyToEncrypt(call, alg), signed, {
      alg,
      enc: enc ?? undefined,
      cty: 'JWT',
    });
  } catch (problem) {
    if (!isUnusableKey(problem)) throw problem;
    throw callerError(
      `The key of the call cannot encrypt with ${jweName(alg)}.`,
      `A key for ${jweName(alg)}.`,
    );
  }
}

function keyToSign({ service, settings, body }: StandardCall): SigningKey | Promise<SigningKey> {
  const alg = body.introspectionSignAlg ?? 'RS256';
  if (!isSymmetric(alg)) {
    return signingKey({ service, settings }, undefined, alg, settings.introspectionSignatureKeyId);
  }
  if (!body.sharedKeyForSign)
    throw callerError(
      `The call has no sharedKeyForSign to sign with ${alg}.`,
      'The member sharedKeyForSign.',
    );
  return { kid: undefined, alg, key: new TextEncoder().encode(body.sharedKeyForSign) };
}

async function keyToEncrypt({ body }: StandardCall, alg: JweAlgorithm): Promise<EncryptionKey> {
  const { publicKeyForEncryption, sharedKeyForEncryption } = body;
  if (isSymmetricEncryption(jweName(alg))) {
    if (!sharedKeyForEncryption) {
      throw callerError(
        `The call has no sharedKeyForEncryption to encrypt with ${jweName(alg)}.`,
        'The member sharedKeyForEncryption.',
      );
    }
    return { key: new TextEncoder().encode(sharedKeyForEncryption) };
  }
  const jwk = parseJson(publicKeyForEncryption ?? '');
  if (!isObject(jwk)) {
    throw callerError(
      `The publicKeyForEncryption of the call is not a JWK to encrypt with ${jweName(alg)}.`,
      'A public key as a JWK in publicKeyForEncryption.',
    );
  }
  const kid = typeof jwk['kid'] === 'string' ? jwk['kid'] : undefined;
  return { kid, key: await importKey(jwk, jweName(alg)) };
}

const callerError = (outcome: string, needed: string): Failure =>
  unpublished(outcome, needed, { action: 'INTERNAL_SERVER_ERROR' });

/** Whether `jose` or the underlying cryptography rejected a key. */
const isUnusableKey = (problem: unknown): boolean =>
  problem instanceof errors.JOSEError || problem instanceof TypeError || problem instanceof DOMException;
