import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { check } from '../../../src/check/check.js';
import { selectionOf } from '../../../src/check/selection.js';
import { findingsOf } from '../findings.js';
import type { MistakeName } from '../plain-as/mistakes.js';
import { startPlainAs } from '../plain-as/start.js';

const module = fileURLToPath(new URL('login.js', import.meta.url));

describe('A check of a server whose pages are those of another application', () => {
  afterAll(() => delete process.env['SEPARATE_UI']);

  async function findings(ids: readonly string[], mistakes: readonly MistakeName[] = []) {
    const [port, uiPort] = [await freePort(), await freePort()];
    const ui = `http://127.0.0.1:${uiPort}`;
    process.env['SEPARATE_UI'] = ui;
    const results = await check({
      base: `http://127.0.0.1:${port}`,
      startServer: async (env) => {
        const server = await startPlainAs({
          port,
          authlete: {
            baseUrl: env['AUTHLETE_BASE_URL'] ?? '',
            serviceId: env['AUTHLETE_SERVICE_ID'] ?? '',
            apiToken: env['AUTHLETE_API_TOKEN'] ?? '',
          },
          ui: { url: ui, token: 'ui-token' },
          mistakes,
          onProblem: () => {},
        });
        return () => server.close();
      },
      hosts: [`127.0.0.1:${uiPort}`],
      interaction: { module },
      user: { name: 'ada', password: 'ada-password' },
      endpoints: { authorization: '/authorize', token: '/token' },
      only: selectionOf(ids),
    });
    return { results, found: findingsOf(results) };
  }

  it('finds nothing if the server is right', async () => {
    const { results, found } = await findings(['auth/authorization']);
    expect(found).toEqual([]);
    const obeyed = results
      .filter(({ verdict }) => verdict === 'obeyed')
      .map(({ obligation }) => obligation.id);
    // These are known only after the user has decided.
    for (const pair of ['issue/LOCATION', 'issue/FORM', 'fail/LOCATION', 'fail/BAD_REQUEST'])
      expect(obeyed.some((id) => id.startsWith(`auth/authorization/${pair}/`)) || pair).not.toBe(pair);
  });

  it('finds that a denial is not told to Authlete', async () => {
    const { found } = await findings(['auth/authorization/INTERACTION'], ['denial-without-fail']);
    expect(found.join()).toContain('auth/authorization/INTERACTION/');
  });
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = Object(server.address());
  await new Promise((resolve) => server.close(resolve));
  return port;
}
