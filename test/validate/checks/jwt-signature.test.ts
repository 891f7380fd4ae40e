import { generateKeyPairSync, sign } from 'node:crypto';
import { expect, it } from 'vitest';
import { loadContract } from '../../../src/spec/contract.js';
import type { HttpExchange } from '../../../src/validate/exchange.js';
import { Judge } from '../../../src/validate/judge.js';
import { Validation } from '../../../src/validate/validation.js';
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

it('reports nothing if the traffic has no JWK set of the service', async () => {
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

/** What is said of exchanges in several files, each as `file:number outcome: message or reason`. */
async function toldOf(files: Readonly<Record<string, readonly HttpExchange[]>>): Promise<string[]> {
  const judge = new Judge(loadContract(), []);
  const validation = new Validation([], { jwts: true });
  const verdicts = [];
  for (const [source, exchanges] of Object.entries(files))
    for (const [index, exchange] of exchanges.entries())
      verdicts.push(
        ...(await validation.see(judge.judge({ ...exchange, place: { source, number: index + 1 } }))),
      );
  return [...verdicts, ...validation.end()].flatMap(({ place, outcome, findings, unverifiable }) =>
    [...findings.map(({ message }) => message), ...unverifiable].map(
      (text) => `${place.source}:${place.number} ${outcome}: ${text}`,
    ),
  );
}

const keysOf = (...keys: object[]): HttpExchange => answering(jwks, { keys });
const [own] = [answered(jwks, 'keys')]
  .flat()
  .filter((key) => Object(key).kid === JSON.parse(Buffer.from(header, 'base64url').toString()).kid);

it('does not judge a token by keys that are masked, or by those of another file', async () => {
  const masked = { ...Object(own), n: '{{key:1.n}}', x: '{{key:1.x}}', y: '{{key:1.y}}' };
  expect(await toldOf({ a: [keysOf(masked)], b: [redeemed] })).toEqual([]);
  expect(await toldOf({ a: [keysOf(masked), redeemed] })).toEqual([]);
  // Another environment with the same service ID, and even the same key ID.
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const other = { ...publicKey.export({ format: 'jwk' }), kid: Object(own).kid, alg: 'ES256' };
  expect(await toldOf({ a: [keysOf(other)], b: [redeemed] })).toEqual([]);
  expect(await toldOf({ a: [keysOf({ ...other, kid: 'another' })], b: [redeemed] })).toEqual([]);
  // But it may confirm one, while the file of its own has no matching key.
  expect(await toldOf({ a: [jwks], b: [keysOf(other), redeemed] })).toEqual([]);
  expect(await toldOf({ b: [keysOf(other), redeemed] })).toEqual([
    'b:2 violated: The signature of the JWT is invalid.',
  ]);
});

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

it('cannot tell with a key that libraries refuse, and says why', async () => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
  const small = { ...publicKey.export({ format: 'jwk' }), kid: 'small', alg: 'RS256', use: 'sig' };
  const signed = `${encoded({ alg: 'RS256', kid: 'small' })}.${encoded({ sub: 'joe' })}`;
  const token = `${signed}.${sign('sha256', Buffer.from(signed), privateKey).toString('base64url')}`;
  const reason =
    'unverifiable: The JWK small cannot verify the JWT: it has 1,024 bits, and RS256 requires 2,048.';
  expect(await toldOf({ a: [keysOf(small), withIdToken(token)] })).toEqual([`a:2 ${reason}`]);
  expect(await toldOf({ a: [withIdToken(token), keysOf(small)] })).toEqual([`a:1 ${reason}`]);
  // With a key of another type, the signature is wrong.
  expect(await toldOf({ a: [keysOf({ ...Object(own), kid: 'small' }), withIdToken(token)] })).toEqual([
    'a:2 violated: The signature of the JWT is invalid.',
  ]);
});

it('verifies ES256K, which not every library knows', async () => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'secp256k1' });
  const key = { ...publicKey.export({ format: 'jwk' }), kid: 'k1', alg: 'ES256K' };
  const signed = `${encoded({ alg: 'ES256K', kid: 'k1' })}.${encoded({ sub: 'joe' })}`;
  const signature = sign('sha256', Buffer.from(signed), { key: privateKey, dsaEncoding: 'ieee-p1363' });
  const token = withIdToken(`${signed}.${signature.toString('base64url')}`);
  const forged = withIdToken(`${signed}.${Buffer.alloc(64, 1).toString('base64url')}`);
  expect(await toldOf({ a: [keysOf(key), token] })).toEqual([]);
  expect(await toldOf({ a: [keysOf(key), forged] })).toEqual([
    'a:2 violated: The signature of the JWT is invalid.',
  ]);
});
