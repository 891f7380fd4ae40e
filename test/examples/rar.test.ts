import * as client from 'openid-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Browser } from './browser.js';
import { approve, discover, type Running, request, start, webClient } from './flow.js';

const payment = {
  type: 'payment_initiation',
  actions: ['initiate'],
  instructedAmount: { currency: 'EUR', amount: '123.50' },
};

let example: Running;
let config: client.Configuration;

beforeAll(async () => {
  example = await start({ clients: [{ ...webClient, authorizationDetailsTypes: ['payment_initiation'] }] });
  const [own] = example.own;
  config = await discover(example, own?.clientId, client.ClientSecretBasic(own?.clientSecret));
});

afterAll(() => example.close());

const asking = (details: unknown) => request({ authorization_details: JSON.stringify(details) });

describe('openid-client asks for a payment (RFC 9396)', () => {
  it.each([
    [
      'in the query',
      async (parameters: Record<string, string>) => client.buildAuthorizationUrl(config, parameters),
    ],
    [
      'in a pushed request',
      (parameters: Record<string, string>) => client.buildAuthorizationUrlWithPAR(config, parameters),
    ],
  ])('%s, and gets it in the token response and at introspection', async (_, build) => {
    const { parameters, checks } = await asking([payment]);
    const tokens = await client.authorizationCodeGrant(
      config,
      await approve(await build(parameters)),
      checks,
    );
    expect(tokens.authorization_details).toEqual([payment]);
    const resourceServer = await discover(example, 'notes-api', client.ClientSecretBasic('notes-api-secret'));
    const introspected = await client.tokenIntrospection(resourceServer, tokens.access_token);
    expect(introspected).toMatchObject({ active: true, authorization_details: [payment] });
  });

  it('and the consent page shows it', async () => {
    const { parameters } = await asking([payment]);
    const browser = new Browser();
    const login = await browser.open(client.buildAuthorizationUrl(config, parameters));
    const consent = await browser.submit(login, { username: 'jane', password: 'jane' });
    expect(consent.text).toContain('123.50');
  });

  it.each([
    ['of a type that the service does not know', [{ type: 'magic' }]],
    ['without a type', [{ actions: ['initiate'] }]],
    ['that are no array', payment],
  ])('and is refused details %s', async (_, details) => {
    const { parameters } = await asking(details);
    await expect(client.buildAuthorizationUrlWithPAR(config, parameters)).rejects.toMatchObject({
      error: 'invalid_authorization_details',
    });
  });
});
