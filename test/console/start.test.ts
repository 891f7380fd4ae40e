import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isInstalled, type OpenConsole, openConsole, readerToken } from './support/open-console.js';
import { seriousIn } from './support/serious.js';

const jsonWith = (token: string) => ({
  authorization: `Bearer ${token}`,
  'content-type': 'application/json',
});

/** The test defines the type. */
const fetchJson = async (url: string, token: string): Promise<ReturnType<typeof JSON.parse>> =>
  (await fetch(url, { headers: jsonWith(token) })).json();

describe.skipIf(!isInstalled)('The start page', () => {
  let console: OpenConsole;
  beforeAll(async () => {
    console = await openConsole();
    console.page.setDefaultTimeout(10_000);
    // The example server has called already.
    await (await console.example.authlete.service(console.example.service.serviceId))?.reset();
    await console.page.reload();
  });
  afterAll(() => console?.[Symbol.asyncDispose]());

  it('waits for the first call, and has the settings without showing secrets', async () => {
    const page = await console.open('start');
    await page.getByText('Waiting for the first call').waitFor();
    const settings = page.getByRole('tabpanel');
    await settings.getByText('AUTHLETE_BASE_URL').waitFor();
    const { accessToken } = console.example.service;
    expect(await settings.textContent()).not.toContain(accessToken);
    await page.getByLabel('Show secrets').check();
    expect(await settings.textContent()).toContain(`AUTHLETE_API_TOKEN=${accessToken}`);
    await page.getByRole('tab', { name: 'Java and Python' }).click();
    expect(await settings.textContent()).toContain('AUTHLETE_API_VERSION=V3');
    expect(await seriousIn(page)).toEqual([]);
  });

  it('runs a demo flow, whose calls turn it green', async () => {
    const page = await console.open('start');
    await page.getByRole('button', { name: 'Run a demo flow' }).click();
    const calls = page.getByRole('list', { name: 'Calls of the demo flow' });
    await calls.getByText('/auth/introspection').waitFor();
    await page.getByText('The mock is called: 4 calls').waitFor();
  });

  it('shows calls that reached no service', async () => {
    await fetch(`${console.listening.url}/api/99/auth/token`, { method: 'POST' });
    const page = await console.open('start');
    const lost = page.getByRole('list', { name: 'Calls that reached no service' });
    await lost.getByText('POST /api/99/auth/token').waitFor();
  });

  it.each(['#content', '#/', '#/9999/start', '#/nobody/start', '#/-1'])(
    'shows the first service if there is none for the address %s',
    async (hash) => {
      const page = await console.open('start');
      await page.getByRole('button', { name: 'Run a demo flow' }).waitFor();
      const { serviceId } = console.example.service;
      await page.evaluate(`location.hash = ${JSON.stringify(hash)}`);
      await page.waitForURL(`**/ui/#/${serviceId}/start`);
      await page.getByRole('button', { name: 'Run a demo flow' }).waitFor();
      expect(await page.getByText('Failed to').count()).toBe(0);
    },
  );

  it('shows a service of the address that was created since the page was opened', async () => {
    const page = await console.open('start');
    await page.getByRole('button', { name: 'Run a demo flow' }).waitFor();
    const { controlUrl, controlToken } = console.listening;
    const created = await fetch(`${controlUrl}/services`, {
      method: 'POST',
      headers: jsonWith(controlToken),
    });
    const { serviceId }: { readonly serviceId: number } = JSON.parse(await created.text());
    await page.goto(`${controlUrl}/ui/#/${serviceId}/start`);
    await expect.poll(() => page.getByLabel('Service', { exact: true }).inputValue()).toBe(String(serviceId));
    await page.getByRole('button', { name: 'Run a demo flow' }).waitFor();
    const headers = jsonWith(controlToken);
    await fetch(`${controlUrl}/services/${serviceId}`, { method: 'DELETE', headers });
    await page.reload();
    await page.waitForURL(`**/ui/#/${console.example.service.serviceId}/start`);
  });

  it('resets the service after a question, and saves its fixtures', async () => {
    const page = await console.open('start');
    await page.getByText('Service', { exact: true }).click();
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export as a fixture file' }).click();
    const fixtures = JSON.parse(await readFile(await (await saved).path(), 'utf8'));
    expect(fixtures.services[0].serviceId).toBe(console.example.service.serviceId);
    await page.getByRole('button', { name: 'Reset the service' }).click();
    await page.getByText('Lose its tokens, stubs and journal?').waitFor();
    await page.getByRole('button', { name: 'Reset', exact: true }).click();
    await page.getByText('Waiting for the first call').waitFor();
  });

  it('restores a snapshot after it said what is lost, and leaves the state if the answer is no', async () => {
    const { example, listening } = console;
    const page = await console.open('start');
    await page.reload();
    const state = `${listening.controlUrl}/services/${example.service.serviceId}/state`;
    const clients = () => fetchJson(state.replace(/state$/, 'clients'), listening.controlToken);
    const before = await fetchJson(state, listening.controlToken);
    const all = await clients();
    const entries = before.entries.filter(
      ({ collection }: { collection: string }) => !/client/.test(collection),
    );
    const choose = () =>
      page.getByLabel('Restore a snapshot').setInputFiles({
        name: 'without-clients.json',
        mimeType: 'application/json',
        buffer: Buffer.from(JSON.stringify({ ...before, entries })),
      });
    await page.getByText('Service', { exact: true }).click();
    await choose();
    await page
      .getByText(
        'Replace all clients, tokens and settings of the service, and its time, by those of without-clients',
      )
      .waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    expect(await clients()).toEqual(all);
    await choose();
    await page.getByRole('button', { name: 'Restore', exact: true }).click();
    await page.getByText('The snapshot is restored').waitFor();
    expect(await clients()).toEqual({ clients: [] });
    const put = { method: 'PUT', body: JSON.stringify(before), headers: jsonWith(listening.controlToken) };
    expect((await fetch(state, put)).status).toBe(204);
  });

  it('creates a service and deletes it', async () => {
    const page = await console.open('start');
    await page.reload();
    await page.getByText('Service', { exact: true }).click();
    await page.getByRole('button', { name: 'Create a service' }).click();
    const options = page.getByLabel('Service', { exact: true }).locator('option');
    await expect.poll(() => options.count()).toBe(2);
    await page.getByText('Service', { exact: true }).click();
    await page.getByRole('button', { name: 'Delete this service' }).click();
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await expect.poll(() => options.count()).toBe(1);
  });

  it('offers nothing that a read-only token does not permit', async () => {
    const reader = await (await console.chromium.newContext()).newPage();
    reader.setDefaultTimeout(10_000);
    await reader.goto(`${console.listening.controlUrl}/ui#token=${readerToken}`);
    await reader.getByText('read only').waitFor();
    await reader.getByText('this token may only read').waitFor();
    expect(await reader.getByRole('button', { name: 'Run a demo flow' }).count()).toBe(0);
    await reader.getByRole('link', { name: 'Stubs' }).click();
    await reader.getByRole('heading', { name: 'Stubs' }).waitFor();
    expect(await reader.getByRole('link', { name: 'New stub' }).count()).toBe(0);
    await reader.context().close();
  });
});
