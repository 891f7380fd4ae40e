import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clockOf } from '../examples/flow.js';
import { abandonedLogin, pushedLogin } from './support/flows.js';
import { isInstalled, type OpenConsole, openConsole, readerToken } from './support/open-console.js';
import { seriousIn } from './support/serious.js';

describe.skipIf(!isInstalled)('The page of state', () => {
  let console: OpenConsole;
  beforeAll(async () => {
    console = await openConsole();
  });
  afterAll(() => console?.[Symbol.asyncDispose]());

  const rows = () => console.page.locator('.artifact-row');
  const row = (...texts: readonly string[]) =>
    texts.reduce((found, text) => found.filter({ hasText: text }), rows());
  const details = () => console.page.getByRole('article');
  const button = (name: string) => details().getByRole('button', { name, exact: true });
  const state = () => details().locator('.about .action').first();

  it('explains an empty page before anything was issued', async () => {
    const page = await console.open('state');
    await page.getByText('Nothing has been issued yet.').waitFor();
    for (const [tab, text] of [
      ['Tokens', 'No token has been issued yet.'],
      ['Codes', 'No authorization code has been issued yet.'],
      ['Tickets', 'No ticket has been issued yet.'],
      ['PAR', 'No request_uri has been issued yet.'],
      ['Device', 'No device code has been issued yet.'],
      ['CIBA', 'No auth_req_id has been issued yet.'],
      ['Grants', 'No grant has been created yet.'],
      ['Credentials', 'No credential offer has been made yet.'],
    ] as const) {
      await page.getByRole('link', { name: `${tab} 0` }).click();
      await page.getByText(text).waitFor();
    }
    expect(await seriousIn(page)).toEqual([]);
  });

  it('lists what a login issues the moment it happens, with states and what is left of each lifetime', async () => {
    const page = await console.open('state');
    await console.login();
    await row('ID token').waitFor();
    const shown = await rows().evaluateAll((found) =>
      found.map((one) =>
        ['.name > :first-child', '.client', '.subject', '.expiry', '.action'].map(
          (part) => one.querySelector(part)?.textContent ?? '',
        ),
      ),
    );
    const left = expect.stringMatching(/^\d+ [hd]$/);
    expect(shown).toEqual([
      ['access token', 'Notes', 'john', left, 'live'],
      ['refresh token', 'Notes', 'john', left, 'live'],
      ['ID token', 'Notes', 'john', left, 'live'],
      ['authorization code', 'Notes', 'john', '', 'spent'],
      ['ticket', 'Notes', expect.any(String), '', 'spent'],
    ]);
    expect(await rows().locator('.ended').allTextContents()).toEqual(['authorization code', 'ticket']);
    await page.getByRole('link', { name: 'Tokens 3' }).waitFor();
  });

  it('finds by text, state and tab, and keeps them in the address', async () => {
    const page = await console.open('state');
    await rows().first().waitFor();
    await page.getByLabel('State', { exact: true }).selectOption('spent');
    await page.getByText('2 of 5 artifacts').waitFor();
    await page.getByRole('searchbox').fill('code');
    await page.reload();
    await page.getByText('1 of 5 artifacts').waitFor();
    expect(await page.getByRole('searchbox').inputValue()).toBe('code');
    await page.getByRole('link', { name: 'Tokens 3' }).click();
    await page.getByText('3 artifacts').waitFor();
    await page.getByRole('searchbox').fill('nobody');
    await page.getByText('0 of 3 artifacts').waitFor();
  });

  it('follows a token to the code and the ticket that it came from, and to its calls; the address works', async () => {
    const page = await console.open('state');
    await row('access token').first().click();
    const lineage = details().locator('.lineage li');
    await expect
      .poll(() => lineage.locator('.chip > :first-child').allTextContents())
      .toEqual(['ticket', 'authorization code', 'access token']);
    await page.reload();
    await details().getByRole('heading', { name: 'access token' }).waitFor();
    await lineage.locator('.chip', { hasText: 'ticket' }).click();
    await details().getByRole('heading', { name: 'ticket' }).waitFor();
    await details().getByRole('listitem').filter({ hasText: 'issued by' }).getByRole('link').click();
    await page.getByRole('heading', { name: 'POST /auth/authorization' }).waitFor();
    await page.goBack();
    await details().getByRole('link', { name: 'Authorization code flow as a diagram' }).click();
    await page.getByRole('heading', { name: 'Authorization code' }).waitFor();
  });

  it('shows a value once, and hides it after 30 seconds', async () => {
    const { page } = console;
    await page.clock.install();
    await console.open('state');
    await page.reload();
    await rows().first().waitFor();
    const before = await rows().count();
    const tokens = await console.login();
    await expect.poll(() => rows().count()).toBe(before + 5);
    await row('access token').first().click();
    expect(await details().textContent()).not.toContain(tokens.access_token);
    await button('Show once').click();
    await expect.poll(() => details().locator('.secret pre').textContent()).toBe(tokens.access_token);
    await page.clock.runFor(31_000);
    await button('Show once').waitFor();
    expect(await page.content()).not.toContain(tokens.access_token);
    await page.clock.resume();
  });

  it('expires a code before its time, so that the server refuses it', async () => {
    await console.open('state');
    await abandonedLogin(console);
    await row('ticket', 'live').first().click();
    await button('Expire').click();
    await expect.poll(() => state().textContent()).toBe('expired');
    expect(await button('Expire').count()).toBe(0);
  });

  it('deletes a ticket after asking in place, and leaves it if the answer is no', async () => {
    const page = await console.open('state');
    await abandonedLogin(console);
    await row('ticket', 'live').first().click();
    await button('Delete').click();
    await details().getByText('Delete this ticket?').waitFor();
    await button('Cancel').click();
    expect(await state().textContent()).toBe('live');
    await button('Delete').click();
    await details().locator('.confirm').getByRole('button', { name: 'Delete' }).click();
    await page.getByText('The ticket is deleted').waitFor();
    await expect.poll(() => state().textContent()).toBe('revoked');
  });

  it('revokes an access token with its refresh token', async () => {
    await console.open('state');
    await row('access token', 'live').first().waitFor();
    const live = await rows().filter({ hasText: 'live' }).filter({ hasText: 'refresh token' }).count();
    await row('access token', 'live').first().click();
    await button('Revoke').click();
    await details().locator('.confirm').getByRole('button', { name: 'Revoke' }).click();
    await expect.poll(() => state().textContent()).toBe('revoked');
    await expect.poll(() => row('refresh token', 'live').count()).toBe(live - 1);
  });

  it('shows a grant with its identifier and the tokens under it, and revokes it', async () => {
    const page = await console.open('state?tab=grants');
    const { grant_id: grantId } = await console.login({ grant_management_action: 'create' });
    await row('grant', 'live').click();
    await details().getByText(String(grantId)).waitFor();
    await expect
      .poll(() => details().locator('.lineage .chip > :first-child').allTextContents())
      .toEqual(expect.arrayContaining(['authorization code', 'grant', 'access token', 'refresh token']));
    expect(await button('Expire').count()).toBe(0);
    await button('Revoke').click();
    await details().getByText('Revoke it with its refresh tokens?').waitFor();
    await details().locator('.confirm').getByRole('button', { name: 'Revoke' }).click();
    await expect.poll(() => state().textContent()).toBe('revoked');
    expect(await seriousIn(page)).toEqual([]);
  });

  it('offers only the clock to end an ID token', async () => {
    await console.open('state?tab=tokens');
    await console.login();
    await row('ID token', 'live').first().click();
    await button('Clock to its expiry').waitFor();
    expect(await details().getByRole('button').allTextContents()).toEqual([
      'Show once',
      'Clock to its expiry',
    ]);
  });

  it('shows the keys, what the service signs with them, and no private part', async () => {
    const page = await console.open('state?tab=keys');
    const keys = page.getByRole('list', { name: 'Keys' }).getByRole('listitem');
    await keys.filter({ hasText: 'RS256' }).getByText('signs ID tokens and logout tokens').waitFor();
    await keys.filter({ hasText: 'ES256' }).first().waitFor();
    await keys.filter({ hasText: 'given in the configuration' }).first().waitFor();
    expect(await seriousIn(page)).toEqual([]);
  });

  it('sets the clock of the service to the moment at which something has just expired', async () => {
    const { page, example } = console;
    await console.open('state');
    await abandonedLogin(console);
    await row('ticket', 'live').first().click();
    const clock = await clockOf(example);
    const before = clock.now();
    await button('Clock to its expiry').click();
    await expect.poll(() => state().textContent()).toBe('expired');
    // A ticket is valid for a day.
    expect(Math.round((clock.now() - before) / 3_600_000)).toBe(24);
    await page.locator('header .badge', { hasText: 'moved' }).waitFor();
    clock.reset();
  });

  it('shows the clients without their secrets, and copies the environment of one', async () => {
    const { page, example } = console;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const [own] = example.own;
    await console.open('state?tab=clients');
    await page.locator('.client-row', { hasText: 'Notes' }).click();
    await details().getByRole('heading', { name: 'Notes' }).waitFor();
    expect(await page.content()).not.toContain(String(own?.clientSecret));
    await button('Copy the environment').click();
    await page.getByText('Copied, with the client secret').waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(
      [
        `ISSUER=${example.issuer}`,
        `CLIENT_ID=${own?.clientId}`,
        `CLIENT_SECRET=${own?.clientSecret}`,
        'REDIRECT_URI=https://client.example.com/callback',
      ].join('\n'),
    );
    await button('Show the secret once').click();
    await expect.poll(() => details().locator('.secret pre').textContent()).toBe(own?.clientSecret);
    await details()
      .getByRole('link', { name: /artifacts, \d+ of them live/ })
      .click();
    await page.getByRole('button', { name: `Client ${own?.clientId}` }).waitFor();
    expect(new Set(await rows().locator('.client').allTextContents())).toEqual(new Set(['Notes']));
  });

  it('renders only the visible rows, for any number of artifacts', async () => {
    const page = await console.open('journal');
    const artifacts = Array.from({ length: 10_000 }, (_, index) => ({
      id: `accessToken-${String(10_000 - index).padStart(12, '0')}`,
      kind: 'accessToken',
      name: 'access token',
      state: 'live',
      subject: `user-${10_000 - index}`,
      usedBy: [],
      parents: [],
      children: [],
    }));
    await page.route('**/artifacts', (route) => route.fulfill({ json: { artifacts } }));
    await console.open('state');
    await page.getByText('10000 artifacts').waitFor();
    expect(await rows().count()).toBeLessThan(100);
    await page.getByRole('region', { name: 'Artifacts' }).evaluate((list) => {
      list.scrollTop = list.scrollHeight;
    });
    await row('user-1').last().waitFor();
    await expect.poll(() => rows().last().locator('.subject').textContent()).toBe('user-1');
    expect(await rows().count()).toBeLessThan(100);
    await page.getByRole('searchbox').fill('USER-9999');
    await expect.poll(() => rows().count()).toBe(1);
    await page.unroute('**/artifacts');
  });

  it('offers no secret and no change to somebody who may only read', async () => {
    const { listening, example } = console;
    const reader = await (await console.chromium.newContext()).newPage();
    await reader.goto(`${listening.controlUrl}/ui#token=${readerToken}`);
    await reader.getByText('read only').waitFor();
    const page = `${listening.controlUrl}/ui/#/${example.service.serviceId}/state`;
    await reader.goto(page);
    await reader.locator('.artifact-row').first().click();
    await reader.getByRole('article').getByRole('heading').first().waitFor();
    expect(await reader.getByRole('article').getByRole('button').count()).toBe(0);
    await reader.goto(`${page}/client-${example.own[0]?.clientId}`);
    await reader.getByRole('article').getByRole('heading', { name: 'Notes' }).waitFor();
    expect(await reader.getByRole('article').getByRole('button').count()).toBe(0);
    await reader.context().close();
  });

  it('is accessible in light and dark, and fits a narrow screen', async () => {
    const page = await console.open('state?tab=par');
    await pushedLogin(console);
    await row('request_uri', 'spent').first().click();
    await details().locator('.lineage .chip').first().waitFor();
    expect(await seriousIn(page)).toEqual([]);
    await page.getByRole('link', { name: 'Close' }).click();
    await page.getByRole('link', { name: /^Everything/ }).click();
    await rows().first().waitFor();
    expect(await seriousIn(page)).toEqual([]);
    await page.getByRole('link', { name: /^Clients/ }).click();
    await page.locator('.client-row', { hasText: 'Demo television' }).click();
    await details().waitFor();
    expect(await seriousIn(page)).toEqual([]);
  });

  it('causes no warnings of the browser', () => {
    expect(console.complaints).toEqual([]);
  });
});
