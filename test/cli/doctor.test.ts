import { mkdtemp, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { knownNames } from '../../src/cli/commands/doctor/settings.js';
import { environment } from '../../src/mock/fixtures/environment.js';
import { listening, portOf } from '../support/http-proxy.js';
import { run, runHere, type Served } from './run-here.js';
import { ownState, type ServedMock, servedMock } from './running-mock.js';

const serving: Served[] = [];
afterEach(() => {
  for (const server of serving.splice(0)) server.stop();
});

async function served(...given: Parameters<typeof servedMock>) {
  const mock = await servedMock(...given);
  serving.push(mock);
  return mock;
}

/** No proxy, and no settings, whatever the environment of the tests has. */
const quiet = Object.fromEntries(
  [
    ...knownNames,
    'HTTP_PROXY',
    'http_proxy',
    'HTTPS_PROXY',
    'https_proxy',
    'ALL_PROXY',
    'all_proxy',
    'NO_PROXY',
  ]
    .filter((name) => /^[A-Z_]+$/i.test(name))
    .map((name) => [name, '']),
);

const settingsFor = ({ url, serviceId, accessToken }: ServedMock) => ({
  AUTHLETE_BASE_URL: url,
  AUTHLETE_SERVICE_ID: String(serviceId),
  AUTHLETE_API_TOKEN: accessToken,
});

interface Shown {
  readonly check: string;
  readonly level: string;
  readonly what: string;
  readonly todo?: string;
}

/** Examines a mock with these settings of a server, and returns what is not right. */
async function examine(mock: Pick<ServedMock, 'env'>, settings: Record<string, string>, ...words: string[]) {
  const { exitCode, out } = await runHere(
    { ...quiet, ...mock.env, ...settings },
    'doctor',
    '--json',
    ...words,
  );
  const { findings, problems } = JSON.parse(out);
  expect(exitCode).toBe(problems > 0 ? 1 : 0);
  return findings.filter(({ level }: Shown) => level !== 'ok') as readonly Shown[];
}

const noCall = expect.objectContaining({ check: 'calls', level: 'warning' });

it('doctor --help', async () => {
  await expect((await run('doctor', '--help')).out).toMatchFileSnapshot('golden/doctor-help.txt');
});

describe('doctor finds nothing wrong', () => {
  it('if the settings fit the mock and a call has arrived', async () => {
    const mock = await served(['--seed', 'doctor']);
    await mock.call('/auth/token', {});
    const { exitCode, out } = await runHere({ ...quiet, ...mock.env, ...settingsFor(mock) }, 'doctor');
    expect(exitCode).toBe(0);
    const port = new URL(mock.url).port;
    await expect(out.replaceAll(port, 'PORT')).toMatchFileSnapshot('golden/doctor.txt');
    expect(out).not.toContain(mock.accessToken);
  });

  it.each(['.env', 'authlete.properties'])('if they are in the file %s', async (name) => {
    const mock = await served();
    const file = join(await mkdtemp(join(tmpdir(), 'settings-')), name);
    const { url, serviceId, accessToken } = mock;
    await writeFile(
      file,
      name === '.env'
        ? `AUTHLETE_BASE_URL="${url}" # mock\nexport AUTHLETE_SERVICE_ID=${serviceId}\nAUTHLETE_API_TOKEN='${accessToken}'\n`
        : `api_version = V3\nbase_url = ${url}\nservice.api_key = ${serviceId}\nservice.access_token = ${accessToken}\n`,
    );
    expect(await examine(mock, {}, '--env-file', file)).toEqual([noCall]);
  });

  it('if a server of 2.x has an API secret', async () => {
    const mock = await served(['--seed', '2.x']);
    const { services } = JSON.parse(mock.out());
    const { AUTHLETE_API_TOKEN: _, ...settings } = settingsFor(mock);
    const right = { ...settings, AUTHLETE_SERVICE_APISECRET: services[0].apiSecret };
    expect(await examine(mock, right)).toEqual([noCall]);
    expect(await examine(mock, { ...right, AUTHLETE_SERVICE_APISECRET: 'wrong' })).toContainEqual(
      expect.objectContaining({ check: 'credentials', level: 'problem' }),
    );
  });
});

describe('doctor says what is wrong, and what to do', () => {
  let mock: ServedMock;
  beforeAll(async () => {
    mock = await servedMock();
    return () => mock.stop();
  });
  const port = () => new URL(mock.url).port;

  it.each<[name: string, wrong: () => Record<string, string>, finding: Partial<Shown>]>([
    [
      'the path of the API in the URL',
      () => ({ AUTHLETE_BASE_URL: `${mock.url}/api` }),
      { check: 'base-url', level: 'problem', what: expect.stringContaining('calls go to /api/api/…') },
    ],
    [
      'another path in the URL',
      () => ({ AUTHLETE_BASE_URL: `${mock.url}/authlete` }),
      { check: 'base-url', level: 'warning', what: expect.stringContaining('the path /authlete') },
    ],
    [
      'quotes',
      () => ({ AUTHLETE_BASE_URL: `"${mock.url}"` }),
      { check: 'base-url', level: 'problem', what: expect.stringContaining('quotes or spaces') },
    ],
    [
      'no scheme',
      () => ({ AUTHLETE_BASE_URL: `127.0.0.1:${port()}` }),
      { check: 'base-url', level: 'problem', what: expect.stringContaining('not an http or https URL') },
    ],
    [
      'https',
      () => ({ AUTHLETE_BASE_URL: mock.url.replace('http:', 'https:') }),
      { check: 'base-url', level: 'problem', what: expect.stringContaining('but the mock speaks http') },
    ],
    [
      'the live Authlete',
      () => ({ AUTHLETE_BASE_URL: 'https://us.authlete.com', NO_PROXY: '*' }),
      { check: 'base-url', level: 'problem', what: expect.stringContaining('is the live Authlete') },
    ],
    [
      'another port',
      () => ({ AUTHLETE_BASE_URL: 'http://127.0.0.1:1' }),
      {
        check: 'base-url',
        level: 'problem',
        todo: expect.stringContaining('Set AUTHLETE_BASE_URL=http://127'),
      },
    ],
    [
      'a port where nothing listens',
      () => ({ AUTHLETE_BASE_URL: 'http://127.0.0.1:1' }),
      { check: 'network', level: 'problem', what: expect.stringContaining('connection refused') },
    ],
    [
      'an IPv6 address, where the mock does not listen',
      () => ({ AUTHLETE_BASE_URL: `http://[::1]:${port()}` }),
      { check: 'network', level: 'problem', todo: expect.stringContaining('where the mock listens') },
    ],
    [
      'an unknown host',
      () => ({ AUTHLETE_BASE_URL: `http://mock.invalid:${port()}` }),
      { check: 'network', level: 'problem', what: expect.stringContaining('mock.invalid') },
    ],
    [
      'an unknown service',
      () => ({ AUTHLETE_SERVICE_ID: '7' }),
      { check: 'credentials', level: 'problem', todo: expect.stringContaining('Demo service') },
    ],
    [
      'a token of another service',
      () => ({ AUTHLETE_API_TOKEN: 'other' }),
      { check: 'credentials', level: 'problem', what: expect.stringContaining('AUTHLETE_API_TOKEN') },
    ],
    [
      'a proxy',
      () => ({ HTTP_PROXY: 'http://user:password@proxy.test:3128' }),
      {
        check: 'proxy',
        level: 'warning',
        what: expect.stringContaining('through http://proxy.test:3128 '),
        todo: 'Set NO_PROXY=127.0.0.1',
      },
    ],
    [
      'no URL',
      () => ({ AUTHLETE_BASE_URL: '' }),
      {
        check: 'settings',
        level: 'problem',
        todo: expect.stringContaining('Set AUTHLETE_BASE_URL=http://127'),
      },
    ],
    [
      'a misspelled name',
      () => ({ AUTHLETE_SERVICE_ID: '', AUTHLETE_SERVICEID: '7' }),
      { check: 'settings', level: 'warning', todo: 'Did you mean AUTHLETE_SERVICE_ID?' },
    ],
  ])('%s', async (_, wrong, finding) => {
    const found = await examine(mock, { ...settingsFor(mock), ...wrong() });
    expect(found).toContainEqual(expect.objectContaining(finding));
    expect(JSON.stringify(found)).not.toContain('password');
  });

  it('a proxy that does not apply is none', async () => {
    const proxied = {
      ...settingsFor(mock),
      HTTP_PROXY: 'http://proxy.test:3128',
      NO_PROXY: 'a.test, 127.0.0.1',
    };
    expect(await examine(mock, proxied)).not.toContainEqual(expect.objectContaining({ check: 'proxy' }));
  });

  it('a clock that was moved or frozen', async () => {
    await mock.run('clock', 'advance', '1h');
    const clock = expect.objectContaining({
      check: 'clock',
      todo: `Return to real time with: authlete-testkit clock reset --service ${mock.serviceId}`,
    });
    expect(await examine(mock, settingsFor(mock))).toContainEqual(clock);
    await mock.run('clock', 'reset');
    expect(await examine(mock, settingsFor(mock))).not.toContainEqual(clock);
    await mock.run('clock', 'freeze');
    expect(await examine(mock, settingsFor(mock))).toContainEqual(clock);
    await mock.run('clock', 'reset');
  });

  it('calls without a valid token', async () => {
    const own = await served();
    await fetch(`${own.url}/api/${own.serviceId}/auth/token`, { method: 'POST', body: '{}' });
    expect(await examine(own, settingsFor(own))).toContainEqual(
      expect.objectContaining({
        check: 'calls',
        level: 'problem',
        what: '1 of them had no valid token (401), the last one POST /api/SERVICE/auth/token.'.replace(
          'SERVICE',
          String(own.serviceId),
        ),
      }),
    );
  });

  it.each([
    ['/auth/token', 'an operation without /api/{serviceId}: POST /auth/token'],
    ['/api/api/1/auth/token', '/api/api/…: POST /api/api/1/auth/token'],
    ['/api/7/auth/token', 'a service that the mock does not have'],
    ['/oauth/token', 'a path that Authlete does not have: POST /oauth/token'],
  ])('a call of %s', async (path, what) => {
    const own = await served();
    await fetch(own.url + path, { method: 'POST', body: '{}' });
    expect(await examine(own, settingsFor(own))).toContainEqual(
      expect.objectContaining({
        check: 'calls',
        level: 'problem',
        what: expect.stringContaining(`1 call went to ${what}`),
        todo: expect.any(String),
      }),
    );
  });

  it('no mock, or another program at its port', async () => {
    const none = { env: await ownState() };
    expect(await examine(none, {})).toContainEqual(
      expect.objectContaining({ check: 'mock', what: 'No mock is running on this machine.' }),
    );
    const other = createServer((_, response) => response.writeHead(404).end());
    await listening(other);
    const base = { AUTHLETE_BASE_URL: `http://127.0.0.1:${portOf(other)}` };
    const found = await examine(none, base);
    other.close();
    expect(found).toContainEqual(
      expect.objectContaining({
        check: 'network',
        what: expect.stringContaining('Something else than the mock'),
      }),
    );
  });

  it('several mocks: it examines the one at the port of the server', async () => {
    const first = await served();
    const second = await served([], first.env);
    const found = await examine(first, settingsFor(second));
    expect(found).toContainEqual(
      expect.objectContaining({ check: 'mock', what: `More mocks are running: ${first.url}.` }),
    );
    expect(found.filter(({ level }) => level === 'problem')).toEqual([]);
  });

  it('no control plane: the rest is examined', async () => {
    const own = await served(['--no-control']);
    const found = await examine(own, { ...settingsFor(own), AUTHLETE_API_TOKEN: 'wrong' });
    expect(found.map(({ check }) => check)).toEqual(['mock', 'credentials']);
  });

  const outer = Object.values(networkInterfaces())
    .flat()
    .some((address) => address?.internal === false && address.family === 'IPv4');
  it.skipIf(!outer)('a mock that containers cannot reach', async () => {
    const container = { AUTHLETE_BASE_URL: `http://host.docker.internal:${port()}` };
    expect(await examine(mock, { ...settingsFor(mock), ...container })).toContainEqual(
      expect.objectContaining({ check: 'network', todo: expect.stringContaining('--host 0.0.0.0') }),
    );
    const open = await served(['--host', '0.0.0.0']);
    const reachable = { AUTHLETE_BASE_URL: `http://host.docker.internal:${new URL(open.url).port}` };
    expect(await examine(open, { ...settingsFor(open), ...reachable })).toEqual([noCall]);
  });
});

it('doctor ends with 2 if its file cannot be read', async () => {
  expect(
    await runHere({ ...quiet, ...(await ownState()) }, 'doctor', '--env-file', 'missing.env'),
  ).toMatchObject({
    exitCode: 2,
    err: expect.stringMatching(/^Failed to read missing\.env: /),
  });
});

it('doctor knows every name that serve prints', () => {
  const summary = { serviceId: 1, accessToken: 'a', apiSecret: 'b', clients: [] };
  const printed = environment('http://mock', summary, { apiKey: 'c', apiSecret: 'd' })
    .flatMap(({ lines }) => lines)
    .map((line) => line.replace(/\s*=.*$/, ''))
    .filter((name) => name !== 'api_version');
  for (const name of printed) expect(knownNames).toContain(name);
});
