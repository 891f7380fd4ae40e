import { expect, it } from 'vitest';
import check from '../../../src/validate/checks/undocumented-members.js';
import { answered, answering, sending } from './changed.js';
import { goodOne } from './recorded.js';
import { found, foundInGood, tried } from './tried.js';

const token = goodOne('/auth/token', 'OK');
const authorization = goodOne('/auth/authorization', 'INTERACTION');
const list = goodOne('/client/get/list', 200);
const jwks = goodOne('/service/jwks/get', 200);

it('reports nothing for the responses of the mock', () => {
  expect(foundInGood(check)).toEqual([]);
});

it('warns of a member that the contract does not have: the exchange is valid all the same', () => {
  const verdict = tried(check, answering(token, { sinceYesterday: true }));
  expect(verdict.findings).toMatchObject([
    { severity: 'warning', pointer: '/response/sinceYesterday', got: 'boolean' },
  ]);
  expect(verdict.outcome).toBe('valid');
});

it('warns of one within an object', () => {
  const service = { ...Object(answered(authorization, 'service')), 'a/b~c': 1 };
  expect(found(check, answering(authorization, { service }))).toEqual([
    '/response/service/a~1b~0c: /service/a~1b~0c is not in the contract.',
  ]);
});

it('warns about one in a request, which has no effect, unless the API refused it', () => {
  const misspelt = sending(token, { clientID: 1 });
  expect(found(check, misspelt)).toEqual(['/request/clientID: /clientID is not in the contract.']);
  expect(found(check, sending(goodOne('/auth/token', 401), { clientID: 1 }))).toEqual([]);
});

it.each(['constructor', '__proto__', 'toString'])(
  'does not count a member as known because objects have %s',
  (name) => {
    const response = JSON.parse(`{"${name}":1}`);
    const exchange = { ...token, response: { kind: 'json', value: response } as const };
    expect(found(check, exchange)).toEqual([`/response/${name}: /${name} is not in the contract.`]);
  },
);

it('reports nothing for null, or for a member with any value in the contract', () => {
  expect(found(check, answering(token, { sinceYesterday: null }))).toEqual([]);
  expect(found(check, answering(jwks, { keys: [{ kty: 'RSA', anything: 1 }] }))).toEqual([]);
});

it('reports nothing for a status that the contract does not have', () => {
  expect(found(check, { ...answering(list, { sinceYesterday: 1 }), status: 418 })).toEqual([]);
});
