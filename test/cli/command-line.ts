import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import type { Readable } from 'node:stream';

export interface Ended {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

/** A command that runs until it is stopped. */
export interface Running {
  readonly out: () => string;
  readonly err: () => string;
  signal(signal: NodeJS.Signals): void;
  /** Closes its output pipes, or one of them, like a reader that exits. */
  closeOutput(one?: 'stdout' | 'stderr', options?: { readonly afterData: boolean }): void;
  stop(signal: NodeJS.Signals): Promise<Ended>;
  ended: Promise<Ended>;
}

const program = ['--enable-source-maps', '.test-build/cli/main.js'];

/** Starts `authlete-testkit`, compiled at the start of the test run, in a separate process. */
export const start = (...words: string[]): Running => startWith({}, ...words);

/** The same, with additional environment variables. */
export function startWith(env: Readonly<Record<string, string>>, ...words: string[]): Running {
  const child: ChildProcessByStdio<null, Readable, Readable> = spawn(
    process.execPath,
    [...program, ...words],
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
    closeOutput(one, { afterData } = { afterData: false }) {
      for (const name of one === undefined ? (['stdout', 'stderr'] as const) : [one]) {
        if (afterData) child[name].once('data', () => child[name].destroy());
        else child[name].destroy();
      }
    },
    stop(signal) {
      child.kill(signal);
      return ended;
    },
  };
}

export const run = (...words: string[]): Promise<Ended> => start(...words).ended;

/** Runs a command whose standard output goes to a file, for example `/dev/full`. */
export async function runInto(file: string, ...words: string[]): Promise<Pick<Ended, 'exitCode' | 'err'>> {
  const output = openSync(file, 'w');
  const child = spawn(process.execPath, [...program, ...words], {
    stdio: ['ignore', output, 'pipe'],
    env: { ...process.env, NO_COLOR: '1' },
  });
  let err = '';
  child.stderr?.on('data', (chunk) => {
    err += chunk;
  });
  const [exitCode] = await once(child, 'close');
  closeSync(output);
  return { exitCode, err };
}
