import { existsSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { operatedInBrowser } from '../../src/check/driver/browser.js';
import { byWording } from '../../src/check/driver/forms.js';
import type { Decision, Interaction } from '../../src/check/driver/interaction.js';
import { Session } from '../../src/check/session.js';
import { operatePages, silentAuthlete, user } from './support/served-pages.js';

const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
const isInstalled = existsSync(executablePath);
if (!isInstalled)
  console.warn(
    `No Chromium at ${executablePath}: the tests of the browser are skipped. Please set CHROMIUM_PATH.`,
  );

/** The pages of an application: the server sends only scripts, and takes JSON. */
const app = `<!DOCTYPE html><title>App</title><main></main><script src="/app.js"></script>
  <img src="http://tracker.example/pixel"><script src="http://tracker.example/x.js"></script>`;
const script = `
  const main = document.querySelector('main');
  const post = (path, body) =>
    fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
      .then((response) => response.json());
  const showConsent = () => {
    main.innerHTML = '<button id="n" type="button">Deny</button><div id="y" role="button" tabindex="0">Allow</div>';
    const decide = (granted) => async () => {
      const { redirect } = await post('/decision', { granted, seen: document.cookie });
      location.href = redirect;
    };
    document.querySelector('#n').onclick = decide(false);
    document.querySelector('#y').onclick = decide(true);
  };
  setTimeout(() => {
    main.innerHTML = '<label>User <input id="u"></label><label>Password <input id="p" type="password"></label>' +
      '<button type="button" id="go">Sign in</button><button style="display:none">Allow</button>';
    document.querySelector('#go').onclick = async () => {
      document.cookie = 'mark=of-the-script; Path=/';
      await post('/login', { user: document.querySelector('#u').value, password: document.querySelector('#p').value });
      showConsent();
    };
  }, 100);`;

describe.skipIf(!isInstalled)('The browser', () => {
  let interaction: Interaction;
  let server: Server | undefined;
  beforeAll(async () => {
    interaction = await operatedInBrowser(byWording(), { executablePath });
  });
  afterEach(() => server?.close());
  afterAll(() => interaction.close?.());

  /** Serves an application, and lets the browser decide there. */
  async function decide(outcome: Decision['outcome']) {
    const posted: unknown[] = [];
    const handle = async (request: IncomingMessage, response: ServerResponse) => {
      const body = await text(request);
      const json = (value: unknown) =>
        response
          .writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' })
          .end(JSON.stringify(value));
      if (request.method === 'POST')
        posted.push({ path: request.url, ...JSON.parse(body), cookie: request.headers.cookie });
      if (request.url === '/authorize')
        response.writeHead(302, { location: '/app#top', 'set-cookie': 'session=1; HttpOnly' }).end();
      else if (request.url === '/app') response.writeHead(200, { 'content-type': 'text/html' }).end(app);
      else if (request.url === '/app.js')
        response.writeHead(200, { 'content-type': 'text/javascript' }).end(script);
      else if (request.url === '/login') json({});
      else if (request.url === '/decision') json({ redirect: 'https://client.example/callback?code=1' });
      else response.writeHead(404).end();
    };
    server = createServer(handle);
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
    const host = `127.0.0.1:${Object(server.address()).port}`;
    const session = new Session({ authlete: silentAuthlete, hosts: new Set([host]) });
    const start = await session.open(`http://${host}/authorize`);
    return { posted, session, end: await interaction.decide(session, start, { outcome, user }) };
  }

  it('operates pages that a script builds, and follows it to the client', async () => {
    const { posted, end, session } = await decide('grant');
    const cookie = 'session=1; mark=of-the-script';
    expect(posted).toEqual([
      { path: '/login', user: 'ann', password: 'secret', cookie },
      { path: '/decision', granted: true, seen: 'mark=of-the-script', cookie },
    ]);
    expect(end.answer?.headers.get('location')).toBe('https://client.example/callback?code=1');
    expect(end.answer?.headers.get('cache-control')).toBe('no-store');
    expect(session.exchanges.map(({ request }) => `${request.method} ${request.url.pathname}`)).toEqual([
      'GET /authorize',
      'GET /app',
      'POST /login',
      'POST /decision',
      'GET /decision',
    ]);
  });

  it('denies there', async () => {
    expect((await decide('deny')).posted[1]).toMatchObject({ granted: false });
  });

  it('operates plain forms, and stops at the redirect to the client', async () => {
    const login = `<form method="post" action="/login">
      <label>User <input name="u"></label><input name="p" type="password"><input type="hidden" name="t" value="1">
      <button>Sign in</button></form>`;
    const consent = `<form method="post" action="/consent"><select name="for"><option value="1">Day</option></select>
      <label><input type="checkbox" name="scope" value="email"> Email</label>
      <button name="d" value="no">Deny</button><button name="d" value="yes">Allow</button></form>`;
    const { submitted, location } = await operatePages(interaction, [login, consent]);
    expect(submitted).toEqual(['POST /login u=ann&p=secret&t=1', 'POST /consent for=1&scope=email&d=yes']);
    expect(location).toBe('https://client.example/callback');
  });

  it('takes the page of response_mode=form_post for the answer, although its script posts it', async () => {
    const page = `<form method="post" action="https://client.example/"><input type="hidden" name="code" value="1"></form>
      <script>document.forms[0].submit()</script>`;
    const { submitted, end } = await operatePages(interaction, [page]);
    expect(submitted).toEqual([]);
    expect(end.answer?.body).toBe(page);
  });

  it('says what to do if there is no browser', async () => {
    await expect(operatedInBrowser(byWording(), { executablePath: '/no/such/chromium' })).rejects.toThrow(
      /^Failed to start a browser: .* Please run npx playwright install chromium, or name a Chromium/,
    );
  });
});
