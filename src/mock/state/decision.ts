import type { AuthorizationDetail } from '../oauth/authorization-details.js';
import type { GrantRequest } from '../oauth/grant-management.js';
import type { Authorization } from './grants.js';

/** The user let the client have what it asked for: what its token request yields. */
export interface Approval {
  readonly result: 'AUTHORIZED';
  readonly authorization: Authorization;
  readonly idTokenClaims?: string;
  readonly idtHeaderParams?: string;
  readonly idTokenAudType?: string;
  /** Seconds. */
  readonly accessTokenDuration?: number;
  readonly refreshTokenDuration?: number;
}

/** The user refused, or could not be asked. */
export interface Denial {
  readonly result: 'ACCESS_DENIED' | 'TRANSACTION_FAILED';
  readonly errorDescription?: string;
  readonly errorUri?: string;
}

/** How a user decided who is asked on another device than the client's. */
export type Decision = Approval | Denial;

/** What a client asks for when it has its user decide on another device. */
export interface DecoupledRequest extends GrantRequest {
  readonly clientId: number;
  readonly clientIdAliasUsed: boolean;
  readonly metadataDocumentUsed?: boolean;
  readonly scopes: readonly string[];
  /** The claims that the scopes stand for. */
  readonly claimNames: readonly string[];
  readonly acrs: readonly string[];
  readonly resources: readonly string[];
  readonly authorizationDetails?: readonly AuthorizationDetail[];
}

/** A device authorization request and what became of it (RFC 8628, section 3.2). */
export interface DeviceAuthorization {
  readonly request: DecoupledRequest;
  readonly userCode: string;
  readonly decision?: Decision;
  readonly expiresAt: number;
}

/** A backchannel authentication request and what became of it (CIBA Core, section 7). */
export interface BackchannelAuthentication {
  readonly request: DecoupledRequest;
  readonly deliveryMode: 'POLL' | 'PING' | 'PUSH';
  readonly clientNotificationToken?: string;
  /** Seconds that the auth_req_id is to live, where the client asked for it. */
  readonly requestedExpiry?: number;
  /** Of the certificate that tokens pushed to the client are bound to (RFC 8705, section 3). */
  readonly certificateThumbprint?: string;
  /** Once it is issued. */
  readonly authReqId?: string;
  readonly decision?: Decision;
  /** Of the ticket until an auth_req_id is issued, of that from then on. */
  readonly expiresAt: number;
}

/** What an auth_req_id stands for. */
export interface AuthReqId {
  readonly ticket: string;
  readonly clientId: number;
  readonly deliveryMode: BackchannelAuthentication['deliveryMode'];
  readonly expiresAt: number;
}

/** The last time that a client asked whether its user has decided; none before the first time. */
export interface Poll {
  readonly at?: number;
  readonly expiresAt: number;
}
