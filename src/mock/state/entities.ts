import type { CredentialOffer } from '../../domain/credential-offer.js';
import type { CredentialRequest } from '../../domain/credential-request.js';
import type {
  AuthReqId,
  BackchannelAuthentication,
  DeviceAuthorization,
  Poll,
} from '../../domain/decision.js';
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
} from '../../domain/grants.js';
import type { HskRecord } from '../../domain/hsk.js';
import type { ClientRecord, ServiceRecord } from '../../domain/records.js';
import { days } from './clock.js';

export interface Entity<T extends object> {
  /**
   * How long a value stays readable after `expiresAt`, in milliseconds, so that responses can distinguish expired
   * values from unknown ones.
   */
  readonly keptExpired: number;
  readonly value?: T;
}

const entity = <T extends object>({ keptExpired = days(1) } = {}): Entity<T> => ({ keptExpired });

/** The collections of a service. The key is the value's identifier, or its hash if the identifier is secret. */
export const entities = {
  service: entity<ServiceRecord>(),
  /** Key: client ID. */
  client: entity<ClientRecord>(),
  /** Key: alias. Value: client ID. */
  clientAlias: entity<{ clientId: number }>(),
  /** Key: URL of the client's metadata document. Value: client ID. */
  clientDocument: entity<{ clientId: number }>(),
  /** Key: entity ID. Value: client ID. Kept when the client is deleted. */
  clientEntity: entity<{ clientId: number }>(),
  /** Key: the client's number, which is the order of creation. Value: client ID. */
  clientNumber: entity<{ clientId: number }>(),
  /** Key: ticket. Consumed by a successful issue or fail. */
  ticket: entity<Ticket>(),
  /** Key: request_uri. Consumed by the authorization request that uses it. */
  pushedRequest: entity<PushedRequest>(),
  /** Key: hash of the code. Consumed by a successful token request. */
  authorizationCode: entity<AuthorizationCode>(),
  /** Key: token ID. Value: an access token and its refresh token. */
  token: entity<TokenRecord>(),
  /** Key: hash of the access token. Value: token ID. */
  accessToken: entity<{ tokenId: string; expiresAt: number }>(),
  /** Key: hash of the refresh token. Value: token ID. Consumed when the token is rotated. */
  refreshToken: entity<{ tokenId: string; expiresAt: number }>(),
  /** Key: grant ID. */
  grant: entity<GrantRecord>(),
  /** Key: ticket. Consumed by a successful issue or fail of a password grant. */
  tokenTicket: entity<TokenTicket>(),
  /** Key: hash of a rotated refresh token. Value: its successor. */
  rotatedRefreshToken: entity<RotatedRefreshToken>({ keptExpired: 0 }),
  /** Key: client ID and subject. */
  grantedScopes: entity<GrantedScopes>(),
  /** Key: request ID. */
  tokenBatch: entity<TokenBatch>(),
  /** Key: hash of the device code. Consumed by a successful token request. */
  deviceAuthorization: entity<DeviceAuthorization>(),
  /** Key: user code. Value: hash of the device code. */
  userCode: entity<{ key: string; expiresAt: number }>(),
  /** Key: ticket. Consumed by fail, by a pushed response and by a successful token request. */
  backchannelAuthentication: entity<BackchannelAuthentication>(),
  /** Key: hash of the auth_req_id. */
  authReqId: entity<AuthReqId>(),
  /** Key: hash of the device code or auth_req_id. */
  poll: entity<Poll>(),
  /** Key: identifier. */
  credentialOffer: entity<CredentialOffer>(),
  /** Key: issuer_state. Value: identifier of the credential offer. */
  issuerState: entity<{ identifier: string; expiresAt: number }>(),
  /** Key: hash of the code. Value: identifier of the credential offer. Consumed by a successful token request. */
  preAuthorizedCode: entity<{ identifier: string; expiresAt: number }>(),
  /** Key: identifier. Consumed by a successful issue. */
  credentialRequest: entity<CredentialRequest>(),
  /** Key: handle. */
  hsk: entity<HskRecord>(),
  /** Key: hash of a JWK Set that the mock generated for the service. */
  generatedJwks: entity<Record<never, never>>(),
  /** Key: name of a sequence. Value: its last number. */
  counter: entity<{ last: number }>(),
} as const;

export type Entities = typeof entities;

/** Names of the indexes that list token IDs by an attribute. */
export type Index = 'tokensOfClient' | 'tokensOfSubject' | 'tokensOfGrant' | 'tokensOfSession';
