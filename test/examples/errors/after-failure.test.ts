import { describe, expect } from 'vitest';
import { decide } from '../flow.js';
import { authorizationRequest, calls } from './calls.js';
import { test } from './example.js';
import { json, own } from './obligations.js';

const { ask: allow } = calls['allow on the consent page'];

describe('When the answer to an issue is lost', () => {
  test('and Authlete has issued, the browser stays and gets no code', async ({ example }) => {
    const { service } = example;
    service.stub('/auth/authorization/issue').fault('reset', { acts: true });
    const { status, headers, text } = await allow(example);
    expect({ status, location: headers.get('location') }).toEqual({ status: 400, location: null });
    expect(text).not.toContain('code');
    expect(service.journal.entries().map(({ operationId }) => operationId)).toEqual([
      'auth_authorization_api',
      'auth_authorization_issue_api',
      'auth_authorization_fail_api',
    ]);
  });

  test('and Authlete cannot be told to fail, the browser stays', async ({ example }) => {
    example.service.stub('/auth/authorization/issue').fault('reset');
    example.service.stub('/auth/authorization/fail').status(503);
    own(500, 'server_error').fulfilled(await allow(example));
    expect(example.problems).toHaveLength(2);
  });

  test('the person cannot answer a second time', async ({ example }) => {
    const { at, browser, service } = example;
    service.stub('/auth/authorization/issue').action('INTERNAL_SERVER_ERROR');
    const login = await browser.open(at(authorizationRequest(example)));
    const consent = await browser.submit(login, { username: 'john', password: 'john' });
    expect((await browser.submit(consent, { decision: 'allow' })).status).toBe(500);
    const again = await browser.submit(consent, { decision: 'allow' });
    expect(again).toMatchObject({ status: 400, text: expect.stringContaining('Nothing to answer') });
    expect(service.journal.find({ operation: '/auth/authorization/issue' })).toHaveLength(1);
  });
});

describe('When a request fails', () => {
  test('in the back, nobody gets a message', async ({ example }) => {
    example.service
      .stub('/backchannel/authentication/issue')
      .action('INVALID_TICKET')
      .reply({ responseContent: json(500).content });
    json(500).fulfilled(await calls['authenticate john in the back'].ask(example));
    expect(example.messages).toEqual([]);
  });

  test('its client can come again', async ({ example }) => {
    const { service, browser, at } = example;
    service.stub('/auth/authorization').status(503);
    const url = at(authorizationRequest(example));
    expect((await browser.open(url)).status).toBe(500);
    expect((await decide(await browser.open(url), 'allow', browser)).left?.searchParams.has('code')).toBe(
      true,
    );
  });
});
