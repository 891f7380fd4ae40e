import { format } from 'node:util';
import { vi } from 'vitest';
import { run as runProgram } from '../../src/cli/program.js';
import type { Ended } from './command-line.js';

/** Runs `authlete-testkit` in this process, which starts faster. The command must not be interrupted. */
export async function runHere(
  env: Readonly<Record<string, string>>,
  ...words: string[]
): Promise<Omit<Ended, 'signal'>> {
  const written = { out: '', err: '' };
  const spies = [
    // In a separate process, the listeners would remain until it exits.
    ...[process.stdout, process.stderr].map((stream) => vi.spyOn(stream, 'on').mockReturnThis()),
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      written.out += String(text);
      return true;
    }),
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
      written.err += String(text);
      return true;
    }),
    // Vitest's console does not write to the streams.
    vi.spyOn(console, 'log').mockImplementation((...parts) => {
      written.out += `${format(...parts)}\n`;
    }),
    vi.spyOn(console, 'error').mockImplementation((...parts) => {
      written.err += `${format(...parts)}\n`;
    }),
  ];
  const before = process.listeners('exit');
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  try {
    await runProgram(words);
    return { exitCode: Number(process.exitCode ?? 0), ...written };
  } finally {
    process.exitCode = undefined;
    for (const listener of process.listeners('exit'))
      if (!before.includes(listener)) process.off('exit', listener);
    vi.unstubAllEnvs();
    for (const spy of spies) spy.mockRestore();
  }
}

/** The same with the environment as it is. */
export const run = (...words: string[]): Promise<Omit<Ended, 'signal'>> => runHere({}, ...words);
