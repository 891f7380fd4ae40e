import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { progressOf } from '../../src/cli/commands/validate/progress.js';
import { sourcesOf } from '../../src/cli/commands/validate/sources.js';
import { Summary } from '../../src/validate/summary.js';
import { run } from './run-here.js';

const folder = mkdtempSync(join(tmpdir(), 'sources-'));
const call = {
  method: 'GET',
  target: '/api/lifecycle/healthcheck',
  status: 200,
  responseHeaders: { 'content-type': 'text/plain' },
  response: 'Healthy',
};
for (const file of [
  'b.ndjson',
  'a/1.har',
  'a/2.har.gz',
  'a/b/3.ndjson',
  'a/__files/body.json',
  'a/notes.txt',
  'a/.git/x.json',
  '[x].ndjson',
]) {
  mkdirSync(join(folder, file, '..'), { recursive: true });
  writeFileSync(join(folder, file), `${JSON.stringify(call)}\n`);
}
const sources = async (...words: string[]): Promise<string[]> =>
  (await sourcesOf(words.map((word) => (word === '-' ? word : join(folder, word))))).map((file) =>
    file.replace(`${folder}/`, ''),
  );

describe('The sources of validate', () => {
  it('may be a folder: its traffic files, also in folders below', async () => {
    expect(await sources('.')).toEqual(['[x].ndjson', 'a/1.har', 'a/2.har.gz', 'a/b/3.ndjson', 'b.ndjson']);
  });

  it('may be a pattern that the shell did not expand', async () => {
    expect(await sources('a/*.har')).toEqual(['a/1.har']);
    expect(await sources('**/*.{ndjson,har.gz}')).toEqual([
      '[x].ndjson',
      'a/2.har.gz',
      'a/b/3.ndjson',
      'b.ndjson',
    ]);
  });

  it('is a file if one has that name, and each file is read once', async () => {
    expect(await sources('[x].ndjson', '-', 'b.ndjson', '*.ndjson')).toEqual(['[x].ndjson', '-', 'b.ndjson']);
  });

  it.each([
    ['a/*.nothing', 'no file matches it'],
    ['a/.git', 'the folder contains no traffic file'],
  ])('is refused if it stands for nothing: %s', async (word, reason) => {
    if (word.endsWith('.git')) mkdirSync(join(folder, 'a/empty'), { recursive: true });
    await expect(sources(word.replace('.git', 'empty'))).rejects.toThrow(
      `${reason}. Please pass files, folders, patterns`,
    );
  });

  it('is read from the command line, with a total for all files', async () => {
    const all = await run('validate', join(folder, '*.ndjson'), join(folder, 'a/b'));
    expect(all).toMatchObject({
      exitCode: 0,
      out: expect.stringContaining('3 exchanges in 3 files: 3 valid'),
    });
    const child = spawn(process.execPath, ['.test-build/cli/main.js', 'validate', '-'], {
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    let out = '';
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    child.stdin.end(readFileSync(join(folder, 'b.ndjson')));
    expect(await once(child, 'close')).toEqual([0, null]);
    expect(out).toContain('1 exchange: 1 valid');
  });

  it('counts the calls of other hosts', async () => {
    const entries = ['https://a.example/api/users', 'https://us.authlete.com/api/1/service/jwks/get'].map(
      (url) => ({
        request: { method: 'GET', url },
        response: { status: 200, content: { text: '{"keys":[]}' } },
      }),
    );
    const file = join(folder, 'a/b/mixed.har');
    writeFileSync(file, JSON.stringify({ log: { entries } }));
    const { exitCode, out } = await run('validate', file);
    expect([exitCode, out]).toEqual([0, expect.stringContaining('1 other call not to the Authlete API.')]);
    const named = await run('validate', file, '--host', 'a.example', '--report', 'json');
    expect([named.exitCode, JSON.parse(named.out).summary.passedOver]).toEqual([1, 1]);
  });
});

it('shows which of several files is being read, and clears the line', async () => {
  const written: string[] = [];
  const terminal = { isTTY: true, columns: 80, write: (text: string) => written.push(text) > 0 };
  const files = Array.from({ length: 60 }, () => join(folder, 'b.ndjson'));
  const { read, next, reporter } = await progressOf(files, terminal);
  next();
  next();
  read(1000);
  const summary = new Summary();
  await reporter.end(summary);
  expect(written.join('')).toMatch(/ 0 exchanges, file 2 of 60/);
  expect(written.at(-1)).toContain('\u001b[K');
  expect(summary.files).toBe(60);
});
