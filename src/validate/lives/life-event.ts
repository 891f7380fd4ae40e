/** What has a life of its own: it is issued, used and spent. */
export type Kind =
  | 'ticket'
  | 'code'
  | 'accessToken'
  | 'refreshToken'
  | 'requestUri'
  | 'authReqId'
  | 'deviceCode'
  | 'preAuthorizedCode'
  /** A request of a wallet: parsed, then fulfilled once. */
  | 'credentialRequest'
  /** What a ticket of CIBA or a user code stands for: the user decides once. */
  | 'decision';

/** What an exchange does to one of them. */
export interface LifeEvent {
  readonly kind: Kind;
  readonly value: string;
  /**
   * `issued`: the answer brings it. `used`: it was accepted and lives on. `spent`: it was accepted and must not
   * be again. `failed`: it was given up. `revoked`: it must not be accepted any more.
   */
  readonly event: 'issued' | 'used' | 'spent' | 'failed' | 'revoked';
  /** Of a refresh token that was accepted: the one that the client has from then on. */
  readonly successor?: string | undefined;
  /** The token that was issued together with it: the two are revoked together. */
  readonly companion?: { readonly kind: Kind; readonly value: string } | undefined;
  /** Whether the operation accepts what was spent before, too. */
  readonly forgiving?: true;
}
