import type { FoundClient } from '../../domain/found-client.js';
import type { ClientRecord, ExtraProperty, GrantType, ServiceRecord } from '../../domain/records.js';
import type { SenderConstraint } from '../../domain/sender-constraint.js';
import { isObject, parseJson } from '../../json.js';
import type { ClientFinder } from '../clients/unnamed-client.js';
import { Failure, type MessageParameters } from '../failure.js';
import type { Parameters } from '../oauth/parameters.js';
import type { Call, ResultAnswer } from '../operation.js';
import type { ResultCode } from '../results/index.js';
import type { ServiceContext } from '../service-context.js';
import type { IssuedTokens } from '../tokens/token-response.js';

export type TokenCall = Call<'auth_token_api'>;

/** A token request of an authenticated client. */
export interface TokenRequest extends FoundClient, ServiceContext {
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

/** A token request before the keys for its tokens are known. */
export type PresentedRequest = Omit<TokenRequest, 'constraint'>;

/** What the token endpoint knows about a grant type. */
interface GrantFacts {
  readonly grantType: GrantType;
  /** The value of `grant_type`. */
  readonly name: string;
  /** Whether the flow starts with the token request. */
  readonly startsFlow: boolean;
  /** Whether the service accepts requests that identify no client. By default it does not. */
  readonly takesAnonymous?: (settings: ServiceRecord) => boolean;
  /** The client that an anonymous request is handled for, if the grant type cannot do without one. */
  readonly standIn?: ClientRecord;
  /** Finds the client that the presented code or token was issued to, for requests without a client ID. */
  readonly issuedTo?: ClientFinder;
  /** The result code for requests that identify no client, if it is not that of the endpoint. */
  readonly withoutClient?: ResultCode;
  /** Resolves to the scopes that were already granted, if FAPI's rules depend on them. */
  readonly grantedScopes?: (request: PresentedRequest) => Promise<readonly string[] | undefined>;
}

/** The steps of a grant type after client authentication. Throws a `Failure`. */
type Handler<Request> = (request: Request) => Promise<Granted | ResultAnswer>;

/** A grant type: its facts, and its handler. */
export interface Grant extends GrantFacts {
  readonly handler: Handler<OpenTokenRequest>;
}

/** Defines a grant type whose handler requires a client. */
export const grant = ({ handler, ...facts }: GrantFacts & { handler: Handler<TokenRequest> }): Grant => ({
  ...facts,
  handler: async (request) => {
    if (!hasClient(request)) throw new Failure(withoutClient);
    return handler(request);
  },
});

/**
 * Defines a grant type that also handles requests that identify no client. Most such types only check the request,
 * and the authorization server creates the token.
 */
export const openGrant = (definition: Grant): Grant => definition;

/** The result code for token requests that identify no client. */
export const withoutClient = 'A244305';

export const hasClient = (request: OpenTokenRequest): request is TokenRequest => request.client !== undefined;

/** Returns the `properties` of the call. A JSON string is parsed as a list. */
export function extraProperties({ properties }: TokenCall['body']): ExtraProperty[] {
  const list = typeof properties === 'string' ? parseJson(properties) : properties;
  if (!Array.isArray(list)) return [];
  return list.flatMap((item: unknown) => (isProperty(item) ? [item] : []));
}

const isProperty = (item: unknown): item is ExtraProperty =>
  isObject(item) && typeof item['key'] === 'string' && typeof item['value'] === 'string';
