import { expect, it } from 'vitest';
import check from '../../../src/validate/checks/request-schema.js';
import { bodyOf, none, unknown } from '../../../src/validate/exchange.js';
import { sending } from './changed.js';
import { goodOne } from './recorded.js';
import { found, foundInGood, tried } from './tried.js';

const token = goodOne('/auth/token', 'OK');
const introspection = goodOne('/auth/introspection', 'OK');
const list = goodOne('/client/get/list', 200);

it('reports nothing for what the tests of the mock send', () => {
  expect(foundInGood(check)).toEqual([]);
});

it('finds a member that must be there, one of another type, and a body that is missing', () => {
  expect(found(check, sending(introspection, { token: undefined }))).toEqual([
    "/request: The body must have required property 'token'.",
  ]);
  expect(found(check, sending(introspection, { scopes: 'openid' }))).toEqual([
    '/request/scopes: /scopes must be array.',
  ]);
  expect(found(check, { ...token, request: none })).toEqual(['/request: The body must be there.']);
});

it('reports only the requirements of the nearest alternative', () => {
  const { findings } = tried(check, sending(token, { properties: [{ key: [3], value: 'x' }] }));
  expect(findings).toMatchObject([
    {
      message: '/properties/0/key must be string (the nearest of 2 alternatives).',
      contract: '#/components/schemas/property/properties/key/type',
      got: '[3]',
    },
  ]);
});

it('accepts each of the alternatives', () => {
  expect(found(check, sending(token, { properties: '[]' }))).toEqual([]);
  expect(found(check, sending(token, { properties: [{ key: 'a', value: 'b' }] }))).toEqual([]);
});

it('shows no secret that has another type', () => {
  const { findings } = tried(check, sending(token, { clientSecret: ['the secret'] }));
  expect(findings).toHaveLength(1);
  expect(JSON.stringify(findings)).not.toContain('the secret');
});

it('reports nothing for a request that the API refused, for none at all, and for what the source does not have', () => {
  const wrong = sending(introspection, { token: [3] });
  expect(found(check, { ...wrong, status: 400 })).toEqual([]);
  expect(found(check, list)).toEqual([]);
  expect(found(check, { ...introspection, request: unknown })).toEqual([]);
  expect(found(check, { ...sending(introspection, { token: undefined }), partial: true })).toEqual([]);
});

it('reads null as absent', () => {
  expect(found(check, sending(introspection, { scopes: null, subject: null }))).toEqual([]);
});

it('never accepts a string in place of JSON', () => {
  const verdict = tried(check, { ...introspection, request: bodyOf('a token, somehow') });
  expect(verdict).toMatchObject({ outcome: 'unverifiable', findings: [] });
});
