import { expect, it } from 'vitest';
import { mockService } from '../../src/conformance/mock-service.js';
import { transferFrom } from '../../src/conformance/transfer.js';
import { goThrough, liveAuthlete, targetOf } from '../support/conformance.js';
import { demoWith } from '../support/demo.js';

it('transfers the kind of each key, and neither private keys nor secrets', async () => {
  const authlete = liveAuthlete({
    fixtures: demoWith({ service: { ...mockService, authenticationCallbackApiSecret: 'callback-secret' } }),
  });
  const { run } = await goThrough(targetOf(authlete));
  const before = run.service ?? {};
  const { service, clients } = transferFrom(run);
  for (const name of ['jwks', 'credentialJwks', 'federationJwks'] as const) {
    const [old, fresh] = [JSON.parse(before[name] ?? ''), JSON.parse(String(service[name]))];
    const kinds = (set: { keys: Record<string, string>[] }) =>
      set.keys.map(({ kty, crv, use, alg, kid }) => ({ kty, crv, use, alg, kid }));
    expect(kinds(fresh)).toEqual(kinds(old));
    expect(fresh.keys.map(({ d }: { d: string }) => d)).not.toContain(old.keys[0].d);
  }
  expect(clients.map(({ clientName }) => clientName)).toEqual(['Demo web app', 'Demo single-page app']);
  const text = JSON.stringify({ service, clients });
  expect(text).not.toContain('callback-secret');
  for (const { clientSecret } of [authlete.confidential, authlete.publicClient])
    expect(text).not.toContain(clientSecret);
});

it.each([
  ['text', 'is not JSON'],
  ['a key of an unknown type', '{"keys":[{"kty":"AKP","alg":"ML-DSA-44"}]}'],
])('accepts a JWK set with %s, and transfers no key', async (_, jwks) => {
  const authlete = liveAuthlete();
  (await authlete.world()).stubs.add({ operation: 'service_get_api', patch: { jwks }, allowInvalid: true });
  const { run } = await goThrough(targetOf(authlete));
  expect([undefined, '{"keys":[]}']).toContain(transferFrom(run).service['jwks']);
});

it('says which right the token needs if the settings are not visible', async () => {
  const authlete = liveAuthlete();
  (await authlete.world()).stub('service_get_api').status(403);
  const { run } = await goThrough(targetOf(authlete));
  expect(() => transferFrom(run)).toThrow(
    'Failed to transfer the service of live: its settings are not visible. Please give the token in AUTHLETE_API_TOKEN the right VIEW_SERVICE.',
  );
});
