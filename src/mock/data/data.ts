import type { Permission } from '../../facts/permission.js';
import type { GivenClient } from '../clients/client-rules.js';
import type { GivenService } from '../services/service-rules.js';
import type { Switches } from '../switches.js';

/** An API access token, for an authorization server or a person. */
export interface AccessTokenData {
  readonly token: string;
  /** Rights of the token; `['modify_service']` if omitted, as the console grants an admin authorization server. */
  readonly rights?: readonly Permission[];
  /** Client IDs that the token's client rights are limited to; all clients of the service if omitted. */
  readonly clients?: readonly number[];
  /** Expiry in milliseconds since the epoch; never if omitted. */
  readonly expiresAt?: number;
}

/** The properties of a client. `clientId` and `clientSecret` are generated if omitted. */
export type ClientData = GivenClient;

/** The properties of a service, with its ID, tokens and clients. Anything omitted is generated. */
export interface ServiceData extends GivenService {
  /** A positive integer that no other service uses; generated if omitted. */
  readonly serviceId?: number;
  /** The service access token; generated if omitted. */
  readonly accessToken?: string;
  /** Additional tokens of the service, such as one with introspection rights only. */
  readonly accessTokens?: readonly AccessTokenData[];
  /** The clients of the service; none if omitted. */
  readonly clients?: readonly ClientData[];
  /**
   * Quirks of this service: behaviour for which the evidence about the real service is split. See
   * `docs/fidelity.md`.
   */
  readonly switches?: Readonly<Partial<Switches>>;
}

/**
 * Fixtures that a mock starts with.
 *
 * @example
 * const data: Data = {
 *   services: [{ serviceName: 'Test', clients: [{ clientName: 'App', clientType: 'CONFIDENTIAL' }] }],
 * };
 */
export interface Data {
  /** API access token of the organization, with all rights to all services; generated if omitted. */
  readonly organizationToken?: string;
  /** Additional organization tokens, each with its own rights, valid for all services. */
  readonly organizationTokens?: readonly AccessTokenData[];
  /** ID of the organization. If omitted, calls to the identity provider may name any ID. */
  readonly organizationId?: number;
  /** HTTP Basic credentials for managing services, as in Authlete 2.x; generated if omitted. */
  readonly serviceOwner?: { readonly apiKey: string; readonly apiSecret: string };
  /** The services to start with; none if omitted. */
  readonly services?: readonly ServiceData[];
}
