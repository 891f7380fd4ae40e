import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CheckPublisher, type PublishedCheck } from '../../src/check/publisher.js';
import { controlClient } from '../../src/control/client.js';
import { isInstalled, type OpenConsole, openConsole } from './support/open-console.js';
import { seriousIn } from './support/serious.js';

const run: PublishedCheck = {
  server: 'http://localhost:3000',
  startedAt: 1_800_000_000_000,
  running: true,
  progress: { done: 1, total: 2, title: '/auth/token OK' },
  results: [
    {
      id: 'auth/token/OK/no-store',
      level: 'must',
      verdict: 'broken',
      sentence: 'The response has Cache-Control: no-store.',
      sources: ['RFC 6749 5.1'],
      operation: 'auth_token_api',
      path: 'POST /auth/token',
      action: 'OK',
      breaks: [
        {
          trial: 'a code exchange',
          message: 'The header is missing.',
          expected: 'no-store',
          got: 'none',
          request: 'curl http://localhost:3000/token',
          response: { status: 200 },
          calls: [],
        },
      ],
    },
    {
      id: 'pages/csrf',
      level: 'must',
      verdict: 'obeyed',
      sentence: 'Pages are protected.',
      sources: [],
      breaks: [],
    },
  ],
};

describe.skipIf(!isInstalled)('The page of the check', () => {
  let console: OpenConsole;
  beforeAll(async () => {
    console = await openConsole();
    console.page.setDefaultTimeout(10_000);
  });
  afterAll(() => console?.[Symbol.asyncDispose]());

  it('says how to run one, and shows its results while it runs', async () => {
    const page = await console.open('check');
    const command = page.locator('pre', { hasText: 'authlete-testkit check' });
    await command.waitFor();
    expect(await command.textContent()).toContain(`--mock ${console.listening.url}`);
    const control = controlClient(console.listening.url, console.listening.controlToken);
    const publisher = new CheckPublisher(control, { pause: 0 });
    publisher.offer(() => run);
    await page.getByRole('progressbar', { name: 'Progress of the check' }).waitFor();
    await page.getByText('The header is missing.').waitFor();
    await publisher.finish({ ...run, running: false });
    await expect.poll(() => page.getByRole('progressbar').count(), { timeout: 8000 }).toBe(0);
  });

  it('filters by verdict', async () => {
    const page = await console.open('check');
    await page.getByLabel('Verdict').selectOption('obeyed');
    await page.getByText('Pages are protected.').waitFor();
    expect(await page.getByText('The header is missing.').count()).toBe(0);
    await page.getByText('1 of 2 obligations').waitFor();
  });

  it('is accessible, and fits a narrow screen', async () => {
    const page = await console.open('check');
    await page.getByText('The header is missing.').waitFor();
    expect(await seriousIn(page)).toEqual([]);
  });
});
