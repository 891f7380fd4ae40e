import type { GrantRecord } from '../../../domain/grants.js';
import type { ClientRecord, ServiceRecord } from '../../../domain/records.js';
import type { UnknownRecord } from '../../../json.js';
import type { Failure } from '../../failure.js';
import type { Parameters } from '../parameters.js';

/** A backchannel authentication request of an authenticated client that has not been checked yet. */
export interface BackchannelAttempt {
  /** The parameters of the request object if there is one, otherwise those of the request. */
  readonly parameters: Parameters;
  /** The parameters of the request itself, outside any request object. */
  readonly outer: Parameters;
  /** The verified request object, if there is one. */
  readonly object?: BackchannelRequestObject | undefined;
  readonly settings: ServiceRecord;
  readonly client: ClientRecord;
  readonly clientCertificate?: string | undefined;
  /** The grant that `grant_id` identifies, if it exists. */
  readonly grant?: GrantRecord | undefined;
}

export interface BackchannelRequestObject {
  readonly header: { readonly alg?: string };
  readonly claims: UnknownRecord;
}

/** A rule of CIBA. Returns a failure if the request breaks it. */
export type BackchannelRule = (attempt: BackchannelAttempt) => Failure | undefined;
