import { execFile, spawnSync } from 'node:child_process';
import { chmod, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from './run-here.js';
import { type ServedMock, servedMock } from './running-mock.js';

const execute = promisify(execFile);

/** The command in the PATH of a shell. */
let path: string;
/** A mock, and the options that select it. */
let mock: ServedMock;
let selected: string[];
beforeAll(async () => {
  mock = await servedMock();
  // The first call loads the control plane.
  await mock.run('clock');
  selected = ['--url', mock.url, '--control-token', mock.controlToken, '--service'];
  const folder = await mkdtemp(join(tmpdir(), 'completion-'));
  const file = join(folder, 'authlete-testkit');
  await writeFile(file, `#!/bin/sh\nexec ${process.execPath} ${resolve('.test-build/cli/main.js')} "$@"\n`);
  await chmod(file, 0o755);
  path = `${folder}${delimiter}${process.env['PATH']}`;
});

afterAll(() => mock.stop());

const inShell = async (shell: string, ...words: string[]): Promise<string[]> => {
  const { stdout } = await execute(shell, words, { env: { ...process.env, PATH: path }, cwd: resolve('.') });
  return stdout.split('\n').flatMap((line) => line.split('\t')[0] || []);
};

/** On a loaded machine, the mock may not answer before the script gives up. */
const inTime = { timeout: 30_000 };

const has = (shell: string) => spawnSync(shell, ['--version']).status === 0;

describe('bash completes', () => {
  /** Calls the function as bash does, when Tab is pressed after the words. */
  const inBash = (...words: string[]) =>
    inShell(
      'bash',
      '--norc',
      '-c',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of the shell.
      'eval "$(authlete-testkit completion bash)"; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _authlete_testkit; printf "%s\\n" "${COMPREPLY[@]}"',
      '-',
      'authlete-testkit',
      ...words,
    );

  it('commands, operations, actions and scenarios', async () => {
    expect(await inBash('sta')).toEqual(['state']);
    expect(await inBash('stub', 'add', '/auth/revoc')).toEqual(['/auth/revocation']);
    expect(await inBash('stub', 'add', '/auth/token', 'INVALID_CL')).toEqual(['INVALID_CLIENT']);
    expect(await inBash('scenarios', 'show', 'outa')).toEqual(['outage']);
    await expect.poll(() => inBash('journal', ...selected, ''), inTime).toEqual([String(mock.serviceId)]);
  });

  it('does not run what is typed', async () => {
    const file = join(tmpdir(), `typed-${process.pid}`);
    await inBash('stub', 'add', `$(touch ${file})`, '');
    expect((await run('stub', 'add', '--help')).exitCode).toBe(0);
    await expect(execute('test', ['-e', file])).rejects.toMatchObject({ code: 1 });
  });
});

describe.skipIf(!has('fish'))('fish completes', () => {
  const inFish = (line: string) =>
    inShell(
      'fish',
      '--no-config',
      '-c',
      `authlete-testkit completion fish | source; complete --do-complete '${line}'`,
    );

  it('commands, operations and files', async () => {
    expect(await inFish('authlete-testkit sta')).toEqual(['state']);
    expect(await inFish('authlete-testkit stub add /auth/revoc')).toEqual(['/auth/revocation']);
    await expect
      .poll(() => inFish(`authlete-testkit journal ${selected.join(' ')} `), inTime)
      .toEqual([String(mock.serviceId)]);
    expect(await inFish('authlete-testkit serve --fixtures examples/fixt')).toEqual([
      'examples/fixtures.yaml',
    ]);
  });
});

describe.skipIf(!has('zsh'))('zsh completes', () => {
  /** Replaces the functions that draw the list. */
  const inZsh = (...words: string[]) =>
    inShell(
      'zsh',
      '--no-rcs',
      '-c',
      [
        'compdef() { :; }',
        // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of the shell.
        '_describe() { print -l -- ${candidates%%:*}; }',
        '_files() { print files; }',
        'eval "$(authlete-testkit completion zsh)"',
        'words=("$@"); CURRENT=$#',
        '_authlete_testkit',
      ].join('\n'),
      '-',
      'authlete-testkit',
      ...words,
    );

  it('commands, operations and files', async () => {
    expect(await inZsh('sta')).toEqual(['state']);
    expect(await inZsh('stub', 'add', '/auth/revoc')).toEqual(['/auth/revocation']);
    await expect.poll(() => inZsh('journal', ...selected, ''), inTime).toEqual([String(mock.serviceId)]);
    expect(await inZsh('serve', '--fixtures', 'exam')).toEqual(['files']);
  });
});
