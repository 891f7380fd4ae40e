import type { Right } from '../access/rights.js';
import type { GivenClient } from '../clients/create-client.js';
import type { GivenService } from '../services/create-service.js';
import type { Switches } from '../switches.js';

/** A token with which an authorization server, or a person, calls the API. */
export interface AccessTokenData {
  readonly token: string;
  /** `['modify_service']`, as the console gives an admin authorization server, unless said otherwise. */
  readonly rights?: readonly Right[];
  /** The only clients that rights to clients are for, by client ID; all of the service when left out. */
  readonly clients?: readonly number[];
  /** Milliseconds since the epoch; never expires when left out. */
  readonly expiresAt?: number;
}

/** An Authlete client: its properties; `clientId` and `clientSecret` are made up when left out. */
export type ClientData = GivenClient;

/** An Authlete service: its properties, with its id, tokens and clients. Whatever is left out is made up. */
export interface ServiceData extends GivenService {
  readonly serviceId?: number;
  /** The service access token. */
  readonly accessToken?: string;
  /** More tokens of the service, such as one that may only introspect. */
  readonly accessTokens?: readonly AccessTokenData[];
  readonly clients?: readonly ClientData[];
  /** What the service does where the evidence of the real one is split; `docs/fidelity.md` lists them. */
  readonly switches?: Readonly<Partial<Switches>>;
}

/** What a mock starts with. */
export interface Data {
  /** The token of the organization, which may do everything with every service. */
  readonly organizationToken?: string;
  /** More tokens of the organization: for every service, with the rights that each is given. */
  readonly organizationTokens?: readonly AccessTokenData[];
  /** The ID of the organization; calls of the identity provider may name any when left out. */
  readonly organizationId?: number;
  /** Who manages services with HTTP Basic, as in Authlete 2.x; made up when left out. */
  readonly serviceOwner?: { readonly apiKey: string; readonly apiSecret: string };
  readonly services?: readonly ServiceData[];
}
