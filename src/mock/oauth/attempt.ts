import type { CredentialOffer } from '../../domain/credential-offer.js';
import type { GrantRecord } from '../../domain/grants.js';
import type { ClientRecord, ServiceRecord } from '../../domain/records.js';
import type { Failure } from '../failure.js';
import type { Switches } from '../switches.js';
import type { JsonObject } from './claims.js';
import type { Parameters } from './parameters.js';

/** An authorization request before it is known to be good. */
export interface AuthorizationAttempt {
  readonly parameters: Parameters;
  readonly settings: ServiceRecord;
  readonly client: ClientRecord;
  readonly switches: Readonly<Switches>;
  /** None where the request is only its parameters. */
  readonly origin?: RequestOrigin;
  /** The grant that `grant_id` names, if there is one. */
  readonly grant?: GrantRecord | undefined;
  /** The credential offer that `issuer_state` comes from, if it is valid. */
  readonly credentialOffer?: CredentialOffer | undefined;
}

/** How an authorization request came to the service. */
export interface RequestOrigin {
  /** Through the PAR endpoint: it is there now, or it came from there. */
  readonly pushed: boolean;
  /** Its request object was judged when it was pushed. */
  readonly checked: boolean;
  /** The parameters beside the request object. */
  readonly outer: Parameters;
  readonly object?: RequestObjectOrigin;
}

export interface RequestObjectOrigin {
  readonly channel: 'value' | 'reference' | 'pushed';
  readonly header: JsonObject;
  readonly claims: JsonObject;
}

/** A rule of OAuth or OpenID Connect: finds nothing, or says why it refuses. */
export type Rule = (attempt: AuthorizationAttempt) => Failure | undefined;
