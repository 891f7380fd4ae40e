import type { FoundClient } from '../../domain/found-client.js';
import type { ExtraProperty, GrantType, ServiceRecord } from '../../domain/records.js';
import type { SenderConstraint } from '../../domain/sender-constraint.js';
import { isObject, parseJson } from '../../json.js';
import type { MessageParameters } from '../failure.js';
import type { Parameters } from '../oauth/parameters.js';
import type { Call, ResultAnswer } from '../operation.js';
import type { ResultCode } from '../results/index.js';
import type { Service } from '../service.js';
import type { IssuedTokens } from '../tokens/token-response.js';

export type TokenCall = Call<'auth_token_api'>;

/** A token request of an authenticated client. */
export interface TokenRequest extends FoundClient {
  readonly service: Service;
  readonly settings: ServiceRecord;
  /** The requested grant type. */
  readonly grantType: GrantType;
  readonly parameters: Parameters;
  readonly body: TokenCall['body'];
  /** The keys whose possession the request proved. Its tokens are bound to them. */
  readonly constraint: SenderConstraint;
}

/** The device secret that an app presents (OpenID Connect Native SSO 1.0). */
export interface NativeSso {
  readonly deviceSecret: string | undefined;
  readonly deviceSecretHash?: string;
}

/** The result of a grant. */
export interface Granted {
  readonly code: ResultCode;
  readonly issued: IssuedTokens;
  readonly idToken?: string;
  /** Native SSO data, if the authorization server creates the token response. */
  readonly nativeSso?: NativeSso | undefined;
  /** Selects an action other than the first one for the result code. */
  readonly action?: string;
  readonly message?: MessageParameters;
  /** Whether the client presented a refresh token that had already been replaced. */
  readonly previousRefreshTokenUsed?: boolean;
}

/** A token request of an authenticated client, or one that identifies no client. */
export type OpenTokenRequest = Omit<TokenRequest, 'client'> & Partial<Pick<TokenRequest, 'client'>>;

/**
 * A grant type that also accepts requests that identify no client. Most such types only check the request, and the
 * authorization server creates the token.
 */
export type OpenGrant = (request: OpenTokenRequest) => Promise<ResultAnswer | Granted>;

/** A grant type: the steps after client authentication. Throws a `Failure`. */
export type Grant = (request: TokenRequest) => Promise<Granted | ResultAnswer>;

/** Returns the `properties` of the call. A JSON string is parsed as a list. */
export function extraProperties({ properties }: TokenCall['body']): ExtraProperty[] {
  const list = typeof properties === 'string' ? parseJson(properties) : properties;
  if (!Array.isArray(list)) return [];
  return list.flatMap((item: unknown) => (isProperty(item) ? [item] : []));
}

const isProperty = (item: unknown): item is ExtraProperty =>
  isObject(item) && typeof item['key'] === 'string' && typeof item['value'] === 'string';
