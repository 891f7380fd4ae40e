import { test } from 'authlete-testkit/vitest';

test('plays a scenario', async ({ service }) => {
  await service.scenario('insufficient-scope');
  await service.fetch('/auth/introspection', { token: 'unknown' });
});

test('calls the token endpoint', async ({ service }) => {
  await service.fetch('/auth/token', { parameters: 'grant_type=unknown' });
});
