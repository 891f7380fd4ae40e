import type { DecoupledRequest } from '../../../domain/decision.js';
import type { ServiceRecord } from '../../../domain/records.js';
import { authenticateClient, type IdentificationCodes } from '../../clients/identify.js';
import { Failure, refuse } from '../../failure.js';
import { listed } from '../../listed.js';
import { authorizationDetailsFailure } from '../../oauth/authorization-details.js';
import { isFormEncoded } from '../../oauth/form-encoding.js';
import { grantManagementIsGood } from '../../oauth/grant-management.js';
import { Parameters } from '../../oauth/parameters.js';
import { type IgnoredCodes, requestedAccess } from '../../oauth/requested-access.js';
import { resourceFailure } from '../../oauth/resource.js';
import { makeUserCode, verificationUriComplete } from '../../oauth/user-code.js';
import { operation, result } from '../../operation.js';
import type { Service } from '../../service.js';
import { seconds } from '../../state/clock.js';
import { grantMembers, grantOf } from '../../tokens/managed-grant.js';
import { hashOf } from '../../tokens/token-records.js';
import { requestedThings, requestingClient } from '../../views/decoupled-request.js';
import { warningText } from '../../warning.js';

const id = 'device_authorization_api';
const grantType = 'DEVICE_CODE';

const identificationCodes: IdentificationCodes = {
  none: 'A166302',
  empty: 'A166303',
  repeated: 'A166304',
  conflicting: 'A218303',
  unknown: 'A218305',
  unknownAlias: 'A218305',
  locked: 'A218305',
  assertion: { malformed: 'A218301', withoutIssuer: 'A218302', conflictsWithBody: 'A218304' },
};

const ignoredCodes: IgnoredCodes = {
  unsupportedScope: 'A219302',
  scopeNotRequestable: 'A219301',
  unsupportedClaim: 'A219304',
  unsupportedAcr: 'A238302',
};

/** POST /device/authorization */
export default operation(id, async ({ engine, service, settings, body }) => {
  if (body.parameters === undefined) throw new Failure('A166201');
  if (!isFormEncoded(body.parameters)) throw new Failure('A166202');
  const parameters = new Parameters(body.parameters);
  if (parameters.isEmpty) throw new Failure('A166301');
  checkRepetition(parameters);
  const { supportedGrantTypes } = settings;
  if (supportedGrantTypes && !supportedGrantTypes.includes(grantType)) throw refuse('A166305', { grantType });
  const endpoint = settings.deviceAuthorizationEndpoint;
  const context = { engine, service, settings, endpoint, startsFlow: true };
  const found = await authenticateClient(context, { ...body, parameters }, identificationCodes);
  const { client } = found;
  if (!client.grantTypes?.includes(grantType)) throw refuse('A166306', { grantType });

  const { request, warnings } = requestedAccess(found, parameters, settings, ignoredCodes);
  if (settings.scopeRequired && request.scopes.length === 0) throw new Failure('A219305');
  const grant = await grantOf(service, parameters);
  const refusal =
    resourceFailure(parameters) ??
    authorizationDetailsFailure(parameters, settings, client) ??
    grantManagementIsGood({ parameters, settings, client, grant });
  if (refusal !== undefined) throw refusal;
  const { verificationUri, duration } = configuration(settings);
  const { deviceCode, userCode } = await issueCodes(service, settings, request, duration);
  const template = settings.deviceVerificationUriComplete;
  const complete = template && verificationUriComplete(template, userCode);
  const lost = template && !complete ? [refuse('A223201', { template })] : [];
  const interval = settings.deviceFlowPollingInterval;
  return result(id, 'A220001', {
    responseContent: JSON.stringify({
      user_code: userCode,
      device_code: deviceCode,
      verification_uri: verificationUri,
      verification_uri_complete: complete,
      expires_in: duration,
      interval: interval || undefined,
    }),
    ...requestingClient(client, request, settings),
    ...requestedThings(request, settings),
    ...(await grantMembers(service, request)),
    clientAuthMethod: client.tokenAuthMethod,
    deviceCode,
    userCode,
    verificationUri,
    verificationUriComplete: complete,
    expiresIn: duration,
    interval,
    warnings: listed([...warnings, ...lost].map(warningText)),
  });
});

/** RFC 8628, section 3.1: parameters must not be repeated, except resource (RFC 8707, section 2). */
function checkRepetition(parameters: Parameters): void {
  const parameter = ['client_id', 'scope', 'acr_values', 'authorization_details'].find((name) =>
    parameters.isRepeated(name),
  );
  if (parameter !== undefined) throw refuse('A166304', { parameter });
}

function configuration({ deviceVerificationUri, deviceFlowCodeDuration }: ServiceRecord) {
  if (!deviceVerificationUri) throw new Failure('A222101');
  if (deviceFlowCodeDuration <= 0) throw new Failure('A222102');
  return { verificationUri: deviceVerificationUri, duration: deviceFlowCodeDuration };
}

async function issueCodes(
  service: Service,
  settings: ServiceRecord,
  request: DecoupledRequest,
  duration: number,
) {
  const userCode = await unusedUserCode(service, settings);
  const deviceCode = service.identifier();
  const key = hashOf(deviceCode);
  const expiresAt = service.clock.now() + seconds(duration);
  await service.put('userCode', userCode, { key, expiresAt });
  await service.put('deviceAuthorization', key, { request, userCode, expiresAt });
  await service.put('poll', key, { expiresAt });
  return { deviceCode, userCode };
}

const mostDraws = 1000;

/** Draws a limited number of times, because a service with short codes can run out of unused ones. */
async function unusedUserCode(service: Service, { userCodeCharset, userCodeLength }: ServiceRecord) {
  for (let draws = 0; draws < mostDraws; draws += 1) {
    const userCode = makeUserCode(service.random, userCodeCharset, userCodeLength);
    const used = await service.find('userCode', userCode);
    if (used === undefined || service.hasExpired(used)) return userCode;
  }
  throw new Failure('A221101');
}
