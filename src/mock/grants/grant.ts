import type { ExtraProperty, GrantType, ServiceRecord } from '../../domain/records.js';
import type { SenderConstraint } from '../../domain/sender-constraint.js';
import type { FoundClient } from '../clients/find-client.js';
import type { MessageParameters } from '../failure.js';
import { isObject, parseJson } from '../oauth/claims.js';
import type { Parameters } from '../oauth/parameters.js';
import type { Call, ResultAnswer } from '../operation.js';
import type { ResultCode } from '../results/index.js';
import type { Service } from '../service.js';
import type { IssuedTokens } from '../tokens/issue-tokens.js';

export type TokenCall = Call<'auth_token_api'>;

/** A token request whose client is authenticated. */
export interface TokenRequest extends FoundClient {
  readonly service: Service;
  readonly settings: ServiceRecord;
  /** The one that the request names. */
  readonly grantType: GrantType;
  readonly parameters: Parameters;
  readonly body: TokenCall['body'];
  /** The keys that the request proved to have, which its tokens are bound to. */
  readonly constraint: SenderConstraint;
}

/** The secret of a device, as its app presents it (OpenID Connect Native SSO 1.0). */
export interface NativeSso {
  readonly deviceSecret: string | undefined;
  readonly deviceSecretHash?: string;
}

/** What a grant yields. */
export interface Granted {
  readonly code: ResultCode;
  readonly issued: IssuedTokens;
  readonly idToken?: string;
  /** What belongs to native SSO, where the authorization server makes the token response. */
  readonly nativeSso?: NativeSso | undefined;
  /** Another action than the first that the result code is paired with. */
  readonly action?: string;
  readonly message?: MessageParameters;
  /** Whether the client presented a refresh token that had been replaced. */
  readonly previousRefreshTokenUsed?: boolean;
}

/** A token request whose client is authenticated, or whose sender gave no clue to a client. */
export type OpenTokenRequest = Omit<TokenRequest, 'client'> & Partial<Pick<TokenRequest, 'client'>>;

/**
 * A grant type that takes requests without a clue to a client. Most only check what the request presents; the
 * authorization server creates the token.
 */
export type OpenGrant = (request: OpenTokenRequest) => Promise<ResultAnswer | Granted>;

/** A grant type: its steps after client authentication. Throws a `Failure`. */
export type Grant = (request: TokenRequest) => Promise<Granted | ResultAnswer>;

/** `properties` of the call; a string of JSON is read like the list that it holds. */
export function extraProperties({ properties }: TokenCall['body']): ExtraProperty[] {
  const list = typeof properties === 'string' ? parseJson(properties) : properties;
  if (!Array.isArray(list)) return [];
  return list.flatMap((item: unknown) => (isProperty(item) ? [item] : []));
}

const isProperty = (item: unknown): item is ExtraProperty =>
  isObject(item) && typeof item['key'] === 'string' && typeof item['value'] === 'string';
