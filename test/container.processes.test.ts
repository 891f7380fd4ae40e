import { existsSync, readFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import { type Running, startWith } from './cli/command-line.js';
import { entrypoint, instructions, onFreePort, published } from './support/dockerfile.js';

const compose = parse(readFileSync('docker-compose.yml', 'utf8')).services.authlete;

/** A non-loopback address of this machine: calls to it count as remote, like those through a published port. */
const outside = Object.values(networkInterfaces())
  .flat()
  .find((address) => address?.internal === false && address.family === 'IPv4')?.address;
if (outside === undefined)
  console.warn('No address but loopback here: --control-remote is not put to the test.');

const running: Running[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((command) => command.stop('SIGKILL')));
});

/** The process of the container, on a free port. */
async function container(env: Record<string, string>, ...more: string[]) {
  const [, , ...words] = onFreePort;
  const command = startWith(env, ...words, ...more, '--json');
  running.push(command);
  await vi.waitFor(() => expect(command.out()).toMatch(/\n/), 15_000);
  return JSON.parse(command.out());
}

describe('A container', () => {
  it('starts what is built, on the port that is exposed', () => {
    expect(entrypoint.slice(0, 3)).toEqual(['node', 'dist/cli/main.js', 'serve']);
    expect(existsSync('src/cli/main.ts')).toBe(true);
    expect(entrypoint).toContain(String(published));
    expect(compose.ports).toEqual([`127.0.0.1:${published}:${published}`]);
  });

  it('lets callers from outside of it use the control plane, with the token of the environment', async () => {
    const token = 'of-the-environment';
    const { url, controlToken } = await container(
      { AUTHLETE_TESTKIT_CONTROL_TOKEN: token },
      ...compose.command,
    );
    expect(compose.environment).toContain('AUTHLETE_TESTKIT_CONTROL_TOKEN');
    expect(controlToken).toBe(token);
    const { port } = new URL(url);
    const version = (authorization: string) =>
      fetch(`http://${outside ?? '127.0.0.1'}:${port}/_testkit/version`, { headers: { authorization } });
    expect((await version(`Bearer ${token}`)).status).toBe(200);
    expect((await version('Bearer another')).status).toBe(401);
  });

  it('prints a URL that can be called', async () => {
    const { url, controlUrl } = await container({});
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect((await fetch(`${controlUrl}/health`)).status).toBe(200);
  });

  it('prints the URL by which its callers know it', async () => {
    const AUTHLETE_TESTKIT_PUBLIC_URL = 'http://authlete:4690';
    expect(await container({ AUTHLETE_TESTKIT_PUBLIC_URL })).toMatchObject({
      url: 'http://authlete:4690',
      controlUrl: 'http://authlete:4690/_testkit',
    });
  });

  it('is built from files that are there and reach the builder', () => {
    const [, ...allowed] = readFileSync('.dockerignore', 'utf8').trim().split('\n');
    const copied = instructions('COPY')
      .filter((line) => !line.startsWith('--from'))
      .flatMap((line) => line.split(' ').slice(0, -1))
      .filter((file) => file !== '.');
    expect(copied).toContain('package-lock.json');
    for (const file of copied) expect(allowed).toContain(`!${file}`);
    for (const line of allowed.filter((line) => line.startsWith('!')))
      expect(existsSync(line.slice(1)), line).toBe(true);
  });

  it('has a Node.js that the package supports', () => {
    const bases = instructions('FROM').map((line) => Number(/^node:(\d+)-slim/.exec(line)?.[1]));
    expect(bases).toEqual([24, 24]);
  });
});
