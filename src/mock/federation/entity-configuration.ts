import type { ServiceRecord } from '../../domain/records.js';
import type { Schema } from '../../spec/types.js';
import { serverError } from '../failure.js';
import type { Service } from '../service.js';
import { statementMeans } from './gate.js';
import { serviceMetadata } from './metadata.js';
import { signStatement } from './signing.js';

/** Default lifetime of a configuration in seconds, if `federationConfigurationDuration` is 0. */
const usualDuration = 86_400;

/** Resolves to the service's entity configuration (OpenID Federation 1.0, section 9). Throws a `Failure`. */
export async function entityConfiguration(
  service: Service,
  settings: ServiceRecord,
  types: readonly Schema<'entity_type'>[] | undefined,
): Promise<string> {
  const { authorityHints = [], federationJwks = '{}' } = settings;
  const { issuer, key } = await statementMeans(service, settings);
  if (authorityHints.length === 0) throw serverError('The service has no authorityHints.');
  const iat = service.clock.seconds();
  return signStatement(key, {
    iss: issuer,
    sub: issuer,
    iat,
    exp: iat + (settings.federationConfigurationDuration || usualDuration),
    jwks: { keys: service.keySet(federationJwks).publicKeys() },
    authority_hints: authorityHints,
    metadata: await serviceMetadata(service, settings, types),
  });
}
