import type { AuthorizationDetail } from '../oauth/authorization-details.js';
import type { AuthorizationRequest } from '../oauth/authorization-request.js';
import type { GrantAction } from '../oauth/grant-management.js';
import type { SenderConstraint } from '../oauth/sender-constraint.js';
import type { ClientAuthMethod, ExtraProperty, GrantType } from './records.js';

/** What an authorization request left behind until the authorization server issues or fails it. */
export interface Ticket {
  readonly request: AuthorizationRequest;
  readonly noInteraction: boolean;
  readonly context?: string;
  readonly expiresAt: number;
}

/** An authorization request that was pushed (RFC 9126). */
export interface PushedRequest {
  readonly clientId: number;
  /** Form-encoded; of a request object the request that it stands for. */
  readonly parameters: string;
  readonly requestObjectPayload?: string;
  readonly expiresAt: number;
}

/** What was authorized: by an authorization, then by a code, then by a token. */
export interface Authorization {
  readonly clientId: number;
  readonly clientIdAliasUsed: boolean;
  /** Whether the client named itself by the location of its metadata document. */
  readonly metadataDocumentUsed?: boolean;
  readonly subject?: string;
  readonly scopes: readonly string[];
  /** `sub` of ID tokens when the authorization server replaces the subject. */
  readonly sub?: string;
  readonly acr?: string;
  /** Seconds since the epoch. */
  readonly authTime?: number;
  readonly properties?: readonly ExtraProperty[];
  readonly resources?: readonly string[];
  readonly authorizationDetails?: readonly AuthorizationDetail[];
  /** What is to be done with a grant before tokens are issued under it. */
  readonly gmAction?: GrantAction;
  /** Names of the claims that go into the grant. */
  readonly grantClaims?: readonly string[];
  readonly grantId?: string;
  /** Claims requested for userinfo: the JSON of `claims.userinfo`. */
  readonly userInfoClaims?: string;
  readonly claimsAtUserInfo?: readonly string[];
  readonly requestedIdTokenClaims?: readonly string[];
  readonly consentedClaims?: readonly string[];
  readonly jwtAtClaims?: string;
  /** Whether the client asked for a device secret (OpenID Connect Native SSO 1.0). */
  readonly nativeSso?: boolean;
  readonly sessionId?: string;
  /** The credentials that may be issued: the JSON of an array. Present if the token is for their issuance. */
  readonly issuableCredentials?: string;
}

export interface AuthorizationCode {
  readonly authorization: Authorization;
  readonly redirectUri: string;
  readonly redirectUriExplicit: boolean;
  readonly codeChallenge?: string;
  /** The thumbprint of the only key that a DPoP proof may have (RFC 9449, section 10). */
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
  /** Milliseconds since the epoch, on whole seconds. */
  readonly accessTokenExpiresAt: number;
  readonly refreshTokenHash?: string;
  readonly refreshTokenExpiresAt?: number;
  readonly refreshTokenScopes?: readonly string[];
  readonly accessTokenResources?: readonly string[];
  /** The details that the access token is narrowed to. */
  readonly accessTokenDetails?: readonly AuthorizationDetail[];
  /** Whether the authorization server attaches claims from elsewhere to the token. */
  readonly forExternalAttachment?: boolean;
  /** What a key proof must contain where the nonce is the token's own (OpenID4VCI, 1.0-ID1). */
  readonly cnonce?: string;
  /** Milliseconds since the epoch. */
  readonly cnonceExpiresAt?: number;
  readonly createdAt: number;
  readonly lastRefreshedAt: number;
  /** When both tokens have expired. */
  readonly expiresAt: number;
}

/** Scopes for the same resources (Grant Management for OAuth 2.0, section 6.3). */
export interface GrantScope {
  readonly names: readonly string[];
  readonly resources: readonly string[];
}

/** What a user granted to a client, under an ID that the client manages it by. */
export interface GrantRecord {
  readonly grantId: string;
  readonly clientId: number;
  readonly subject: string;
  readonly scopes: readonly GrantScope[];
  readonly claims: readonly string[];
  readonly authorizationDetails: readonly AuthorizationDetail[];
}

/** A request of the password grant until the authorization server issues or fails it. */
export interface TokenTicket {
  /** The keys that the token request proves to have. */
  readonly constraint: SenderConstraint;
  readonly clientId: number;
  readonly clientIdAliasUsed: boolean;
  readonly metadataDocumentUsed?: boolean;
  readonly clientAuthMethod?: ClientAuthMethod;
  readonly scopes: readonly string[];
  readonly expiresAt: number;
}

/** A refresh token that was replaced and is accepted a little longer. */
export interface RotatedRefreshToken {
  readonly tokenId: string;
  /** The value of its successor, which the client gets again. */
  readonly successor: string;
  readonly expiresAt: number;
}

/** The scopes that a subject granted to a client, last and ever. */
export interface GrantedScopes {
  readonly latest: readonly string[];
  readonly merged: readonly string[];
  readonly modifiedAt: number;
}

/** A batch of tokens that is, or was, being created. */
export interface TokenBatch {
  readonly requestId: string;
  readonly result?: 'SUCCEEDED' | 'FAILED';
  readonly errorCode?: string;
  readonly errorDescription?: string;
  readonly tokenCount: number;
  readonly createdAt: number;
  readonly modifiedAt: number;
}
