import type { GrantAction } from './grant-request.js';
import type { AuthorizationDetail, CodeChallengeMethod, Display, Prompt, ResponseType } from './records.js';

/** How the parameters of an authorization response travel, and whether they are in a JWT (JARM). */
export interface ResponseMode {
  readonly carrier: 'query' | 'fragment' | 'form_post';
  readonly jwt: boolean;
}

/** An authorization request that passed every check: what its ticket stands for. */
export interface AuthorizationRequest {
  readonly clientId: number;
  readonly clientIdAliasUsed: boolean;
  readonly metadataDocumentUsed?: boolean;
  readonly responseType: ResponseType;
  readonly responseMode: ResponseMode;
  readonly redirectUri: string;
  readonly redirectUriExplicit: boolean;
  readonly scopes: readonly string[];
  readonly prompts: readonly Prompt[];
  readonly display: Display;
  readonly acrs: readonly string[];
  readonly acrEssential: boolean;
  /** Seconds; 0 when nothing limits the age of the authentication. */
  readonly maxAge: number;
  /** Names of the claims to put into the ID token. */
  readonly claims: readonly string[];
  readonly claimsAtUserInfo: readonly string[];
  readonly requestedIdTokenClaims: readonly string[];
  readonly uiLocales: readonly string[];
  readonly claimsLocales: readonly string[];
  readonly state?: string;
  readonly nonce?: string;
  /** The subject that the request demands. */
  readonly subject?: string;
  readonly loginHint?: string;
  readonly purpose?: string;
  readonly resources?: readonly string[];
  readonly authorizationDetails?: readonly AuthorizationDetail[];
  readonly gmAction?: GrantAction;
  readonly grantId?: string;
  /** JSON of the members of the claims parameter. */
  readonly idTokenClaims?: string;
  readonly userInfoClaims?: string;
  readonly codeChallenge?: string;
  readonly codeChallengeMethod?: CodeChallengeMethod;
  /** The thumbprint of the only key that a DPoP proof may have (RFC 9449, section 10). */
  readonly dpopJkt?: string;
  /** Whether it asks for a device secret (OpenID Connect Native SSO 1.0). */
  readonly nativeSso?: true;
  /** The credentials that it asks for (OpenID4VCI, section 5.1). */
  readonly issuableCredentials?: string;
}
