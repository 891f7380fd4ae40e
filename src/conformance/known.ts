import type { Schema } from '../spec/types.js';
import type { TemporaryClient } from './temporary-client.js';

/** What rows of the catalogue learn from answers, for the rows after them. */
export interface Learnt {
  /** The settings of the service, as far as the token may see them. */
  readonly service: Partial<Schema<'service'>>;
  /** That the service has keys to sign with. */
  readonly signingKeys: true;
  /** A client of the service: it is only looked at. */
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

/** New knowledge; undefined for what is spent. */
export type Lesson = { readonly [Name in keyof Learnt]?: Learnt[Name] | undefined };

/** What is known while the catalogue is gone through. */
export type Known = Lesson & {
  /** 43 characters that are the token, ticket, code or name of nothing and nobody. */
  readonly absent: string;
  /** Marks what a run makes: the name of its clients. */
  readonly mark: string;
};

/** How reports name what is missing. */
export const names: Readonly<Record<keyof Learnt, string>> = {
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
