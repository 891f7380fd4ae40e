import { test } from 'authlete-testkit/vitest';
import { expect } from 'vitest';

test('every call of a test can be held against the contract', async ({ service }) => {
  await service.fetch('/auth/introspection', { token: 'unknown' });
  await service.fetch('/auth/authorization', { parameters: 'response_type=code' });
  const entries = service.journal.entries();
  expect(entries).toHaveLength(2);
  for (const entry of entries) expect(entry).toMatchContract();
});

test('what breaks it fails with a report, and .not turns that round', async ({ service }) => {
  service.stub('/auth/introspection', { allowInvalid: true }).action('SURPRISE');
  await service.fetch('/auth/introspection', { token: 'unknown' });
  const entry = service.journal.last();
  expect(entry).not.toMatchContract();
  expect(() => expect(entry).toMatchContract()).toThrow(/action-known {2}The action SURPRISE/);
  expect(() => expect({ ...entry, response: {} }).toMatchContract()).toThrow(/violated/);
});

test('what is no exchange is refused', () => {
  expect(() => expect('a text').toMatchContract()).toThrow(/the received value is not an exchange/);
});
