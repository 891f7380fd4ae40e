import { describe, expect, it } from 'vitest';
import { scripts } from '../../src/cli/commands/completion/scripts.js';
import { commands } from '../../src/cli/commands.js';
import { builtInScenarios } from '../../src/scenarios/scenario/library.js';
import { run } from './run-here.js';

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

describe('completion', () => {
  it.each(Object.entries(scripts))('prints the script for %s', async (shell, script) => {
    expect(await run('completion', shell)).toMatchObject({ exitCode: 0, out: script });
  });

  it('refuses another shell', async () => {
    expect(await run('completion', 'tcsh')).toMatchObject({ exitCode: 2, out: '' });
  });
});
