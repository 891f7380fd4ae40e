import { test } from 'authlete-testkit/vitest';
import { describe, expect } from 'vitest';

describe('introspection', () => {
  test('refuses an unknown token', async ({ service }) => {
    const answer = await service.fetch('/auth/introspection', { token: 'unknown' });
    expect(await answer.json()).toMatchObject({ action: 'UNAUTHORIZED' });
  });

  test('is forbidden', async ({ service }) => {
    service.stub('/auth/introspection').action('FORBIDDEN');
    await service.fetch('/auth/introspection', { token: 'unknown' });
    await service.fetch('/auth/introspection', { token: 'unknown' });
  });
});
