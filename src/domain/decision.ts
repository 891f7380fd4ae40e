import type { GrantRequest } from './grant-request.js';
import type { Authorization } from './grants.js';
import type { AuthorizationDetail } from './records.js';

/** The user approved the request: the data for the token response. */
export interface Approval {
  readonly result: 'AUTHORIZED';
  readonly authorization: Authorization;
  readonly idTokenClaims?: string;
  readonly idtHeaderParams?: string;
  readonly idTokenAudType?: string;
  /** In seconds. */
  readonly accessTokenDuration?: number;
  readonly refreshTokenDuration?: number;
}

/** The user denied the request, or could not be asked. */
export interface Denial {
  readonly result: 'ACCESS_DENIED' | 'TRANSACTION_FAILED';
  readonly errorDescription?: string;
  readonly errorUri?: string;
}

/** The decision of a user on a device other than the client's. */
export type Decision = Approval | Denial;

/** A request that the user decides on another device (device flow or CIBA). */
export interface DecoupledRequest extends GrantRequest {
  readonly clientId: number;
  readonly clientIdAliasUsed: boolean;
  readonly metadataDocumentUsed?: boolean;
  readonly scopes: readonly string[];
  /** The claims that the scopes represent. */
  readonly claimNames: readonly string[];
  readonly acrs: readonly string[];
  readonly resources: readonly string[];
  readonly authorizationDetails?: readonly AuthorizationDetail[];
}

/** A device authorization request and its state (RFC 8628, section 3.2). */
export interface DeviceAuthorization {
  readonly request: DecoupledRequest;
  readonly userCode: string;
  readonly decision?: Decision;
  readonly expiresAt: number;
}

/** A backchannel authentication request and its state (CIBA Core, section 7). */
export interface BackchannelAuthentication {
  readonly request: DecoupledRequest;
  readonly deliveryMode: 'POLL' | 'PING' | 'PUSH';
  readonly clientNotificationToken?: string;
  /** The lifetime of the auth_req_id in seconds, if the client requested one. */
  readonly requestedExpiry?: number;
  /** Thumbprint of the certificate that tokens pushed to the client are bound to (RFC 8705, section 3). */
  readonly certificateThumbprint?: string;
  /** Set once it is issued. */
  readonly authReqId?: string;
  readonly decision?: Decision;
  /** Expiry of the ticket until an auth_req_id is issued, then of the auth_req_id. */
  readonly expiresAt: number;
}

/** The request that an auth_req_id refers to. */
export interface AuthReqId {
  readonly ticket: string;
  readonly clientId: number;
  readonly deliveryMode: BackchannelAuthentication['deliveryMode'];
  readonly expiresAt: number;
}

/** When a client last polled for the user's decision; `at` is not set before its first poll. */
export interface Poll {
  readonly at?: number;
  readonly expiresAt: number;
}
