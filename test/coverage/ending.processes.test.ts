import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** A program that counts one call, says so, and then ends as it is told. */
const program = (end: string) => `
  import { createAuthlete } from './.test-build/index.js';
  const authlete = createAuthlete({ coverage: process.argv[1] });
  // A second one, which counts nothing and so writes nothing.
  const other = createAuthlete({ coverage: process.argv[1] });
  const [{ serviceId, accessToken }] = authlete.services;
  await authlete.fetch(\`http://authlete/api/\${serviceId}/auth/introspection\`, {
    method: 'POST',
    headers: { authorization: \`Bearer \${accessToken}\`, 'content-type': 'application/json' },
    body: '{"token":"unknown"}',
  });
  process.stdout.write('counted');
  ${end}
`;

const waiting = 'setInterval(() => {}, 1000);';

async function started(end: string) {
  const folder = await mkdtemp(join(tmpdir(), 'coverage-'));
  const child: ChildProcess = spawn(
    process.execPath,
    ['--input-type=module', '--eval', program(end), folder],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const ended = once(child, 'exit');
  if (child.stdout === null) throw new Error('The output is piped.');
  await once(child.stdout, 'data');
  return { folder, child, ended };
}

async function counted(folder: string): Promise<number> {
  const [file, ...others] = await readdir(folder);
  if (file === undefined || others.length > 0) throw new Error('There is not one file.');
  const { services } = JSON.parse(await readFile(join(folder, file), 'utf8'));
  return services[0].answers[0].count;
}

describe('What was counted is on disk', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('after %s, which still ends the process', async (signal) => {
    const { folder, child, ended } = await started(waiting);
    child.kill(signal);
    expect(await ended).toEqual([null, signal]);
    expect(await counted(folder)).toBe(1);
  });

  it.each([
    ['after process.exit', 'process.exit(3)', 3],
    ['after an error that nobody catches', `setTimeout(() => process.exit(4))`, 4],
    ['after the last line of the program', '', 0],
  ])('%s', async (_what, end, code) => {
    const { folder, ended } = await started(end);
    expect(await ended).toEqual([code, null]);
    expect(await counted(folder)).toBe(1);
  });

  it('while the process runs, so that one that is killed loses little', async () => {
    const { folder, child, ended } = await started(waiting);
    await expect.poll(() => readdir(folder), { timeout: 15_000 }).toHaveLength(1);
    child.kill('SIGKILL');
    await ended;
    expect(await counted(folder)).toBe(1);
  });
});
