import { type TestService, test } from 'authlete-testkit/vitest';
import { beforeEach, describe, expect } from 'vitest';

const introspection = { token: 'unknown' };

test('calls what it scripted', async ({ service }) => {
  service.next('/auth/introspection').action('FORBIDDEN');
  const response = await service.fetch('/auth/introspection', introspection);
  expect(await response.json()).toMatchObject({ action: 'FORBIDDEN' });
});

test('does not call what it scripted', async ({ service }) => {
  service.next('/auth/revocation').action('INVALID_CLIENT');
  await service.fetch('/auth/introspection', introspection);
});

test('fails before it calls what it scripted', async ({ service }) => {
  service.next('/auth/token').status(500);
  expect('its own failure').toBe('another');
});

test('scripts nothing', async ({ service }) => {
  expect(service.scripts.list()).toEqual([]);
});

let attempts = 0;
test('calls what it scripted when it is tried again', { retry: 1 }, async ({ service }) => {
  attempts += 1;
  service.next('/auth/introspection').action('FORBIDDEN');
  if (attempts === 2) await service.fetch('/auth/introspection', introspection);
});

test('is skipped', async ({ service, skip }) => {
  service.next('/auth/token').status(500);
  skip();
});

describe('with a hook that scripts', () => {
  beforeEach<{ service: TestService }>(({ service }) => {
    service.next('/auth/introspection').action('BAD_REQUEST');
  });

  test('calls what the hook scripted', async ({ service }) => {
    await service.fetch('/auth/introspection', introspection);
  });

  test('does not call what the hook scripted', ({ service }) => {
    expect(service.scripts.list()).toHaveLength(1);
  });
});

const withServer = test.extend<{ server: undefined }>({
  server: async ({ service }, use) => {
    await use(undefined);
    await service.fetch('/auth/introspection', introspection);
  },
});

withServer('calls what it scripted as its server is closed', ({ service, server }) => {
  service.next('/auth/introspection').action('FORBIDDEN');
  expect(server).toBeUndefined();
});
