import { ownerOf } from '../../../clients/anonymous-client.js';
import { Failure, refuse } from '../../../failure.js';
import { accessTokenDetails, authorizationDetailsObject } from '../../../oauth/authorization-details.js';
import { tokenType } from '../../../oauth/sender-constraint.js';
import { type Call, operation, result } from '../../../operation.js';
import type { Service } from '../../../service.js';
import type { MaybePromise } from '../../../state/store.js';
import { isOfAnotherService } from '../../../tokens/find-token.js';
import { withStoredTimes } from '../../../tokens/stored-times.js';
import {
  entryByAccessToken,
  entryByHash,
  entryByRefreshToken,
  replaceToken,
} from '../../../tokens/token-records.js';
import type { FoundToken } from '../../../tokens/token-selection.js';
import { updatedToken } from '../../../tokens/update-token.js';
import { undefinedIfEmpty } from '../../../undefined-if-empty.js';

const id = 'auth_token_update_api';

/** POST /auth/token/update */
export default operation(id, async (call) => {
  const { service, settings, body } = call;
  const found = await namedToken(call);
  const { value: old } = found;
  const client = await ownerOf(service, old);
  if (client === undefined) throw refuse('A134107', { client: old.clientId });
  const newValue = body.accessTokenValueUpdated ? service.identifier() : undefined;
  const now = service.clock.now();
  const changed = updatedToken(old, { body, settings, client, now, newValue });
  const record = withStoredTimes(service, changed);
  if (!(await replaceToken(service, found, record))) throw new Failure('A134202');
  return result(id, 'A135001', {
    accessToken: newValue ?? body.accessToken,
    accessTokenExpiresAt: record.accessTokenExpiresAt,
    refreshTokenExpiresAt: record.refreshTokenExpiresAt,
    scopes: undefinedIfEmpty(record.scopes),
    properties: undefinedIfEmpty(record.properties),
    authorizationDetails: authorizationDetailsObject(accessTokenDetails(record)),
    tokenType: tokenType(record, settings),
    tokenId: record.tokenId,
    forExternalAttachment: record.forExternalAttachment ?? false,
  });
});

type Find = (service: Service, identifier: string) => MaybePromise<FoundToken | undefined>;

/** How a call identifies its token, in order of precedence. */
const selectors = [
  ['accessToken', entryByAccessToken],
  ['accessTokenHash', (service, hash) => entryByHash(service, 'accessToken', hash)],
  ['tokenId', (service, tokenId) => service.entry('token', tokenId)],
  ['refreshToken', entryByRefreshToken],
  ['refreshTokenHash', (service, hash) => entryByHash(service, 'refreshToken', hash)],
] as const satisfies readonly (readonly [string, Find])[];

/** Resolves to the token of the call, identified by the first member that is set. Throws a `Failure`. */
async function namedToken({ engine, service, body }: Call<typeof id>): Promise<FoundToken> {
  const named = selectors.find(([name]) => body[name]);
  const identifier = named && body[named[0]];
  if (named === undefined || !identifier) throw new Failure('A134201');
  const found = await named[1](service, identifier);
  if (found !== undefined) return found;
  throw new Failure((await isOfAnotherService(engine, service, identifier)) ? 'A134203' : 'A134202');
}
