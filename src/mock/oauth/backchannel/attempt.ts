import type { GrantRecord } from '../../../domain/grants.js';
import type { ClientRecord, ServiceRecord } from '../../../domain/records.js';
import type { Failure } from '../../failure.js';
import type { JsonObject } from '../claims.js';
import type { Parameters } from '../parameters.js';

/** A backchannel authentication request whose client is authenticated, before it is known to be good. */
export interface BackchannelAttempt {
  /** Those of the request object, where there is one. */
  readonly parameters: Parameters;
  /** The parameters beside the request object, or all of them if there is none. */
  readonly outer: Parameters;
  /** The verified request object, if there is one. */
  readonly object?: BackchannelRequestObject | undefined;
  readonly settings: ServiceRecord;
  readonly client: ClientRecord;
  readonly clientCertificate?: string | undefined;
  /** The grant that `grant_id` names, if there is one. */
  readonly grant?: GrantRecord | undefined;
}

export interface BackchannelRequestObject {
  readonly header: { readonly alg?: string };
  readonly claims: JsonObject;
}

/** A rule of CIBA: finds nothing, or says why it refuses. */
export type BackchannelRule = (attempt: BackchannelAttempt) => Failure | undefined;
