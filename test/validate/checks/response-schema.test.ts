import { expect, it } from 'vitest';
import check from '../../../src/validate/checks/response-schema.js';
import { bodyOf, none, unknown } from '../../../src/validate/exchange.js';
import { answered, answering } from './changed.js';
import { goodOne } from './recorded.js';
import { found, foundInGood, tried } from './tried.js';

const authorization = goodOne('/auth/authorization', 'INTERACTION');
const token = goodOne('/auth/token', 'OK');
const jwks = goodOne('/service/jwks/get', 200);

it('reports nothing for the responses of the mock', () => {
  expect(foundInGood(check)).toEqual([]);
});

it('finds a member that must be there, and says where the contract has that', () => {
  const { findings } = tried(check, answering(token, { resultCode: undefined }));
  expect(findings).toMatchObject([
    {
      message: "The body must have required property 'resultCode'.",
      pointer: '/response',
      got: 'none',
      contract: '#/components/schemas/token_response/required',
    },
  ]);
});

it('finds a wrong type at any depth', () => {
  const client = { ...Object(answered(authorization, 'client')), clientId: 'a text' };
  expect(tried(check, answering(authorization, { client })).findings).toMatchObject([
    {
      message: '/client/clientId must be integer.',
      pointer: '/response/client/clientId',
      got: '"a text"',
      contract: '#/components/schemas/client_limited_authorization/properties/clientId/type',
    },
  ]);
  expect(found(check, answering(token, { scopes: 'openid' }))).toEqual([
    '/response/scopes: /scopes must be array.',
  ]);
});

it('finds an answer without a body, and a list in place of an object', () => {
  expect(found(check, { ...token, response: none })).toEqual(['/response: The body must be there.']);
  expect(found(check, { ...token, response: bodyOf('[]') })).toEqual(['/response: The body must be object.']);
});

it('never counts invalid JSON as valid', () => {
  const verdict = tried(check, { ...token, response: bodyOf('<html>Bad gateway</html>') });
  expect(verdict).toMatchObject({ outcome: 'unverifiable', findings: [] });
});

it('reads null as absent, and leaves members and enums that are new to other checks', () => {
  expect(found(check, answering(token, { subject: null, clientIdAlias: null }))).toEqual([]);
  expect(found(check, answering(token, { news: true }))).toEqual([]);
  expect(found(check, answering(token, { action: 'SURPRISE', grantType: 'NEW' }))).toEqual([]);
});

it('reports nothing for what the source does not have', () => {
  const partial = { ...answering(token, { resultCode: undefined }), partial: true };
  expect(found(check, partial)).toEqual([]);
  expect(found(check, { ...answering(token, { scopes: 1 }), partial: true })).toHaveLength(1);
  expect(tried(check, { ...token, response: unknown }).findings).toEqual([]);
});

it('reports nothing for a status that the contract does not have, or for members that it leaves open', () => {
  expect(found(check, { ...token, status: 418 })).toEqual([]);
  expect(found(check, answering(jwks, { keys: [{ kty: 'RSA', anything: { deep: [1] } }] }))).toEqual([]);
});
