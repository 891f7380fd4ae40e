import { readFile } from 'node:fs/promises';
import * as client from 'openid-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { clockOf } from '../examples/flow.js';
import { cibaLogin, deviceLogin, issuedCredential, pushedLogin, replayedCode } from './support/flows.js';
import { isInstalled, type OpenConsole, openConsole } from './support/open-console.js';
import { seriousIn } from './support/serious.js';

describe.skipIf(!isInstalled)('The page of flows', () => {
  let console: OpenConsole;
  beforeAll(async () => {
    console = await openConsole();
  });
  afterAll(() => console?.[Symbol.asyncDispose]());

  const rows = () => console.page.locator('.flow-row');
  const diagram = () => console.page.getByRole('article').locator('.diagram');
  const callsIn = () => diagram().locator('.call-link').allTextContents();
  const arrows = () =>
    diagram()
      .locator('.message')
      .evaluateAll((found) =>
        found.map((one) => {
          const direction = one.classList.contains('to-right') ? '→' : '←';
          const what = one.querySelector('.call-link, .action') ?? one.querySelector('.what');
          return `${one.classList.contains('derived') ? '·' : ''}${direction} ${what?.textContent?.trim()}`;
        }),
      );

  /** Runs a flow, and opens it as soon as the list has it. */
  const openNew = async <Result>(run: () => Promise<Result>): Promise<Result> => {
    await console.open('flows');
    await console.page.locator('.flow-row, .empty').first().waitFor();
    const before = await rows().count();
    const result = await run();
    await expect.poll(() => rows().count()).toBe(before + 1);
    await rows().first().click();
    await diagram().locator('.call-link').first().waitFor();
    return result;
  };

  it('explains an empty page before there is a flow', async () => {
    const page = await console.open('flows');
    await page.getByText('A flow is what one login or one token request makes your server ask').waitFor();
    expect(await seriousIn(page)).toEqual([]);
  });

  it('lists a code flow the moment it happens, and draws it between client, server and Authlete', async () => {
    const page = await console.open('flows');
    await console.login();
    await expect
      .poll(() => rows().allTextContents())
      .toEqual([expect.stringMatching(/Authorization codeNotesjohn3 callsdone$/)]);
    await rows().first().click();
    await page.getByRole('article').getByRole('heading', { name: 'Authorization code' }).waitFor();
    const first = Number((await callsIn())[0]?.split(' ')[0]);
    expect(await arrows()).toEqual([
      '·→ Authorization request',
      `→ ${first} /auth/authorization`,
      '← INTERACTION',
      '·← Pages for login and consent',
      `→ ${first + 1} /auth/authorization/issue`,
      '← LOCATION',
      '·← Redirect: authorization code',
      '·→ Token request',
      `→ ${first + 2} /auth/token`,
      '← OK',
      '·← Answer: access token, refresh token, ID token',
    ]);
    const chips = await diagram()
      .locator('.chip')
      .evaluateAll((found) =>
        found.map((one) => `${one.firstElementChild?.textContent} ${one.getAttribute('data-state')}`),
      );
    expect(chips).toEqual([
      'ticket spent',
      'ticket spent',
      'authorization code spent',
      'authorization code spent',
      'access token live',
      'refresh token live',
      'ID token live',
    ]);
    expect(await diagram().locator('.chip .ended').allTextContents()).toEqual([
      'ticket',
      'ticket',
      'authorization code',
      'authorization code',
    ]);
  });

  it('grows while it is open: UserInfo and a refresh appear as arrows, and old tokens are struck through', async () => {
    const tokens = await openNew(() => console.login());
    await expect.poll(callsIn).toHaveLength(3);
    await client.fetchUserInfo(console.config, tokens.access_token, 'john');
    await expect.poll(callsIn).toHaveLength(5);
    const view = console.page.getByRole('article');
    await view.evaluate((article) => article.scrollTo({ top: article.scrollHeight }));
    await client.refreshTokenGrant(console.config, tokens.refresh_token ?? '');
    await expect.poll(callsIn).toHaveLength(6);
    // Who has read to the end sees the new call.
    await expect
      .poll(() => view.evaluate((one) => one.scrollHeight - one.clientHeight - one.scrollTop))
      .toBeLessThan(2);
    expect((await arrows()).slice(-4)).toEqual([
      '·→ Token request',
      expect.stringMatching(/^→ \d+ \/auth\/token$/),
      '← OK',
      '·← Answer: access token, refresh token',
    ]);
    await diagram().getByText('grant_type=refresh_token').waitFor();
    const refresh = diagram().locator('.chip', { hasText: 'refresh token' });
    expect(await refresh.evaluateAll((found) => found.map((one) => one.getAttribute('data-state')))).toEqual([
      'spent',
      'spent',
      'live',
    ]);
  });

  it('says how much later a call came, and shows an answer that got lost', async () => {
    const tokens = await openNew(() => console.login());
    const clock = await clockOf(console.example);
    clock.advance('10m');
    const service = await console.example.authlete.service(console.example.service.serviceId);
    service?.stub('/auth/token').fault('reset');
    await expect(client.refreshTokenGrant(console.config, tokens.refresh_token ?? '')).rejects.toThrow();
    await diagram().getByText('10 min later').waitFor();
    expect(await diagram().locator('.message.lost .action').textContent()).toBe('reset');
    expect((await arrows()).at(-1)).toBe('← reset');
    clock.reset();
  });

  it('connects a pushed request with the login that it begins, and a device with its tokens', async () => {
    await openNew(() => pushedLogin(console));
    await expect.poll(arrows).toHaveLength(15);
    expect((await arrows()).slice(0, 4)).toEqual([
      '·→ Pushed authorization request',
      expect.stringMatching(/^→ \d+ \/pushed_auth_req$/),
      '← CREATED',
      '·← Answer: request_uri',
    ]);
    await openNew(() => deviceLogin(console));
    await expect
      .poll(async () => (await callsIn()).map((text) => text.replace(/^\d+ /, '')))
      .toEqual(['/device/authorization', '/device/verification', '/device/complete', '/auth/token']);
    expect(await arrows()).toContain('·← Answer: device code, user code');
  });

  const operationsIn = async () => (await callsIn()).map((text) => text.replace(/^\d+ /, ''));
  const chipsIn = () =>
    diagram()
      .locator('.chip')
      .evaluateAll((found) => [
        ...new Set(
          found.map((one) => `${one.firstElementChild?.textContent} ${one.getAttribute('data-state')}`),
        ),
      ]);

  it('draws the login of a person who answers on the phone (CIBA)', async () => {
    await openNew(() => cibaLogin(console));
    await console.page.getByRole('article').getByRole('heading', { name: 'CIBA' }).waitFor();
    await expect
      .poll(operationsIn)
      .toEqual([
        '/backchannel/authentication',
        '/backchannel/authentication/issue',
        '/backchannel/authentication/complete',
        '/auth/token',
      ]);
    expect((await arrows()).slice(0, 1)).toEqual(['·→ Backchannel authentication request']);
    expect(await arrows()).toContain('·← Answer: auth_req_id');
    expect((await arrows()).at(-1)).toMatch(/^·← Answer: access token, .*ID token/);
    expect(await chipsIn()).toEqual(
      expect.arrayContaining(['ticket spent', 'auth_req_id spent', 'access token live', 'ID token live']),
    );
    const page = await console.open('state?tab=ciba');
    await page.locator('.artifact-row', { hasText: 'auth_req_id' }).filter({ hasText: 'spent' }).waitFor();
  });

  it('draws how a wallet gets a credential, from the offer on, without the credential', async () => {
    const credential = await openNew(() => issuedCredential(console));
    await console.page.getByRole('article').getByRole('heading', { name: 'Pre-authorized code' }).waitFor();
    await expect.poll(operationsIn).toContain('/vci/single/issue');
    const operations = await operationsIn();
    expect(operations[0]).toBe('/vci/offer/create');
    expect(operations.filter((one) => ['/auth/token', '/vci/single/parse'].includes(one))).toEqual([
      '/auth/token',
      '/vci/single/parse',
    ]);
    expect(await arrows()).toContain('·→ Credential request');
    expect((await arrows()).at(-1)).toMatch(/^·← Credential/);
    expect(await chipsIn()).toEqual(
      expect.arrayContaining([
        'credential offer live',
        'pre-authorized code spent',
        'access token live',
        'credential request spent',
      ]),
    );
    const [secret = ''] = /ey[\w-]{40}/.exec(credential) ?? [];
    expect(secret).not.toBe('');
    expect(await console.page.content()).not.toContain(secret);
    const page = await console.open('state?tab=credentials');
    await page
      .locator('.artifact-row', { hasText: 'credential request' })
      .filter({ hasText: 'spent' })
      .waitFor();
  });

  it('shows why a call was refused, and leads to the call that was the cause', async () => {
    await openNew(() => replayedCode(console));
    await diagram().getByText('Error 400: invalid_grant').waitFor();
    const calls = (await callsIn()).map((text) => text.split(' ')[0]);
    expect(await diagram().locator('.why a').textContent()).toBe(`Call ${calls.at(-2)}`);
    expect(await diagram().locator('.chip[data-state="refused"]').textContent()).toMatch(
      /^authorization code/,
    );
  });

  it('leads from a call to its entry in the journal by keyboard, and from there the address leads back', async () => {
    const page = await console.open('flows');
    await rows().last().click();
    await diagram().locator('.call-link').first().focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'POST /auth/authorization' }).waitFor();
    await page.goBack();
    await page.reload();
    await diagram().locator('.call-link').first().waitFor();
    expect(page.url()).toMatch(/flows\/flow-\d+$/);
  });

  it('exports a flow as a scenario that the same flow follows', async () => {
    const { page, listening, example } = console;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await console.open('flows');
    await rows().last().click();
    await page.getByRole('button', { name: 'Copy as scenario' }).click();
    await page.getByText('Copied: a scenario').waitFor();
    const copied = await page.evaluate('navigator.clipboard.readText()');
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download' }).click(),
    ]);
    expect(saved.suggestedFilename()).toMatch(/^flow-\d+\.yaml$/);
    const yaml = await readFile(await saved.path(), 'utf8');
    expect(yaml).toBe(copied);
    expect(parse(yaml)).toMatchObject({
      order: 'strict',
      expect: [
        { operation: 'auth_authorization_api', action: 'INTERACTION' },
        { operation: 'auth_authorization_issue_api', action: 'LOCATION' },
        { operation: 'auth_token_api', action: 'OK' },
      ],
    });
    const scenarios = `${listening.controlUrl}/services/${example.service.serviceId}/scenarios`;
    const authorization = `Bearer ${listening.controlToken}`;
    const started = await fetch(scenarios, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/yaml' },
      body: yaml,
    });
    expect(started.status).toBe(201);
    const { id } = (await started.json()) as { readonly id: string };
    await console.login();
    const verified = await fetch(`${scenarios}/${id}/verify`, { method: 'POST', headers: { authorization } });
    expect([verified.status, await verified.text()]).toEqual([200, expect.any(String)]);
    await fetch(`${scenarios}/${id}`, { method: 'DELETE', headers: { authorization } });
  });

  it('filters by kind and outcome, and keeps the filter in the address', async () => {
    const page = await console.open('flows');
    await rows().first().waitFor();
    await page.getByLabel('Outcome').selectOption('refused');
    expect(await rows().count()).toBe(1);
    await page.reload();
    await page.getByText(/^1 of \d+ flows/).waitFor();
    await page.getByLabel('Kind').selectOption('device');
    await page.getByText(/^0 of \d+ flows/).waitFor();
  });

  it('is accessible in light and dark, and fits a narrow screen', async () => {
    const page = await console.open('flows');
    await page.locator('.flow-row', { hasText: 'refused' }).first().click();
    await diagram().locator('.chip').first().waitFor();
    expect(await seriousIn(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 800 });
    const chips = diagram().locator('.chip');
    const heights = await chips.evaluateAll((found) =>
      found.map((one) => one.getBoundingClientRect().height),
    );
    expect(Math.max(...heights)).toBeLessThan(26);
    await page.getByRole('link', { name: 'Close' }).click();
    await rows().first().waitFor();
    await page.setViewportSize({ width: 1280, height: 800 });
    expect(await seriousIn(page)).toEqual([]);
  });

  it('causes no warnings of the browser', () => {
    expect(console.complaints).toEqual([]);
  });
});
