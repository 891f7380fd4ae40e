import { errors } from 'jose';
import { clientKeys, type KeysProblem } from '../clients/client-keys.js';
import { isSignature, isSymmetric } from '../jose/algorithms.js';
import { verifiedBytes } from '../jose/jws.js';
import type { KeySet } from '../jose/keys.js';
import type { RequestObjectProblem } from '../results/request-object.js';
import { type OpenedObject, type RequestObjectContext, refused } from './request-object.js';

/**
 * Verifies the signature of a request object (RFC 9101, section 6.2). Throws a `Failure`. Unsigned objects pass if
 * the client has registered no algorithm, and are checked later.
 */
export async function verifyRequestObject(
  context: RequestObjectContext,
  opened: OpenedObject,
): Promise<void> {
  const { client, channel, requestUri } = context;
  const { header, jwt, encrypted } = opened;
  const { alg } = header;
  const registered = client.requestSignAlg;
  const refuse = (problem: RequestObjectProblem) => refused(problem, channel, encrypted);
  if (typeof alg !== 'string') throw refuse('algMissing');
  if (alg === 'none') {
    if (registered !== undefined && registered !== 'NONE') throw refuse('unsignedThoughRegistered');
    // OpenID Connect Core, section 6.2: an unsigned object must be fetched over TLS.
    if (requestUri !== undefined && !requestUri.startsWith('https:')) throw refuse('unsignedWithoutTls');
    return;
  }
  if (!isSignature(alg)) throw refuse('algUnsupported');
  if (registered !== undefined && registered !== alg) throw refuse('algDiffers');
  if (isSymmetric(alg) && client.clientType !== 'CONFIDENTIAL') throw refuse('algSymmetric');
  const key = isSymmetric(alg)
    ? new TextEncoder().encode(client.clientSecret ?? '')
    : await clientKey(context, opened, alg);
  await verifiedBytes(jwt, key, alg).catch((problem: unknown) => {
    const wrong = problem instanceof errors.JWSSignatureVerificationFailed;
    throw refuse(wrong ? 'signatureWrong' : 'signatureBroken');
  });
}

async function clientKey(context: RequestObjectContext, { header, encrypted }: OpenedObject, alg: string) {
  const { channel, client } = context;
  const remote = client.jwksUri !== undefined;
  const keySet = await registeredKeys(context, encrypted);
  const [jwk, ...others] = keySet.verifiers(alg, header['kid']);
  if (others.length > 0) throw refused(remote ? 'keysAtJwksUri' : 'keysAmbiguous', channel, encrypted);
  const missing = refused(remote ? 'keyNotAtJwksUri' : 'keyMissing', channel, encrypted);
  if (jwk === undefined) throw missing;
  return keySet.loadPublic(jwk, alg).catch(() => {
    throw missing;
  });
}

const keysProblems = {
  unregistered: 'keysMissing',
  'not-fetched': 'keysNotFetched',
  unreadable: 'keysNotParsed',
} as const satisfies Record<KeysProblem, RequestObjectProblem>;

async function registeredKeys(context: RequestObjectContext, encrypted: boolean): Promise<KeySet> {
  const found = await clientKeys(context, context.client);
  if (found.problem !== undefined) throw refused(keysProblems[found.problem], context.channel, encrypted);
  return found.keySet;
}
