import type { Schema } from '../spec/types.js';
import type { TemporaryClient } from './temporary-client.js';

/** What catalogue rows capture from responses for later rows. */
export interface CapturedValues {
  /** The settings of the service that the token may read. */
  readonly service: Partial<Schema<'service'>>;
  /** Whether the service has signing keys. */
  readonly signingKeys: true;
  /** An existing client of the service. It is only read. */
  readonly someClient: number;
  readonly client: TemporaryClient;
  readonly deletedClient: number;
  readonly ticket: string;
  readonly code: string;
  readonly requestUri: string;
  readonly accessToken: string;
  readonly refreshToken: string;
  /** A scope of the service that the tokens of the code flow do not have. */
  readonly scopeNotGranted: string;
  /** Tokens for which the service answered ID_TOKEN_REISSUABLE. */
  readonly reissuable: { readonly accessToken: string; readonly refreshToken: string };
  readonly tokenTicket: string;
  readonly createdToken: string;
  readonly batch: string;
  readonly cibaTicket: string;
  readonly authReqId: string;
  readonly userCode: string;
  readonly deviceCode: string;
  readonly registered: { readonly clientId: string; readonly token: string };
}

/** Values captured from one response. `undefined` removes a value that was consumed. */
export type Captures = { readonly [Name in keyof CapturedValues]?: CapturedValues[Name] | undefined };

/** The values captured so far in a run. */
export type RunContext = Captures & {
  /** 43 characters that are not a token, ticket, code or name of anything. */
  readonly absent: string;
  /** The name that marks the clients that a run creates. */
  readonly mark: string;
};

/** The names of values in reports that they are missing. */
export const names: Readonly<Record<keyof CapturedValues, string>> = {
  service: 'settings of the service',
  signingKeys: 'signing keys',
  someClient: 'client to look at',
  client: 'temporary client',
  deletedClient: 'deleted client',
  ticket: 'ticket',
  code: 'authorization code',
  requestUri: 'request_uri',
  accessToken: 'access token',
  refreshToken: 'refresh token',
  scopeNotGranted: 'second scope',
  reissuable: 'tokens to reissue an ID token',
  tokenTicket: 'ticket of a password grant',
  createdToken: 'created token',
  batch: 'batch of tokens',
  cibaTicket: 'ticket of CIBA',
  authReqId: 'auth_req_id',
  userCode: 'user code',
  deviceCode: 'device code',
  registered: 'registered client',
};
