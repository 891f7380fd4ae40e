import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Browser } from './browser.js';
import { approve, clockOf, decide, type Running, redirectUri, request, start, webClient } from './flow.js';

let running: Running;
// The example logs errors that it does not send to its client.
beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => {
  vi.restoreAllMocks();
  return running.close();
});

/** Starts the example's authorization server and a scenario. Resolves to an authorization URL. */
async function play(name: string, changes: Readonly<Record<string, string>> = {}) {
  running = await start({ clients: [webClient] });
  const service = await running.authlete.service(running.service.serviceId);
  const [client] = running.own;
  if (service === undefined || client === undefined) throw new Error('The example has no such client.');
  const scenario = await service.scenario(name);
  const { parameters, checks } = await request(changes);
  const asked = new URLSearchParams({
    client_id: String(client.clientId),
    response_type: 'code',
    ...parameters,
  });
  return { scenario, client, checks, url: `${running.issuer}/authorize?${asked}` };
}

/** The user consents. Resolves to the response of the token endpoint for the code. */
async function playToToken(name: string) {
  const { scenario, client, checks, url } = await play(name);
  const code = (await approve(url)).searchParams.get('code') ?? '';
  async function redeem() {
    const response = await fetch(`${running.issuer}/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${client.clientId}:${client.clientSecret}`)}` },
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        code,
        redirect_uri: redirectUri,
        code_verifier: checks.pkceCodeVerifier,
      }),
    });
    return {
      status: response.status,
      wait: response.headers.get('retry-after'),
      body: await response.json(),
    };
  }
  return { scenario, redeem };
}

describe('The authorization server of the example follows the scenario', () => {
  it('consent-denied', async () => {
    const { scenario, url } = await play('consent-denied');
    const browser = new Browser();
    const { left } = await decide(await browser.open(url), 'deny', browser);
    expect(left?.searchParams.get('error')).toBe('access_denied');
    await scenario.verify();
  });

  it('login-required', async () => {
    const { scenario, url } = await play('login-required', { prompt: 'none' });
    const { left } = await new Browser().open(url);
    expect(left?.searchParams.get('error')).toBe('login_required');
    await scenario.verify();
  });

  it('subject-changed', async () => {
    const { scenario, url } = await play('subject-changed');
    const browser = new Browser();
    const { left } = await browser.submit(await browser.open(url), { username: 'john', password: 'john' });
    expect(left?.searchParams.get('error')).toBe('login_required');
    await scenario.verify();
  });

  it('ticket-expired', async () => {
    const { scenario, url } = await play('ticket-expired');
    const browser = new Browser();
    const { left, status } = await decide(await browser.open(url), 'allow', browser);
    expect({ left, status }).toEqual({ left: undefined, status: 400 });
    await scenario.verify();
  });

  it('issue-500', async () => {
    const { scenario, url } = await play('issue-500');
    const browser = new Browser();
    const { left } = await decide(await browser.open(url), 'allow', browser);
    expect(left?.searchParams.get('error')).toBe('server_error');
    await scenario.verify();
  });

  it('answer-truncated', async () => {
    const { scenario, url } = await play('answer-truncated');
    const browser = new Browser();
    const { left, status } = await decide(await browser.open(url), 'allow', browser);
    expect({ left, status }).toEqual({ left: undefined, status: 400 });
    await scenario.verify();
  });

  it('unknown-action', async () => {
    const { scenario, url } = await play('unknown-action');
    const { left, status } = await new Browser().open(url);
    expect({ left, status }).toEqual({ left: undefined, status: 500 });
    await scenario.verify();
  });

  const lost = ['service-500', 'connection-reset', 'malformed-json', 'api-token-rejected'];
  it.each(lost)('%s', async (name) => {
    const { scenario, redeem } = await playToToken(name);
    expect(await redeem()).toMatchObject({ status: 500, body: { error: 'server_error' } });
    await scenario.verify();
  });

  it('rate-limited', async () => {
    const { scenario, redeem } = await playToToken('rate-limited');
    const clock = await clockOf(running);
    clock.freeze();
    const busy = { status: 503, wait: '1', body: { error: 'temporarily_unavailable' } };
    expect(await redeem()).toEqual(busy);
    clock.advance('1s');
    expect(await redeem()).toMatchObject({ status: 200, body: { token_type: 'Bearer' } });
    await scenario.verify();
  });
});

describe('A scenario tells of an authorization server', () => {
  it('that it sends a token request again where the outcome is unknown', async () => {
    const { scenario, redeem } = await playToToken('connection-reset');
    await redeem();
    await redeem();
    await expect(scenario.verify()).rejects.toThrow(/\/auth\/token: expected 1, came 2/);
  });
});
