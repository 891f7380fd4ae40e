import type { TokenRecord } from '../../domain/grants.js';
import { isObject, parseJson } from '../../json.js';
import { callerError } from '../failure.js';
import { present } from '../oauth/authorization-request.js';
import { hasExpired } from '../oauth/token-expiry.js';
import type { ServiceContext } from '../service-context.js';
import { type IdTokenInput, idToken } from './id-token.js';
import { findByAccessToken } from './token-records.js';
import { tokenResponse } from './token-response.js';

/** A call that creates an ID token and a token response for existing tokens. */
export interface ReissueCall extends ServiceContext {
  readonly body: {
    readonly accessToken?: string | undefined;
    readonly refreshToken?: string | undefined;
    readonly sub?: string | undefined;
    readonly claims?: string | undefined;
    readonly idtHeaderParams?: string | undefined;
    readonly idTokenAudType?: string | undefined;
  };
}

/** Resolves to the record of the call's access token. Throws a `Failure` if the token is not valid. */
export async function presentedTokens({ service, settings, body }: ReissueCall): Promise<TokenRecord> {
  if (!body.accessToken) throw callerError('The call has no accessToken.', 'The member accessToken.');
  const record = await findByAccessToken(service, body.accessToken, settings);
  if (record === undefined)
    throw callerError(
      'The access token does not exist.',
      'An access token that the service issued and that was not revoked.',
    );
  if (hasExpired(record, service.clock.now()))
    throw callerError('The access token has expired.', 'An access token that has not expired.');
  return record;
}

/** Creates the ID token and the token response that contains it. Throws a `Failure`. */
export async function reissued(
  { service, settings, body }: ReissueCall,
  record: TokenRecord,
  more: Pick<IdTokenInput, 'deviceSecretHash'> = {},
): Promise<{ readonly signed: string; readonly response: string }> {
  for (const json of [body.claims, body.idtHeaderParams]) {
    if (json && !isObject(parseJson(json)))
      throw callerError(
        'claims and idtHeaderParams must be JSON objects.',
        'JSON objects as claims and idtHeaderParams.',
      );
  }
  const client = await service.find('client', String(record.clientId));
  if (client === undefined)
    throw callerError(
      'The client of the access token has been deleted.',
      'A client that the service still has.',
    );
  const signed = await idToken({ service, settings }, client, {
    authorization: { ...record, ...present({ sub: body.sub || undefined }) },
    claims: body.claims,
    headerParameters: body.idtHeaderParams,
    audienceType: body.idTokenAudType || 'array',
    ...more,
  });
  const { accessToken = '', refreshToken } = body;
  const tokens = { record, accessToken, jwtAccessToken: undefined, refreshToken };
  return { signed, response: tokenResponse(settings, tokens, signed) };
}
