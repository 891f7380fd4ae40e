import { type JwtKind, jwtFacts, jwts } from '../../../../src/facts/jwts.js';
import type { IssuedJwt } from '../../../../src/validate/jwts/issued.js';

import { brokenJwts, claiming, type Forged } from './jwts.js';
import type { FlowMutator } from './mutator.js';

const everyKind: readonly JwtKind[] = Object.keys(jwts).filter((kind): kind is JwtKind => kind in jwts);

/** Values that no claim of a type has. */
const wrong = { text: [7, ''], audience: [7, []], time: ['2026-06-01', true], object: ['{}'] } as const;

function* withoutClaims(jwt: IssuedJwt): Iterable<readonly [string, Forged]> {
  for (const claim of Object.keys(jwtFacts(jwt.kind).claims))
    yield [`without ${claim}`, claiming(jwt, { [claim]: undefined })];
}

function* withWrongClaims(jwt: IssuedJwt): Iterable<readonly [string, Forged]> {
  for (const [claim, type] of Object.entries(jwtFacts(jwt.kind).claims))
    for (const value of wrong[type])
      yield [`with ${claim} ${JSON.stringify(value)}`, claiming(jwt, { [claim]: value })];
}

function* withForbiddenClaims(jwt: IssuedJwt): Iterable<readonly [string, Forged]> {
  for (const claim of jwtFacts(jwt.kind).forbidden ?? [])
    yield [`with ${claim}`, claiming(jwt, { [claim]: 'n-0S6_WzA2Mj' })];
}

/** What may be wrong with a JWT, seen alone or in addition to the values of its response. */
export const jwtMutators: readonly FlowMutator[] = [
  { name: 'a JWT without a claim', caughtBy: ['jwt-claims'], mutate: brokenJwts(everyKind, withoutClaims) },
  {
    name: 'a JWT with a claim of another type',
    caughtBy: ['jwt-claims'],
    mutate: brokenJwts(everyKind, withWrongClaims),
  },
  {
    name: 'a JWT with a claim that its standard forbids',
    caughtBy: ['jwt-claims'],
    mutate: brokenJwts(everyKind, withForbiddenClaims),
  },
];

const readable = (jwt: IssuedJwt) =>
  [
    ['of two parts', { jwt: jwt.jwt.replace(/\.[^.]*$/, '') }],
    ['with claims that are not JSON', { jwt: jwt.jwt.replace(/\.[^.]*\./, '.bm90IEpTT04.') }],
    ['with claims that are a list', { jwt: jwt.jwt.replace(/\.[^.]*\./, '.W10.') }],
    ['with a header that is not JSON', { jwt: jwt.jwt.replace(/^[^.]*/, 'bm90IEpTT04') }],
    ['without a signature', { jwt: jwt.jwt.replace(/\.[^.]*$/, '.') }],
    ['without alg', { header: {} }],
  ] as const;

const later = (seconds: number) => (jwt: IssuedJwt, claim: string) => Number(jwt.claims[claim]) + seconds;
const year = later(365 * 86_400);

function* atOtherTimes(jwt: IssuedJwt): Iterable<readonly [string, Forged]> {
  const timed = ['exp', 'iat'].filter((claim) => jwt.claims[claim] !== undefined);
  for (const claim of timed) {
    yield [`with ${claim} in milliseconds`, claiming(jwt, { [claim]: Number(jwt.claims[claim]) * 1000 })];
    yield [`with ${claim} as a duration`, claiming(jwt, { [claim]: 3600 })];
  }
  if (timed.length < 2) return;
  yield ['that ends before it begins', claiming(jwt, { exp: Number(jwt.claims['iat']) - 1 })];
  yield ['that ends when it begins', claiming(jwt, { exp: jwt.claims['iat'] })];
  if (jwt.kind === 'idToken' || jwt.kind === 'accessToken')
    yield ['of next year', claiming(jwt, { iat: year(jwt, 'iat'), exp: year(jwt, 'exp') })];
}

