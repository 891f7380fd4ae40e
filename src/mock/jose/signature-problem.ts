import type { JWK, ProtectedHeaderParameters } from 'jose';
import { clientKeys } from '../clients/client-keys.js';
import { findClient } from '../clients/find-client.js';
import { serviceKeys } from '../hsk/service-keys.js';
import { isSignature, isSymmetric } from './algorithms.js';
import { type JoseProblem, problem, type VerifyCall } from './jose-problem.js';
import { algorithmsOf } from './keys.js';
import { signedBy } from './signed-by.js';

/** Resolves to the reason why no key of the service or the signing client verifies a JWS. */
export async function signatureProblem(
  call: VerifyCall,
  jws: string,
  { alg, kid }: ProtectedHeaderParameters,
): Promise<JoseProblem | undefined> {
  if (!alg) return problem('A160210');
  if (!isSignature(alg)) return problem('A160211', { alg });
  const keys = await candidates(call, alg);
  if ('code' in keys) return keys;
  const [key, ...others] = keys.filter((one) => fits(one, alg, kid));
  if (key === undefined) return problem('A160221', { alg, kid: kid ?? '(none)' });
  if (others.length > 0) return problem('A160220', { alg, kid: kid ?? '(none)' });
  return (await signedBy(jws, key, alg)) === 'valid' ? undefined : problem('A160219');
}

type Key = JWK | Uint8Array;

/** RFC 7517, section 4: checks `use`, `alg` and `kid`. */
function fits(key: Key, alg: string, kid: string | undefined): boolean {
  if (key instanceof Uint8Array) return true;
  const isForSignatures = (key.use ?? 'sig') === 'sig';
  return isForSignatures && algorithmsOf(key).includes(alg) && (kid === undefined || key.kid === kid);
}

async function candidates(call: VerifyCall, alg: string): Promise<readonly Key[] | JoseProblem> {
  const { service, body } = call;
  if (!isSymmetric(alg) && !body.signedByClient) {
    return (await serviceKeys(call))?.keys ?? problem('A160218');
  }
  const { clientIdentifier: identifier } = body;
  if (!identifier) return problem('A160215');
  const client = (await findClient(service, identifier))?.client;
  if (client === undefined) return problem('A160216', { client: identifier });
  // OpenID Connect Core, section 10.1: symmetric algorithms use the client's secret.
  if (isSymmetric(alg)) return [new TextEncoder().encode(client.clientSecret)];
  const found = await clientKeys(call, client);
  if (found.problem === undefined) return found.keySet.keys;
  return problem(found.problem === 'unregistered' ? 'A160301' : 'A160108');
}
