import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import { reasonOf } from '../../../spec/failure.js';
import { CliError } from '../../cli-error.js';

/**
 * Runs a command with additional environment variables and forwards signals to it. Resolves to its exit code,
 * as a shell reports it. Rejects with `CliError` if it cannot be started.
 */
export async function runCommand(
  [program = '', ...words]: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<number> {
  const child = spawn(program, words, { stdio: 'inherit', env: { ...process.env, ...env } });
  const passOn = (signal: NodeJS.Signals): void => void child.kill(signal);
  process.on('SIGINT', passOn).on('SIGTERM', passOn);
  try {
    const [code, signal]: [number | null, NodeJS.Signals | null] = await ended(child);
    return code ?? 128 + (signal === null ? 0 : constants.signals[signal]);
  } catch (error) {
    throw new CliError(`Failed to run ${program}: ${reasonOf(error)}. Please check the command.`);
  } finally {
    process.off('SIGINT', passOn).off('SIGTERM', passOn);
  }
}

async function ended(child: ReturnType<typeof spawn>): Promise<[number | null, NodeJS.Signals | null]> {
  const [code, signal] = await once(child, 'exit');
  return [code, signal];
}
