import type { AuthReqId } from '../../domain/decision.js';
import { Failure } from '../failure.js';
import type { Parameters } from '../oauth/parameters.js';
import { hashOf } from '../tokens/token-records.js';
import { type DecidedCodes, pending, redeem } from './decided.js';
import { type Granted, grant, type TokenRequest } from './grant.js';

const codes: DecidedCodes = {
  issued: 'A200002',
  denied: 'A200001',
  unsignable: 'A200309',
  largeProperties: 'A200201',
  raced: 'A200310',
};

/** CIBA Core, section 10.1. */
export const ciba = grant({
  grantType: 'CIBA',
  name: 'urn:openid:params:grant-type:ciba',
  startsFlow: false,
  grantedScopes: async ({ service, parameters }) => {
    const found = await service.find('authReqId', hashOf(parameters.get('auth_req_id') ?? ''));
    return found && (await service.find('backchannelAuthentication', found.ticket))?.request.scopes;
  },
  handler,
});

async function handler(request: TokenRequest): Promise<Granted> {
  const { service, settings, parameters } = request;
  const key = hashOf(authReqIdValue(parameters));
  const { ticket } = await presentedAuthReqId(request, key);
  const authentication = await service.find('backchannelAuthentication', ticket);
  if (authentication === undefined) throw new Failure('A200310');
  if (authentication.decision === undefined) {
    throw await pending(service, key, settings.backchannelPollingInterval, 'A200308');
  }
  return redeem(request, authentication.decision, codes, (batch) =>
    batch.delete('authReqId', key, 'present').delete('backchannelAuthentication', ticket).delete('poll', key),
  );
}

function authReqIdValue(parameters: Parameters): string {
  const value = parameters.get('auth_req_id');
  if (value === undefined) throw new Failure('A200301');
  if (value === '') throw new Failure('A200302');
  if (parameters.isRepeated('auth_req_id')) throw new Failure('A200303');
  return value;
}

async function presentedAuthReqId({ service, client }: TokenRequest, key: string): Promise<AuthReqId> {
  const found = await service.find('authReqId', key);
  if (found === undefined) throw new Failure('A200304');
  if (found.clientId !== client.clientId) throw new Failure('A200305');
  if (found.deliveryMode === 'PUSH') throw new Failure('A200306');
  if (service.hasExpired(found)) throw new Failure('A200307');
  return found;
}
