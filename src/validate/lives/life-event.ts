import type { Artifact } from '../../facts/artifacts.js';

/** What an exchange does to an artifact. */
export interface LifeEvent {
  readonly kind: Artifact;
  readonly value: string;
  /**
   * `issued`: the answer brings it. `used`: it was accepted and lives on. `spent`: it was accepted and must not
   * be again. `failed`: it was given up. `revoked`: it must not be accepted any more.
   */
  readonly event: 'issued' | 'used' | 'spent' | 'failed' | 'revoked';
  /** Of a refresh token that was accepted: the one that the client has from then on. */
  readonly successor?: string | undefined;
  /** Of an access token that was revoked: the one that takes its place beside the refresh token. */
  readonly replacement?: string;
  /** The token that was issued together with it: the two are revoked together. */
  readonly companion?: { readonly kind: Artifact; readonly value: string } | undefined;
  /** Whether the operation accepts what was spent before, too. */
  readonly forgiving?: true;
}
