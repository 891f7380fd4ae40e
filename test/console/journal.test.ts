import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isInstalled, type OpenConsole, openConsole } from './support/open-console.js';

describe.skipIf(!isInstalled)('The journal page', () => {
  let console: OpenConsole;
  beforeAll(async () => {
    console = await openConsole();
    await console.login();
  });
  afterAll(() => console?.[Symbol.asyncDispose]());

  const paths = (page: OpenConsole['page']) => page.locator('.call-row .path').allTextContents();

  it('shows the calls of a flow, and new ones the moment they come', async () => {
    const page = await console.open('journal');
    await page.locator('.call-row', { hasText: '/auth/token' }).first().waitFor();
    const before = (await paths(page)).length;
    await console.login();
    await expect.poll(() => paths(page)).toHaveLength(before + 3);
    expect((await paths(page)).slice(before)).toEqual([
      '/auth/authorization',
      '/auth/authorization/issue',
      '/auth/token',
    ]);
  });

  it('finds calls by operation, action and text, and keeps the filter in the address', async () => {
    const page = await console.open('journal');
    await page.getByLabel('Operation').selectOption('/auth/token');
    expect(new Set(await paths(page))).toEqual(new Set(['/auth/token']));
    await page.reload();
    expect(await page.getByLabel('Operation').inputValue()).toBe('/auth/token');
    await page.getByRole('searchbox', { name: 'Search the calls' }).fill('no such text');
    await page.getByText(/^0 of \d+ calls$/).waitFor();
    expect(await paths(page)).toEqual([]);
  });

  it('filters by the test that ran, once a test runner has marked calls', async () => {
    const page = await console.open('journal');
    expect(await page.getByLabel('Test', { exact: true }).count()).toBe(0);
    const service = await console.example.authlete.service(console.example.service.serviceId);
    service?.journal.mark('the user logs in');
    await console.login();
    service?.journal.mark();
    await page.getByLabel('Test', { exact: true }).selectOption('the user logs in');
    await page.getByText(/^3 of \d+ calls$/).waitFor();
    await page.locator('.call-row').first().click();
    await page.getByRole('article').getByRole('link', { name: 'the user logs in' }).waitFor();
  });

  it('shows a call with what was asked and answered, without secrets, and steps on with the arrow keys', async () => {
    const page = await console.open('journal');
    await page.locator('.call-row', { hasText: '/auth/authorization/issue' }).first().click();
    const details = page.getByRole('article');
    await details.getByText('"subject"').waitFor();
    expect(await details.textContent()).toContain('"ticket": "***"');
    await page.getByRole('region', { name: 'Calls' }).press('ArrowDown');
    await page.getByRole('heading', { name: 'POST /auth/token' }).waitFor();
  });

  it('explains a call: its parameters and JWTs, and what the server must do now', async () => {
    const page = await console.open('journal');
    await page.locator('.call-row', { hasText: '/auth/token' }).first().click();
    const details = page.getByRole('article');
    await details.getByRole('heading', { name: 'What your server must do now' }).waitFor();
    await details.getByRole('listitem').getByText('The response has Cache-Control: no-store.').waitFor();
    await details.getByText('valid signature').waitFor();
    await details.getByRole('row', { name: 'grant_type authorization_code' }).waitFor();
  });

  it('says why a call was refused, and what would have been needed', async () => {
    const page = await console.open('journal');
    const call = { method: 'POST', body: JSON.stringify({ parameters: 'grant_type=magic' }) };
    await fetch(`${console.listening.url}/api/${console.example.service.serviceId}/auth/token`, {
      ...call,
      headers: {
        authorization: `Bearer ${console.example.service.accessToken}`,
        'content-type': 'application/json',
      },
    });
    await page.locator('.call-row', { hasText: 'BAD_REQUEST' }).last().click();
    const details = page.getByRole('article');
    await details.getByRole('heading', { name: 'Why' }).waitFor();
    expect(await details.textContent()).toMatch(/Needed: .*grant/s);
  });

  it('leads from a call to its artifacts, and to a stub of it', async () => {
    const page = await console.open('journal');
    await page.locator('.call-row', { hasText: 'INTERACTION' }).first().click();
    await page.getByRole('link', { name: /^ticket .* issued$/ }).click();
    await page.getByRole('heading', { name: /^ticket/ }).waitFor();
    await page.goBack();
    await page.getByRole('link', { name: 'Make a stub' }).click();
    await page.getByRole('heading', { name: '/auth/authorization answers INTERACTION' }).waitFor();
  });

  it('has menus that a click elsewhere, Escape and another page close', async () => {
    const page = await console.open('journal');
    const [label, inside] = [
      page.locator('summary', { hasText: 'Service' }),
      page.getByText('Create a service'),
    ];
    for (const close of [
      () => page.mouse.click(640, 700),
      () => page.keyboard.press('Escape'),
      () => console.open('stubs'),
    ]) {
      await label.click();
      await inside.waitFor();
      await close();
      await inside.waitFor({ state: 'hidden' });
    }
  });

  it('copies a call as a curl command that makes it again', async () => {
    const { page, listening, example } = console;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await console.open('journal');
    await page.locator('.call-row', { hasText: '/auth/authorization' }).first().click();
    await page.getByRole('button', { name: 'Copy as curl' }).click();
    await page.getByText('Copied, with its secrets').waitFor();
    const command = await page.evaluate('navigator.clipboard.readText()');
    const { stdout } = await promisify(execFile)('sh', ['-c', `${command} --silent`], {
      env: {
        ...process.env,
        AUTHLETE_BASE_URL: listening.url,
        AUTHLETE_SERVICE_ID: String(example.service.serviceId),
        AUTHLETE_API_TOKEN: example.service.accessToken,
      },
    });
    expect(JSON.parse(stdout)).toMatchObject({ action: 'INTERACTION' });
  });

  it('signs in with the token of the fragment, and keeps it out of the address', async () => {
    const { page, listening } = console;
    expect(page.url()).not.toContain(listening.controlToken);
    const stranger = await (await console.chromium.newContext()).newPage();
    await stranger.goto(`${listening.controlUrl}/ui`);
    await stranger.getByLabel('Token').fill('wrong');
    await stranger.getByRole('button', { name: 'Open' }).click();
    await stranger.getByRole('alert').waitFor();
    expect(await stranger.getByRole('alert').textContent()).toContain('does not belong to the control plane');
    await stranger.getByLabel('Token').fill(listening.controlToken);
    await stranger.getByRole('button', { name: 'Open' }).click();
    await stranger.getByRole('navigation', { name: 'Pages' }).waitFor();
    await stranger.context().close();
  });

  it('causes no warnings of the browser', () => {
    expect(console.complaints).toEqual([]);
  });
});
