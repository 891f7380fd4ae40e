import { isObject, parseJson, type UnknownRecord } from '../../../json.js';
import { Failure, refuse } from '../../failure.js';
import { algorithmsOf, type KeySet } from '../../jose/keys.js';
import { readJwt } from '../../jose/read-jwt.js';
import { signedBy } from '../../jose/signed-by.js';
import type { Call } from '../../operation.js';

export type RegistrationCall = Pick<Call<'client_registration_api'>, 'engine' | 'service' | 'settings'>;

/** Claims about the statement itself rather than the client (RFC 7519, section 4.1). */
const registeredClaims = ['iss', 'sub', 'aud', 'exp', 'nbf', 'iat', 'jti'];

/**
 * Resolves to the metadata merged with its software statement, which takes precedence (RFC 7591, section 2.3).
 * Throws a `Failure` if the statement is not trusted.
 */
export async function withSoftwareStatement(
  call: RegistrationCall,
  metadata: UnknownRecord,
): Promise<UnknownRecord> {
  const { software_statement: statement } = metadata;
  if (statement === undefined || statement === null) return metadata;
  if (typeof statement !== 'string')
    throw new Failure('A204308', {
      error: 'invalid_client_metadata',
      message: { name: 'software_statement' },
    });
  const claims = await trustedClaims(call, statement);
  const about = Object.entries(claims).filter(([name]) => !registeredClaims.includes(name));
  return { ...metadata, ...Object.fromEntries(about) };
}

async function trustedClaims(call: RegistrationCall, statement: string): Promise<UnknownRecord> {
  if (statement.split('.').length === 5) throw refuse('A205303');
  const jwt = readJwt(statement);
  if (jwt === undefined) throw refuse('A205301');
  const { header, claims } = jwt;
  const { alg, kid } = header;
  if (alg === undefined || alg === 'none') throw refuse('A205302');
  if (claims === undefined) throw refuse('A205304');
  const keySet = await trustedKeys(call);
  const { exp } = claims;
  const expired = typeof exp === 'number' && exp <= call.service.clock.seconds();
  if (keySet === undefined || expired) throw refuse('A205305');
  for (const key of keySet.keys) {
    const fits = (kid === undefined || key.kid === kid) && algorithmsOf(key).includes(alg);
    if (fits && (await signedBy(statement, key, alg)) === 'valid') return claims;
  }
  throw refuse('A205306');
}

/**
 * Resolves to the keys for verifying software statements. The API has no property for them, so the mock reads the
 * service attributes `software_statement.jwks` and `software_statement.jwks_uri`.
 */
async function trustedKeys({ engine, service, settings }: RegistrationCall): Promise<KeySet | undefined> {
  const attribute = (name: string) =>
    settings.attributes?.find(({ key }) => key === `software_statement.${name}`)?.value;
  const jwksUri = attribute('jwks_uri');
  const fetched = jwksUri ? await engine.fetcher.get(jwksUri) : undefined;
  const jwks = fetched?.ok ? fetched.text : attribute('jwks');
  return jwks && isObject(parseJson(jwks)) ? service.keySet(jwks) : undefined;
}
