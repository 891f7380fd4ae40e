import type { TokenRecord } from '../../../../domain/grants.js';
import { ownerOf } from '../../../clients/anonymous-client.js';
import { Failure, refuse } from '../../../failure.js';
import { listed } from '../../../listed.js';
import { accessTokenDetails, authorizationDetailsObject } from '../../../oauth/authorization-details.js';
import { tokenType } from '../../../oauth/sender-constraint.js';
import { type Call, operation, result } from '../../../operation.js';
import type { Service } from '../../../service.js';
import { isOfAnotherService } from '../../../tokens/find-token.js';
import { withStoredTimes } from '../../../tokens/stored-times.js';
import {
  findByAccessToken,
  findByHash,
  findByRefreshToken,
  replaceToken,
} from '../../../tokens/token-records.js';
import { updatedToken } from '../../../tokens/update-token.js';

const id = 'auth_token_update_api';

/** POST /auth/token/update */
export default operation(id, async (call) => {
  const { service, settings, body } = call;
  const old = await namedToken(call);
  const client = await ownerOf(service, old);
  if (client === undefined) throw refuse('A134107', { client: old.clientId });
  const newValue = body.accessTokenValueUpdated ? service.identifier() : undefined;
  const now = service.clock.now();
  const changed = updatedToken(old, { body, settings, client, now, newValue });
  const record = withStoredTimes(service, changed);
  if (!(await replaceToken(service, old, record))) throw new Failure('A134202');
  return result(id, 'A135001', {
    accessToken: newValue ?? body.accessToken,
    accessTokenExpiresAt: record.accessTokenExpiresAt,
    refreshTokenExpiresAt: record.refreshTokenExpiresAt,
    scopes: listed(record.scopes),
    properties: listed(record.properties),
    authorizationDetails: authorizationDetailsObject(accessTokenDetails(record)),
    tokenType: tokenType(record, settings),
    tokenId: record.tokenId,
    forExternalAttachment: record.forExternalAttachment ?? false,
  });
});

type Find = (service: Service, identifier: string) => Promise<TokenRecord | undefined>;

/** How a call identifies its token, in order of precedence. */
const selectors = [
  ['accessToken', findByAccessToken],
  ['accessTokenHash', (service, hash) => findByHash(service, 'accessToken', hash)],
  ['tokenId', (service, tokenId) => service.find('token', tokenId)],
  ['refreshToken', findByRefreshToken],
  ['refreshTokenHash', (service, hash) => findByHash(service, 'refreshToken', hash)],
] as const satisfies readonly (readonly [string, Find])[];

/** Resolves to the token of the call, identified by the first member that is set. Throws a `Failure`. */
async function namedToken({ engine, service, body }: Call<typeof id>): Promise<TokenRecord> {
  const named = selectors.find(([name]) => body[name]);
  const identifier = named && body[named[0]];
  if (named === undefined || !identifier) throw new Failure('A134201');
  const record = await named[1](service, identifier);
  if (record !== undefined) return record;
  throw new Failure((await isOfAnotherService(engine, service, identifier)) ? 'A134203' : 'A134202');
}
