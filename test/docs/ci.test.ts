import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { readCheckConfig } from '../../src/check/config.js';
import { environmentOf } from '../../src/check/environment.js';
import { readExpectedFailures } from '../../src/check/expected.js';
import { version } from '../../src/version.js';
import { action } from '../ci/runner.js';
import { blocksOf } from './blocks.js';
import { problemOf } from './command-lines.js';

const page = await readFile('docs/ci.md', 'utf8');
const blocks = blocksOf(page)
  .filter(({ language }) => language === 'yaml')
  .map(({ source, line }) => ({ source, where: `line ${line}`, value: parse(source) }));

const inputs: { readInputs(environment: NodeJS.ProcessEnv): { readonly words: readonly string[] } } =
  await import(resolve('scripts/ci/inputs.mjs'));

interface Use {
  readonly where: string;
  readonly uses: string;
  readonly with: Readonly<Record<string, unknown>>;
}

/** Returns the steps, at any depth, that use the action. */
function usesIn(value: unknown, where: string): Use[] {
  if (typeof value !== 'object' || value === null) return [];
  const { uses = '', with: given = {} } = Object(value);
  const own = String(uses).startsWith('authlete-testkit/') ? [{ where, uses, with: given }] : [];
  return [...own, ...Object.values(value).flatMap((inner) => usesIn(inner, where))];
}
const steps = blocks.flatMap(({ value, where }) => usesIn(value, where));

/** The first words of a file that a block is an example of, such as `# check.yaml`. */
const named = (name: string) => blocks.filter(({ source }) => source.startsWith(`# ${name}\n`));

async function folderFor(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'ci-page-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

describe('docs/ci.md', () => {
  it.each(steps)('shows a use of the action that it accepts ($where)', async ({ uses, with: given }) => {
    expect(uses).toBe(`authlete-testkit/authlete-testkit@v${version()}`);
    expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(Object.keys(given)));
    const environment = Object.entries(action.inputs).map(([name, input]) => {
      const text = String(given[name] ?? input.default).replace(/\$\{\{.* == .*\}\}/, 'true');
      return [`INPUT_${name.replaceAll('-', '_').toUpperCase()}`, text.replace(/\$\{\{.*?\}\}/g, 'any')];
    });
    const { words } = inputs.readInputs(Object.fromEntries(environment));
    expect(words.slice(0, 2)).toEqual(['--yes', `authlete-testkit@${version()}`]);
    expect(await problemOf(words.slice(2))).toBeUndefined();
  });

  it('shows each command of the action', () => {
    const shown = new Set(steps.map(({ with: { command = 'check' } }) => command));
    expect([...shown].sort()).toEqual(['check', 'coverage', 'validate']);
  });

  it('pins the version wherever it installs the package', () => {
    const versions = [...page.matchAll(/authlete-testkit@v?([\w.]+)/g)].map(([, given]) => given);
    expect(new Set(versions)).toEqual(new Set([version()]));
    expect(page).not.toMatch(/npx (--yes )?authlete-testkit(?!@)/);
  });

  it('lists the inputs of the action and their defaults', () => {
    const table = /<!-- inputs -->([\s\S]*)<!-- \/inputs -->/.exec(page)?.[1] ?? '';
    const rows = [...table.matchAll(/^\| `([\w-]+)` \| [\w, ]*\| (.*?)\| .* \|$/gm)];
    expect(rows.map(([, name]) => name)).toEqual(Object.keys(action.inputs));
    for (const [, name = '', given] of rows)
      expect(given).toContain(action.inputs[name]?.default ?? 'a known input');
  });

  it('lists the variables that a started server gets', () => {
    const some = { url: 'http://127.0.0.1:4690', serviceId: 1, accessToken: 'token', apiSecret: 'secret' };
    const names = Object.keys(environmentOf(some, new URL('http://localhost:3000')));
    const table = page.slice(page.indexOf('| variable | value |'), page.indexOf('[clients.md]'));
    expect([...table.matchAll(/`([A-Z_]{4,})`/g)].map(([, name]) => name).sort()).toEqual(names.sort());
  });

  it.each(named('check.yaml'))('shows a check.yaml that check accepts ($where)', async ({ source }) => {
    const file = join(await folderFor(), 'check.yaml');
    await writeFile(file, source);
    expect(await readCheckConfig(file)).toHaveProperty('user');
  });

  it.each(named('expected.yaml'))('shows expected failures ($where)', async ({ source }) => {
    const file = join(await folderFor(), 'expected.yaml');
    await writeFile(file, source);
    expect(await readExpectedFailures(file, ['auth/token/INVALID_CLIENT/status'])).toHaveLength(1);
  });

  const written = steps.flatMap(({ where, with: { start } }) =>
    typeof start === 'string' && start.includes('<<END') ? [{ where, start }] : [],
  );

  it.each(written)('shows a start that writes what the server reads ($where)', async ({ start }) => {
    const folder = await folderFor();
    for (const name of ['bin', 'target']) await mkdir(join(folder, name));
    for (const program of ['mvn', 'python'])
      await writeFile(
        join(folder, 'bin', program),
        '#!/bin/sh\ncat authlete.ini target/* 2> /dev/null\necho "$@"\n',
        {
          mode: 0o755,
        },
      );
    const { stdout } = await promisify(execFile)('bash', ['-c', start], {
      cwd: folder,
      env: {
        PATH: `${join(folder, 'bin')}:${process.env['PATH']}`,
        ...environmentOf(
          { url: 'http://127.0.0.1:4690', serviceId: 17, accessToken: 'some-token', apiSecret: 'secret' },
          new URL('http://localhost:8080'),
        ),
      },
    });
    expect(stdout.split('\n')).toEqual(
      expect.arrayContaining([
        'api_version = V3',
        'base_url = http://127.0.0.1:4690',
        'service.api_key = 17',
        'service.access_token = some-token',
        expect.stringMatching(/jetty:run|runserver/),
      ]),
    );
  });

  it('has such starts for Java and Python, and a check.yaml', () => {
    expect([written.length, named('check.yaml').length, named('expected.yaml').length]).toEqual([2, 1, 1]);
  });

  it('reads the percentage out of the terminal report', async () => {
    const pattern = /coverage: '\/(.*)\/'/.exec(page)?.[1] ?? '';
    const report = await readFile('test/coverage/golden/pretty.txt', 'utf8');
    expect(new RegExp(pattern).exec(report)?.[1]).toBe('33');
  });
});
