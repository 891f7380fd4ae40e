import type { BackchannelAuthentication, Decision } from '../../../../domain/decision.js';
import type { ClientRecord } from '../../../../domain/records.js';
import { Failure } from '../../../failure.js';
import { decisionOf, denialError } from '../../../grants/decision.js';
import { authorizationDetailsObject } from '../../../oauth/authorization-details.js';
import { present } from '../../../oauth/authorization-request.js';
import { type DecisionCodes, decisionFailure } from '../../../oauth/decision.js';
import { oauthError } from '../../../oauth/error-response.js';
import { type Call, type Members, operation, result } from '../../../operation.js';
import type { Batch } from '../../../state/batch.js';
import type { VersionedValue } from '../../../state/service-state.js';
import { requireAccessTokenKey } from '../../../tokens/access-token-jwt.js';
import { requireIdTokenEncryption, requireIdTokenKey } from '../../../tokens/id-token.js';
import { pushedTokens } from '../../../tokens/pushed-tokens.js';
import { spend } from '../../../tokens/spending.js';
import { hashOf } from '../../../tokens/token-records.js';
import { undefinedIfEmpty } from '../../../undefined-if-empty.js';
import { requestingClient } from '../../../views/decoupled-request.js';

const id = 'backchannel_authentication_complete_api';
type CompleteCall = Call<typeof id>;

const codes: DecisionCodes = {
  noResult: 'A187201',
  noSubject: 'A188201',
  longSubject: 'A188202',
  subjectNotAscii: 'A188203',
  longSub: 'A189201',
  subNotAscii: 'A189202',
  claimsNotJson: 'A190201',
  largeClaims: 'A190202',
  largeProperties: 'A191201',
  longErrorDescription: 'A193201',
  longErrorUri: 'A193202',
  errorUriNotAscii: 'A193203',
  longAcr: 'A194201',
  acrNotAscii: 'A194202',
  negativeAuthTime: 'A195201',
  headerParametersNotJson: 'A256201',
};

/** A decision to store or send, for a request whose auth_req_id has been issued. */
interface Completion {
  readonly call: CompleteCall;
  readonly ticket: string;
  readonly found: VersionedValue<BackchannelAuthentication>;
  readonly authReqId: string;
  readonly client: ClientRecord;
}

/** POST /backchannel/authentication/complete */
export default operation(id, async (call) => {
  const { service, body } = call;
  if (!body.ticket) throw new Failure('A186201');
  const found = await service.entry('backchannelAuthentication', body.ticket);
  if (found === undefined) throw new Failure('A186202');
  try {
    return await complete(call, body.ticket, found);
  } catch (problem) {
    if (problem instanceof Failure) throw notified(call, found.value, problem);
    throw problem;
  }
});

async function complete(
  call: CompleteCall,
  ticket: string,
  found: VersionedValue<BackchannelAuthentication>,
) {
  const { service, settings, body } = call;
  const failure = decisionFailure(body, codes);
  if (failure !== undefined) throw failure;
  const { request, authReqId, decision: earlier, deliveryMode } = found.value;
  if (authReqId === undefined) throw new Failure('A196204');
  if (service.hasExpired(found.value)) throw new Failure('A196202');
  if (earlier !== undefined) throw new Failure('A196203');
  const client = await service.find('client', String(request.clientId));
  if (client === undefined) throw new Failure('A199301');
  if (body.result === 'AUTHORIZED' && client.idTokenSignAlg === 'NONE') throw new Failure('A197301');

  const decision = decisionOf(body, request, settings, client);
  const completion: Completion = { call, ticket, found, authReqId, client };
  return deliveryMode === 'PUSH' ? push(completion, decision) : keep(completion, decision);
}

/** Poll and ping (CIBA Core, section 10.1): the client gets the result from the token endpoint. */
async function keep(completion: Completion, decision: Decision) {
  const { call, ticket, found, authReqId, client } = completion;
  const { value: authentication } = found;
  const decided = { ...authentication, decision };
  if (!(await call.service.replace('backchannelAuthentication', ticket, found, decided))) {
    throw new Failure('A196203');
  }
  const { deliveryMode } = authentication;
  const responseContent = deliveryMode === 'PING' ? JSON.stringify({ auth_req_id: authReqId }) : undefined;
  const code = decision.result === 'AUTHORIZED' ? 'A198001' : 'A198002';
  return result(
    id,
    code,
    { responseContent, ...described(call, authentication, client) },
    {
      action: deliveryMode === 'PING' ? 'NOTIFICATION' : 'NO_ACTION',
      message: { deliveryMode, result: decision.result },
    },
  );
}

/** Push (CIBA Core, sections 10.3.1 and 12): the result is sent to the client and nothing is stored. */
async function push(completion: Completion, decision: Decision) {
  const { call, ticket, found, authReqId, client } = completion;
  const { value: authentication } = found;
  const { service } = call;
  if (decision.result === 'AUTHORIZED') {
    await requireIdTokenKey(call, client);
    await requireIdTokenEncryption(service, client);
    await requireAccessTokenKey(call, client);
  }
  const spending = {
    changes: (batch: Batch) =>
      batch.delete('backchannelAuthentication', ticket, 'present').delete('authReqId', hashOf(authReqId)),
    lost: new Failure('A196201'),
  };
  const extra = { action: 'NOTIFICATION', message: { deliveryMode: 'PUSH', result: decision.result } };
  const description = described(call, authentication, client);
  if (decision.result !== 'AUTHORIZED') {
    await spend(service, spending);
    const responseContent = JSON.stringify({ auth_req_id: authReqId, ...denialError(decision) });
    return result(id, 'A198004', { responseContent, ...description }, extra);
  }
  const { certificateThumbprint } = authentication;
  const tokens = await pushedTokens(call, client, {
    authReqId,
    approval: decision,
    constraint: present({ certificateThumbprint }),
    accessToken: call.body.accessToken,
    spending,
  });
  return result(id, 'A198003', { ...description, ...tokens }, extra);
}

const described = (
  { settings, body }: CompleteCall,
  { request, deliveryMode, clientNotificationToken, authReqId }: BackchannelAuthentication,
  client: ClientRecord,
): Members<typeof id> => ({
  ...requestingClient(client, request, settings),
  deliveryMode,
  clientNotificationEndpoint: client.bcNotificationEndpoint,
  clientNotificationToken,
  authReqId,
  resources: undefinedIfEmpty(request.resources),
  authorizationDetails: authorizationDetailsObject(request.authorizationDetails),
  consentedClaims: body.consentedClaims,
});

/**
 * Notifies clients in ping and push mode of the failure too. Does not if the client has no auth_req_id yet, or if
 * another call has consumed the ticket and therefore notifies it.
 */
function notified(
  { settings }: CompleteCall,
  { deliveryMode, authReqId, clientNotificationToken }: BackchannelAuthentication,
  failure: Failure,
): Failure {
  if (deliveryMode === 'POLL' || authReqId === undefined || failure.code === 'A196201') return failure;
  const error = deliveryMode === 'PUSH' ? oauthError(failure, settings) : {};
  const responseContent = JSON.stringify({ auth_req_id: authReqId, ...error });
  return new Failure(failure.code, {
    ...failure.details,
    action: 'NOTIFICATION',
    members: { responseContent, deliveryMode, authReqId, clientNotificationToken },
  });
}
