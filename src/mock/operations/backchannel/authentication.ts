import type { FoundClient } from '../../../domain/found-client.js';
import { lifetimeOf } from '../../../facts/lifetime.js';
import type { AuthenticationContext, Credentials } from '../../clients/authentication/credentials.js';
import { authenticationFailure } from '../../clients/authentication/methods.js';
import { issuerOf, signedRequest } from '../../clients/backchannel-request-object.js';
import { identifyClient } from '../../clients/identify.js';
import { authorizationChecks, clientChecks, presentationChecks } from '../../oauth/authorization-checks.js';
import { present } from '../../oauth/authorization-request.js';
import { bindsPushedTokens } from '../../oauth/backchannel/certificate.js';
import { hintOf } from '../../oauth/backchannel/hint.js';
import { requestedExpiryOf } from '../../oauth/backchannel/requested-expiry.js';
import { userCodeIsRequired } from '../../oauth/backchannel/user-code.js';
import { certificateThumbprint, readCertificate } from '../../oauth/certificate.js';
import { requirePassed } from '../../oauth/check.js';
import { identificationCodes } from '../../oauth/identification-codes.js';
import { Parameters } from '../../oauth/parameters.js';
import { requestedAccess } from '../../oauth/requested-access.js';
import { grantableScopes } from '../../oauth/scope.js';
import { operation, result } from '../../operation.js';
import { seconds } from '../../state/clock.js';
import { grantMembers, requestedGrant } from '../../tokens/managed-grant.js';
import { undefinedIfEmpty } from '../../undefined-if-empty.js';
import { requestedMembers, requestingClient } from '../../views/decoupled-request.js';
import { warningText } from '../../warning.js';

const id = 'backchannel_authentication_api';
const endpoint = 'ciba';

/** POST /backchannel/authentication */
export default operation(id, async ({ engine, service, settings, body }) => {
  const outer = new Parameters(body.parameters ?? '');
  requirePassed(presentationChecks, endpoint, { text: body.parameters, parameters: outer, settings });
  const context = {
    engine,
    service,
    settings,
    endpoint: settings.backchannelAuthenticationEndpoint,
    startsFlow: true,
  };
  const credentials = { ...body, parameters: outer };
  const found = await authenticatedClient(context, credentials);
  const { client } = found;
  requirePassed(clientChecks, endpoint, { parameters: outer, settings, client });
  const { parameters, object, requestContext } =
    outer.text('request') === undefined
      ? { parameters: outer, object: undefined, requestContext: undefined }
      : await signedRequest(context, client, credentials);
  requirePassed(authorizationChecks, endpoint, {
    parameters,
    settings,
    client,
    scopes: grantableScopes(parameters.text('scope'), settings, client),
    quirks: service.quirks,
    origin: { pushed: false, checked: false, outer, ...(object && { object }) },
    grant: await requestedGrant(service, parameters),
    clientCertificate: body.clientCertificate,
  });

  const { request, warnings } = requestedAccess(found, parameters, settings, endpoint);
  const deliveryMode = client.bcDeliveryMode ?? 'POLL';
  const clientNotificationToken = parameters.text('client_notification_token');
  const requestedExpiry = requestedExpiryOf(parameters);
  const certificate = bindsPushedTokens({ settings, client })
    ? readCertificate(body.clientCertificate ?? '')
    : undefined;

  const ticket = service.identifier();
  await service.put('backchannelAuthentication', ticket, {
    request,
    deliveryMode,
    expiresAt: service.clock.now() + seconds(lifetimeOf('ticket', {})),
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
    ...requestedMembers(request, settings),
    ...(await grantMembers(service, request)),
    clientAuthMethod: client.tokenAuthMethod,
    ticket,
    deliveryMode,
    ...hintOf(parameters),
    bindingMessage: parameters.text('binding_message'),
    userCode: parameters.text('user_code'),
    userCodeRequired: userCodeIsRequired({ settings, client }),
    requestedExpiry,
    requestContext,
    clientNotificationToken,
    warnings: undefinedIfEmpty(warnings.map(warningText)),
  });
});

async function authenticatedClient(
  context: AuthenticationContext,
  credentials: Credentials,
): Promise<FoundClient> {
  const identified = await identifyClient(context, withIssuer(credentials), identificationCodes(endpoint));
  const failure = await authenticationFailure(context, identified.client, credentials);
  if (failure !== undefined) throw failure;
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
