import { describe, expect, it, vi } from 'vitest';
import { start } from './command-line.js';

describe('scenarios', () => {
  it('serve plays scenarios, and reports at its end which were not followed', async () => {
    const command = start('serve', '--port', '0', '--scenario', 'consent-denied', '--scenario', 'outage');
    await vi.waitFor(() => expect(command.out()).toMatch(/AUTHLETE_BASE_URL/), 15_000);
    expect(command.out()).toMatch(/Service \d+ {2}consent-denied\n[\s\S]*Service \d+ {2}outage\n/);
    const { exitCode, err } = await command.stop('SIGINT');
    expect(exitCode).toBe(1);
    expect(err).toMatch(/Failed to follow the scenario consent-denied: [\s\S]*the scenario outage: /);
  });
});
