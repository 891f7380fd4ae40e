import type { TokenRecord } from '../../domain/grants.js';
import type { ClientRecord, ServiceRecord } from '../../domain/records.js';
import { unpublished } from '../failure.js';
import { areTooLarge, extraPropertiesLimit, mergeExtraProperties } from '../oauth/extra-properties.js';
import { grantableScopes, scopeDurations } from '../oauth/scope.js';
import type { Call } from '../operation.js';
import { givenDetails } from './given-details.js';
import { never, secondsAfter } from './issue-tokens.js';
import { hashOf } from './token-records.js';

/** The requested changes to a token, and the data that they depend on. */
export interface TokenUpdate {
  readonly body: Call<'auth_token_update_api'>['body'];
  readonly settings: ServiceRecord;
  readonly client: ClientRecord;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** The new value of the access token; `undefined` to keep the current one. */
  readonly newValue: string | undefined;
}

/** Returns the record with the changes of a call. Omitted members are kept. Throws a `Failure`. */
export function updatedToken(record: TokenRecord, update: TokenUpdate): TokenRecord {
  const { body, settings, client, newValue } = update;
  const { scopes, properties, authorizationDetails: details, forExternalAttachment } = body;
  const { certificateThumbprint, dpopKeyThumbprint } = body;
  const merged = properties && mergeExtraProperties(properties);
  if (merged && areTooLarge(merged)) {
    const outcome = `The properties are larger than ${extraPropertiesLimit} bytes.`;
    throw unpublished(outcome, `At most ${extraPropertiesLimit} bytes.`);
  }
  const accessTokenExpiresAt = accessTokenExpiry(record, update);
  const refreshTokenExpiresAt = refreshTokenExpiry(record, update);
  return {
    ...record,
    accessTokenExpiresAt,
    ...(refreshTokenExpiresAt !== undefined && { refreshTokenExpiresAt }),
    expiresAt: Math.max(accessTokenExpiresAt, refreshTokenExpiresAt ?? 0),
    ...(scopes && { scopes: permittedScopes(scopes, settings, client) }),
    ...(merged && { properties: merged }),
    ...(details && { accessTokenDetails: givenDetails(details) }),
    ...(forExternalAttachment && { forExternalAttachment }),
    ...(certificateThumbprint && { certificateThumbprint }),
    ...(dpopKeyThumbprint && { dpopKeyThumbprint }),
    ...(newValue !== undefined && { accessTokenHash: hashOf(newValue) }),
  };
}

function accessTokenExpiry({ accessTokenExpiresAt }: TokenRecord, update: TokenUpdate): number {
  const { accessTokenExpiresAt: asked = 0, accessTokenPersistent: persistent } = update.body;
  if (persistent) return never;
  if (asked > 0) return asked;
  const byScope = update.body.accessTokenExpiresAtUpdatedOnScopeUpdate;
  return (byScope ? scopeExpiry(update, 'access_token.duration') : undefined) ?? accessTokenExpiresAt;
}

function refreshTokenExpiry({ refreshTokenExpiresAt }: TokenRecord, update: TokenUpdate): number | undefined {
  if (refreshTokenExpiresAt === undefined) return undefined;
  const { refreshTokenExpiresAt: asked = 0 } = update.body;
  if (asked > 0) return asked;
  const byScope = update.body.refreshTokenExpiresAtUpdatedOnScopeUpdate;
  return (byScope ? scopeExpiry(update, 'refresh_token.duration') : undefined) ?? refreshTokenExpiresAt;
}

/** Returns the expiry given by the shortest duration of the new scopes; `undefined` if no scope sets one. */
function scopeExpiry({ body, settings, client, now }: TokenUpdate, attribute: string): number | undefined {
  const scopes = body.scopes ? permittedScopes(body.scopes, settings, client) : [];
  const durations = scopeDurations(scopes, attribute, settings).filter((duration) => duration > 0);
  return durations.length > 0 ? secondsAfter(now, Math.min(...durations)) : undefined;
}

/** Returns those scopes of a call that the service has and the client may request. */
export const permittedScopes = (
  scopes: readonly string[],
  settings: ServiceRecord,
  client: ClientRecord,
): string[] => (scopes.length > 0 ? grantableScopes(scopes.join(' '), settings, client) : []);
