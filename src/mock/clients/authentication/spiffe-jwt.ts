import type { JWK } from 'jose';
import type { ClientRecord } from '../../../domain/records.js';
import { isObject, parseJson } from '../../../json.js';
import { type Failure, refuse } from '../../failure.js';
import { readJwt } from '../../jose/read-jwt.js';
import { signedBy } from '../../jose/signed-by.js';
import { spiffeAssertionType, svidDefect } from '../../oauth/jwt-svid.js';
import type { Service } from '../../service.js';
import type { Verify } from './credentials.js';

/**
 * draft-ietf-oauth-spiffe-client-auth: the client presents a JWT-SVID signed with a key of its trust domain.
 * Authlete's result codes are unknown.
 */
export const spiffeJwt: Verify = async ({ service, settings }, client, { parameters }) => {
  if (parameters.get('client_assertion_type') !== spiffeAssertionType)
    return refused(`client_assertion_type is not ${spiffeAssertionType}`);
  const svid = parameters.text('client_assertion');
  if (svid === undefined || parameters.isRepeated('client_assertion'))
    return refused('the request does not have one client_assertion');
  const read = readJwt(svid);
  if (read === undefined) return refused('the client assertion is not a signed JWT');
  const defect = svidDefect(read, {
    spiffeId: client.spiffeId,
    issuer: settings.issuer,
    now: service.clock.seconds(),
    skew: settings.allowableClockSkew,
  });
  if (defect !== undefined) return refused(`the JWT-SVID is invalid: ${defect}`);
  const { alg = 'none', kid } = read.header;
  const bundle = await bundleOf(service, client);
  if (typeof bundle === 'string') return refused(bundle);
  const [key, ...others] = service.keySet(bundle.jwks).verifiers(alg, kid);
  if (key === undefined || others.length > 0)
    return refused(`the SPIFFE bundle does not have one key for ${alg} (kid=${kid ?? 'none'})`);
  return (await signedBy(svid, key, alg)) === 'valid'
    ? undefined
    : refused('the signature of the JWT-SVID is invalid');
};

const refused = (reason: string): Failure => refuse('A000000 spiffe', { reason });

/**
 * Returns the keys of a trust domain that sign JWT-SVIDs (SPIFFE Trust Domain and Bundle, section 4.2), or an error
 * text.
 */
async function bundleOf(
  service: Service,
  { spiffeBundleEndpoint }: ClientRecord,
): Promise<{ readonly jwks: string } | string> {
  if (!spiffeBundleEndpoint) return 'the client has no spiffeBundleEndpoint';
  const fetched = await service.fetcher.get(spiffeBundleEndpoint);
  if (!fetched.ok) return `the SPIFFE bundle could not be fetched: ${fetched.reason}`;
  const bundle = parseJson(fetched.text);
  const given: readonly unknown[] = isObject(bundle) && Array.isArray(bundle['keys']) ? bundle['keys'] : [];
  const keys = given.flatMap((key): JWK[] =>
    isObject(key) && typeof key['kty'] === 'string' && key['use'] === 'jwt-svid'
      ? [{ ...key, kty: key['kty'], use: 'sig' }]
      : [],
  );
  return { jwks: JSON.stringify({ keys }) };
}
