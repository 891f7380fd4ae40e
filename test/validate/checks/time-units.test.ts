import { expect, it } from 'vitest';
import check from '../../../src/validate/checks/time-units.js';
import { answered, answering, sending } from './changed.js';
import { goodOne } from './recorded.js';
import { found, foundInGood, tried } from './tried.js';

const token = goodOne('/auth/token', 'OK');
const introspection = goodOne('/auth/introspection', 'OK');

it('reports nothing for the responses of the mock', () => {
  expect(foundInGood(check)).toEqual([]);
});

it('finds a timestamp in seconds', () => {
  const expiresAt = Number(answered(introspection, 'expiresAt')) / 1000;
  expect(tried(check, answering(introspection, { expiresAt })).findings).toMatchObject([
    { message: 'expiresAt looks like seconds.', pointer: '/response/expiresAt', expected: 'milliseconds' },
  ]);
});

it.each(['accessTokenExpiresAt', 'refreshTokenExpiresAt'])('finds %s in seconds', (name) => {
  expect(found(check, answering(token, { [name]: 1_700_000_000 }))).toEqual([
    `/response/${name}: ${name} looks like seconds.`,
  ]);
});

it('finds the time of authentication in milliseconds', () => {
  expect(tried(check, answering(introspection, { authTime: 1_700_000_000_000 })).findings).toMatchObject([
    { message: 'authTime looks like milliseconds.', expected: 'seconds' },
  ]);
});

it('finds one within an object, in the request, and among what the client reads', () => {
  const client = { createdAt: 1_700_000_000 };
  expect(found(check, answering(goodOne('/auth/authorization', 'INTERACTION'), { client }))).toEqual([
    '/response/client/createdAt: createdAt looks like seconds.',
  ]);
  expect(found(check, sending(token, { accessTokenDuration: 1_700_000_000_000 }))).toEqual([
    '/request/accessTokenDuration: accessTokenDuration looks like milliseconds.',
  ]);
  const responseContent = '{"access_token":"x","exp":1700000000000}';
  expect(found(check, answering(token, { responseContent }))).toEqual([
    '/response/responseContent: exp in responseContent looks like milliseconds.',
  ]);
});

it('finds a duration in milliseconds next to its expiry', () => {
  expect(found(check, answering(token, { accessTokenDuration: 86_400_000 }))).toEqual([
    '/response/accessTokenDuration: accessTokenDuration looks like milliseconds.',
  ]);
});

it.each([
  ['a moment in milliseconds', { accessTokenExpiresAt: 1_700_000_000_000 }],
  ['no moment', { accessTokenExpiresAt: 0 }],
  ['a duration of a month', { accessTokenDuration: 2_592_000 }],
  ['the time of authentication in seconds', { authTime: 1_700_000_000 }],
  ['the end of time', { accessTokenExpiresAt: 253_402_300_799_000 }],
  ['a member that is no time', { clientId: 1_700_000_000_000 }],
])('reports nothing for %s', (_, changes) => {
  expect(found(check, answering({ ...token, at: undefined }, changes))).toEqual([]);
});
