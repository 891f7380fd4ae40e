import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JournalExchange } from '../../src/index.js';
import { checkExchange } from '../support/observe.js';
import { type Running, start } from './flow.js';

const exchanges: JournalExchange[] = [];
let example: Running;

beforeAll(async () => {
  example = await start({
    onExchange: (exchange) => {
      checkExchange(exchange);
      exchanges.push(exchange);
    },
  });
});

afterAll(() => example.close());

describe('The headers of attestation-based client authentication', () => {
  const endpoints = ['/token', '/par', '/device_authorization', '/backchannel', '/revoke'];

  it.each(endpoints)('reach Authlete from %s', async (path) => {
    await fetch(example.issuer + path, {
      method: 'POST',
      headers: { 'OAuth-Client-Attestation': 'attestation', 'OAuth-Client-Attestation-PoP': 'proof' },
      body: new URLSearchParams({ grant_type: 'authorization_code' }),
    });
    expect(exchanges.at(-1)?.request).toMatchObject({
      oauthClientAttestation: 'attestation',
      oauthClientAttestationPop: 'proof',
    });
  });

  it('are left out if the client sends none', async () => {
    await fetch(`${example.issuer}/token`, { method: 'POST', body: new URLSearchParams({ code: 'x' }) });
    expect(exchanges.at(-1)?.request).not.toHaveProperty('oauthClientAttestation');
  });
});

describe('The discovery of the example', () => {
  it('names the grant type of the implicit response types that it offers, and its acr', async () => {
    const response = await fetch(`${example.issuer}/.well-known/openid-configuration`);
    const discovery = JSON.parse(await response.text());
    expect(discovery.response_types_supported).toContain('id_token');
    expect(discovery.grant_types_supported).toContain('implicit');
    expect(discovery.acr_values_supported).toEqual(['urn:oasis:names:tc:SAML:2.0:ac:classes:Password']);
  });
});
