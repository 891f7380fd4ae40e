import { mkdtemp, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { listen } from '../../src/cli/commands/serve/listen.js';
import { createAuthlete, type ListenOptions } from '../../src/index.js';
import { eventually } from '../support/eventually.js';
import { type Running, start } from './command-line.js';
import { run, type Served, serveHere } from './run-here.js';

const running: Running[] = [];
const serving: Served[] = [];

afterEach(async () => {
  for (const server of serving.splice(0)) server.stop();
  await Promise.all(running.splice(0).map((command) => command.stop('SIGKILL')));
});

const serve = (...words: string[]): Promise<Served> => serveWith({}, ...words);

async function serveWith(env: Record<string, string>, ...words: string[]): Promise<Served> {
  const server = await serveHere(env, 'serve', '--port', '0', ...words);
  serving.push(server);
  return server;
}

/** The same in a separate process. */
async function startServe(...words: string[]): Promise<Running> {
  const command = start('serve', '--port', '0', ...words);
  running.push(command);
  await eventually(() => expect(command.out()).toMatch(/\n/));
  return command;
}

const portless = (text: string): string => text.replaceAll(/127\.0\.0\.1:\d+/g, '127.0.0.1:PORT');

describe('serve', () => {
  it('prints the settings for a developer to paste', async () => {
    const command = await startServe('--seed', 'golden');
    await expect(portless(command.out())).toMatchFileSnapshot('golden/serve.txt');
    for (const line of command.out().split('\n')) expect(line.length).toBeLessThanOrEqual(100);
    expect(command.err()).toBe('');
  });

  it('starts with the services of a fixture file, such as the one in examples/', async () => {
    const command = await serve('--seed', 'golden', '--fixtures', 'examples/fixtures.yaml');
    await expect(portless(command.out())).toMatchFileSnapshot('golden/serve-fixtures.txt');
  });

  it('prints exactly one line of JSON with --json', async () => {
    const command = await serve('--json');
    expect(command.out().split('\n')).toHaveLength(2);
    const ready = JSON.parse(command.out());
    const text = expect.any(String);
    const client = { clientId: expect.any(Number), clientSecret: text, redirectUris: expect.any(Array) };
    expect(ready).toEqual({
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:[1-9]\d*$/),
      controlUrl: `${ready.url}/_testkit`,
      controlToken: text,
      consoleUrl: `${ready.url}/_testkit/ui#token=${ready.controlToken}`,
      organizationToken: text,
      serviceOwner: { apiKey: text, apiSecret: text },
      services: [
        { serviceId: expect.any(Number), accessToken: text, apiSecret: text, clients: [client, client] },
      ],
    });
  });

  it('gives the same IDs and secrets for the same seed, and others for another seed', async () => {
    const [first, again, other] = await Promise.all([
      serve('--json', '--seed', 'a'),
      serve('--json', '--seed', 'a'),
      serve('--json', '--seed', 'b'),
    ]);
    const { url: _url, controlUrl: _controlUrl, consoleUrl: _consoleUrl, ...ids } = JSON.parse(first.out());
    expect(ids).toHaveProperty('controlToken');
    expect(JSON.parse(again.out())).toMatchObject(ids);
    expect(JSON.parse(other.out()).services[0].serviceId).not.toBe(ids.services[0].serviceId);
  });

  it('sets the issuer and the endpoints of the demo with --issuer', async () => {
    const command = await serve('--json', '--issuer', 'http://localhost:3000/tenant');
    const { url, services } = JSON.parse(command.out());
    const [{ serviceId, accessToken }] = services;
    const answer = await fetch(`${url}/api/${serviceId}/service/configuration`, {
      headers: { authorization: `Bearer ${accessToken}` },
    });
    expect(await answer.json()).toMatchObject({
      issuer: 'http://localhost:3000/tenant',
      token_endpoint: 'http://localhost:3000/tenant/token',
      registration_endpoint: 'http://localhost:3000/tenant/register',
    });
  });

  it('prints a fixture file with --print-fixtures that starts the same services', async () => {
    const printed = await run('serve', '--print-fixtures', '--seed', 'golden', '--issuer', 'https://as.test');
    const file = join(await mkdtemp(join(tmpdir(), 'fixtures-')), 'fixtures.yaml');
    await writeFile(file, printed.out);
    const [direct, printedFixtures] = await Promise.all([
      serve('--json', '--seed', 'golden', '--issuer', 'https://as.test'),
      serve('--json', '--fixtures', file),
    ]);
    const { organizationToken, serviceOwner, services } = JSON.parse(direct.out());
    expect(JSON.parse(printedFixtures.out())).toMatchObject({ organizationToken, serviceOwner, services });
    expect(printed.out).toContain('issuer: https://as.test\n');
  });

  it('warns about a host that others can reach', async () => {
    const command = await serve('--host', '0.0.0.0', '--json');
    expect(command.err()).toMatch(/^Warning: every machine .*0\.0\.0\.0.*\n$/);
  });
});

