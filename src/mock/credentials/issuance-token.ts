import type { TokenRecord } from '../../domain/grants.js';
import type { ClientRecord } from '../../domain/records.js';
import { Failure } from '../failure.js';
import { hasExpired } from '../oauth/token-expiry.js';
import type { ResultCode } from '../results/index.js';
import type { ServiceContext } from '../service-context.js';
import { findByAccessToken } from '../tokens/token-records.js';

/** An access token for credential issuance, and its client; `client` is `undefined` for anonymous clients. */
export interface IssuanceToken {
  readonly token: TokenRecord;
  readonly client: ClientRecord | undefined;
}

/** Finds the access token of a credential request without further checks. Throws a `Failure`. */
export async function issuanceToken(
  { service, settings }: ServiceContext,
  accessToken: string | undefined,
  unknown: ResultCode = 'A000000',
): Promise<IssuanceToken> {
  const token = accessToken ? await findByAccessToken(service, accessToken, settings) : undefined;
  if (token === undefined)
    throw refused(
      'The access token does not exist',
      'An access token that the service issued and that was not revoked.',
      unknown,
    );
  if (hasExpired(token, service.clock.now()))
    throw refused('The access token has expired', 'An access token that has not expired.');
  if (token.issuableCredentials === undefined)
    throw refused(
      'The access token is not for credentials',
      'An access token of a credential offer, or with authorization_details or scopes of credentials.',
    );
  return { token, client: await service.find('client', String(token.clientId)) };
}

const refused = (outcome: string, needed: string, code: ResultCode = 'A000000'): Failure =>
  new Failure(code, {
    action: 'UNAUTHORIZED',
    error: 'invalid_token',
    message: { outcome, needed },
    source: 'RFC 6750, section 3.1',
  });
