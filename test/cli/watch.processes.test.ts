import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { stringify } from 'yaml';
import type { ServiceFixture } from '../../src/index.js';
import { eventually } from '../support/eventually.js';
import { start } from './command-line.js';

const textOf = (...services: ServiceFixture[]): string => stringify({ services });
const notes: ServiceFixture = { serviceId: 1, serviceName: 'Notes', accessToken: 'notes-token' };

describe('serve --watch', () => {
  it('leaves the service of a scenario as it is', async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'watch-')), 'fixtures.yaml');
    await writeFile(file, textOf(notes));
    const words = ['--port', '0', '--json', '--watch', '--fixtures', file, '--scenario', 'consent-denied'];
    const command = start('serve', ...words);
    onTestFinished(() => command.signal('SIGKILL'));
    await eventually(() => expect(command.err()).toMatch(/^Watching/));
    const mock = JSON.parse(command.out());
    const scenario = `${mock.url}/_testkit/services/${mock.services.at(-1).serviceId}`;
    await writeFile(file, textOf({ serviceName: 'First' }, notes));
    await eventually(() => expect(command.err()).toMatch(/\n {2}added {4}service \d+ First\n$/));
    const response = await fetch(scenario, { headers: { authorization: `Bearer ${mock.controlToken}` } });
    expect(await response.json()).toMatchObject({ serviceName: 'consent-denied' });
    const { err, exitCode } = await command.stop('SIGTERM');
    expect(err).toContain('Failed to follow the scenario consent-denied');
    expect(exitCode).toBe(1);
  });
});
