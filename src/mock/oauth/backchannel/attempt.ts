import type { Failure } from '../../failure.js';
import type { GrantRecord } from '../../state/grants.js';
import type { ClientRecord, ServiceRecord } from '../../state/records.js';
import type { Parameters } from '../parameters.js';

/** A backchannel authentication request whose client is authenticated, before it is known to be good. */
export interface BackchannelAttempt {
  /** Those of the request object, where there is one. */
  readonly parameters: Parameters;
  readonly settings: ServiceRecord;
  readonly client: ClientRecord;
  readonly clientCertificate?: string | undefined;
  /** The grant that `grant_id` names, if there is one. */
  readonly grant?: GrantRecord | undefined;
}

/** A rule of CIBA: finds nothing, or says why it refuses. */
export type BackchannelRule = (attempt: BackchannelAttempt) => Failure | undefined;
