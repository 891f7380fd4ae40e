import type { RecordedExchange } from './format.js';
import type { RecordingFile } from './recording-file.js';
import type { Secrets } from './secrets.js';
import { sweep, textOf } from './sweep.js';

interface Written {
  readonly exchange: RecordedExchange;
  readonly text: string;
  readonly line: string;
}

/**
 * Writes exchanges that have been masked. A secret may show itself as one only after it stood under a harmless
 * name: then what was written of it is written anew.
 */
export class Writer {
  readonly #file: RecordingFile;
  readonly #secrets: Secrets;
  readonly #onProblem: (problem: string) => void;
  #written: Written[] = [];

  constructor(file: RecordingFile, secrets: Secrets, onProblem: (problem: string) => void) {
    this.#file = file;
    this.#secrets = secrets;
    this.#onProblem = onProblem;
  }

  /** How many exchanges the file has. */
  get count(): number {
    return this.#written.length;
  }

  append(exchange: RecordedExchange): void {
    const last = written(exchange);
    const learned = this.#secrets.takeNew();
    const clean = this.#written.map((earlier) => {
      const exchange = sweep(earlier.exchange, learned, earlier.text);
      return exchange === earlier.exchange ? earlier : written(exchange);
    });
    const late = clean.findIndex(({ line }, index) => line !== this.#written[index]?.line);
    this.#written = [...clean, last];
    if (late < 0) this.#file.append(last.line);
    else {
      this.#file.replace(this.#written.map(({ line }) => line));
      // The header is the first line.
      this.#onProblem(
        `Warning: line ${late + 2} of the recording had what has now shown itself as a secret. It is masked now; until now it stood in ${this.#file.path}.`,
      );
    }
  }

  /** Leaves no file. */
  discard(): void {
    this.#file.remove();
  }

  close(): void {
    this.#file.close();
  }
}

const written = (exchange: RecordedExchange): Written => ({
  exchange,
  text: textOf(exchange),
  line: JSON.stringify(exchange),
});
