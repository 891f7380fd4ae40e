import type { BranchClient } from '../branch-client.js';
import type { OAuthParameters } from '../flows.js';

/** What a forced response keeps of the call that it answers. */
export interface CallContext {
  /** The body of the call. */
  readonly body: Readonly<Record<string, unknown>>;
  /** OAuth parameters that the response echoes, such as `state`. */
  readonly parameters: OAuthParameters;
  readonly grantType: string | undefined;
  readonly subject: string;
  /** Makes up claims of the user. */
  readonly claims: () => Promise<Readonly<Record<string, string>>>;
}

/** Builds the body of a call whose response has the wanted action. */
export type CallBuilder = (client: BranchClient, given: CallContext) => Promise<object>;

/** Keyed by operation, then by action. */
export type CallBuilders = Readonly<Record<string, Readonly<Record<string, CallBuilder>>>>;
