import { stat } from 'node:fs/promises';
import type { Reporter } from '../../../validate/run.js';
import { StatusLine, type StatusTerminal } from '../../status-line.js';

/** Smaller input takes less than about a second and needs no progress bar. */
const large = 20 * 1024 * 1024;
const manyFiles = 50;
const width = 30;
/** How often the bar is updated, in milliseconds. */
const pause = 100;

export interface Progress {
  /** Called with the total number of bytes read from all files. */
  readonly read: (bytes: number) => void;
  /** Called when the next file is opened. */
  readonly next: () => void;
  /** Clears the bar before a problem is printed and at the end, and notes the number of files. */
  readonly reporter: Reporter;
}

/** Shows a progress bar on standard error, if that is a terminal and the files are large or many. */
export async function progressOf(
  files: readonly string[],
  terminal: StatusTerminal = process.stderr,
): Promise<Progress> {
  const line = new StatusLine(terminal);
  const total = line.works ? await sizeOf(files) : 0;
  const shown = line.works && (total >= large || files.length >= manyFiles);
  let file = 0;
  let drawn = 0;
  let exchanges = 0;
  return {
    read(bytes) {
      const now = performance.now();
      if (!shown || now - drawn < pause) return;
      drawn = now;
      const which = files.length > 1 ? `, file ${file} of ${files.length}` : '';
      line.show(`${bar(bytes / total)} ${exchanges.toLocaleString('en')} exchanges${which}`);
    },
    next() {
      file += 1;
    },
    reporter: {
      verdict({ outcome, findings }) {
        exchanges += 1;
        if (outcome !== 'valid' || findings.length > 0) line.clear();
      },
      end(summary) {
        summary.files = files.length;
        line.clear();
      },
    },
  };
}

function bar(part: number): string {
  const done = Math.min(1, part);
  const filled = Math.round(done * width);
  return `${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${String(Math.floor(done * 100)).padStart(3)} %`;
}

/** The size of standard input is unknown. Missing files are reported when they are read. */
async function sizeOf(files: readonly string[]): Promise<number> {
  const sizes = files.map((file) =>
    stat(file).then(
      ({ size }) => size,
      () => 0,
    ),
  );
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
