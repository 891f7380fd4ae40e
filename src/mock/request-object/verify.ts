import { compactVerify, importJWK, type JWK } from 'jose';
import { clientKeys, type KeysProblem } from '../clients/client-keys.js';
import { isSymmetric } from '../jose/algorithms.js';
import { algorithmsOf } from '../jose/keys.js';
import type { RequestObjectProblem } from '../results/request-object.js';
import { type OpenedObject, type RequestObjectContext, refused } from './request-object.js';

const supported = /^((HS|RS|PS)(256|384|512)|ES(256|384|512)|EdDSA)$/;

/**
 * Checks who signed a request object (RFC 9101, section 6.2). Throws a `Failure`; an object that is not
 * signed passes where the client has not registered an algorithm, and is judged later.
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
    // OpenID Connect Core, section 6.2: what is not signed must come over TLS.
    if (requestUri !== undefined && !requestUri.startsWith('https:')) throw refuse('unsignedWithoutTls');
    return;
  }
  if (!supported.test(alg)) throw refuse('algUnsupported');
  if (registered !== undefined && registered !== alg) throw refuse('algDiffers');
  if (isSymmetric(alg) && client.clientType !== 'CONFIDENTIAL') throw refuse('algSymmetric');
  const key = isSymmetric(alg)
    ? new TextEncoder().encode(client.clientSecret ?? '')
    : await clientKey(context, opened, alg);
  await compactVerify(jwt, key, { algorithms: [alg] }).catch((problem: unknown) => {
    const wrong =
      problem instanceof Error &&
      'code' in problem &&
      problem.code === 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED';
    throw refuse(wrong ? 'signatureWrong' : 'signatureBroken');
  });
}

async function clientKey(context: RequestObjectContext, { header, encrypted }: OpenedObject, alg: string) {
  const { channel, client } = context;
  const remote = client.jwksUri !== undefined;
  const keys = await registeredKeys(context, encrypted);
  const [key, ...others] = keys.filter((jwk) => verifies(jwk, alg, header['kid']));
  if (key === undefined) throw refused(remote ? 'keyNotAtJwksUri' : 'keyMissing', channel, encrypted);
  if (others.length > 0) throw refused(remote ? 'keysAtJwksUri' : 'keysAmbiguous', channel, encrypted);
  return importJWK(key, alg);
}

const keysProblems = {
  unregistered: 'keysMissing',
  'not-fetched': 'keysNotFetched',
  unreadable: 'keysNotParsed',
} as const satisfies Record<KeysProblem, RequestObjectProblem>;

async function registeredKeys(context: RequestObjectContext, encrypted: boolean): Promise<readonly JWK[]> {
  const found = await clientKeys(context, context.client);
  if (found.problem !== undefined) throw refused(keysProblems[found.problem], context.channel, encrypted);
  return found.keySet.keys;
}

const verifies = (jwk: JWK, alg: string, kid: unknown): boolean =>
  (jwk.use ?? 'sig') === 'sig' && algorithmsOf(jwk).includes(alg) && (kid === undefined || jwk.kid === kid);
