import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createAuthlete, type Fixtures, sqliteStore } from '../../src/index.js';
import { completeFixtures, serviceOwnerOf } from '../../src/mock/fixtures/load.js';
import { seededRandom } from '../../src/mock/state/random.js';
import { emptyFolder } from './folders.js';
import { served } from './served.js';

it('a mock takes over the fixtures of one that was killed while it loaded them', async () => {
  const fixtures = {
    organizationId: 7,
    services: [{ serviceName: 'One', clients: [{ clientName: 'App' }] }],
  };
  const claimed = {
    ...completeFixtures(fixtures, seededRandom('killed')),
    serviceOwner: serviceOwnerOf(fixtures, 'killed'),
  };
  const store = sqliteStore({ folder: emptyFolder() });
  await store.write([
    { op: 'put', collection: 'mock', key: 'fixtures', value: { fixtures: claimed, loaded: false } },
  ]);
  const authlete = createAuthlete({ store, fixtures });
  onTestFinished(() => authlete.close());
  await authlete.ready;
  const [service] = claimed.services;
  expect(authlete.services).toMatchObject([
    { serviceId: service?.serviceId, accessToken: service?.accessToken },
  ]);
  expect(authlete.organizationToken).toBe(claimed.organizationToken);
  expect(authlete.serviceOwner).toEqual(claimed.serviceOwner);
  const response = await authlete.fetch(`http://authlete/api/${service?.serviceId}/service/get`, {
    headers: { authorization: `Bearer ${authlete.organizationToken}` },
  });
  expect(response.status).toBe(200);
});

it.each([
  ['text', /^The fixtures have changed since the last start:\n.*Renamed/s],
  ['json', /"fixtures":\{"changes":.*"serviceName"/],
])('serve --log %s says what changed in the fixtures since the last start', async (log, said) => {
  const folder = emptyFolder();
  const file = join(folder, 'fixtures.yaml');
  const start = async (name: string): Promise<string> => {
    writeFileSync(file, `services:\n  - serviceId: 42\n    serviceName: ${name}\n`);
    const mock = await served('--data', join(folder, 'data'), '--fixtures', file, '--log', log);
    await mock.kill('SIGTERM');
    return mock.errors();
  };
  expect(await start('First')).toBe('');
  expect(await start('First')).toBe('');
  expect(await start('Renamed')).toMatch(said);
});

it('a mock that loads other tokens and quirks changes them for the others too', async () => {
  const folder = emptyFolder();
  const opened = async (fixtures?: Fixtures) => {
    const authlete = createAuthlete({ store: sqliteStore({ folder }), ...(fixtures && { fixtures }) });
    onTestFinished(() => authlete.close());
    await authlete.ready;
    return authlete;
  };
  const before: Fixtures = { services: [{ serviceId: 42, accessToken: 'first' }] };
  const one = await opened(before);
  const other = await opened(before);
  const statusOf = async (token: string): Promise<number> => {
    const headers = { authorization: `Bearer ${token}` };
    return (await other.fetch('http://authlete/api/42/service/configuration', { headers })).status;
  };
  expect([await statusOf('first'), await statusOf('second')]).toEqual([200, 401]);
  await one.load({
    services: [{ serviceId: 42, accessToken: 'second', quirks: { lockedClient: 'forbidden' } }],
  });
  expect([await statusOf('first'), await statusOf('second')]).toEqual([401, 200]);
  expect((await other.service(42))?.quirks.lockedClient).toBe('forbidden');
});
