import type { Schema } from '../spec/types.js';

/** The lifetime of an artifact, in seconds. */
export interface Life {
  /** The property of the service that sets it. */
  readonly service?: keyof Schema<'service'> & string;
  /** The property of the client's extension that may shorten it. */
  readonly client?: keyof Schema<'client_extension'> & string;
  /** The lifetime if no property sets it. */
  readonly default?: number;
}

interface ArtifactFacts {
  /** The name in messages and docs. */
  readonly name: string;
  /** Whether it is accepted only once. */
  readonly once: boolean;
  readonly life?: Life;
}

const day = 86_400;

/** The artifacts that Authlete issues and accepts, with the facts that hold for every operation. */
export const artifacts = {
  ticket: { name: 'ticket', once: true, life: { default: day } },
  authorizationCode: {
    name: 'authorization code',
    once: true,
    life: { service: 'authorizationCodeDuration', default: 600 },
  },
  accessToken: {
    name: 'access token',
    once: false,
    life: { service: 'accessTokenDuration', client: 'accessTokenDuration', default: day },
  },
  refreshToken: {
    name: 'refresh token',
    once: false,
    life: { service: 'refreshTokenDuration', client: 'refreshTokenDuration', default: 10 * day },
  },
  idToken: {
    name: 'ID token',
    once: false,
    life: { service: 'idTokenDuration', client: 'idTokenDuration', default: day },
  },
  requestUri: { name: 'request_uri', once: true, life: { service: 'pushedAuthReqDuration', default: 600 } },
  authReqId: {
    name: 'auth_req_id',
    once: true,
    life: { service: 'backchannelAuthReqIdDuration', default: 600 },
  },
  deviceCode: { name: 'device code', once: true, life: { service: 'deviceFlowCodeDuration' } },
  userCode: { name: 'user code', once: true, life: { service: 'deviceFlowCodeDuration' } },
  /** The decision behind a CIBA ticket or a user code: the user decides once. */
  decision: { name: 'user decision', once: true },
  credentialOffer: {
    name: 'credential offer',
    once: false,
    life: { service: 'credentialOfferDuration', default: 3600 },
  },
  issuerState: { name: 'issuer_state', once: false },
  preAuthorizedCode: { name: 'pre-authorized code', once: true },
  /** A wallet's request: parsed, then fulfilled once. */
  credentialRequest: { name: 'credential request', once: true },
  credential: { name: 'credential', once: false },
  transactionId: { name: 'transaction_id', once: false },
  logoutToken: { name: 'logout token', once: false },
  grant: { name: 'grant', once: false },
  client: { name: 'client', once: false },
  clientSecret: { name: 'client secret', once: false },
  registrationAccessToken: { name: 'registration access token', once: false },
  hsk: { name: 'key', once: false },
  service: { name: 'service', once: false },
} as const satisfies Readonly<Record<string, ArtifactFacts>>;

export type Artifact = keyof typeof artifacts;
