import type { Failure } from '../failure.js';
import type { ClientRecord, ServiceRecord } from '../state/records.js';
import type { Parameters } from './parameters.js';

/** An authorization request before it is known to be good. */
export interface AuthorizationAttempt {
  readonly parameters: Parameters;
  readonly settings: ServiceRecord;
  readonly client: ClientRecord;
}

/** A rule of OAuth or OpenID Connect: finds nothing, or says why it refuses. */
export type Rule = (attempt: AuthorizationAttempt) => Failure | undefined;
