import type { DecoupledRequest } from '../../../domain/decision.js';
import { authenticateClient } from '../../clients/identify.js';
import { Failure, refuse } from '../../failure.js';
import { authorizationChecks, clientChecks, presentationChecks } from '../../oauth/authorization-checks.js';
import { requirePassed } from '../../oauth/check.js';
import { identificationCodes } from '../../oauth/identification-codes.js';
import { Parameters } from '../../oauth/parameters.js';
import { requestedAccess } from '../../oauth/requested-access.js';
import { grantableScopes } from '../../oauth/scope.js';
import { makeUserCode, verificationUriComplete } from '../../oauth/user-code.js';
import { operation, result } from '../../operation.js';
import type { ServiceContext } from '../../service-context.js';
import { seconds } from '../../state/clock.js';
import { grantMembers, requestedGrant } from '../../tokens/managed-grant.js';
import { hashOf } from '../../tokens/token-records.js';
import { undefinedIfEmpty } from '../../undefined-if-empty.js';
import { requestedMembers, requestingClient } from '../../views/decoupled-request.js';
import { warningText } from '../../warning.js';

const id = 'device_authorization_api';
const endpoint = 'device';

/** POST /device/authorization */
export default operation(id, async ({ engine, service, settings, body }) => {
  const parameters = new Parameters(body.parameters ?? '');
  requirePassed(presentationChecks, endpoint, { text: body.parameters, parameters, settings });
  const context = {
    engine,
    service,
    settings,
    endpoint: settings.deviceAuthorizationEndpoint,
    startsFlow: true,
  };
  const found = await authenticateClient(context, { ...body, parameters }, identificationCodes(endpoint));
  const { client } = found;
  requirePassed(clientChecks, endpoint, { parameters, settings, client });
  requirePassed(authorizationChecks, endpoint, {
    parameters,
    settings,
    client,
    scopes: grantableScopes(parameters.text('scope'), settings, client),
    quirks: service.quirks,
    grant: await requestedGrant(service, parameters),
  });

  const { request, warnings } = requestedAccess(found, parameters, settings, endpoint);
  const duration = settings.deviceFlowCodeDuration;
  const { deviceCode, userCode } = await issueCodes({ service, settings }, request, duration);
  const template = settings.deviceVerificationUriComplete;
  const complete = template && verificationUriComplete(template, userCode);
  const lost = template && !complete ? [refuse('A223201', { template })] : [];
  const interval = settings.deviceFlowPollingInterval;
  return result(id, 'A220001', {
    responseContent: JSON.stringify({
      user_code: userCode,
      device_code: deviceCode,
      verification_uri: settings.deviceVerificationUri,
      verification_uri_complete: complete,
      expires_in: duration,
      interval: interval || undefined,
    }),
    ...requestingClient(client, request, settings),
    ...requestedMembers(request, settings),
    ...(await grantMembers(service, request)),
    clientAuthMethod: client.tokenAuthMethod,
    deviceCode,
    userCode,
    verificationUri: settings.deviceVerificationUri,
    verificationUriComplete: complete,
    expiresIn: duration,
    interval,
    warnings: undefinedIfEmpty([...warnings, ...lost].map(warningText)),
  });
});

async function issueCodes(context: ServiceContext, request: DecoupledRequest, duration: number) {
  const { service } = context;
  const userCode = await unusedUserCode(context);
  const deviceCode = service.identifier();
  const key = hashOf(deviceCode);
  const expiresAt = service.clock.now() + seconds(duration);
  await service
    .batch()
    .put('userCode', userCode, { key, expiresAt })
    .put('deviceAuthorization', key, { request, userCode, expiresAt })
    .put('poll', key, { expiresAt })
    .write();
  return { deviceCode, userCode };
}

const mostDraws = 1000;

/** Draws a limited number of times, because a service with short codes can run out of unused ones. */
async function unusedUserCode({ service, settings: { userCodeCharset, userCodeLength } }: ServiceContext) {
  for (let draws = 0; draws < mostDraws; draws += 1) {
    const userCode = makeUserCode(service.random, userCodeCharset, userCodeLength);
    const used = await service.find('userCode', userCode);
    if (used === undefined || service.hasExpired(used)) return userCode;
  }
  throw new Failure('A221101');
}
