import { expect, it } from 'vitest';
import check from '../../../src/validate/checks/jwt-claims.js';
import { forgedJwt } from '../../support/tokens.js';
import { answering } from './changed.js';
import { goodOne } from './recorded.js';
import { found, foundInGood } from './tried.js';

const issued = goodOne('/auth/authorization/issue', 'LOCATION');
const claims = {
  iss: 'https://as.example.com',
  sub: 'joe',
  aud: ['1'],
  exp: 1_700_000_600,
  iat: 1_700_000_000,
};
const withIdToken = (changes: object) =>
  answering(issued, { idToken: forgedJwt({ alg: 'ES256' }, { ...claims, ...changes }) });

it('reports nothing for the responses of the mock', () => {
  expect(foundInGood(check)).toEqual([]);
  expect(found(check, withIdToken({ aud: '1' }))).toEqual([]);
});

it.each([
  [{ sub: undefined }, 'sub: a string'],
  [{ aud: [] }, 'aud: a string or an array of strings'],
  [{ exp: '1700000600' }, 'exp: a number of seconds'],
])('finds an ID token with the claims %j', (changes, missing) => {
  expect(found(check, withIdToken(changes))).toEqual([
    `/response/idToken: The ID token must have ${missing} (OpenID Connect Core, section 2).`,
  ]);
});

it('reports nothing for an ID token that is masked, encrypted or not readable', () => {
  for (const idToken of ['***', '{{idToken:1}}', 'a.b.c.d.e', 'not a JWT'])
    expect(found(check, answering(issued, { idToken }))).toEqual([]);
});
