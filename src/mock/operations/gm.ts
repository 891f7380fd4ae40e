import type { TokenRecord } from '../../domain/grants.js';
import { mustBeUnlocked } from '../clients/locked-client.js';
import { Failure, type FailureDetails, unpublished } from '../failure.js';
import { grantJson } from '../oauth/grant.js';
import { hasExpired } from '../oauth/token-expiry.js';
import { type Call, type HandlerAnswer, operation, result } from '../operation.js';
import { fill } from '../results/fill.js';
import { results } from '../results/index.js';
import { unpublishedNonce, withDpopNonce } from '../tokens/dpop-proof.js';
import { revokeGrant } from '../tokens/managed-grant.js';
import { presentedRecord } from '../tokens/presented-token.js';
import { holderFailure, withDpopChallenge } from '../tokens/token-holder.js';
import { dpopCodes, holderCodes } from './auth/userinfo.js';

const id = 'grant_m_api';
type GrantCall = Call<typeof id>;

const codes = {
  none: 'A279306',
  unknown: 'A279306',
  unreadable: 'A279306',
  'no-jti': 'A279306',
  'not-asymmetric-jws': 'A279306',
} as const;

/** Grant Management for OAuth 2.0, section 6: the scope and the HTTP method of each action. */
const actions = {
  QUERY: { scope: 'grant_management_query', htm: 'GET' },
  REVOKE: { scope: 'grant_management_revoke', htm: 'DELETE' },
} as const;

/** The requested action and its grant. */
interface Task {
  readonly gmAction: keyof typeof actions;
  readonly grantId: string;
}

/** POST /gm */
export default operation(id, (call) => withDpopNonce(call, answer));

async function answer(call: GrantCall): Promise<HandlerAnswer> {
  const { body } = call;
  const task = taskOf(body);
  if (!body.accessToken)
    throw refused(
      'UNAUTHORIZED',
      'invalid_request',
      'The call has no access token.',
      'The access token that the client presented, as accessToken.',
    );
  const record = await presentedRecord(call, body.accessToken, codes);
  return withDpopChallenge(record, async () => {
    await mustBeUsable(call, record, task);
    return act(call, record, task);
  });
}

function taskOf({ gmAction, grantId }: GrantCall['body']): Task {
  if (gmAction !== 'QUERY' && gmAction !== 'REVOKE')
    throw callerError('The gmAction is neither QUERY nor REVOKE.', 'QUERY or REVOKE as gmAction.');
  if (!grantId) throw callerError('The call has no grantId.', 'The member grantId.');
  return { gmAction, grantId };
}

async function mustBeUsable(call: GrantCall, record: TokenRecord, task: Task): Promise<void> {
  const { service } = call;
  if (hasExpired(record, service.clock.now()))
    throw refused(
      'UNAUTHORIZED',
      'invalid_token',
      'The access token has expired.',
      'An access token that has not expired.',
    );
  await mustBeHolder(call, record, task);
  const client = await service.find('client', String(record.clientId));
  const gone = 'The client of the access token has been deleted or is locked.';
  const noClient = refused(
    'UNAUTHORIZED',
    'invalid_token',
    gone,
    'A client of the service that is not locked.',
  );
  if (client === undefined) throw noClient;
  mustBeUnlocked(service, client, noClient);
  if (client.clientType !== 'CONFIDENTIAL') throw new Failure('A285311');

  // RFC 6750, section 3.1: insufficient_scope.
  const { scope } = actions[task.gmAction];
  if (record.scopes.includes(scope)) return;
  const challenge = { challenge: { scope } };
  throw refused(
    'FORBIDDEN',
    'insufficient_scope',
    `The access token lacks the scope ${scope}.`,
    `An access token with the scope ${scope}.`,
    challenge,
  );
}

/** Authlete's result codes of /gm for DPoP problems are unknown. The messages are those of /auth/userinfo. */
async function mustBeHolder(call: GrantCall, record: TokenRecord, task: Task): Promise<void> {
  const { grantManagementEndpoint } = call.settings;
  const endpoint = {
    codes: dpopCodes,
    htm: [actions[task.gmAction].htm],
    htu: grantManagementEndpoint && `${grantManagementEndpoint}/${task.grantId}`,
    accessToken: call.body.accessToken,
  };
  const withoutProof = 'A281305';
  const failure = await holderFailure(call, record, endpoint, { ...holderCodes, withoutProof });
  if (failure === undefined) return;
  if (failure.code === withoutProof || failure === unpublishedNonce) throw failure;
  const { error = 'invalid_token', message, needed = '', source } = results[failure.code];
  const parameters = failure.details.message ?? {};
  throw refused('UNAUTHORIZED', error, fill(message, parameters), fill(needed, parameters), {
    ...(source !== undefined && { source }),
  });
}

async function act(
  { service }: GrantCall,
  token: TokenRecord,
  { gmAction, grantId }: Task,
): Promise<HandlerAnswer> {
  const grant = await service.find('grant', grantId);
  if (grant === undefined) throw new Failure('A283301');
  if (grant.clientId !== token.clientId)
    throw refused(
      'FORBIDDEN',
      'invalid_request',
      'The grant belongs to another client.',
      'The ID of a grant of the client of the access token.',
    );
  if (gmAction === 'QUERY') {
    return result(id, 'A277001', { responseContent: grantJson(grant) }, { message: { grantId } });
  }
  await revokeGrant(service, grant);
  const outcome = 'The grant was revoked.';
  return result(id, 'A000000', {}, { action: 'NO_CONTENT', message: { outcome } });
}

const refused = (
  action: string,
  error: string,
  outcome: string,
  needed: string,
  details: FailureDetails = {},
): Failure => unpublished(outcome, needed, { ...details, action, error });

const callerError = (outcome: string, needed: string): Failure =>
  refused('CALLER_ERROR', 'server_error', outcome, needed);
