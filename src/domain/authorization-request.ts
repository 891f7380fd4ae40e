import type { GrantAction } from './grant-request.js';
import type { AuthorizationDetail, CodeChallengeMethod, Display, Prompt, ResponseType } from './records.js';

/** How the parameters of an authorization response are transported, and whether as a JWT (JARM). */
export interface ResponseMode {
  readonly carrier: 'query' | 'fragment' | 'form_post';
  readonly jwt: boolean;
}

/** An authorization request that passed all checks. Stored with its ticket. */
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
  /** In seconds; 0 if the age of the authentication is not limited. */
  readonly maxAge: number;
  /** Names of the claims for the ID token. */
  readonly claims: readonly string[];
  readonly claimsAtUserInfo: readonly string[];
  readonly requestedIdTokenClaims: readonly string[];
  readonly uiLocales: readonly string[];
  readonly claimsLocales: readonly string[];
  readonly state?: string;
  readonly nonce?: string;
  /** The subject that the request requires. */
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
  /** Thumbprint of the only key that DPoP proofs may use (RFC 9449, section 10). */
  readonly dpopJkt?: string;
  /** Whether the client requests a device secret (OpenID Connect Native SSO 1.0). */
  readonly nativeSso?: true;
  /** The requested credentials (OpenID4VCI, section 5.1). */
  readonly issuableCredentials?: string;
}
