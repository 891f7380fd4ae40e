import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isInstalled, type OpenConsole, openConsole } from './support/open-console.js';
import { seriousIn } from './support/serious.js';

describe.skipIf(!isInstalled)('The page of scenarios', () => {
  let console: OpenConsole;
  beforeAll(async () => {
    console = await openConsole();
    console.page.setDefaultTimeout(10_000);
  });
  afterAll(() => console?.[Symbol.asyncDispose]());

  it('loads a built-in scenario, whose checklist follows the calls', async () => {
    const page = await console.open('scenarios');
    const tokens = page.getByRole('region', { name: 'Authorization requests' });
    await tokens.getByRole('button', { name: 'Load authorization-code' }).click();
    const list = page.getByRole('article', { name: 'Scenario authorization-code' });
    await list.getByText('waiting', { exact: true }).waitFor();
    await console.login();
    await list.getByText('met', { exact: true }).waitFor();
    expect(await list.getByRole('img', { name: 'waiting' }).count()).toBe(0);
  });

  it('loads pasted text, and shows problems next to it', async () => {
    const page = await console.open('scenarios');
    await page.getByText('Load your own').click();
    const field = page.getByLabel('Scenario (YAML or JSON)');
    await field.fill('name: mine\nabout: Nothing.\nsteps:\n  - operation: /auth/tokn\n    status: 500\n');
    await page.getByRole('button', { name: 'Load', exact: true }).click();
    await page.getByRole('alert').filter({ hasText: 'Did you mean /auth/token?' }).waitFor();
    await field.fill('name: mine\nabout: Nothing.\nsteps:\n  - operation: /auth/token\n    status: 500\n');
    await page.getByRole('button', { name: 'Load', exact: true }).click();
    await page.getByRole('article', { name: 'Scenario mine' }).getByText('0 of 1').waitFor();
  });

  it('removes one scenario after asking, and keeps the others', async () => {
    const page = await console.open('scenarios');
    const list = (name: string) => page.getByRole('article', { name: `Scenario ${name}` });
    await list('mine').getByRole('button', { name: 'Remove' }).click();
    await list('mine').getByText('Remove its steps? What it set up stays.').waitFor();
    await list('mine').getByRole('button', { name: 'Remove' }).click();
    await page.getByText('mine is removed').waitFor();
    await expect.poll(() => list('mine').count()).toBe(0);
    expect(await list('authorization-code').count()).toBe(1);
  });

  it('is accessible, and fits a narrow screen', async () => {
    const page = await console.open('scenarios');
    await page.getByRole('heading', { name: 'Built-in scenarios' }).waitFor();
    expect(await seriousIn(page)).toEqual([]);
  });
});