describe('serve --public-url', () => {
  it.each([
    ['http://ci-mock:4690', 'http://ci-mock:4690'],
    ['https://mocks.example.com/authlete/', 'https://mocks.example.com/authlete'],
  ])('prints %s for callers', async (given, url) => {
    const command = await serve('--json', '--public-url', given);
    expect(JSON.parse(command.out())).toMatchObject({ url, controlUrl: `${url}/_testkit` });
    const announced = (await serve('--public-url', given)).out();
    expect(announced).toContain(`AUTHLETE_BASE_URL=${url}\n`);
    expect(announced).toContain(`${url}/_testkit\n`);
    expect(announced).not.toContain('127.0.0.1');
  });

  it('adds no control plane', async () => {
    const { out } = await serve('--json', '--public-url', 'http://ci-mock:4690', '--no-control');
    expect(JSON.parse(out())).not.toHaveProperty('controlUrl');
  });

  it.each(['ci-mock:4690', 'ftp://ci-mock', 'http://ci-mock/?a=b'])('refuses %s', async (given) => {
    expect(await run('serve', '--public-url', given)).toMatchObject({
      exitCode: 2,
      err: expect.stringContaining('Please use an http or https URL'),
    });
  });

  it.each([
    ['0.0.0.0', '127.0.0.1'],
    ['::', '[::1]'],
  ])('is not needed to listen at %s', async (host, shown) => {
    const { url } = JSON.parse((await serve('--json', '--host', host)).out());
    expect(url).toMatch(`http://${shown}:`);
    expect((await fetch(`${url}/api/lifecycle/healthcheck`)).status).toBe(200);
  });
});

describe('The control plane of serve', () => {
  const status = async (controlUrl: string, token: string) =>
    (await fetch(`${controlUrl}/version`, { headers: { authorization: `Bearer ${token}` } })).status;

  it('accepts the printed token', async () => {
    const { controlUrl, controlToken } = JSON.parse((await serve('--json')).out());
    expect([await status(controlUrl, controlToken), await status(controlUrl, 'other')]).toEqual([200, 401]);
  });

  it('accepts a token from the command line, or from the environment, where others cannot read it', async () => {
    const [given, inherited] = await Promise.all([
      serve('--json', '--control-token', 'on-the-line'),
      serveWith({ AUTHLETE_TESTKIT_CONTROL_TOKEN: 'around' }, '--json'),
    ]);
    for (const [command, token] of [
      [given, 'on-the-line'],
      [inherited, 'around'],
    ] as const) {
      const { controlUrl, controlToken } = JSON.parse(command.out());
      expect(controlToken).toBe(token);
      expect(await status(controlUrl, token)).toBe(200);
    }
  });

  it('is absent with --no-control', async () => {
    const { url, ...others } = JSON.parse((await serve('--json', '--no-control')).out());
    expect(Object.keys(others)).toEqual(['organizationToken', 'serviceOwner', 'services']);
    const answer = await fetch(`${url}/_testkit/health`);
    expect({ status: answer.status, body: await answer.json() }).toMatchObject({
      status: 404,
      body: { resultCode: '404' },
    });
  });

  it.each([
    [{ control: true }, {}],
    [
      { control: true, controlToken: 'mine', controlRemote: true as const },
      { token: 'mine', remote: true },
    ],
    [{ control: false }, false],
  ])('is opened according to the options: %j', async (options, control) => {
    const asked: unknown[] = [];
    const listening = {
      url: '',
      port: 0,
      controlUrl: '',
      controlToken: '',
      consoleUrl: '',
      close: async () => {},
    };
    const authlete = {
      ...createAuthlete({ fixtures: {} }),
      listen: async (given?: ListenOptions) => {
        asked.push(given);
        return listening;
      },
    };
    await listen(authlete, { host: '127.0.0.1', port: 0, ...options }, () => {});
    expect(asked).toEqual([{ host: '127.0.0.1', port: 0, control }]);
  });

  it('is not opened with a token that no header can contain', async () => {
    expect(await run('serve', '--port', '0', '--control-token', 'a b')).toMatchObject({
      exitCode: 2,
      out: '',
      err: expect.stringMatching(/^Failed to use the control token: .* Please use only letters.*\n$/),
    });
  });
});

