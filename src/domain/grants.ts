import type { AuthorizationRequest } from './authorization-request.js';
import type { GrantAction } from './grant-request.js';
import type { AuthorizationDetail, ClientAuthMethod, ExtraProperty, GrantType } from './records.js';
import type { SenderConstraint } from './sender-constraint.js';

/** An authorization request that awaits issue or fail. */
export interface Ticket {
  readonly request: AuthorizationRequest;
  readonly noInteraction: boolean;
  readonly context?: string;
  readonly expiresAt: number;
}

/** A pushed authorization request (RFC 9126). */
export interface PushedRequest {
  readonly clientId: number;
  /** Form-encoded. For a request object: the parameters that it contains. */
  readonly parameters: string;
  readonly requestObjectPayload?: string;
  readonly expiresAt: number;
}

/** What was authorized. Passed on from the authorization to the code and then to the token. */
export interface Authorization {
  readonly clientId: number;
  readonly clientIdAliasUsed: boolean;
  /** Whether the client identified itself by the URL of its metadata document. */
  readonly metadataDocumentUsed?: boolean;
  readonly subject?: string;
  readonly scopes: readonly string[];
  /** The `sub` of ID tokens, if the authorization server replaces the subject. */
  readonly sub?: string;
  readonly acr?: string;
  /** Seconds since the epoch. */
  readonly authTime?: number;
  readonly properties?: readonly ExtraProperty[];
  readonly resources?: readonly string[];
  readonly authorizationDetails?: readonly AuthorizationDetail[];
  /** What to do with a grant before tokens are issued under it. */
  readonly gmAction?: GrantAction;
  /** Names of the claims that are added to the grant. */
  readonly grantClaims?: readonly string[];
  readonly grantId?: string;
  /** Claims requested for userinfo, as the JSON of `claims.userinfo`. */
  readonly userInfoClaims?: string;
  readonly claimsAtUserInfo?: readonly string[];
  readonly requestedIdTokenClaims?: readonly string[];
  readonly consentedClaims?: readonly string[];
  readonly jwtAtClaims?: string;
  /** Whether the client asked for a device secret (OpenID Connect Native SSO 1.0). */
  readonly nativeSso?: boolean;
  readonly sessionId?: string;
  /** The credentials that may be issued, as a JSON array. Set if the token is for credential issuance. */
  readonly issuableCredentials?: string;
}

export interface AuthorizationCode {
  readonly authorization: Authorization;
  readonly redirectUri: string;
  readonly redirectUriExplicit: boolean;
  readonly codeChallenge?: string;
  /** Thumbprint of the only key that DPoP proofs may use (RFC 9449, section 10). */
  readonly dpopJkt?: string;
  readonly codeChallengeMethod?: 'plain' | 'S256';
  readonly nonce?: string;
  readonly state?: string;
  readonly idTokenClaims?: string;
  readonly idtHeaderParams?: string;
  readonly idTokenAudType?: string;
  readonly expiresAt: number;
}

export interface TokenRecord extends Authorization, SenderConstraint {
  readonly tokenId: string;
  readonly grantType: GrantType;
  readonly clientAuthMethod?: ClientAuthMethod;
  readonly accessTokenHash: string;
  /** Milliseconds since the epoch. Rounded to whole seconds when the record is stored. */
  readonly accessTokenExpiresAt: number;
  readonly refreshTokenHash?: string;
  readonly refreshTokenExpiresAt?: number;
  readonly refreshTokenScopes?: readonly string[];
  readonly accessTokenResources?: readonly string[];
  /** The authorization details that the access token is restricted to. */
  readonly accessTokenDetails?: readonly AuthorizationDetail[];
  /** Whether the authorization server attaches claims from external sources to the token. */
  readonly forExternalAttachment?: boolean;
  /** The nonce that a key proof must contain, if nonces belong to tokens (OpenID4VCI, 1.0-ID1). */
  readonly cnonce?: string;
  /** Milliseconds since the epoch. */
  readonly cnonceExpiresAt?: number;
  readonly createdAt: number;
  readonly lastRefreshedAt: number;
  /** The later expiry of the access token and the refresh token. */
  readonly expiresAt: number;
}

/** Scopes for the same resources (Grant Management for OAuth 2.0, section 6.3). */
export interface GrantScope {
  readonly names: readonly string[];
  readonly resources: readonly string[];
}

/** What a user granted to a client, with the ID by which the client manages it. */
export interface GrantRecord {
  readonly grantId: string;
  readonly clientId: number;
  readonly subject: string;
  /** Milliseconds since the epoch; absent in stores and snapshots of earlier versions. */
  readonly createdAt?: number;
  readonly scopes: readonly GrantScope[];
  readonly claims: readonly string[];
  readonly authorizationDetails: readonly AuthorizationDetail[];
}

/** A password grant request that awaits issue or fail. */
export interface TokenTicket {
  /** The keys that the token request proves possession of. */
  readonly constraint: SenderConstraint;
  readonly clientId: number;
  readonly clientIdAliasUsed: boolean;
  readonly metadataDocumentUsed?: boolean;
  readonly clientAuthMethod?: ClientAuthMethod;
  readonly scopes: readonly string[];
  readonly expiresAt: number;
}

/** A replaced refresh token that is still accepted for a short time. */
export interface RotatedRefreshToken {
  readonly tokenId: string;
  /** The successor's value, returned to the client again. */
  readonly successor: string;
  readonly expiresAt: number;
}

/** The scopes that a subject granted to a client: most recently, and in total. */
export interface GrantedScopes {
  readonly latest: readonly string[];
  readonly merged: readonly string[];
  readonly modifiedAt: number;
}

/** A request to create a batch of tokens, and its result. */
export interface TokenBatch {
  readonly requestId: string;
  readonly result?: 'SUCCEEDED' | 'FAILED';
  readonly errorCode?: string;
  readonly errorDescription?: string;
  readonly tokenCount: number;
  readonly createdAt: number;
  readonly modifiedAt: number;
}
