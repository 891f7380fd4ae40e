import type { ExtraProperty } from './records.js';

/** A credential offer (OpenID4VCI, section 4.1), and the data for the tokens issued from it. */
export interface CredentialOffer {
  readonly identifier: string;
  readonly credentialIssuer: string;
  readonly credentialConfigurationIds: readonly string[];
  readonly authorizationCodeGrantIncluded: boolean;
  readonly issuerStateIncluded: boolean;
  readonly preAuthorizedCodeGrantIncluded: boolean;
  readonly issuerState?: string;
  readonly preAuthorizedCode?: string;
  readonly subject: string;
  readonly context?: string;
  readonly properties?: readonly ExtraProperty[];
  readonly jwtAtClaims?: string;
  /** Seconds since the epoch. */
  readonly authTime?: number;
  readonly acr?: string;
  readonly txCode?: string;
  readonly txCodeInputMode?: string;
  readonly txCodeDescription?: string;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}
