import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { isObject } from '../../src/json.js';

/** Runs an installed program and resolves to its output. Rejects if it is missing or its exit code is not 0. */
export async function run(program: string, words: readonly string[], install: string): Promise<string> {
  try {
    // A proxy of the machine cannot reach the mock.
    const env = { ...process.env, no_proxy: '*', NO_PROXY: '*' };
    return (await promisify(execFile)(program, [...words], { timeout: 60_000, env })).stdout;
  } catch (problem) {
    if (isObject(problem) && problem['code'] === 'ENOENT')
      throw new Error(`Failed to run ${program}: it is not on this machine. Please install ${install}.`);
    const printed = isObject(problem) ? `\n${problem['stdout']}${problem['stderr']}` : '';
    throw new Error(`Failed to run ${program} ${words.join(' ')}:${printed}`);
  }
}
