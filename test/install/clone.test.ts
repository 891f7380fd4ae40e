import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { instructions, onFreePort } from '../support/dockerfile.js';
import { emptyFolder } from './packed.js';
import { plainEnvironment, run } from './shell.js';

/** What a clone of the repository would have, with what is not committed yet. */
function clone(): string {
  const folder = emptyFolder('clone');
  const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], { encoding: 'utf8' });
  for (const file of files.split('\0').filter((name) => name !== '' && existsSync(name)))
    cpSync(file, join(folder, file), { recursive: true });
  return folder;
}

describe('In a clone of the repository', () => {
  const cwd = clone();
  const built = join(cwd, 'dist/.built');
  const children: ReturnType<typeof spawn>[] = [];
  afterAll(() => {
    for (const { pid } of children) if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  });

  beforeAll(() => run(['npm', 'ci'], { cwd }));

  it('npm ci builds', () => {
    expect(existsSync(built)).toBe(true);
    expect(existsSync(join(cwd, 'dist/cli/main.js'))).toBe(true);
  });

  it('npx authlete-testkit answers without building again', async () => {
    const { mtimeMs } = statSync(built);
    expect(await run(['npx', 'authlete-testkit', '--version'], { cwd })).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(statSync(built).mtimeMs).toBe(mtimeMs);
  });

  it('npm start starts what is built', async () => {
    const { mtimeMs } = statSync(built);
    const words = ['start', '--', '--port', '0', '--json'];
    const env = plainEnvironment();
    const child = spawn('npm', words, { cwd, env, stdio: ['ignore', 'pipe', 'inherit'], detached: true });
    children.push(child);
    let printed = '';
    for await (const chunk of child.stdout) {
      printed += chunk;
      if (/^\{.*\}$/m.test(printed)) break;
    }
    const { url } = JSON.parse(/^\{.*\}$/m.exec(printed)?.[0] ?? 'null');
    expect((await fetch(`${url}/api/lifecycle/healthcheck`)).status).toBe(200);
    expect(statSync(built).mtimeMs).toBe(mtimeMs);
  });

  it('npm run build builds again once a source was changed', async () => {
    const { mtimeMs } = statSync(built);
    cpSync('src/nearest.ts', join(cwd, 'src/nearest.ts'));
    await run(['npm', 'run', 'build'], { cwd });
    expect(statSync(built).mtimeMs).toBeGreaterThan(mtimeMs);
    expect(existsSync(join(cwd, 'dist/nearest.d.ts'))).toBe(true);
    await run(['npx', 'authlete-testkit', '--version'], { cwd });
  });

  it('what the Dockerfile copies into the image starts with its entry point', async () => {
    const steps = instructions('RUN').flatMap((line) => line.split(' && '));
    expect(steps).toEqual([
      'npm ci --ignore-scripts',
      'npm run build',
      'npm prune --omit=dev --ignore-scripts',
      'npm install --prefix / --ignore-scripts ioredis@6',
    ]);
    await run(['npm', 'prune', '--omit=dev', '--ignore-scripts'], { cwd });
    const root = emptyFolder('image');
    const image = join(root, 'app');
    await run(['npm', 'install', '--prefix', root, '--ignore-scripts', 'ioredis@6'], { cwd: root });
    expect(instructions('COPY')).toContain('--from=build /node_modules /node_modules');
    const copied = [
      ...instructions('COPY')
        .join('\n')
        .matchAll(/\/app\/(\S+)/g),
    ].map(([, name = '']) => name);
    expect(copied).toContain('dist');
    for (const name of copied) cpSync(join(cwd, name), join(image, name), { recursive: true });
    const [program = '', ...words] = onFreePort;
    const env = plainEnvironment();
    const child = spawn(program, words, {
      cwd: image,
      env,
      stdio: ['ignore', 'pipe', 'ignore'],
      detached: true,
    });
    children.push(child);
    const [printed] = await once(child.stdout, 'data');
    const [, url] = /listening at (\S+)/.exec(String(printed)) ?? [];
    expect((await fetch(`${url}/_testkit/health`)).status).toBe(200);
    const store = ['--store', 'redis://127.0.0.1:1'];
    const { stderr } = spawnSync(program, [...words, ...store], { cwd: image, env, encoding: 'utf8' });
    expect(stderr).toContain('nothing listens there');
  });
});
