import type { CredentialOffer } from '../../domain/credential-offer.js';
import type { ServiceRecord } from '../../domain/records.js';
import { lifetimeOf } from '../../facts/lifetime.js';
import { isObject, parseJson } from '../../json.js';
import { callerError } from '../failure.js';
import { listed } from '../listed.js';
import { present } from '../oauth/authorization-request.js';
import { areTooLarge, extraPropertiesLimit, mergeExtraProperties } from '../oauth/extra-properties.js';
import type { Parameters } from '../oauth/parameters.js';
import type { Call } from '../operation.js';
import type { Service } from '../service.js';
import type { ServiceContext } from '../service-context.js';
import { sha256 } from '../sha256.js';
import { credentialConfigurations } from './configurations.js';

type Order = Call<'vci_offer_create_api'>['body'];

/** Returns the offer that a call describes. Throws a `Failure`. */
export function newOffer({ service, settings }: ServiceContext, order: Order): CredentialOffer {
  const { subject, credentialConfigurationIds = [] } = order;
  const defect = offerDefect(settings, order);
  if (defect !== undefined) throw callerError(...defect);
  const byCode = order.authorizationCodeGrantIncluded ?? false;
  const issuerStateIncluded = byCode && (order.issuerStateIncluded ?? false);
  const preAuthorized = order.preAuthorizedCodeGrantIncluded ?? false;
  const properties = mergeExtraProperties(order.properties);
  const asked = order.duration ?? 0;
  const duration = asked > 0 ? asked : lifetimeOf('credentialOffer', settings);
  return {
    identifier: service.identifier(),
    credentialIssuer: settings.credentialIssuerMetadata?.credentialIssuer ?? '',
    credentialConfigurationIds,
    authorizationCodeGrantIncluded: byCode,
    issuerStateIncluded,
    preAuthorizedCodeGrantIncluded: preAuthorized,
    subject: subject ?? '',
    ...present({
      issuerState: issuerStateIncluded ? service.identifier() : undefined,
      preAuthorizedCode: preAuthorized ? service.identifier() : undefined,
      context: order.context,
      properties: properties.length > 0 ? properties : undefined,
      jwtAtClaims: order.jwtAtClaims,
      authTime: order.authTime,
      acr: order.acr,
      txCode: order.txCode || undefined,
      txCodeInputMode: order.txCodeInputMode || undefined,
      txCodeDescription: order.txCodeDescription || undefined,
    }),
    expiresAt: service.clock.now() + duration * 1000,
  };
}

/** Returns the authorization server's mistake in an offer, and what is needed (OpenID4VCI, section 4.1.1). */
function offerDefect(
  settings: ServiceRecord,
  order: Order,
): readonly [outcome: string, needed: string] | undefined {
  const { subject, credentialConfigurationIds: ids = [], txCodeInputMode: mode, jwtAtClaims } = order;
  if (!subject) return ['The call has no subject.', 'The member subject.'];
  if (ids.length === 0)
    return ['The call has no credentialConfigurationIds.', 'The member credentialConfigurationIds.'];
  const configurations = credentialConfigurations(settings);
  const unknown = ids.find((id) => !configurations.has(id));
  if (unknown !== undefined)
    return [
      `The service has no credential configuration ${unknown}.`,
      `Credential configurations of the service: ${listed([...configurations.keys()]) ?? 'it has none'}.`,
    ];
  if (!settings.credentialIssuerMetadata?.credentialIssuer)
    return [
      'The service has no credentialIssuer.',
      'A credentialIssuer in the credentialIssuerMetadata of the service.',
    ];
  if (mode && mode !== 'numeric' && mode !== 'text')
    return ['txCodeInputMode is neither numeric nor text.', 'numeric or text as txCodeInputMode.'];
  if (mode === 'numeric' && /\D/.test(order.txCode ?? ''))
    return ['txCode is not numeric.', 'Digits as txCode, or text as txCodeInputMode.'];
  if ((order.txCodeDescription?.length ?? 0) > 300)
    return ['txCodeDescription is longer than 300 characters.', 'At most 300 characters.'];
  if (jwtAtClaims && !isObject(parseJson(jwtAtClaims)))
    return ['jwtAtClaims is not a JSON object.', 'A JSON object as jwtAtClaims.'];
  return areTooLarge(mergeExtraProperties(order.properties))
    ? ['properties are too large.', `At most ${extraPropertiesLimit} bytes.`]
    : undefined;
}

/** Stores an offer, indexed by its identifier and by the values that wallets present. */
export async function keepOffer(service: Service, offer: CredentialOffer): Promise<void> {
  const { identifier, expiresAt, issuerState, preAuthorizedCode } = offer;
  const reference = { identifier, expiresAt };
  const batch = service.batch().put('credentialOffer', identifier, offer);
  if (issuerState !== undefined) batch.put('issuerState', issuerState, reference);
  if (preAuthorizedCode !== undefined) batch.put('preAuthorizedCode', sha256(preAuthorizedCode), reference);
  await batch.write();
}

/** Resolves to the valid offer that an authorization request refers to; `undefined` if there is none. */
export async function requestedOffer(
  service: Service,
  parameters: Parameters,
): Promise<CredentialOffer | undefined> {
  const issuerState = parameters.text('issuer_state');
  const found = issuerState === undefined ? undefined : await service.find('issuerState', issuerState);
  const offer = found && (await service.find('credentialOffer', found.identifier));
  if (found === undefined || offer === undefined) return undefined;
  return service.hasExpired(found) || service.hasExpired(offer) ? undefined : offer;
}
