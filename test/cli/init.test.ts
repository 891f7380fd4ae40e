import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { Script } from 'node:vm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readCheckConfig } from '../../src/check/config.js';
import { askedAnswers } from '../../src/cli/commands/init/answers.js';
import { readFixtureFile } from '../../src/cli/fixtures/read-fixtures.js';
import { loadContract } from '../../src/spec/contract.js';
import { run, type Served, serveHere } from './run-here.js';
import { ownState } from './running-mock.js';

const serving: Served[] = [];
/** `init` writes below the current folder: threads cannot change it, so each test has a folder of its own to name. */
let folder: string;

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'init-')), 'authlete');
});
afterEach(() => {
  for (const server of serving.splice(0)) server.stop();
});

const container = ['--start', ''];
const initialize = (...words: string[]) => run('init', '--folder', folder, ...container, ...words);

describe('init', () => {
  it('prints its help', async () => {
    await expect((await run('init', '--help')).out).toMatchFileSnapshot('golden/init-help.txt');
  });

  it('writes fixtures with which the mock starts, and the settings of a server that fit them', async () => {
    const { exitCode, out } = await initialize(
      '--yes',
      '--framework',
      'other',
      '--issuer',
      'https://as.test/a/',
    );
    expect(exitCode).toBe(0);
    await expect(out.replaceAll(folder, 'FOLDER')).toMatchFileSnapshot('golden/init.txt');
    const fixtures = await readFixtureFile(join(folder, 'fixtures.yaml'), loadContract());
    expect(fixtures.services).toMatchObject([
      { issuer: 'https://as.test/a', tokenEndpoint: 'https://as.test/a/token', clients: [{}, {}] },
    ]);
    const served = await serveHere(
      await ownState(),
      ...['serve', '--port', '0', '--json', '--fixtures', join(folder, 'fixtures.yaml')],
    );
    serving.push(served);
    const [service] = JSON.parse(served.out()).services;
    const settings = await readFile(join(folder, 'server.env'), 'utf8');
    expect(settings).toContain(`AUTHLETE_SERVICE_ID=${service.serviceId}\n`);
    expect(settings).toContain(`AUTHLETE_API_TOKEN=${service.accessToken}\n`);
  });

  it('generates other secrets each time', async () => {
    await initialize('--yes');
    const first = await readFile(join(folder, 'server.env'), 'utf8');
    await initialize('--yes', '--force');
    expect(await readFile(join(folder, 'server.env'), 'utf8')).not.toBe(first);
  });

  it('never replaces a file without --force, and then writes none', async () => {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'compose.yaml'), 'mine');
    const refused = await initialize('--yes');
    expect(refused).toMatchObject({
      exitCode: 2,
      err: expect.stringContaining('compose.yaml: the files exist'),
    });
    expect(await readdir(folder)).toEqual(['compose.yaml']);
    expect((await initialize('--yes', '--force')).exitCode).toBe(0);
    expect(await readFile(join(folder, 'compose.yaml'), 'utf8')).toContain('authlete-testkit@');
  });

  it('needs a terminal, --yes, or all answers', async () => {
    const refused = await run('init', '--folder', folder, '--framework', 'node');
    expect(refused).toMatchObject({ exitCode: 2, err: expect.stringContaining('Please pass --yes') });
    expect(existsSync(folder)).toBe(false);
    const complete = ['--framework', 'node', '--issuer', 'http://localhost:8080'];
    expect((await initialize(...complete)).exitCode).toBe(0);
  });

  it.each([
    ['--framework', 'mocha'],
    ['--issuer', 'localhost'],
  ])('refuses %s %s', async (...words) => {
    expect((await initialize('--yes', ...words)).exitCode).toBe(2);
  });
});

describe('the compose file of init', () => {
  it('has the mock, with the fixtures, reachable from this machine only', async () => {
    await initialize('--yes');
    const { services } = parse(await readFile(join(folder, 'compose.yaml'), 'utf8'));
    expect(services.authlete).toMatchObject({
      command: expect.stringMatching(
        /authlete-testkit@\S+ serve --host 0.0.0.0 .*--fixtures \/fixtures.yaml$/,
      ),
      volumes: ['./fixtures.yaml:/fixtures.yaml:ro'],
      ports: ['127.0.0.1:4690:4690'],
    });
    const [, , , script] = services.authlete.healthcheck.test;
    expect(() => new Script(script)).not.toThrow();
    expect(services['authorization-server']).toMatchObject({
      env_file: 'server.env',
      environment: { AUTHLETE_BASE_URL: 'http://authlete:4690' },
      depends_on: { authlete: { condition: 'service_healthy' } },
    });
  });
});

describe('the questions of init', () => {
  const suggested = { framework: 'vitest', issuer: 'http://localhost:3000', start: 'npm start' } as const;

  async function answering(given: Parameters<typeof askedAnswers>[0], ...lines: string[]) {
    const [input, output] = [new PassThrough(), new PassThrough()];
    let shown = '';
    output.on('data', (chunk) => {
      shown += chunk;
      // The next line is typed when the next question is there.
      if (/\]: $/.test(String(chunk))) {
        const line = lines.shift();
        if (line === undefined) input.end();
        else input.write(`${line}\n`);
      }
    });
    const answers = await askedAnswers(given, suggested, input, output).catch(({ message }) => message);
    return { answers, shown };
  }

  it('are three, and an empty answer takes what is suggested', async () => {
    const { answers, shown } = await answering({}, '', '', '');
    expect(answers).toEqual(suggested);
    expect(shown.match(/\]: /g)).toHaveLength(3);
  });

  it('are asked again if the answer cannot be used, and not if an option answers them', async () => {
    const given = { start: './gradlew bootRun' };
    const { answers, shown } = await answering(given, 'mocha', 'Python', 'localhost', 'https://as.test/');
    expect(answers).toEqual({ framework: 'python', issuer: 'https://as.test', ...given });
    expect(shown).toContain('Please use one of vitest, node, python, junit, other.');
    expect(shown).toContain('Please use an http or https URL');
    expect(shown).not.toContain('Command that starts');
  });

  it('can be left, and then nothing is written', async () => {
    expect((await answering({}, 'vitest')).answers).toMatch(/^Stopped: nothing was written/);
  });

  it('accept - for a server in a container', async () => {
    expect((await answering({}, '', '', '-')).answers).toMatchObject({ start: '' });
  });
});

it('the check.yaml of init starts the server', async () => {
  const { filesFor } = await import('../../src/cli/commands/init/files.js');
  const files = filesFor(
    { framework: 'other', issuer: 'http://localhost:8080/as', start: 'mvn -q "jetty:run"' },
    folder,
  );
  const text = files.find(({ path }) => path === 'check.yaml')?.text ?? '';
  const file = join(folder, '..', 'check.yaml');
  await writeFile(file, text);
  expect(await readCheckConfig(file)).toEqual({
    base: 'http://localhost:8080',
    start: { command: 'mvn -q "jetty:run"' },
  });
  expect(
    parse(files.find(({ path }) => path.endsWith('compose.yaml'))?.text ?? '').services,
  ).not.toHaveProperty('authorization-server');
});
