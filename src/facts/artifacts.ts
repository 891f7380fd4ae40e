import type { Schema } from '../spec/types.js';

/** The lifetime of an artifact, in seconds. */
export interface Lifetime {
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
  readonly life?: Lifetime;
  /** Its other names in requests, responses and OAuth parameters. */
  readonly alsoCalled?: readonly string[];
  /** Whether knowing it is enough to use it. Logs and recordings must not contain such values. */
  readonly secret?: true;
  /** The records of a service that it identifies, each by its value or by the hash of it. */
  readonly kept?: Readonly<Record<string, 'value' | 'hash'>>;
}

const day = 86_400;

/** The artifacts that Authlete issues and accepts, with the facts that hold for every operation. */
export const artifacts = {
  ticket: {
    name: 'ticket',
    once: true,
    life: { default: day },
    kept: { ticket: 'value', tokenTicket: 'value', backchannelAuthentication: 'value' },
    secret: true,
  },
  authorizationCode: {
    name: 'authorization code',
    once: true,
    life: { service: 'authorizationCodeDuration', default: 600 },
    kept: { authorizationCode: 'hash' },
    secret: true,
    alsoCalled: ['code'],
  },
  accessToken: {
    name: 'access token',
    once: false,
    life: { service: 'accessTokenDuration', client: 'accessTokenDuration', default: day },
    secret: true,
    alsoCalled: ['access_token', 'accessTokenIdentifier'],
  },
  refreshToken: {
    name: 'refresh token',
    once: false,
    life: { service: 'refreshTokenDuration', client: 'refreshTokenDuration', default: 10 * day },
    secret: true,
    alsoCalled: ['refresh_token', 'refreshTokenIdentifier'],
  },
  idToken: {
    name: 'ID token',
    once: false,
    life: { service: 'idTokenDuration', client: 'idTokenDuration', default: day },
    secret: true,
    alsoCalled: ['id_token'],
  },
  requestUri: {
    name: 'request_uri',
    once: true,
    life: { service: 'pushedAuthReqDuration', default: 600 },
    kept: { pushedRequest: 'value' },
    secret: true,
    alsoCalled: ['request_uri'],
  },
  authReqId: {
    name: 'auth_req_id',
    once: true,
    life: { service: 'backchannelAuthReqIdDuration', default: 600 },
    kept: { authReqId: 'hash' },
    secret: true,
    alsoCalled: ['auth_req_id'],
  },
  deviceCode: {
    name: 'device code',
    once: true,
    life: { service: 'deviceFlowCodeDuration' },
    kept: { deviceAuthorization: 'hash' },
    secret: true,
    alsoCalled: ['device_code'],
  },
  userCode: {
    name: 'user code',
    once: false,
    life: { service: 'deviceFlowCodeDuration' },
    kept: { userCode: 'value' },
    secret: true,
    alsoCalled: ['user_code'],
  },
  /** The decision behind a CIBA ticket or a user code: the user decides once. */
  decision: { name: 'user decision', once: true },
  credentialOffer: {
    name: 'credential offer',
    once: false,
    life: { service: 'credentialOfferDuration', default: 3600 },
    kept: { credentialOffer: 'value' },
  },
  issuerState: {
    name: 'issuer_state',
    once: false,
    kept: { issuerState: 'value' },
    secret: true,
    alsoCalled: ['issuer_state'],
  },
  preAuthorizedCode: {
    name: 'pre-authorized code',
    once: true,
    kept: { preAuthorizedCode: 'hash' },
    secret: true,
    alsoCalled: ['pre-authorized_code'],
  },
  /** A wallet's request: parsed, then fulfilled once. */
  credentialRequest: { name: 'credential request', once: true, kept: { credentialRequest: 'value' } },
  credential: { name: 'credential', once: false },
  transactionId: {
    name: 'transaction_id',
    once: false,
    life: { service: 'credentialTransactionDuration', default: day },
  },
  cNonce: {
    name: 'c_nonce',
    once: false,
    life: { service: 'cnonceDuration', default: day },
    secret: true,
    alsoCalled: ['cnonce', 'c_nonce'],
  },
  authorizationResponse: {
    name: 'authorization response',
    once: false,
    life: { service: 'authorizationResponseDuration', default: 600 },
  },
  logoutToken: { name: 'logout token', once: false, secret: true, alsoCalled: ['logout_token'] },
  grant: { name: 'grant', once: false },
  client: { name: 'client', once: false },
  clientSecret: {
    name: 'client secret',
    once: false,
    secret: true,
    alsoCalled: ['client_secret', 'newClientSecret', 'oldClientSecret'],
  },
  registrationAccessToken: {
    name: 'registration access token',
    once: false,
    secret: true,
    alsoCalled: ['registration_access_token'],
  },
  hsk: { name: 'key', once: false },
  service: { name: 'service', once: false },
} as const satisfies Readonly<Record<string, ArtifactFacts>>;

export type Artifact = keyof typeof artifacts;

type Kept<Row> = Row extends { readonly kept: infer Records } ? keyof Records : never;
/** A record that an artifact identifies. */
export type KeptRecord = { [Kind in Artifact]: Kept<(typeof artifacts)[Kind]> }[Artifact];

const keys: Readonly<Record<string, 'value' | 'hash'>> = Object.assign(
  {},
  ...Object.values<ArtifactFacts>(artifacts).map(({ kept }) => kept),
);
const isKept = (name: string): name is KeptRecord => Object.hasOwn(keys, name);

/** The name of an artifact here, by each other name. */
export const byOtherName: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries<ArtifactFacts>(artifacts).flatMap(([kind, { alsoCalled = [] }]) =>
    alsoCalled.map((name) => [name, kind] as const),
  ),
);

/** The records that artifacts identify. */
export const keptRecords: readonly KeptRecord[] = Object.keys(keys).filter(isKept);

/** Whether a record is stored under the hash of its artifact, because the artifact is secret. */
export const isKeyedByHash = (name: KeptRecord): boolean => keys[name] === 'hash';
