import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';

export interface Ended {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

/** A command that goes on until it is stopped. */
export interface Running {
  readonly out: () => string;
  readonly err: () => string;
  signal(signal: NodeJS.Signals): void;
  /** Closes the pipes that it writes to, as a reader does that ends. */
  closeOutput(): void;
  stop(signal: NodeJS.Signals): Promise<Ended>;
  ended: Promise<Ended>;
}

/** Starts `authlete-testkit` as it was compiled when the tests began, as a person would. */
export const start = (...words: string[]): Running => startWith({}, ...words);

/** The same, with more in the environment. */
export function startWith(env: Readonly<Record<string, string>>, ...words: string[]): Running {
  const child: ChildProcessByStdio<null, Readable, Readable> = spawn(
    process.execPath,
    ['--enable-source-maps', '.test-build/cli/main.js', ...words],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NO_COLOR: '1', ...env } },
  );
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  const ended = once(child, 'close').then(([exitCode, signal]) => ({ exitCode, signal, out, err }));
  return {
    out: () => out,
    err: () => err,
    ended,
    signal: (signal) => void child.kill(signal),
    closeOutput() {
      child.stdout.destroy();
      child.stderr.destroy();
    },
    stop(signal) {
      child.kill(signal);
      return ended;
    },
  };
}

export const run = (...words: string[]): Promise<Ended> => start(...words).ended;
