import type { CredentialRequest } from '../../domain/credential-request.js';
import { isObject, parseJson, type UnknownRecord } from '../../json.js';
import type { Schema } from '../../spec/types.js';
import { callerError, serverError } from '../failure.js';
import type { ServiceContext } from '../service-context.js';
import { credentialConfigurations } from './configurations.js';
import { isNamedIn } from './cose-signature.js';
import { formatNamed } from './formats.js';
import { areTimesRounded, exactTimes, roundedTimes } from './issuance-times.js';
import { batchSizeOf } from './settings.js';
import { credentialKey } from './signing-key.js';

export type Order = Schema<'credential_issuance_order'>;

/**
 * Resolves to the credentials for a request: one per key of the wallet, or a single one without a key. Throws a
 * `Failure`.
 */
export async function credentialsOf(
  { service, settings }: ServiceContext,
  order: Order,
  request: CredentialRequest,
): Promise<string[]> {
  const issuer = settings.credentialIssuerMetadata?.credentialIssuer;
  if (!issuer)
    throw serverError(
      'The service has no credentialIssuer',
      'A credentialIssuer in the credentialIssuerMetadata of the service.',
    );
  const format = await formatNamed(request.format);
  const configuration = credentialConfigurations(settings).get(request.configurationId) ?? {};
  const payload = payloadOf(order);
  const defect = format.defect(payload, configuration);
  if (defect !== undefined)
    throw callerError(
      `The credentialPayload is invalid: ${defect}`,
      'A credentialPayload without this defect.',
    );
  const key = await credentialKey(
    { service, settings },
    {
      keyId: order.signingKeyId,
      // OpenID4VCI 1.0, section 12.2.4: the configuration may restrict the signature algorithms.
      algorithms: format.algorithms.filter((alg) =>
        isNamedIn(configuration['credential_signing_alg_values_supported'], alg),
      ),
      certified: format.certified,
    },
  );
  const duration = order.credentialDuration || settings.credentialDuration;
  const isRounded = areTimesRounded(service.quirks.credentialTimes, batchSizeOf(settings));
  const times = (isRounded ? roundedTimes : exactTimes)(service.clock.seconds(), duration);
  const issuance = { service, issuer, format: request.format, key, payload, ...times };
  const credentials = [];
  for (const jwk of request.bindingKeys.length > 0 ? request.bindingKeys : [undefined]) {
    credentials.push(await format.issue(issuance, jwk));
  }
  return credentials;
}

function payloadOf({ credentialPayload }: Order): UnknownRecord {
  if (!credentialPayload)
    throw callerError('The order has no credentialPayload', 'The member credentialPayload in the order.');
  const payload = parseJson(credentialPayload);
  if (!isObject(payload))
    throw callerError('The credentialPayload is not a JSON object', 'A JSON object as credentialPayload.');
  return payload;
}
