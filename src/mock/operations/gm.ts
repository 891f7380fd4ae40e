import { Failure, type FailureDetails } from '../failure.js';
import { grantJson } from '../oauth/grant.js';
import { hasExpired } from '../oauth/token-expiry.js';
import { type Call, operation, result } from '../operation.js';
import type { TokenRecord } from '../state/grants.js';
import { revokeGrant } from '../tokens/managed-grant.js';
import { presentedRecord } from '../tokens/presented-token.js';

const id = 'grant_m_api';

const codes = {
  none: 'A279306',
  unknown: 'A279306',
  unreadable: 'A279306',
  'no-jti': 'A279306',
  'not-asymmetric-jws': 'A279306',
} as const;

/** Grant Management for OAuth 2.0, section 6: the scope that each action takes. */
const scopes = { QUERY: 'grant_management_query', REVOKE: 'grant_management_revoke' } as const;

/** POST /gm */
export default operation(id, 'bearer-challenge', async (call) => {
  const { service, body } = call;
  const { gmAction, grantId } = body;
  if (gmAction !== 'QUERY' && gmAction !== 'REVOKE')
    throw callerError('The gmAction is neither QUERY nor REVOKE.');
  if (!grantId) throw callerError('The call has no grantId.');
  const token = await presentedToken(call);
  mustHaveScope(token, scopes[gmAction]);

  const grant = await service.find('grant', grantId);
  if (grant === undefined) throw new Failure('A283301');
  if (grant.clientId !== token.clientId)
    throw refused('FORBIDDEN', 'invalid_request', 'The grant belongs to another client.');
  if (gmAction === 'QUERY') {
    return result(id, 'A277001', { responseContent: grantJson(grant) }, { message: { grantId } });
  }
  await revokeGrant(service, grant);
  const outcome = 'The grant was revoked.';
  return result(id, 'A000000', {}, { action: 'NO_CONTENT', message: { outcome } });
});

async function presentedToken({ service, body }: Call<typeof id>): Promise<TokenRecord> {
  if (!body.accessToken) throw refused('UNAUTHORIZED', 'invalid_request', 'The call has no access token.');
  const record = await presentedRecord(service, body.accessToken, codes);
  if (hasExpired(record, service.clock.now()))
    throw refused('UNAUTHORIZED', 'invalid_token', 'The access token has expired.');
  const client = await service.find('client', String(record.clientId));
  if (client === undefined || client.locked)
    throw refused('UNAUTHORIZED', 'invalid_token', 'The client of the access token is gone or locked.');
  if (client.clientType !== 'CONFIDENTIAL') throw new Failure('A285311');
  return record;
}

/** RFC 6750, section 3.1: insufficient_scope. */
function mustHaveScope({ scopes: granted }: TokenRecord, scope: string): void {
  if (granted.includes(scope)) return;
  const challenge = { challenge: { scope } };
  throw refused('FORBIDDEN', 'insufficient_scope', `The access token lacks the scope ${scope}.`, challenge);
}

const refused = (action: string, error: string, outcome: string, details: FailureDetails = {}): Failure =>
  new Failure('A000000', { ...details, action, error, message: { outcome } });

const callerError = (outcome: string): Failure => refused('CALLER_ERROR', 'server_error', outcome);
