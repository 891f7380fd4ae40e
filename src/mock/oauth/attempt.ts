import type { CredentialOffer } from '../../domain/credential-offer.js';
import type { GrantRecord } from '../../domain/grants.js';
import type { ClientRecord, ServiceRecord } from '../../domain/records.js';
import type { UnknownRecord } from '../../json.js';
import type { Quirks } from '../quirks.js';
import type { Parameters } from './parameters.js';

/** A request whose client is not known yet. */
export interface PresentedRequest {
  /** The encoded form; `undefined` if the call has none. */
  readonly text: string | undefined;
  readonly parameters: Parameters;
  readonly settings: ServiceRecord;
}

/** A request whose request object, if it has one, has not been read yet. */
export interface ClientRequest {
  readonly parameters: Parameters;
  readonly settings: ServiceRecord;
  readonly client: ClientRecord;
}

/** A request that starts a flow and has not been checked yet, whichever endpoint it is sent to. */
export interface AuthorizationAttempt {
  /** The parameters of the request object if there is one, otherwise those of the request. */
  readonly parameters: Parameters;
  readonly settings: ServiceRecord;
  readonly client: ClientRecord;
  /** The scopes that the client may be granted, in alphabetical order. */
  readonly scopes: readonly string[];
  readonly quirks: Readonly<Quirks>;
  /** `undefined` if the request consists of parameters only. */
  readonly origin?: RequestOrigin;
  /** The grant that `grant_id` identifies, if it exists. */
  readonly grant?: GrantRecord | undefined;
  /** The credential offer that the request's `issuer_state` belongs to, if it is valid. */
  readonly credentialOffer?: CredentialOffer | undefined;
  /** The client certificate of the request, in PEM. */
  readonly clientCertificate?: string | undefined;
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
