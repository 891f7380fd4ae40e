import type { Schema } from '../../spec/types.js';
import { serverError } from '../failure.js';
import type { ServiceContext } from '../service-context.js';
import { statementSigner } from './gate.js';
import { serviceMetadata } from './metadata.js';
import { signStatement } from './signing.js';

/** Default lifetime of a configuration in seconds, if `federationConfigurationDuration` is 0. */
const usualDuration = 86_400;

/** Resolves to the service's entity configuration (OpenID Federation 1.0, section 9). Throws a `Failure`. */
export async function entityConfiguration(
  context: ServiceContext,
  types: readonly Schema<'entity_type'>[] | undefined,
): Promise<string> {
  const { service, settings } = context;
  const { authorityHints = [], federationJwks = '{}' } = settings;
  const { issuer, key } = await statementSigner(context);
  if (authorityHints.length === 0)
    throw serverError('The service has no authorityHints.', 'The authorityHints of the service.');
  const iat = service.clock.seconds();
  return signStatement(key, {
    iss: issuer,
    sub: issuer,
    iat,
    exp: iat + (settings.federationConfigurationDuration || usualDuration),
    jwks: { keys: service.keySet(federationJwks).publicKeys() },
    authority_hints: authorityHints,
    metadata: await serviceMetadata(context, types),
  });
}
