import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCoverage } from '../../src/coverage/read.js';
import { createAuthlete } from '../../src/index.js';
import { contract } from './some-coverage.js';

const folderOf = () => mkdtemp(join(tmpdir(), 'coverage-'));

/** Makes a mock introspect an unknown token. */
async function introspect(authlete: ReturnType<typeof createAuthlete>): Promise<void> {
  const [service] = authlete.services;
  await authlete.fetch(`http://authlete/api/${service?.serviceId}/auth/introspection`, {
    method: 'POST',
    headers: { authorization: `Bearer ${service?.accessToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ token: 'unknown' }),
  });
}

async function countsIn(folder: string): Promise<number[]> {
  const files = await readdir(folder);
  expect(files.filter((file) => !file.endsWith('.coverage.json'))).toEqual([]);
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  return texts
    .map((text) => readCoverage(text, 'a file', contract))
    .flatMap(({ services }) => services.flatMap(({ answers }) => answers.map(({ count }) => count)));
}

describe('A mock with a folder for coverage', () => {
  it('writes a file of its own when it is closed, next to those of others', async () => {
    const folder = join(await folderOf(), 'new', 'folder');
    const mocks = [createAuthlete({ coverage: folder }), createAuthlete({ coverage: folder })];
    for (const mock of mocks) await introspect(mock);
    for (const mock of mocks) await mock.close();
    expect(await countsIn(folder)).toEqual([1, 1]);
  });

  it('writes when it is told to, and the whole file each time', async () => {
    const folder = await folderOf();
    const authlete = createAuthlete({ coverage: folder });
    await introspect(authlete);
    authlete.coverage?.save();
    expect(await countsIn(folder)).toEqual([1]);
    await introspect(authlete);
    authlete.coverage?.save();
    expect(await countsIn(folder)).toEqual([2]);
    await authlete.close();
  });

  it('writes nothing if nothing was called', async () => {
    const folder = await folderOf();
    await createAuthlete({ coverage: folder }).close();
    expect(await readdir(folder)).toEqual([]);
  });

  it('leaves no listener behind when it is closed', async () => {
    const events = ['exit', 'SIGINT', 'SIGTERM', 'SIGHUP'] as const;
    const before = events.map((event) => process.listenerCount(event));
    await createAuthlete({ coverage: await folderOf() }).close();
    expect(events.map((event) => process.listenerCount(event))).toEqual(before);
  });

  it('is not made if the folder cannot be', async () => {
    const file = join(await folderOf(), 'file');
    await writeFile(file, '');
    expect(() => createAuthlete({ coverage: join(file, 'folder') })).toThrow(
      /Failed to write coverage into .*folder: .*Please choose another folder/,
    );
  });
});
