import { appendFileSync, closeSync, ftruncateSync, openSync, unlinkSync } from 'node:fs';
import { InvalidInputError } from '../invalid-input-error.js';
import { isObject } from '../json.js';
import { reasonOf } from '../spec/failure.js';
import type { RecordingHeader } from './format.js';

/** The file of a recording: a header line, then one line per exchange. */
export class RecordingFile {
  readonly #descriptor: number;
  readonly #header: string;

  /**
   * Creates a file that only its owner can read. Throws `InvalidInputError` if it exists already or cannot be
   * created.
   */
  constructor(
    readonly path: string,
    header: RecordingHeader,
  ) {
    this.#header = JSON.stringify(header);
    this.#descriptor = create(path);
    try {
      this.append(this.#header);
    } catch (error) {
      this.remove();
      throw notCreated(path, error);
    }
  }

  append(...lines: string[]): void {
    appendFileSync(this.#descriptor, lines.map((line) => `${line}\n`).join(''));
  }

  /** Rewrites all lines after the header. */
  replace(lines: readonly string[]): void {
    ftruncateSync(this.#descriptor);
    this.append(this.#header, ...lines);
  }

  remove(): void {
    this.close();
    unlinkSync(this.path);
  }

  close(): void {
    closeSync(this.#descriptor);
  }
}

function create(path: string): number {
  try {
    return openSync(path, 'ax', 0o600);
  } catch (error) {
    throw notCreated(path, error);
  }
}

function notCreated(path: string, error: unknown): InvalidInputError {
  const code = isObject(error) ? String(error['code']) : '';
  return new InvalidInputError(`Failed to create ${path}: ${problems[code] ?? `${reasonOf(error)}.`}`);
}

const problems: Readonly<Record<string, string>> = {
  EEXIST: 'the file already exists. Please choose another name, or delete it.',
  ENOENT: 'its folder does not exist. Please create the folder, or choose another name.',
  EACCES: 'permission denied. Please choose another folder.',
  ENOSPC: 'the disk is full. Please choose another disk.',
  EISDIR: 'it is a folder. Please use a file name.',
};
