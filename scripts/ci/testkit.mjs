import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';

/** The characters of standard error to keep for the message of a run that failed. */
const most = 4000;
const extensions = ['md', 'json', 'html', 'xml', 'sarif', 'lcov', 'svg'];

/** Removes the reports of an earlier run, which must not pass for those of this run. */
export function removeReports({ reportDir, files }) {
  for (const extension of extensions) rmSync(join(reportDir, `${files}.${extension}`), { force: true });
}

/** Runs the command line with npx. Resolves to its exit code and the end of what it wrote to standard error. */
export function runTestkit({ words }) {
  const child = spawn('npx', words, { stdio: ['ignore', 'inherit', 'pipe'], detached: true });
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => stop(child, signal));
  let written = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    process.stderr.write(text);
    written = (written + text).slice(-most);
  });
  return new Promise((settle) => {
    child.once('error', ({ message }) => {
      settle({ exitCode: 2, lastWords: `Failed to start npx: ${message}. Please install Node.js first.` });
    });
    child.once('close', (code) => {
      settle({ exitCode: code ?? 2, lastWords: written.trim() || 'The command wrote no report.' });
    });
  });
}

/** npx does not pass signals on, so they go to its process group. */
function stop({ pid }, signal) {
  try {
    if (pid !== undefined) process.kill(-pid, signal);
  } catch {
    // It has ended.
  }
}
