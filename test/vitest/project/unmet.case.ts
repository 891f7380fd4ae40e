import { type TestService, test } from 'authlete-testkit/vitest';
import { beforeEach, describe, expect } from 'vitest';

const introspection = { token: 'unknown' };

test('calls what it stubbed', async ({ service }) => {
  service.stub('/auth/introspection').action('FORBIDDEN');
  const response = await service.fetch('/auth/introspection', introspection);
  expect(await response.json()).toMatchObject({ action: 'FORBIDDEN' });
});

test('does not call what it stubbed', async ({ service }) => {
  service.stub('/auth/revocation').action('INVALID_CLIENT');
  await service.fetch('/auth/introspection', introspection);
});

test('fails before it calls what it stubbed', async ({ service }) => {
  service.stub('/auth/token').status(500);
  expect('its own failure').toBe('another');
});

test('stubs nothing', async ({ service }) => {
  expect(service.stubs.list()).toEqual([]);
});

let attempts = 0;
test('calls what it stubbed when it is tried again', { retry: 1 }, async ({ service }) => {
  attempts += 1;
  service.stub('/auth/introspection').action('FORBIDDEN');
  if (attempts === 2) await service.fetch('/auth/introspection', introspection);
});

test('is skipped', async ({ service, skip }) => {
  service.stub('/auth/token').status(500);
  skip();
});

describe('with a hook that stubs', () => {
  beforeEach<{ service: TestService }>(({ service }) => {
    service.stub('/auth/introspection').action('BAD_REQUEST');
  });

  test('calls what the hook stubbed', async ({ service }) => {
    await service.fetch('/auth/introspection', introspection);
  });

  test('does not call what the hook stubbed', ({ service }) => {
    expect(service.stubs.list()).toHaveLength(1);
  });
});

const withServer = test.extend<{ server: undefined }>({
  server: async ({ service }, use) => {
    await use(undefined);
    await service.fetch('/auth/introspection', introspection);
  },
});

withServer('calls what it stubbed as its server is closed', ({ service, server }) => {
  service.stub('/auth/introspection').action('FORBIDDEN');
  expect(server).toBeUndefined();
});