describe('serve --log', () => {
  it('prints a line for each call, without secrets', async () => {
    const command = await startServe('--json', '--log');
    const { url, services } = JSON.parse(command.out());
    const [{ serviceId, accessToken, clients }] = services;
    const [{ clientId, clientSecret }] = clients;
    const post = (path: string, body: object, token = accessToken) =>
      fetch(`${url}/api/${serviceId}${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    const granted = await post('/auth/token', {
      parameters: 'grant_type=client_credentials&scope=notes.read',
      clientId: String(clientId),
      clientSecret,
    });
    const issued = String(Object(await granted.json()).accessToken);
    await post('/auth/token', { parameters: 'grant_type=magic' });
    await post('/auth/token', {}, 'wrong');
    await post(`/auth/tokn/${issued}`, {});
    await eventually(() => expect(command.err().trimEnd().split('\n')).toHaveLength(4));
    const timeless = command
      .err()
      .replaceAll(/^\d\d:\d\d:\d\d\.\d{3} /gm, 'TIME ')
      .replaceAll(/\d+\.\d ms/g, '0.0 ms');
    expect(timeless).toBe(
      [
        'TIME POST /auth/token OK A052001 0.0 ms',
        'TIME POST /auth/token BAD_REQUEST A049304 0.0 ms The grant_type is not defined.',
        'TIME POST /auth/token 401 A458101 0.0 ms The API access token is unknown or has expired.',
        `TIME POST /auth/tokn/*** 404 404 0.0 ms No operation of the Authlete API has the path /api/${serviceId}/auth/tokn/***.`,
        '',
      ].join('\n'),
    );
    for (const secret of [issued, clientSecret, accessToken]) expect(command.err()).not.toContain(secret);
  });
});

describe('serve --log json', () => {
  it('prints a line of JSON for each call, with the reason and without secrets', async () => {
    const command = await startServe('--json', '--log', 'json');
    const { url, services } = JSON.parse(command.out());
    const [{ serviceId, accessToken, clients }] = services;
    const [{ clientId, clientSecret }] = clients;
    await fetch(`${url}/api/${serviceId}/auth/token`, {
      method: 'POST',
      headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({ parameters: 'grant_type=magic', clientId: String(clientId), clientSecret }),
    });
    await eventually(() => expect(command.err()).toMatch(/\n$/));
    expect(JSON.parse(command.err())).toMatchObject({
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      method: 'POST',
      operationId: 'auth_token_api',
      request: { clientSecret: '***' },
      action: 'BAD_REQUEST',
      resultCode: 'A049304',
      why: { decided: 'The grant_type is not defined.', source: 'RFC 6749, section 5.2' },
    });
    expect(command.err()).not.toContain(clientSecret);
  });

  it('refuses other formats', async () => {
    const command = await run('serve', '--log', 'xml');
    expect(command.exitCode).toBe(2);
    expect(command.err).toContain('Allowed choices are text, json');
  });
});

describe('serve, unable', () => {
  it('reports that the port is in use', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    const address = await new Promise<ReturnType<typeof taken.address>>((resolve) => {
      taken.once('listening', () => resolve(taken.address()));
    });
    const port = typeof address === 'object' && address !== null ? String(address.port) : '';
    const ended = await run('serve', '--port', port);
    taken.close();
    expect(ended).toMatchObject({
      exitCode: 2,
      out: '',
      err: `Failed to listen on 127.0.0.1, port ${port}: the port is in use. Please stop the process that uses it, or choose another with --port.\n`,
    });
  });

  it.each([
    [['serve', '--prot', '1'], "unknown option '--prot'. Did you mean --port?"],
    [['serve', 'now'], "too many arguments for 'serve'. Expected 0 arguments but got 1."],
    [
      ['serve', '--port', '65536'],
      "option '-p, --port <number>' argument '65536' is invalid. Please use a port from 0 to 65535.",
    ],
    [
      ['serve', '--rate-limit', '0'],
      "option '--rate-limit [calls]' argument '0' is invalid. Please use a number of calls per second from 1 on.",
    ],
    [
      ['serve', '--allow-fetch', 'nonsense'],
      "option '--allow-fetch <url...>' argument 'nonsense' is invalid. Please use an http or https URL, such as https://client.example.com/.",
    ],
  ])('refuses %j in one line', async (words, problem) => {
    expect(await run(...words)).toMatchObject({
      exitCode: 2,
      out: '',
      err: `Failed to read the command line: ${problem} Please see authlete-testkit serve --help.\n`,
    });
  });

  it.each([
    ['serv', "unknown command 'serv'. Did you mean serve?", ''],
    ['spec', "unknown command 'diffs'. Did you mean diff?", ' spec', 'diffs'],
  ])('refuses the command of %s with the help that lists it', async (word, problem, parent, ...more) => {
    expect((await run(word, ...more)).err).toBe(
      `Failed to read the command line: ${problem} Please see authlete-testkit${parent} --help.\n`,
    );
  });
});

describe('help', () => {
  it('lists the commands if none is given', async () => {
    const ended = await run();
    expect(ended).toMatchObject({ exitCode: 0, err: '' });
    await expect(ended.out).toMatchFileSnapshot('golden/help.txt');
  });

  it('prints the help of serve', async () => {
    await expect((await run('serve', '--help')).out).toMatchFileSnapshot('golden/serve-help.txt');
  });

  it('prints the version', async () => {
    expect((await run('--version')).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
