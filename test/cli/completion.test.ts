import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scripts } from '../../src/cli/commands/completion/scripts.js';
import { commands } from '../../src/cli/commands.js';
import { builtInScenarios } from '../../src/scenarios/scenario/library.js';
import { run, runHere } from './run-here.js';
import { ownState, type ServedMock, servedMock } from './running-mock.js';

/** Returns the candidates for the last word. */
async function complete(...words: string[]): Promise<string[]> {
  const { out } = await run('complete', '--', ...words);
  return out.split('\n').flatMap((line) => line.split('\t')[0] || []);
}

describe('complete', () => {
  it('knows every command, but not itself', async () => {
    const names = await complete('');
    expect(names).toEqual(expect.arrayContaining(Object.keys(commands)));
    expect(names).not.toContain('complete');
  });

  it.each<[words: string[], some: string[]]>([
    [['jou'], ['journal']],
    [
      ['stub', ''],
      ['list', 'add', 'remove', 'clear'],
    ],
    [['journal', '--fol'], ['--follow']],
    [
      ['journal', '--operation', '/auth/introspection'],
      ['/auth/introspection', '/auth/introspection/standard'],
    ],
    [['journal', '--operation', '/auth/token', '--action', 'INVALID'], ['INVALID_CLIENT']],
    [
      ['journal', '--answered-by', ''],
      ['stub', 'mock', 'recording', 'contract'],
    ],
    [['stub', 'add', '/auth/revo'], ['/auth/revocation']],
    [['stub', 'add', '--times', '2', '/auth/token', 'INV'], ['INVALID_CLIENT']],
    [['stub', 'add', '--fault', 're'], ['reset']],
    [['state', '--kind', 'access'], ['accessToken']],
    [
      ['scenarios', 'show', 'consent'],
      ['consent-denied', 'consent-required'],
    ],
    [['scenarios', 'lint', 'outage', 'consent-d'], ['consent-denied']],
    [['serve', '--scenario', 'outa'], ['outage']],
    [
      ['completion', ''],
      ['bash', 'zsh', 'fish'],
    ],
  ])('%j gives %j', async (words, some) => {
    const found = await complete(...words);
    expect(found).toEqual(expect.arrayContaining(some));
    expect(found.every((name) => name.startsWith(words.at(-1) ?? ''))).toBe(true);
  });

  it('offers the actions of the named operation only', async () => {
    expect(await complete('stub', 'add', '/auth/revocation', '')).not.toContain('INTERACTION');
    expect(await complete('stub', 'add', '/auth/authorization', '')).toContain('INTERACTION');
    expect(await complete('serve', '--scenario', '')).toEqual(builtInScenarios());
  });

  it('leaves files to the shell', async () => {
    expect(await complete('serve', '--fixtures', 'exam')).toEqual([]);
    expect(await complete('validate', 'flow')).toEqual([]);
  });
});

describe('complete, for the ID of a service,', () => {
  let mock: ServedMock;
  beforeAll(async () => {
    mock = await servedMock();
    // The first call loads the control plane.
    await mock.run('clock');
  });
  afterAll(() => mock.stop());

  it.each([
    [['journal', '--service', '']],
    [['state', 'show', '--service', '']],
    [['stub', 'add', '/auth/token', '--service', '1', '--service', '']],
    [['coverage', '--service', '']],
    [['check', '--service-id', '']],
    [['check', 'init', '--service-id', '']],
  ])('offers those of the running mock after %j', async (words) => {
    expect(await mock.run('complete', '--', ...words)).toMatchObject({
      exitCode: 0,
      out: `${mock.serviceId}\tDemo service\n`,
      err: '',
    });
  });

  it('offers those of the named mock', async () => {
    const { url, controlToken, serviceId } = mock;
    const named = ['--url', url, '--control-token', controlToken, '--service', String(serviceId).slice(0, 2)];
    expect(await complete('journal', ...named)).toEqual([String(serviceId)]);
    expect(
      await complete('check', '--mock', url, '--control-token', controlToken, '--service-id', ''),
    ).toEqual([String(serviceId)]);
  });

  it('offers nothing, and says nothing, if the mock cannot be asked', async () => {
    const silent = createServer(() => {}).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = Object(silent.address());
    const started = performance.now();
    for (const words of [
      ['--url', `http://127.0.0.1:${port}`, '--control-token', 'x'],
      ['--url', 'http://127.0.0.1:1', '--control-token', 'x'],
      ['--url', 'no URL', '--control-token', 'x'],
      ['--url', mock.url, '--control-token', 'wrong'],
    ]) {
      expect(await run('complete', '--', 'journal', ...words, '--service', '')).toEqual({
        exitCode: 0,
        out: '',
        err: '',
      });
    }
    expect(performance.now() - started).toBeLessThan(45_000);
    silent.close();
    const nothing = await runHere(await ownState(), 'complete', '--', 'journal', '--service', '');
    expect(nothing).toEqual({ exitCode: 0, out: '', err: '' });
  });

  it('does not offer them for a live service', async () => {
    expect((await mock.run('complete', '--', 'conformance', '--service-id', '')).out).toBe('');
  });
});

describe('completion', () => {
  it.each(Object.entries(scripts))('prints the script for %s', async (shell, script) => {
    expect(await run('completion', shell)).toMatchObject({ exitCode: 0, out: script });
  });

  it('refuses another shell', async () => {
    expect(await run('completion', 'tcsh')).toMatchObject({ exitCode: 2, out: '' });
  });
});
