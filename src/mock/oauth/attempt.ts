import type { CredentialOffer } from '../../domain/credential-offer.js';
import type { GrantRecord } from '../../domain/grants.js';
import type { ClientRecord, ServiceRecord } from '../../domain/records.js';
import type { UnknownRecord } from '../../json.js';
import type { Failure } from '../failure.js';
import type { Quirks } from '../quirks.js';
import type { Parameters } from './parameters.js';

/** An authorization request that has not been checked yet. */
export interface AuthorizationAttempt {
  readonly parameters: Parameters;
  readonly settings: ServiceRecord;
  readonly client: ClientRecord;
  readonly quirks: Readonly<Quirks>;
  /** `undefined` if the request consists of parameters only. */
  readonly origin?: RequestOrigin;
  /** The grant that `grant_id` identifies, if it exists. */
  readonly grant?: GrantRecord | undefined;
  /** The credential offer that the request's `issuer_state` belongs to, if it is valid. */
  readonly credentialOffer?: CredentialOffer | undefined;
}

/** How an authorization request reached the service. */
export interface RequestOrigin {
  /** Whether the request is being pushed, or was pushed earlier (PAR). */
  readonly pushed: boolean;
  /** Whether its request object was already checked when it was pushed. */
  readonly checked: boolean;
  /** The parameters outside the request object. */
  readonly outer: Parameters;
  readonly object?: RequestObjectOrigin;
}

export interface RequestObjectOrigin {
  readonly channel: 'value' | 'reference' | 'pushed';
  readonly header: UnknownRecord;
  readonly claims: UnknownRecord;
}

/** A rule of OAuth or OpenID Connect. Returns a failure if the request breaks it. */
export type Rule = (attempt: AuthorizationAttempt) => Failure | undefined;
