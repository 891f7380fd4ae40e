import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { builtInScenarios } from '../../src/scenarios/scenario/library.js';
import { run } from './run-here.js';

const folder = mkdtempSync(join(tmpdir(), 'scenarios-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('scenarios', () => {
  it('list prints the built-in scenarios by topic, one line each in a pipe', async () => {
    const { exitCode, out } = await run('scenarios', 'list');
    expect(exitCode).toBe(0);
    await expect(out).toMatchFileSnapshot('golden/scenarios-list.txt');
    const names = out.split('\n').map((line) => line.split(' ')[0]);
    for (const name of builtInScenarios()) expect(names).toContain(name);
  });

  it('list --json names the topic, what happens, and what the server should do', async () => {
    const { scenarios } = JSON.parse((await run('scenarios', 'list', '--json')).out);
    expect(scenarios.map(({ name }: { name: string }) => name)).toEqual(builtInScenarios());
    expect(scenarios).toContainEqual({
      name: 'consent-denied',
      topic: 'Authorization requests',
      happens: 'The user denies consent.',
      should: expect.stringMatching(/^The authorization server calls \/auth\/authorization\/fail /),
    });
  });

  it('show prints the file', async () => {
    const { exitCode, out } = await run('scenarios', 'show', 'outage');
    expect({ exitCode, out }).toEqual({ exitCode: 0, out: readFileSync('scenarios/outage.yaml', 'utf8') });
  });

  it('lint accepts valid files and rejects scenarios that cannot happen', async () => {
    const mine = join(folder, 'mine.yaml');
    const action = 'name: mine\nabout: Mine.\nsteps: [{ operation: /auth/token, action: INTERACTION }]\n';
    writeFileSync(mine, action);
    const { exitCode, out } = await run('scenarios', 'lint', 'outage', mine);
    expect(exitCode).toBe(1);
    expect(out).toMatch(/^✓ outage\n✗ .*mine\.yaml: .*auth_token_api has no action INTERACTION\./);
  });

  it('reports an unknown scenario, with the nearest name', async () => {
    const { exitCode, out, err } = await run('scenarios', 'show', 'outrage');
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' });
    expect(err).toMatch(
      /^Failed to load the scenario outrage: .* Please see authlete-testkit scenarios list/,
    );
  });
});
