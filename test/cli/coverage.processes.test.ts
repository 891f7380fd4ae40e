import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { start } from './command-line.js';
import { runHere } from './run-here.js';

describe('authlete-testkit serve --coverage', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('has written what was called at %s', async (signal) => {
    const into = join(await mkdtemp(join(tmpdir(), 'coverage-')), 'new');
    const server = start('serve', '--port', '0', '--json', '--coverage', into);
    await expect.poll(server.out, { timeout: 15_000 }).toContain('\n');
    const { url, services } = JSON.parse(server.out());
    const [{ serviceId, accessToken }] = services;
    await fetch(`${url}/api/${serviceId}/auth/introspection`, {
      method: 'POST',
      headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
      body: '{"token":"unknown"}',
    });
    expect((await server.stop(signal)).exitCode).toBe(0);
    const { out } = await runHere({ NO_COLOR: '1' }, 'coverage', into);
    expect(out.split('\n')[0]).toBe('1 of 5 actions (20 %) of the 1 operation that you call');
  });
});
