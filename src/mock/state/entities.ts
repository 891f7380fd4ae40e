import { days } from './clock.js';
import type { CredentialOffer } from './credential-offer.js';
import type { CredentialRequest } from './credential-request.js';
import type { AuthReqId, BackchannelAuthentication, DeviceAuthorization, Poll } from './decision.js';
import type {
  AuthorizationCode,
  GrantedScopes,
  GrantRecord,
  PushedRequest,
  RotatedRefreshToken,
  Ticket,
  TokenBatch,
  TokenRecord,
  TokenTicket,
} from './grants.js';
import type { HskRecord } from './hsk.js';
import type { ClientRecord, ServiceRecord } from './records.js';

export interface Entity<T extends object> {
  /**
   * How long a value stays readable after its `expiresAt`, in milliseconds: a caller that presents it in this time
   * learns that it expired, not that it never existed.
   */
  readonly keptExpired: number;
  readonly value?: T;
}

const entity = <T extends object>({ keptExpired = days(1) } = {}): Entity<T> => ({ keptExpired });

/** What a service keeps, by name. The key is the value's own identifier, a hash where that is a secret. */
export const entities = {
  service: entity<ServiceRecord>(),
  /** By client ID. */
  client: entity<ClientRecord>(),
  /** The client ID, by alias. */
  clientAlias: entity<{ clientId: number }>(),
  /** The client ID, by the location of the client's metadata document. */
  clientDocument: entity<{ clientId: number }>(),
  /** The client ID, by entity ID; it stays when the client is deleted. */
  clientEntity: entity<{ clientId: number }>(),
  /** The client ID, by the client's number: the order of creation. */
  clientNumber: entity<{ clientId: number }>(),
  /** By ticket; spent by a successful issue or fail. */
  ticket: entity<Ticket>(),
  /** By request_uri; spent by the authorization request that uses it. */
  pushedRequest: entity<PushedRequest>(),
  /** By hash of the code; spent by a successful token request. */
  authorizationCode: entity<AuthorizationCode>(),
  /** An access token and its refresh token, by token ID. */
  token: entity<TokenRecord>(),
  /** The token ID, by hash of the access token. */
  accessToken: entity<{ tokenId: string; expiresAt: number }>(),
  /** The token ID, by hash of the refresh token; spent when the token is rotated. */
  refreshToken: entity<{ tokenId: string; expiresAt: number }>(),
  /** By grant ID. */
  grant: entity<GrantRecord>(),
  /** By ticket; spent by a successful issue or fail of a password grant. */
  tokenTicket: entity<TokenTicket>(),
  /** What a rotated refresh token was replaced by, by hash of the rotated one. */
  rotatedRefreshToken: entity<RotatedRefreshToken>({ keptExpired: 0 }),
  /** By client ID and subject. */
  grantedScopes: entity<GrantedScopes>(),
  /** By request ID. */
  tokenBatch: entity<TokenBatch>(),
  /** By hash of the device code; spent by a successful token request. */
  deviceAuthorization: entity<DeviceAuthorization>(),
  /** The hash of the device code, by user code. */
  userCode: entity<{ key: string; expiresAt: number }>(),
  /** By ticket; spent by fail, by a pushed answer and by a successful token request. */
  backchannelAuthentication: entity<BackchannelAuthentication>(),
  /** By hash of the auth_req_id. */
  authReqId: entity<AuthReqId>(),
  /** By hash of the device code or the auth_req_id. */
  poll: entity<Poll>(),
  /** By identifier. */
  credentialOffer: entity<CredentialOffer>(),
  /** The identifier of the credential offer, by issuer_state. */
  issuerState: entity<{ identifier: string; expiresAt: number }>(),
  /** The identifier of the credential offer, by hash of the code; spent by a successful token request. */
  preAuthorizedCode: entity<{ identifier: string; expiresAt: number }>(),
  /** By identifier; spent by a successful issue. */
  credentialRequest: entity<CredentialRequest>(),
  /** By handle. */
  hsk: entity<HskRecord>(),
  /** The last number of a sequence, by its name. */
  counter: entity<{ last: number }>(),
} as const;

export type Entities = typeof entities;

/** What lists the IDs of tokens by another value than their key. */
export type Index = 'tokensOfClient' | 'tokensOfSubject' | 'tokensOfGrant' | 'tokensOfSession';