function* withOtherHashes(jwt: IssuedJwt): Iterable<readonly [string, Forged]> {
  for (const claim of ['at_hash', 'c_hash', 's_hash'].filter((one) => jwt.claims[one] !== undefined)) {
    yield [`with another ${claim}`, claiming(jwt, { [claim]: 'LDktKdoQak3Pk0cnXxCltA' })];
    if (claim !== 's_hash') yield [`without ${claim}`, claiming(jwt, { [claim]: undefined })];
  }
}

function* otherAccessTokens(jwt: IssuedJwt): Iterable<readonly [string, Forged]> {
  yield ['with another jti', claiming(jwt, { jti: 'another' })];
  yield ['with another exp', claiming(jwt, { exp: Number(jwt.claims['exp']) + 60 })];
  yield ['with another client', claiming(jwt, { client_id: '1' })];
  yield ['with another scope', claiming(jwt, { scope: 'openid admin' })];
}

const claimed = (name: string, ...values: readonly unknown[]) =>
  function* (jwt: IssuedJwt): Iterable<readonly [string, Forged]> {
    if (jwt.claims[name] === undefined) return;
    for (const value of values)
      yield [`with ${name} ${JSON.stringify(value) ?? 'removed'}`, claiming(jwt, { [name]: value })];
  };

/** What may be wrong with the form of a JWT, or with its claims next to the values of its response. */
export const jwtsBesideValues: readonly FlowMutator[] = [
  { name: 'a JWT that cannot be read', caughtBy: ['jwt-form'], mutate: brokenJwts(everyKind, readable) },
  {
    name: 'a JWT that is not signed',
    caughtBy: ['jwt-signed'],
    mutate: brokenJwts(['idToken', 'authorizationResponse', 'logoutToken', 'accessToken'], (jwt) => [
      ['with alg none', { header: { alg: 'none' } }],
      [
        'with alg NONE and no signature',
        { jwt: jwt.jwt.replace(/^[^.]*/, 'eyJhbGciOiJOT05FIn0').replace(/[^.]*$/, '') },
      ],
    ]),
  },
  { name: 'a JWT of another time', caughtBy: ['jwt-times'], mutate: brokenJwts(everyKind, atOtherTimes) },
  {
    name: 'an ID token with other hashes',
    caughtBy: ['id-token-hashes'],
    mutate: brokenJwts(['idToken'], function* (jwt) {
      if (jwt.claims['c_hash'] !== undefined || jwt.claims['at_hash'] !== undefined)
        yield* withOtherHashes(jwt);
    }),
  },
  {
    name: 'a JWT access token that differs from its response',
    caughtBy: ['access-token-jwt'],
    mutate: brokenJwts(['accessToken'], function* (jwt) {
      // Without a scope in the response, there is nothing to compare it with.
      for (const other of otherAccessTokens(jwt))
        if (jwt.claims['grant_type'] === 'authorization_code') yield other;
    }),
  },
  {
    name: 'a JWT of another issuer',
    caughtBy: ['same-issuer'],
    mutate: brokenJwts(everyKind, claimed('iss', 'https://attacker.example.com', 'https://as.example.com/')),
  },
  {
    name: 'a JWT for another client',
    caughtBy: ['jwt-audience'],
    mutate: brokenJwts(['idToken', 'authorizationResponse', 'userInfo', 'accessToken'], function* (jwt) {
      yield* claimed('aud', ['1'], 'https://rs.example.com')(jwt);
      yield* claimed('client_id', '1')(jwt);
    }),
  },
  {
    name: 'a JWT for another subject',
    caughtBy: ['same-sub'],
    mutate: brokenJwts(['idToken', 'userInfo', 'accessToken'], claimed('sub', 'eve', 'JOE')),
  },
  {
    name: 'an ID token with another nonce',
    caughtBy: ['same-nonce'],
    mutate: brokenJwts(['idToken'], claimed('nonce', 'another', undefined)),
  },
  {
    name: 'a token of another authentication',
    caughtBy: ['same-authentication'],
    mutate: brokenJwts(['idToken', 'accessToken'], function* (jwt) {
      yield* claimed('acr', 'silver')(jwt);
      yield* claimed('auth_time', 1_600_000_000)(jwt);
    }),
  },
];
