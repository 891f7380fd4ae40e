import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { run, serveHere } from './run-here.js';
import { ownState } from './running-mock.js';

const execute = promisify(execFile);
const repository = resolve('.');
/** `init` writes below the current folder: threads cannot change it, so each test has a folder of its own to name. */
let folder: string;

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'init-')), 'authlete');
});

describe('the first test of init passes', () => {
  /** Lets the folder find this package and Vitest. */
  async function install(): Promise<void> {
    const modules = join(folder, '..', 'node_modules');
    await mkdir(modules);
    await symlink(join(repository, 'node_modules/vitest'), join(modules, 'vitest'));
    const own = join(modules, 'authlete-testkit');
    await mkdir(own);
    const { exports } = JSON.parse(await readFile('package.json', 'utf8'));
    await writeFile(
      join(own, 'package.json'),
      JSON.stringify({ name: 'authlete-testkit', version: '0.0.0', type: 'module', exports }).replaceAll(
        './dist/',
        './built/',
      ),
    );
    await symlink(join(repository, '.test-build'), join(own, 'built'));
    for (const name of ['scenarios', 'spec']) await symlink(join(repository, name), join(own, name));
  }

  it('in Vitest', async () => {
    await run('init', '--folder', folder, '--start', '', '--yes', '--framework', 'vitest');
    await install();
    const vitest = join(repository, 'node_modules/vitest/vitest.mjs');
    const words = [
      vitest,
      'run',
      '--root',
      join(folder, '..'),
      '--reporter',
      'json',
      '--testTimeout',
      '60000',
    ];
    const { stdout } = await execute(process.execPath, words, { cwd: join(folder, '..') });
    expect(JSON.parse(stdout)).toMatchObject({ numPassedTests: 2, numFailedTests: 0 });
  });

  it('in the test runner of Node.js', async () => {
    await run('init', '--folder', folder, '--start', '', '--yes', '--framework', 'node');
    await install();
    const words = ['--test', join(folder, 'authlete.test.mjs')];
    const { stdout } = await execute(process.execPath, words, { cwd: folder });
    expect(stdout).toMatch(/^# pass 1$/m);
  });

  it('in Python, with the running mock', async () => {
    await run('init', '--folder', folder, '--start', '', '--yes', '--framework', 'python');
    const fixtures = join(folder, 'fixtures.yaml');
    const served = await serveHere(
      await ownState(),
      ...['serve', '--port', '0', '--json', '--fixtures', fixtures],
    );
    onTestFinished(() => served.stop());
    const settings = join(folder, 'server.env');
    const text = await readFile(settings, 'utf8');
    await writeFile(settings, text.replace('http://127.0.0.1:4690', JSON.parse(served.out()).url));
    const { stderr } = await execute('python3', ['-m', 'unittest', 'discover', folder], {
      env: { ...process.env, NO_PROXY: '127.0.0.1' },
    });
    expect(stderr).toMatch(/Ran 1 test in [\s\S]*OK/);
  });
});
