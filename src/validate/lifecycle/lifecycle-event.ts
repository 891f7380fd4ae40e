import type { Artifact } from '../../facts/artifacts.js';

/** What an exchange does to an artifact. */
export interface LifecycleEvent {
  readonly kind: Artifact;
  readonly value: string;
  /**
   * `issued`: the response contains it. `used`: it was accepted and stays valid. `spent`: it was accepted and must not
   * be accepted again. `failed`: it was abandoned. `revoked`: it must no longer be accepted.
   */
  readonly event: 'issued' | 'used' | 'spent' | 'failed' | 'revoked';
  /** The successor of an accepted refresh token. */
  readonly successor?: string | undefined;
  /** The access token that replaces a revoked one and is linked to the same refresh token. */
  readonly replacement?: string | undefined;
  /** The token issued with it: both are revoked together. */
  readonly companion?: { readonly kind: Artifact; readonly value: string } | undefined;
  /** Whether the operation also accepts spent artifacts. */
  readonly forgiving?: true | undefined;
}
