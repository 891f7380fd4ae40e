import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isInstalled, type OpenConsole, openConsole } from './support/open-console.js';
import { seriousIn } from './support/serious.js';

describe.skipIf(!isInstalled)('The page of coverage', () => {
  let console: OpenConsole;
  beforeAll(async () => {
    console = await openConsole();
    console.page.setDefaultTimeout(10_000);
  });
  afterAll(() => console?.[Symbol.asyncDispose]());

  it('starts to count, and shows what is met the moment it is', async () => {
    const page = await console.open('coverage');
    await page.getByRole('button', { name: 'Count from now on' }).click();
    await page.getByText('has not called this service').waitFor();
    await console.login();
    const met = page.getByRole('link', { name: '/auth/token OK: met, 1 by mock' });
    await met.waitFor();
    expect(await met.textContent()).toBe('1');
    await page.getByText('3 of 14').waitFor();
  });

  it('leads from an empty cell to the stub for it', async () => {
    const page = await console.open('coverage');
    await page.getByRole('checkbox', { name: 'Unmet only' }).check();
    await expect.poll(() => page.getByRole('link', { name: /: met/ }).count()).toBe(0);
    await page.getByRole('link', { name: '/auth/token INVALID_CLIENT: missing. Make a stub.' }).click();
    await page.getByRole('heading', { name: '/auth/token answers INVALID_CLIENT' }).waitFor();
  });

  it('is accessible, and fits a narrow screen', async () => {
    const page = await console.open('coverage');
    await page.getByRole('list', { name: 'Legend' }).waitFor();
    expect(await seriousIn(page)).toEqual([]);
  });
});
