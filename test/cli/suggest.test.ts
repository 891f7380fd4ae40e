import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { run } from './run-here.js';

const folder = await mkdtemp(join(tmpdir(), 'suggest-'));
const file = (name: string): string => join(folder, name);

const line = (response: object, status = 200): string =>
  `${JSON.stringify({ method: 'POST', target: '/api/1/auth/authorization/fail', status, request: { ticket: 'a', reason: 'DENIED' }, response })}\n`;
const failed = {
  action: 'LOCATION',
  resultCode: 'A060306',
  resultMessage: '[A060306] Denied.',
  responseContent: 'https://client.example.com/?error=access_denied',
};

it('writes an overlay with which the same traffic is valid', async () => {
  await writeFile(
    file('traffic.ndjson'),
    [line({ ...failed, mood: 'sad' }), line({ ...failed, action: 'SHRUG' }), 'no exchange\n'].join(''),
  );
  const from = ['--from', file('traffic.ndjson')];
  const suggested = await run('spec', 'suggest', ...from, '--out', file('overlay.yaml'));
  expect(suggested).toMatchObject({ exitCode: 0, out: '' });
  expect(suggested.err).toContain(`2 exchanges: 2 actions, written to ${file('overlay.yaml')}`);
  expect(suggested.err).toContain('skipped 1 exchange: The line is not JSON');
  expect(await readFile(file('overlay.yaml'), 'utf8')).toContain('mood:');

  const built = await run('spec', 'build', '--overlay', file('overlay.yaml'));
  await writeFile(file('mended.yaml'), built.out);
  const again = await run('validate', '--spec', file('mended.yaml'), file('traffic.ndjson'));
  expect(again.out).toContain('3 exchanges: 2 valid, 0 violated, 1 unverifiable');
  // Starts three commands, on a machine that may be busy.
}, 60_000);

it('writes nothing if there is nothing to suggest, and reports what it cannot read', async () => {
  await writeFile(file('valid.ndjson'), line(failed));
  const nothing = await run('spec', 'suggest', '--from', file('valid.ndjson'));
  expect(nothing).toMatchObject({ exitCode: 0, out: '', err: '1 exchange: 0 actions\n' });
  const missing = await run('spec', 'suggest', '--from', file('missing.ndjson'));
  expect(missing).toMatchObject({ exitCode: 2, err: expect.stringContaining('there is no such file') });
});

it('ignores calls of other hosts, unless they are named', async () => {
  const entry = (url: string, response: object) => ({
    startedDateTime: '2026-11-30T08:00:00.000Z',
    request: { method: 'POST', url, headers: [] },
    response: {
      status: 200,
      headers: [],
      content: { mimeType: 'application/json', text: JSON.stringify(response) },
    },
  });
  const entries = [
    entry('https://us.authlete.com/api/1/auth/authorization/fail', { ...failed, mood: 'sad' }),
    entry('https://shop.example/api/basket', { items: 1 }),
  ];
  await writeFile(file('traffic.har'), JSON.stringify({ log: { version: '1.2', entries } }));
  const from = ['spec', 'suggest', '--from', file('traffic.har')];
  const suggested = await run(...from);
  expect(suggested.err).toBe('1 exchange: 1 action\n');
  expect(suggested.out).toContain('mood:');
  expect((await run(...from, '--host', 'shop.example')).err).toBe(
    '1 exchange: 0 actions\nskipped 1 exchange: No operation of the contract matches POST /api/basket.\n',
  );
});
