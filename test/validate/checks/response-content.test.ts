import { expect, it } from 'vitest';
import check from '../../../src/validate/checks/response-content.js';
import { answering } from './changed.js';
import { goodOne } from './recorded.js';
import { found, foundInGood, tried } from './tried.js';

const token = goodOne('/auth/token', 'OK');
const refused = goodOne('/auth/token', 'BAD_REQUEST');
const issue = goodOne('/auth/authorization/issue', 'LOCATION');
const introspection = goodOne('/auth/introspection', 'UNAUTHORIZED');
const authorization = goodOne('/auth/authorization', 'INTERACTION');

const page = '<html><body><form method="post" action="https://client.example.com/cb"></form></body></html>';
const content = (exchange: typeof token, responseContent: unknown, changes = {}) =>
  answering(exchange, { responseContent, ...changes });

it('reports nothing for the responses of the mock', () => {
  expect(foundInGood(check)).toEqual([]);
});

it.each([
  ['no JSON for tokens', content(token, 'tokens')],
  ['a list for tokens', content(token, '["access_token"]')],
  ['JSON that is no error for a refusal', content(refused, '{"access_token":"x"}')],
  ['no URI for a redirect', content(issue, 'callback?code=x')],
  ['a page for a redirect', content(issue, page)],
  ['a URI for a page', content(issue, 'https://client.example.com/cb', { action: 'FORM' })],
  ['JSON for a challenge', content(introspection, '{"error":"invalid_token"}')],
  ['a challenge that is not closed', content(introspection, 'Bearer error="invalid_token')],
  ['something where nothing belongs', content(authorization, '{}')],
])('finds %s', (_, exchange) => {
  expect(found(check, exchange)).toHaveLength(1);
});

it.each([token, refused, issue, introspection])('finds that it is missing: %#', (exchange) => {
  expect(found(check, content(exchange, undefined))).toEqual([
    expect.stringMatching(
      /^\/response\/responseContent: A response with the action \w+ must have responseContent\.$/,
    ),
  ]);
  expect(found(check, { ...content(exchange, undefined), partial: true })).toEqual([]);
});

it('takes the other challenges, a page, and any URI', () => {
  expect(found(check, content(introspection, 'DPoP error="invalid_token", algs="ES256"'))).toEqual([]);
  expect(found(check, content(introspection, 'Bearer'))).toEqual([]);
  expect(found(check, content(issue, page, { action: 'FORM' }))).toEqual([]);
  expect(found(check, content(issue, 'com.example.app:/callback?code=x'))).toEqual([]);
});

it('knows that the page of a form_post.jwt that cannot be signed is called a LOCATION', () => {
  expect(found(check, content(issue, page, { resultCode: 'A012305' }))).toEqual([]);
});

it('shows what came without the codes and tokens in it', () => {
  const { findings } = tried(check, content(issue, '/callback?code=the-code'));
  expect(findings).toMatchObject([{ expected: 'a URI' }]);
  expect(JSON.stringify(findings)).not.toContain('the-code');
});

it('reports nothing for an action that is not known', () => {
  expect(found(check, content(token, 'x', { action: 'SURPRISE' }))).toEqual([]);
});
