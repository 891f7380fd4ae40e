import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** Starts a process of the benchmark. It ends with this process. */
export function start(
  file: string,
  args: readonly string[] = [],
  execArgv: readonly string[] = [],
): ChildProcess {
  return fork(fileURLToPath(new URL(file, import.meta.url)), args, { execArgv: [...execArgv] });
}

/** Starts the built command line tool. */
export function startCommand(args: readonly string[]): ChildProcess {
  const main = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
  return spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
}

/** Resolves to the first line that a command prints, parsed as JSON. */
export async function firstLine<T>(child: ChildProcess): Promise<T> {
  if (child.stdout === null) throw new Error('The command was started without a pipe.');
  for await (const line of createInterface(child.stdout)) return JSON.parse(line) as T;
  throw new Error('Failed to measure: the command ended. Please see its output above.');
}

/** Resolves to the next message of a process. Rejects if it exits first. */
export async function message<T>(child: ChildProcess): Promise<T> {
  const ended = new AbortController();
  const exit = once(child, 'exit', { signal: ended.signal }).then(() => {
    throw new Error(`Failed to measure: ${child.spawnargs[1]} ended. Please see its output above.`);
  });
  try {
    // Both ends of the channel are ours, so the message has the sender's type.
    return (await Promise.race([once(child, 'message').then(([sent]) => sent), exit])) as T;
  } finally {
    exit.catch(() => {});
    ended.abort();
  }
}

export async function ask<T>(child: ChildProcess, question: object): Promise<T> {
  child.send(question);
  return message<T>(child);
}

export async function stop(child: ChildProcess): Promise<void> {
  const exited = once(child, 'exit');
  child.kill();
  await exited;
}
