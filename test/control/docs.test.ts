import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { failures } from '../../src/control/control-error.js';
import { openPlane } from './client.js';
import { run } from './program.js';

const page = await readFile('docs/control.md', 'utf8');

it('The examples of docs/control.md work when they are pasted', async () => {
  await using plane = await openPlane({ token: 'any-token' });
  // The earlier blocks start the mock.
  const driving = page.slice(page.indexOf('## Drive it'));
  const examples = [...driving.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, example = '']) => example);
  expect(examples.length).toBeGreaterThan(8);
  const folder = await mkdtemp(join(tmpdir(), 'control-'));
  const script = join(folder, 'pasted.sh');
  const pasted = [`cd ${folder}`, 'export AUTHLETE_TESTKIT_CONTROL_TOKEN=any-token', ...examples].join('\n');
  await writeFile(script, pasted.replaceAll('http://127.0.0.1:4690', plane.url));
  const printed = await run('sh', ['-eu', script], 'a POSIX shell');
  const answers = printed
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
  expect(answers).toMatchObject([
    { serviceId: 42, accessToken: 'service-token', clients: [{ clientId: 1 }] },
    { id: 'stub-1', operationId: 'auth_token_api' },
    { action: 'BAD_REQUEST' },
    { action: 'INVALID_CLIENT' },
    { stubs: [{ used: 1, met: true }], problems: [] },
    { entries: [{ sequence: 2, action: 'INVALID_CLIENT', answeredBy: 'stub' }] },
    { sequence: 2 },
    { test: 'the user denies' },
    { entries: [] },
    { artifacts: [] },
    { artifacts: [] },
    { flows: [{ calls: [2], outcome: 'refused' }], others: 0 },
    { serviceId: 42, artifacts: {} },
    { clients: [{ clientId: 1 }] },
    { keys: [{ kty: 'RSA', origin: 'generated' }, { kty: 'EC' }] },
    { blocks: expect.any(Array) },
    { entries: [] },
    { frozen: false },
    { time: '2030-01-01T00:00:00.000Z', frozen: true },
    { frozen: false },
    { id: 'scenario-1', name: 'consent-denied' },
    { id: 'scenario-2', name: 'down for maintenance' },
    { scenarios: [{ id: 'scenario-1' }, { id: 'scenario-2' }] },
  ]);
  expect((await plane.done('GET', '/services')).services).toHaveLength(1);
});

it('docs/control.md has every failure', () => {
  const rows = [...page.matchAll(/^\| (\d{3}) \| `(\w+)` \|/gm)].map(([, status, error]) => [status, error]);
  const known = Object.entries(failures).filter(([status]) => status !== '500');
  expect(rows).toEqual(known);
});
