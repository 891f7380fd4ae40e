import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRunning } from '../../running/is-running.js';

/** A container may share the folder for temporary files. Its process IDs mean nothing here. */
const ours = `authlete-testkit-${hostname()}-`;

/** Creates a folder for as long as this process runs, and removes those that killed processes have left. */
export function temporaryFolder(): string {
  for (const name of readdirSync(tmpdir())) {
    const pid = name.startsWith(ours) ? /^\d+(?=-)/.exec(name.slice(ours.length))?.[0] : undefined;
    if (pid !== undefined && !isRunning(Number(pid))) removeFolder(join(tmpdir(), name));
  }
  return mkdtempSync(join(tmpdir(), `${ours}${process.pid}-`));
}

/** Removes a folder, in which other processes may still be writing. */
export function removeFolder(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  } catch {
    // It belongs to another user, or is being written to. A later start removes it.
  }
}
