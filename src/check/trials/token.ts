import type { User } from '../driver/interaction.js';
import { freshRefreshToken, freshToken } from '../fresh-token.js';
import type { ClientKind } from '../world.js';
import type { Trial } from './trial.js';

const clientCredentials = { grant_type: 'client_credentials' };
const errors = ['INTERNAL_SERVER_ERROR', 'INVALID_CLIENT', 'BAD_REQUEST', 'OK'];
const accessTokenType = 'urn:ietf:params:oauth:token-type:access_token';

const password = ({ name, password: secret }: User) => ({
  grant_type: 'password',
  username: name,
  password: secret,
  scope: 'profile',
});

const exchange = (subjectToken: string) => ({
  grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
  subject_token: subjectToken,
  subject_token_type: accessTokenType,
});

const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');

/** A JWT of an issuer that no server knows (RFC 7523, section 3). */
const assertion = (audience: URL): string =>
  [
    encode({ alg: 'ES256', typ: 'JWT' }),
    encode({
      iss: 'https://issuer.example/that-nobody-trusts',
      sub: 'somebody',
      aud: audience.href,
      exp: Math.floor(Date.now() / 1000) + 300,
    }),
    Buffer.alloc(64, 1).toString('base64url'),
  ].join('.');

const jwtBearer: Trial['run'] = (requests) =>
  requests.token({
    grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
    assertion: assertion(requests.endpoint('token')),
    scope: 'profile',
  });

const exchanging = {
  prepare: (requests) => freshToken(requests),
  run: (requests, token) => requests.token(exchange(token)),
} satisfies Partial<Trial>;

/** An access token in both forms. */
const withJwt = { jwtAccessToken: 'eyJhbGciOiJFUzI1NiJ9.e30.AA' };

const refresh = (client: ClientKind = 'basic') =>
  ({
    prepare: (requests) => freshRefreshToken(requests, client),
    run: (requests, token) => requests.token({ grant_type: 'refresh_token', refresh_token: token }, client),
  }) satisfies Partial<Trial>;

const asUser: Trial['run'] = (requests) => requests.token(password(requests.server.user));
const withWrongPassword: Trial['run'] = (requests) =>
  requests.token(password({ ...requests.server.user, password: 'wrong' }));

export const tokenTrials: readonly Trial[] = [
  {
    operationId: 'auth_token_api',
    actions: errors,
    run: (requests) => requests.token(clientCredentials, 'basic'),
  },
  {
    operationId: 'auth_token_api',
    actions: errors,
    run: (requests) => requests.token(clientCredentials, 'post'),
  },
  {
    operationId: 'auth_token_api',
    actions: ['PASSWORD'],
    natural: true,
    conditions: ['credentials-right'],
    run: asUser,
  },
  {
    operationId: 'auth_token_api',
    actions: ['PASSWORD'],
    natural: true,
    conditions: ['credentials-wrong'],
    run: withWrongPassword,
  },
  { operationId: 'auth_token_issue_api', run: asUser },
  { operationId: 'auth_token_fail_api', run: withWrongPassword },
  { operationId: 'auth_token_api', actions: ['TOKEN_EXCHANGE'], natural: true, ...exchanging },
  { operationId: 'auth_token_api', actions: ['JWT_BEARER'], natural: true, run: jwtBearer },
  { operationId: 'auth_token_create_api', ...exchanging },
  { operationId: 'auth_token_create_api', actions: ['OK'], patch: withJwt, ...exchanging },
  { operationId: 'auth_token_create_api', run: jwtBearer },
  { operationId: 'auth_token_api', actions: ['ID_TOKEN_REISSUABLE'], ...refresh() },
  {
    operationId: 'auth_token_api',
    actions: ['ID_TOKEN_REISSUABLE'],
    patch: withJwt,
    before: { idtoken_reissue_api: 'OK' },
    ...refresh(),
  },
  { operationId: 'idtoken_reissue_api', before: { auth_token_api: 'ID_TOKEN_REISSUABLE' }, ...refresh() },
];
