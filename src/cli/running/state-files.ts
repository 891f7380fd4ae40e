import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, hostname } from 'node:os';
import { join } from 'node:path';
import { isObject, parseJson } from '../../json.js';
import { isRunning } from './is-running.js';

/** A mock that `serve` runs on this machine. */
export interface RunningMock {
  readonly url: string;
  /** `undefined` if the control plane is off. */
  readonly controlToken?: string;
  readonly pid: number;
}

/** The folder in which each running mock has a file. */
export function stateFolder(env: NodeJS.ProcessEnv = process.env, platform = process.platform): string {
  const base =
    platform === 'win32'
      ? env['LOCALAPPDATA'] || join(homedir(), 'AppData', 'Local')
      : env['XDG_STATE_HOME'] || join(homedir(), '.local', 'state');
  return join(base, 'authlete-testkit');
}

/**
 * Writes the file of a mock, which only its user may read, and returns a function that removes it. Throws if the file
 * cannot be written.
 */
export function announceMock(mock: RunningMock): () => void {
  const folder = stateFolder();
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, `mock-${new URL(mock.url).port}.json`);
  const partial = `${file}.${mock.pid}.part`;
  const content = `${JSON.stringify({ ...mock, host: hostname() })}\n`;
  // An existing file would keep its mode.
  rmSync(partial, { force: true });
  writeFileSync(partial, content, { mode: 0o600 });
  renameSync(partial, file);
  return () => {
    if (textOf(file) === content) rmSync(file, { force: true });
  };
}

/** Returns the mocks that run on this machine. Removes the files of those that have ended. */
export function runningMocks(): RunningMock[] {
  const folder = stateFolder();
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((name) => /^mock-\d+\.json$/.test(name));
  return files.sort().flatMap((name) => {
    const file = join(folder, name);
    const content = parseJson(textOf(file));
    // A container may share the home folder. Its process IDs mean nothing here.
    if (!isObject(content) || content['host'] !== hostname()) return [];
    const { url, controlToken, pid } = content;
    if (typeof url !== 'string' || typeof pid !== 'number') return [];
    if (isRunning(pid)) return [{ url, pid, ...(typeof controlToken === 'string' && { controlToken }) }];
    rmSync(file, { force: true });
    return [];
  });
}

/** Returns the text of a file; an empty text if it has gone. */
function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
