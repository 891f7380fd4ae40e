import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { ServiceSummary } from '../../src/index.js';
import type { Target } from './traffic.js';

/** A mock in a process of its own, that can be killed. */
export interface Served extends Target {
  readonly controlUrl: string;
  readonly controlToken: string;
  readonly services: readonly ServiceSummary[];
  readonly process: ChildProcess;
  /** How long the start took, in milliseconds. */
  readonly startedIn: number;
  /** What it has written to standard error. */
  readonly errors: () => string;
  kill(signal: NodeJS.Signals): Promise<void>;
}

/** Starts the built `authlete-testkit serve` on a free port. */
export async function served(...words: string[]): Promise<Served> {
  const started = performance.now();
  const child = spawn(process.execPath, ['dist/cli/main.js', 'serve', '--port', '0', '--json', ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  const line = await Promise.race([once(createInterface(child.stdout), 'line'), once(child, 'exit')]);
  if (child.exitCode !== null) throw new Error(`The mock did not start: ${errors}`);
  const startedIn = performance.now() - started;
  const target: Omit<Served, 'process' | 'startedIn' | 'errors' | 'kill'> = JSON.parse(String(line[0]));
  return {
    ...target,
    process: child,
    startedIn,
    errors: () => errors,
    async kill(signal) {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill(signal);
      await once(child, 'exit');
    },
  };
}
