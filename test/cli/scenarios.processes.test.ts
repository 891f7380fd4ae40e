import { describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.js';
import { start } from './command-line.js';

describe('scenarios', () => {
  it('serve plays scenarios, and reports at its end which were not followed', async () => {
    const command = start('serve', '--port', '0', '--scenario', 'consent-denied', '--scenario', 'outage');
    await eventually(() => expect(command.out()).toMatch(/AUTHLETE_BASE_URL/));
    expect(command.out()).toMatch(/Service \d+ {2}consent-denied\n[\s\S]*Service \d+ {2}outage\n/);
    const { exitCode, err } = await command.stop('SIGINT');
    expect(exitCode).toBe(1);
    expect(err).toMatch(/Failed to follow the scenario consent-denied: [\s\S]*the scenario outage: /);
  });
});
