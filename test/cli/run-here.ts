import { format } from 'node:util';
import { vi } from 'vitest';
import { run as runProgram } from '../../src/cli/program.js';
import type { Ended } from './command-line.js';

/** Runs `authlete-testkit` in this process, which starts faster. The command must not be interrupted. */
export async function runHere(
  env: Readonly<Record<string, string>>,
  ...words: string[]
): Promise<Omit<Ended, 'signal'>> {
  const { onSignal: _, ...ended } = await inTurn(env, words);
  return ended;
}

/** The same with the environment as it is. */
export const run = (...words: string[]): Promise<Omit<Ended, 'signal'>> => runHere({}, ...words);

/** A server that a command has started in this process. */
export interface Served {
  /** What it printed until it was ready. */
  readonly out: () => string;
  readonly err: () => string;
  /** Has the effect of a signal: the server stops, and the process ends no sooner. */
  stop(): void;
}

/** Starts a server with `authlete-testkit` in this process. Rejects if it ended instead. */
export async function serveHere(env: Readonly<Record<string, string>>, ...words: string[]): Promise<Served> {
  const { out, err, onSignal } = await inTurn(env, words);
  if (onSignal === undefined) throw new Error(`The server did not start: ${err}`);
  let stop: (() => void) | undefined = onSignal;
  return {
    out: () => out,
    err: () => err,
    stop() {
      stop?.();
      stop = undefined;
    },
  };
}

interface Ran extends Omit<Ended, 'signal'> {
  /** What the command does at a signal, if it keeps running. */
  readonly onSignal: (() => void) | undefined;
}

let last: Promise<unknown> = Promise.resolve();

/** One command after the other: they share the streams and the exit code. */
function inTurn(env: Readonly<Record<string, string>>, words: readonly string[]): Promise<Ran> {
  const mine = last.then(() => ran(env, words));
  last = mine.catch(() => {});
  return mine;
}

async function ran(env: Readonly<Record<string, string>>, words: readonly string[]): Promise<Ran> {
  const written = { out: '', err: '' };
  let onSignal: Ran['onSignal'];
  const addListener = process.on.bind(process);
  const spies = [
    // In a separate process, the listeners would remain until it exits.
    ...[process.stdout, process.stderr].map((stream) => vi.spyOn(stream, 'on').mockReturnThis()),
    vi.spyOn(process, 'on').mockImplementation((event: string | symbol, listener: () => void) => {
      if (event === 'SIGTERM') onSignal = listener;
      return event === 'SIGINT' || event === 'SIGTERM' || event === 'exit'
        ? process
        : addListener(event, listener);
    }),
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
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  try {
    await runProgram(words);
    return { exitCode: Number(process.exitCode ?? 0), ...written, onSignal };
  } finally {
    process.exitCode = undefined;
    vi.unstubAllEnvs();
    for (const spy of spies) spy.mockRestore();
  }
}
