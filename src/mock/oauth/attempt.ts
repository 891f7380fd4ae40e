import type { Failure } from '../failure.js';
import type { GrantRecord } from '../state/grants.js';
import type { ClientRecord, ServiceRecord } from '../state/records.js';
import type { Parameters } from './parameters.js';

/** An authorization request before it is known to be good. */
export interface AuthorizationAttempt {
  readonly parameters: Parameters;
  readonly settings: ServiceRecord;
  readonly client: ClientRecord;
  /** The grant that `grant_id` names, if there is one. */
  readonly grant?: GrantRecord | undefined;
}

/** A rule of OAuth or OpenID Connect: finds nothing, or says why it refuses. */
export type Rule = (attempt: AuthorizationAttempt) => Failure | undefined;
