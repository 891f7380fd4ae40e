import type { ServiceRecord } from '../../domain/records.js';
import { type Failure, serverError, unpublished } from '../failure.js';
import type { SigningKey } from '../jose/keys.js';
import type { ServiceContext } from '../service-context.js';
import { keyOf } from './signing.js';

/** Checks `federationEnabled`. Throws a `Failure`. */
export function mustBeInFederation({ federationEnabled }: ServiceRecord): void {
  if (!federationEnabled)
    throw notFound(
      'The service does not belong to a federation: federationEnabled is false.',
      'federationEnabled=true in the service.',
    );
}

/** Checks `supportedClientRegistrationTypes` (OpenID Federation 1.0, section 5.1.3). Throws a `Failure`. */
export function mustRegisterExplicitly({ supportedClientRegistrationTypes: types }: ServiceRecord): void {
  if (!types?.includes('EXPLICIT'))
    throw notFound(
      'supportedClientRegistrationTypes lacks EXPLICIT.',
      'EXPLICIT in the supportedClientRegistrationTypes of the service.',
    );
}

/** Whether the service registers unknown clients (OpenID Federation 1.0, section 12.1). */
export const registersAutomatically = (settings: ServiceRecord): boolean =>
  settings.federationEnabled && settings.supportedClientRegistrationTypes?.includes('AUTOMATIC') === true;

/** Resolves to the issuer and key for the service's statements. Throws a `Failure`. */
export async function statementSigner(
  context: ServiceContext,
): Promise<{ readonly issuer: string; readonly key: SigningKey }> {
  const { settings } = context;
  const { issuer } = settings;
  if (!issuer) throw serverError('The service has no issuer.', 'The issuer of the service.');
  const key = await keyOf(context);
  if (typeof key === 'string')
    throw serverError(
      key,
      'A private key in the federationJwks of the service that federationSignatureKeyId selects.',
    );
  return { issuer, key };
}

const notFound = (outcome: string, needed: string): Failure =>
  unpublished(outcome, needed, { action: 'NOT_FOUND', error: 'not_found' });
