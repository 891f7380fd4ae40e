import { expect, it } from 'vitest';
import check from '../../../src/validate/checks/content-outcome.js';
import { forgedJwt } from '../../support/tokens.js';
import { answering } from './changed.js';
import { goodOne } from './recorded.js';
import { found, foundInGood } from './tried.js';

const token = goodOne('/auth/token', 'OK');
const refused = goodOne('/auth/token', 'BAD_REQUEST');
const failed = goodOne('/auth/authorization/fail', 'LOCATION');
const issued = goodOne('/auth/authorization/issue', 'LOCATION');

const callback = 'https://client.example.com/cb';
const page = (name: string) =>
  `<html><form method="post" action="${callback}"><input type="hidden" name="${name}" value="x"/></form></html>`;
const content = (exchange: typeof token, responseContent: string, changes = {}) =>
  answering(exchange, { responseContent, ...changes });

it('reports nothing for the responses of the mock', () => {
  expect(foundInGood(check)).toEqual([]);
});

it.each([
  ['tokens', content(token, '{"error":"server_error"}')],
  ['a code', content(issued, `${callback}?error=server_error&state=x`)],
  ['a code in the fragment', content(issued, `${callback}#error=server_error`)],
  ['a code in a page', content(issued, page('error'), { action: 'FORM' })],
  ['a code in a JWT', content(issued, `${callback}?response=${forgedJwt({}, { error: 'x' })}`)],
])('finds an error where %s was granted', (_, exchange) => {
  expect(found(check, exchange)).toEqual([
    '/response/responseContent: The request was granted, but responseContent has an error.',
  ]);
});

it.each([
  ['a token request', content(refused, '{"access_token":"x"}')],
  ['a denial', content(failed, `${callback}?code=x`)],
  ['an issuance', content(issued, `${callback}?code=x`, { resultCode: 'A046302' })],
])('finds none where %s was refused', (_, exchange) => {
  expect(found(check, exchange)).toEqual([
    '/response/responseContent: The request was refused, but responseContent has no error.',
  ]);
});

it.each([
  ['a JWT that is encrypted', content(issued, `${callback}?response=a.b.c.d.e`)],
  ['a redirect with a code that nobody has published', content(issued, callback, { resultCode: 'A000000' })],
  ['a user who has not decided', content(refused, '{"error":"slow_down"}', { resultCode: 'A200001' })],
  ['what has no parameters', content(token, 'tokens')],
  ['an action that is not known', content(token, '{"error":"x"}', { action: 'SURPRISE' })],
])('reports nothing for %s', (_, exchange) => {
  expect(found(check, exchange)).toEqual([]);
});
