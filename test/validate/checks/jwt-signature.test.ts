import { expect, it } from 'vitest';
import type { HttpExchange } from '../../../src/validate/exchange.js';
import { tokensFor } from '../../support/flow.js';
import { forgedJwt } from '../../support/tokens.js';
import { answered, answering } from './changed.js';
import { recorded } from './recorded.js';
import { followed } from './tried.js';

const [, , redeemed, jwks] = await recorded(async (authlete) => {
  await tokensFor(authlete);
  await authlete.call('service_jwks_get_api');
});
if (redeemed === undefined || jwks === undefined) throw new Error('The recording is too short.');

const found = (...exchanges: HttpExchange[]) => followed(exchanges, { jwts: true });
const [header = '', payload = '', signature = ''] = String(answered(redeemed, 'idToken')).split('.');
const withIdToken = (idToken: string) => answering(redeemed, { idToken });

/** The ID token with another subject, below the signature of the first. */
const changed = [
  header,
  Buffer.from(
    JSON.stringify({ ...JSON.parse(Buffer.from(payload, 'base64url').toString()), sub: 'jane' }),
  ).toString('base64url'),
  signature,
].join('.');

it('verifies the ID token of the mock, wherever the JWK set stands', async () => {
  expect(await found(redeemed, jwks)).toEqual([]);
  expect(await found(jwks, redeemed)).toEqual([]);
});

it('finds an ID token that is not what was signed, also before the JWK set comes', async () => {
  expect(await found(jwks, withIdToken(changed))).toEqual(['2: The signature of the JWT is invalid.']);
  expect(await found(withIdToken(changed), jwks)).toEqual(['1: The signature of the JWT is invalid.']);
});

it('finds one that no key of the service has signed, at the end: the key may still come', async () => {
  const foreign = withIdToken(forgedJwt({ alg: 'ES256', kid: 'of-another' }, { sub: 'joe' }));
  expect(await found(jwks, foreign, redeemed)).toEqual([
    '2: No key of the JWK sets in the traffic verifies the JWT.',
  ]);
});

it('says nothing where the traffic has no JWK set of the service', async () => {
  const elsewhere = { ...jwks, target: '/api/1/service/jwks/get' };
  expect(await found(withIdToken(changed))).toEqual([]);
  expect(await found(withIdToken(changed), elsewhere)).toEqual([]);
});

it('leaves out what those keys do not sign: no algorithm, a client secret, what is masked or no JWT', async () => {
  for (const other of [
    forgedJwt({ alg: 'none' }, { sub: 'joe' }),
    forgedJwt({ alg: 'HS256' }, { sub: 'joe' }),
    '***',
    'not-a-jwt',
  ])
    expect(await found(jwks, withIdToken(other))).toEqual([]);
});
