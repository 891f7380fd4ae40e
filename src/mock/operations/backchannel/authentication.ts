import type { FoundClient } from '../../../domain/found-client.js';
import { lifeOf } from '../../../facts/life.js';
import type { AuthenticationContext, Credentials } from '../../clients/authentication/credentials.js';
import { authenticationFailure } from '../../clients/authentication/methods.js';
import { issuerOf, signedRequest } from '../../clients/backchannel-request-object.js';
import { type IdentificationCodes, identifyClient } from '../../clients/identify.js';
import { Failure, refuse } from '../../failure.js';
import { listed } from '../../listed.js';
import { present } from '../../oauth/authorization-request.js';
import { bindsPushedTokens } from '../../oauth/backchannel/certificate.js';
import { backchannelRefusal } from '../../oauth/backchannel/checks.js';
import { hintOf } from '../../oauth/backchannel/hint.js';
import { requestParameters } from '../../oauth/backchannel/request-object-claims.js';
import { requestedExpiryOf } from '../../oauth/backchannel/requested-expiry.js';
import { userCodeIsRequired } from '../../oauth/backchannel/user-code.js';
import { certificateThumbprint, readCertificate } from '../../oauth/certificate.js';
import { isFormEncoded } from '../../oauth/form-encoding.js';
import { Parameters } from '../../oauth/parameters.js';
import { type IgnoredCodes, requestedAccess } from '../../oauth/requested-access.js';
import { type Call, operation, result } from '../../operation.js';
import { seconds } from '../../state/clock.js';
import { grantMembers, grantOf } from '../../tokens/managed-grant.js';
import { requestedThings, requestingClient } from '../../views/decoupled-request.js';
import { warningText } from '../../warning.js';

const id = 'backchannel_authentication_api';
const grantType = 'CIBA';

const identificationCodes: IdentificationCodes = {
  none: 'A168309',
  empty: 'A166303',
  repeated: 'A166304',
  conflicting: 'A168303',
  unknown: 'A168310',
  unknownAlias: 'A168310',
  locked: 'A168310',
  assertion: {
    malformed: 'A168301',
    withoutIssuer: 'A168302',
    conflictsWithBody: 'A168305',
    conflictsWithHeader: 'A168307',
  },
};

const ignoredCodes: IgnoredCodes = {
  unsupportedScope: 'A176303',
  scopeNotRequestable: 'A176302',
  unsupportedClaim: 'A176306',
  unsupportedAcr: 'A173301',
};

/** POST /backchannel/authentication */
export default operation(id, async (call) => {
  const { engine, service, settings, body } = call;
  const outer = outerParameters(call);
  const endpoint = settings.backchannelAuthenticationEndpoint;
  const context = { engine, service, settings, endpoint, startsFlow: true };
  const credentials = { ...body, parameters: outer };
  const found = await authenticatedClient(context, credentials);
  const { client } = found;
  const { parameters, object, requestContext } =
    outer.text('request') === undefined
      ? { parameters: outer, object: undefined, requestContext: undefined }
      : await signedRequest(context, client, credentials);

  const { clientCertificate } = body;
  const grant = await grantOf(service, parameters);
  const attempt = { parameters, outer, object, settings, client, clientCertificate, grant };
  const refusal = backchannelRefusal(attempt);
  if (refusal !== undefined) throw refusal;

  const { request, warnings } = requestedAccess(found, parameters, settings, ignoredCodes);
  const deliveryMode = client.bcDeliveryMode ?? 'POLL';
  const clientNotificationToken = parameters.text('client_notification_token');
  const requestedExpiry = requestedExpiryOf(parameters);
  const certificate = bindsPushedTokens(attempt) ? readCertificate(body.clientCertificate ?? '') : undefined;

  const ticket = service.identifier();
  await service.put('backchannelAuthentication', ticket, {
    request,
    deliveryMode,
    expiresAt: service.clock.now() + seconds(lifeOf('ticket', {})),
    ...present({
      clientNotificationToken,
      requestedExpiry,
      certificateThumbprint: certificate && certificateThumbprint(certificate),
    }),
  });
  return result(id, 'A179001', {
    ...requestingClient(client, request, settings),
    // Observed on the live service: an alias equal to the client ID counts as used.
    clientIdAliasUsed: found.clientIdAliasUsed,
    ...requestedThings(request, settings),
    ...(await grantMembers(service, request)),
    clientAuthMethod: client.tokenAuthMethod,
    ticket,
    deliveryMode,
    ...hintOf(parameters),
    bindingMessage: parameters.text('binding_message'),
    userCode: parameters.text('user_code'),
    userCodeRequired: userCodeIsRequired(attempt),
    requestedExpiry,
    requestContext,
    clientNotificationToken,
    warnings: listed(warnings.map(warningText)),
  });
});

function outerParameters({ settings, body }: Call<typeof id>): Parameters {
  if (body.parameters === undefined) throw new Failure('A166201');
  if (!isFormEncoded(body.parameters)) throw new Failure('A166202');
  const parameters = new Parameters(body.parameters);
  if (parameters.isEmpty) throw new Failure('A166301');
  // RFC 8707, section 2: only resource may be repeated.
  const single = ['client_id', 'request', ...requestParameters].filter((name) => name !== 'resource');
  const parameter = single.find((name) => parameters.isRepeated(name));
  if (parameter !== undefined) throw refuse('A166304', { parameter });
  const { supportedGrantTypes } = settings;
  if (supportedGrantTypes && !supportedGrantTypes.includes(grantType)) throw refuse('A166305', { grantType });
  return parameters;
}

async function authenticatedClient(
  context: AuthenticationContext,
  credentials: Credentials,
): Promise<FoundClient> {
  const identified = await identifyClient(context, withIssuer(credentials), identificationCodes);
  const { client } = identified;
  // CIBA Core, section 4: clients must authenticate.
  if (client.clientType !== 'CONFIDENTIAL') throw new Failure('A168311');
  const failure = await authenticationFailure(context, client, credentials);
  if (failure !== undefined) throw failure;
  if (!client.grantTypes?.includes(grantType)) throw refuse('A166306', { grantType });
  return identified;
}

/** If only the request object names the client, treats the request as if client_id did. */
function withIssuer(credentials: Credentials): Credentials {
  const { clientId, parameters } = credentials;
  if (clientId || parameters.text('client_id') || parameters.text('client_assertion')) {
    return credentials;
  }
  const issuer = issuerOf(parameters);
  if (issuer === undefined) return credentials;
  return { ...credentials, parameters: new Parameters(String(new URLSearchParams({ client_id: issuer }))) };
}
