import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { beforeEach, describe, expect, it } from 'vitest';
import { editorSchema } from '../../src/editor-schema.js';

const execute = promisify(execFile);
const repository = resolve('.');
const main = join(repository, '.test-build/cli/main.js');

let project: string;

beforeEach(async () => {
  project = await mkdtemp(join(tmpdir(), 'project-'));
});

/** Lets the project find the package. */
async function install(folder = project): Promise<void> {
  const own = join(folder, 'node_modules/authlete-testkit');
  await mkdir(own, { recursive: true });
  await symlink(join(repository, 'schemas'), join(own, 'schemas'));
}

/** Runs a command in a folder of the project. */
async function runIn(folder: string, ...words: string[]): Promise<string> {
  const cwd = join(project, folder);
  await mkdir(cwd, { recursive: true });
  const { stdout } = await execute(process.execPath, [main, ...words], { cwd });
  return stdout;
}

/** Returns the path of the schema that a file names, resolved as an editor does; `undefined` if it names none. */
function schemaOf(file: string, text: string): string | undefined {
  const [, path] = /^# yaml-language-server: \$schema=(\S+)\n/.exec(text) ?? [];
  return path === undefined ? undefined : resolve(dirname(file), path);
}

const read = async (file: string) =>
  schemaOf(join(project, file), await readFile(join(project, file), 'utf8'));
const schema = (name: string, folder = project) =>
  join(folder, `node_modules/authlete-testkit/schemas/${name}.schema.json`);

describe('The schema that a written file names exists', () => {
  it.each(['authlete', 'authlete/deep/er', '.'])('for init --folder %s', async (folder) => {
    await install();
    await runIn('.', 'init', '--yes', '--start', 'npm start', '--folder', folder);
    expect(await read(join(folder, 'fixtures.yaml'))).toBe(schema('fixtures'));
    expect(await read('check.yaml')).toBe(schema('check'));
    expect(existsSync(schema('fixtures')) && existsSync(schema('check'))).toBe(true);
  });

  it('for init in a workspace, where the package is in a folder above', async () => {
    await install();
    await mkdir(join(project, 'packages/server'), { recursive: true });
    await writeFile(join(project, 'packages/server/package.json'), '{}');
    await runIn('packages/server', 'init', '--yes', '--start', '');
    expect(await read('packages/server/authlete/fixtures.yaml')).toBe(schema('fixtures'));
  });

  it('for serve --print-fixtures, in the current folder', async () => {
    await install();
    const text = await runIn('test/data', 'serve', '--print-fixtures');
    const found = schemaOf(join(project, 'test/data/fixtures.yaml'), text);
    expect(found).toBe(schema('fixtures'));
    expect(existsSync(found ?? '')).toBe(true);
  });

  it('for check init --out', async () => {
    await install();
    await mkdir(join(project, 'test/as'), { recursive: true });
    const out = join(project, 'test/as/check.yaml');
    const server = [process.execPath, '--import', 'tsx', 'examples/express-as/server.ts'];
    await execute(process.execPath, [main, 'check', 'init', '--out', out, '--', ...server]);
    expect(await read('test/as/check.yaml')).toBe(schema('check'));
  }, 60_000);

  it('for validate --write-expected', async () => {
    await install();
    const traffic = {
      request: { method: 'POST', path: '/api/1/auth/introspection', body: { token: 'x' } },
      response: { status: 200, body: { action: 'OK', sinceYesterday: true } },
    };
    await writeFile(join(project, 'traffic.ndjson'), `${JSON.stringify(traffic)}\n`);
    const words = ['validate', 'traffic.ndjson', '--write-expected', 'ci/known.yaml'];
    await mkdir(join(project, 'ci'));
    await runIn('.', ...words).catch(() => {});
    expect(await read('ci/known.yaml')).toBe(schema('expected-findings'));
    expect(existsSync(schema('expected-findings'))).toBe(true);
  });
});

describe('The schema that a file names', () => {
  it('is that of the nearest package.json if the package is not installed yet', async () => {
    await writeFile(join(project, 'package.json'), '{}');
    const file = join(project, 'a/b/fixtures.yaml');
    expect(editorSchema('fixtures', file)).toBe(
      '# yaml-language-server: $schema=../../node_modules/authlete-testkit/schemas/fixtures.schema.json\n',
    );
  });

  it('is left out if there is no project for Node.js', async () => {
    expect(editorSchema('fixtures', join(project, 'fixtures.yaml'))).toBe('');
    await runIn('.', 'init', '--yes', '--framework', 'python', '--start', '');
    expect(await read('authlete/fixtures.yaml')).toBeUndefined();
    expect(await readdir(project)).toEqual(['authlete']);
  });
});
