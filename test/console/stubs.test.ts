import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { MockService } from '../../src/scenarios/mock-service.js';
import { isInstalled, type OpenConsole, openConsole, readerToken } from './support/open-console.js';
import { seriousIn } from './support/serious.js';

describe.skipIf(!isInstalled)('The page of stubs', () => {
  let console: OpenConsole;
  let service: MockService;
  beforeAll(async () => {
    console = await openConsole();
    console.page.setDefaultTimeout(10_000);
    const found = await console.example.authlete.service(console.example.service.serviceId);
    if (found === undefined) throw new Error('The mock has no service.');
    service = found;
  });
  afterAll(() => console?.[Symbol.asyncDispose]());
  afterEach(() => service.reset());

  it('builds a stub from what the operation has, and the next call gets it', async () => {
    const page = await console.open('stubs/new');
    await page.getByLabel('Operation', { exact: true }).selectOption('/auth/token');
    await page.getByLabel('Action', { exact: true }).selectOption('BAD_REQUEST');
    const codes = await page.getByLabel('Result code').locator('option').allTextContents();
    expect(codes).toContain('A050305 · invalid_grant · The authorization code does not exist.');
    await page.getByLabel('Result code').selectOption('A050305');
    await page.getByLabel('Calls to answer').fill('2');
    await page.getByRole('button', { name: 'Register the stub' }).click();
    await page.getByText('0 / 2').waitFor();
    expect(service.stubs.list().map(({ definition }) => definition)).toEqual([
      { operation: '/auth/token', action: 'BAD_REQUEST', resultCode: 'A050305', times: 2 },
    ]);
    await expect(console.login()).rejects.toMatchObject({ error: 'invalid_grant' });
    await page.getByText('1 / 2').waitFor();
  });

  it('shows the same stub in TypeScript, which registers it', async () => {
    const page = await console.open('stubs/new');
    await page.getByLabel('Operation', { exact: true }).selectOption('/auth/introspection');
    await page.getByRole('radio', { name: 'Patch the answer' }).check();
    await page.getByLabel('Patch (JSON)').fill('{ "subject": "O\'Brien" }');
    await page.getByLabel('Only of this client').fill('web');
    await page.getByLabel('Delay', { exact: true }).fill('10ms');
    const code = page.getByRole('tabpanel').locator('pre');
    await code.filter({ hasText: '10ms' }).waitFor();
    new Function('service', (await code.textContent()) ?? '')(service);
    await page.getByRole('button', { name: 'Register the stub' }).click();
    await page.getByRole('list', { name: 'Stubs' }).getByRole('listitem').nth(1).waitFor();
    const [typed, built] = service.stubs.list().map(({ definition }) => definition);
    expect(typed).toEqual(built);
    expect(built).toMatchObject({ patch: { subject: "O'Brien" }, when: { client: 'web' }, delay: '10ms' });
  });

  it('has a field for conditions on the body and the ticket, a duration, headers and what happens afterwards', async () => {
    const page = await console.open('stubs/new?operation=/auth/authorization/fail&action=LOCATION');
    for (const [label, text] of [
      ['Only with these members of the request body', 'reason=DENIED'],
      ['Only with this ticket', 'ticket-1'],
      ['For this long', '10s'],
      ['HTTP headers', 'Retry-After: 30'],
      ['Advance the clock', '1d'],
      ['Expire what this member holds', 'ticket'],
      ['Name', 'down'],
    ] as const)
      await page.getByLabel(label, { exact: true }).fill(text);
    await page.getByLabel('Replace the signing keys').check();
    const definition = {
      operation: '/auth/authorization/fail',
      name: 'down',
      when: { body: { reason: 'DENIED' }, ticket: 'ticket-1' },
      action: 'LOCATION',
      headers: { 'Retry-After': '30' },
      for: '10s',
      afterwards: { advance: '1d', expire: 'ticket', rotateKeys: true },
    };
    const code = page.getByRole('tabpanel').locator('pre');
    await code.filter({ hasText: 'rotateKeys' }).waitFor();
    new Function('service', (await code.textContent()) ?? '')(service);
    await page.getByRole('tab', { name: 'YAML' }).click();
    expect(parse((await code.textContent()) ?? '')).toEqual([definition]);
    await page.getByRole('button', { name: 'Register the stub' }).click();
    await page.getByRole('list', { name: 'Stubs' }).getByRole('listitem').nth(1).waitFor();
    for (const stub of service.stubs.list()) expect(stub.definition).toEqual(definition);
    await console.open('stubs/new');
    await page.getByLabel('HTTP headers', { exact: true }).fill('Retry-After');
    await page.getByRole('alert').filter({ hasText: 'is not an HTTP header' }).waitFor();
  });

  it('shows next to the field why the control plane refuses it', async () => {
    const page = await console.open('stubs/new?operation=/auth/token&action=OK');
    expect(await page.getByLabel('Action', { exact: true }).inputValue()).toBe('OK');
    const field = (label: string) => page.locator('.field', { hasText: label });
    await page.getByLabel('Delay', { exact: true }).fill('soon');
    await field('In real time').getByRole('alert').filter({ hasText: 'soon' }).waitFor();
    expect(await page.getByRole('button', { name: 'Register the stub' }).isDisabled()).toBe(true);
    await page.getByLabel('Delay', { exact: true }).fill('1s');
    await page.getByLabel('Response members').fill('{ "accessTokenDuration": "long" }');
    await field('Response members').getByRole('alert').filter({ hasText: 'violates the contract' }).waitFor();
    await page.getByLabel('Response members').fill('{ not json');
    await field('Response members').getByRole('alert').filter({ hasText: 'not JSON' }).waitFor();
    await page.getByLabel('Response members').fill('');
    await page.getByRole('tab', { name: 'TypeScript' }).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  it('marks unmet stubs with their nearest miss, and removes them after a question', async () => {
    service
      .stub('/auth/token')
      .when({ parameters: { grant_type: 'password' } })
      .status(503);
    service.stub('/auth/authorization').delay('1ms');
    await console.login();
    const page = await console.open('stubs');
    const [unmet, met] = [page.locator('.stub').first(), page.locator('.stub').last()];
    await unmet.getByText('0 / 1').waitFor();
    expect(await unmet.textContent()).toContain(
      'parameters.grant_type is "authorization_code", not "password"',
    );
    expect(await met.locator('.progress').textContent()).toBe('1 / 1met');
    await met.getByRole('button', { name: /^Remove stub-/ }).click();
    await expect.poll(() => page.locator('.stub').count()).toBe(1);
    await page.getByRole('button', { name: 'Remove all' }).click();
    expect(service.stubs.list()).toHaveLength(1);
    await page.getByRole('button', { name: 'Remove', exact: true }).click();
    await page.getByText('Make the first one').waitFor();
    expect(service.stubs.list()).toHaveLength(0);
  });

  it('lists the stubs for a reader, without secrets and without anything that changes them', async () => {
    const { listening, example } = console;
    service
      .stub('/auth/authorization/issue')
      .when({ ticket: 'a-ticket-of-john', parameters: { scope: 'openid' } })
      .status(503);
    const reader = await (await console.chromium.newContext()).newPage();
    await reader.goto(`${listening.controlUrl}/ui#token=${readerToken}`);
    await reader.getByText('read only').waitFor();
    for (const name of ['stubs', 'stubs/new']) {
      await reader.goto(`${listening.controlUrl}/ui/#/${example.service.serviceId}/${name}`);
      await reader.getByText('/auth/authorization/issue answers status 503').waitFor();
      expect(await reader.content()).not.toContain('a-ticket-of-john');
      const content = reader.getByRole('main');
      expect(await content.getByRole('button').count()).toBe(0);
      expect(await content.getByRole('link', { name: 'New stub' }).count()).toBe(0);
    }
    await reader.context().close();
  });

  it.each(['stubs', 'stubs/new'])('is accessible, and fits a narrow screen: %s', async (name) => {
    service
      .stub('/auth/token')
      .when({ parameters: { grant_type: 'password' } })
      .status(503);
    const page = await console.open(name);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await seriousIn(page)).toEqual([]);
  });
});
