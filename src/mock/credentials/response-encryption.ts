import type { JWK } from 'jose';
import type { ResponseEncryption } from '../../domain/credential-request.js';
import type { ClientRecord, ServiceRecord } from '../../domain/records.js';
import { isObject, type UnknownRecord } from '../../json.js';
import { jweName } from '../jose/algorithms.js';
import { encryptWith } from '../jose/encrypt.js';
import { importKey } from '../jose/import-key.js';
import { publicJwk } from '../jose/public-jwk.js';
import { responseEncryptionSupport } from './encryption-support.js';
import { badRequest } from './refusals.js';

const invalid = (outcome: string, needed: string) =>
  badRequest('invalid_encryption_parameters', outcome, needed);

/**
 * Returns how to encrypt the response (OpenID4VCI 1.0, section 8.2); `undefined` if it is not encrypted. Throws a
 * `Failure` if required encryption is not requested, or the requested one is not supported.
 */
export async function responseEncryption(
  { credential_response_encryption: requested }: UnknownRecord,
  { credentialIssuerMetadata: metadata = {} }: ServiceRecord,
  client: ClientRecord | undefined,
): Promise<ResponseEncryption | undefined> {
  if (requested === undefined) {
    if (metadata.requireCredentialResponseEncryption || client?.credentialResponseEncryptionRequired)
      throw invalid(
        'The response must be encrypted, but the request has no credential_response_encryption',
        'The member credential_response_encryption.',
      );
    return undefined;
  }
  const { jwk, alg, enc, zip } = isObject(requested) ? requested : {};
  if (!isObject(jwk)) throw invalid('credential_response_encryption has no jwk', 'A public key as jwk.');
  const support = responseEncryptionSupport(metadata);
  const wanted = alg ?? jwk['alg'];
  const supportedAlg = support?.algorithms.find((one) => jweName(one) === wanted);
  const supportedEnc = support?.encryptions.find((one) => jweName(one) === enc);
  const supportedZip = support?.zips.find((one) => one === zip);
  if (!supportedAlg)
    throw invalid(
      `The service does not encrypt with the alg ${wanted}`,
      'An alg in credential_response_encryption of the issuer metadata.',
    );
  if (!supportedEnc)
    throw invalid(
      `The service does not encrypt with the enc ${enc}`,
      'An enc in credential_response_encryption of the issuer metadata.',
    );
  if (zip !== undefined && !supportedZip)
    throw invalid(
      `The service does not compress with ${zip}`,
      'A zip in credential_response_encryption of the issuer metadata, or none.',
    );
  // Whether the object is a valid key is checked here.
  const encryption = {
    jwk: publicJwk(jwk as JWK),
    alg: supportedAlg,
    enc: supportedEnc,
    ...(supportedZip !== undefined && { zip: supportedZip }),
  };
  await encryptResponse('', encryption).catch(() => {
    throw invalid(`The jwk is not a public key for ${wanted}`, `A public key for ${wanted} as jwk.`);
  });
  return encryption;
}

/** Encrypts a credential response for the wallet (OpenID4VCI 1.0, section 10). */
export async function encryptResponse(content: string, encryption: ResponseEncryption): Promise<string> {
  const { jwk, alg } = encryption;
  return encryptWith({ kid: jwk.kid, key: await importKey(jwk, jweName(alg)) }, content, encryption);
}
