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
      id: 'auth/token/INVALID_CLIENT/status',
      level: 'must',
      verdict: 'notTried',
      sentence: 'The response has the status 401.',
      sources: [],
      operation: 'auth_token_api',
      path: 'POST /auth/token',
      action: 'INVALID_CLIENT',
      breaks: [],
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
    await page.getByText('1 of 3 obligations').waitFor();
  });

  it('shows the verdicts as a matrix, which leads to the obligations and to stubs of what was not tried', async () => {
    const page = await console.open('check');
    await page.getByRole('link', { name: 'Matrix' }).click();
    const matrix = page.getByRole('region', { name: 'Operations and actions' });
    await matrix.getByRole('link', { name: '/auth/token OK: 1 broken.' }).waitFor();
    expect(await matrix.locator('tbody tr').count()).toBe(1);
    await page.getByText('1 more obligations, which belong to no action').waitFor();
    expect(await seriousIn(page)).toEqual([]);
    await matrix
      .getByRole('link', { name: '/auth/token INVALID_CLIENT: 1 not tried. Make a stub.' })
      .waitFor();
    await matrix.getByRole('link', { name: '/auth/token PASSWORD: no obligation. Make a stub.' }).click();
    await page.getByRole('heading', { name: '/auth/token answers PASSWORD' }).waitFor();
    await page.goBack();
    await matrix.getByRole('link', { name: '/auth/token OK: 1 broken.' }).click();
    await page.getByText('1 of 3 obligations').waitFor();
    await page.getByText('The header is missing.').waitFor();
    await page.getByRole('link', { name: 'auth_token_api OK ×' }).click();
    await page.getByText('3 obligations', { exact: true }).waitFor();
  });

  it('is accessible, and fits a narrow screen', async () => {
    const page = await console.open('check');
    await page.getByText('The header is missing.').waitFor();
    expect(await seriousIn(page)).toEqual([]);
  });
});
