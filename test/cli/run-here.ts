import { vi } from 'vitest';
import { run } from '../../src/cli/program.js';
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
    vi.spyOn(console, 'error').mockImplementation((text) => {
      written.err += `${text}\n`;
    }),
  ];
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  try {
    await run(words);
    return { exitCode: Number(process.exitCode ?? 0), ...written };
  } finally {
    process.exitCode = undefined;
    vi.unstubAllEnvs();
    for (const spy of spies) spy.mockRestore();
  }
}
