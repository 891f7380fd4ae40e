import { isObject } from '../json.js';
import type { RecordedExchange } from './exchange.js';
import { JsonText } from './json-text.js';
import type { Log, LogPosition } from './state/log.js';

/** Milliseconds between two looks at a log while somebody waits for calls, which other mocks may get. */
const pollInterval = 50;

/** Where the exchanges of all mocks are. */
export interface SharedJournalOptions {
  readonly log: Log;
  /** The name of the stream in the log. */
  readonly stream: string;
  /** Called if the log cannot be used. */
  readonly onProblem: (problem: unknown) => void;
  /** Called when the log has been used. */
  readonly onSuccess: () => void;
}

/** The exchanges that a mock has in memory. */
export interface JournalCopy {
  /** The sequence number of the latest exchange; 0 if there is none. */
  latest(): number;
  keep(sequence: number, exchange: RecordedExchange): void;
  /** Removes all exchanges. */
  forget(): void;
}

/** A journal in a log that several mocks write, and the copy of it that this mock has. */
export class SharedJournal {
  readonly #options: SharedJournalOptions;
  readonly #length: number;
  readonly #copy: JournalCopy;
  /** The generation of the log that the copy is of. */
  #generation: number | undefined;
  /** The read of the log that runs, and the one that begins after it. */
  #reading: Promise<void> = Promise.resolve();
  #nextReading: Promise<void> | undefined;
  #poll: NodeJS.Timeout | undefined;

  /** `length` is the number of exchanges that the log keeps. */
  constructor(options: SharedJournalOptions, length: number, copy: JournalCopy) {
    this.#options = options;
    this.#length = length;
    this.#copy = copy;
  }

  /** Adds an exchange. Resolves once other mocks can see it, or the problem is reported. */
  async record(exchange: RecordedExchange): Promise<void> {
    const { log, stream, onProblem, onSuccess } = this.#options;
    try {
      const { generation, sequence } = await log.append(stream, textOf(exchange), this.#length);
      onSuccess();
      if (generation !== this.#generation) await this.refresh();
      // What other mocks wrote in between comes first: the next refresh reads it.
      else if (sequence === this.#copy.latest() + 1) this.#copy.keep(sequence, exchange);
    } catch (problem) {
      onProblem(problem);
    }
  }

  /** Brings the copy up to date. */
  refresh(): Promise<void> {
    // A read that has begun may miss what is there now.
    this.#nextReading ??= this.#inTurn(() => {
      this.#nextReading = undefined;
      return this.#read();
    });
    return this.#nextReading;
  }

  /** Removes all exchanges. Other mocks see that once `refresh` resolves. */
  clear(): void {
    this.#forget();
    this.#inTurn(async () => {
      await this.#options.log.clear(this.#options.stream);
      this.#forget();
    });
  }

  /** Brings the copy up to date again and again, until `unwatch`. */
  watch(): void {
    if (this.#poll !== undefined) return;
    this.#poll = setInterval(() => void this.refresh(), pollInterval);
    this.#poll.unref();
    void this.refresh();
  }

  unwatch(): void {
    clearInterval(this.#poll);
    this.#poll = undefined;
  }

  async close(): Promise<void> {
    this.unwatch();
    await this.#reading;
  }

  #inTurn(run: () => Promise<void>): Promise<void> {
    this.#reading = this.#reading.then(run).catch(this.#options.onProblem);
    return this.#reading;
  }

  async #read(): Promise<void> {
    const { generation, texts } = await this.#options.log.read(this.#options.stream, this.#position());
    if (generation !== this.#generation) this.#forget();
    this.#generation = generation;
    for (const [sequence, text] of texts)
      if (sequence > this.#copy.latest()) this.#copy.keep(sequence, exchangeIn(text));
  }

  #position(): LogPosition | undefined {
    return this.#generation === undefined
      ? undefined
      : { generation: this.#generation, sequence: this.#copy.latest() };
  }

  #forget(): void {
    this.#copy.forget();
    this.#generation = undefined;
  }
}

/** The response is kept as the text that it is. */
const textOf = ({ response, ...others }: RecordedExchange): string =>
  JSON.stringify(
    typeof response === 'object' ? { ...others, json: response.text } : { ...others, text: response },
  );

function exchangeIn(written: string): RecordedExchange {
  const read: unknown = JSON.parse(written);
  if (!isObject(read)) throw new Error('The log has no exchange.');
  const { json, text, ...others } = read;
  const response = typeof json === 'string' ? new JsonText(json) : text;
  // Safe: only `textOf` writes what is read here.
  return { ...others, response } as RecordedExchange;
}
