import { isObject } from '../json.js';
import type { RecordedExchange } from './exchange.js';
import { JsonText } from './json-text.js';
import type { Log, LogPosition } from './state/log.js';

/** Exchanges after a position, oldest first. */
export interface JournalPage {
  readonly generation: number;
  readonly exchanges: readonly (readonly [sequence: number, exchange: RecordedExchange])[];
}

/** The journal of a service in a log that several mocks write. */
export class JournalLog {
  readonly #log: Log;
  readonly #stream: string;
  readonly #length: number;

  constructor(log: Log, stream: string, length: number) {
    this.#log = log;
    this.#stream = stream;
    this.#length = length;
  }

  append(exchange: RecordedExchange): Promise<LogPosition> {
    return this.#log.append(this.#stream, textOf(exchange), this.#length);
  }

  async read(after: LogPosition | undefined): Promise<JournalPage> {
    const { generation, texts } = await this.#log.read(this.#stream, after);
    return { generation, exchanges: texts.map(([sequence, text]) => [sequence, exchangeIn(text)]) };
  }

  async clear(): Promise<void> {
    await this.#log.clear(this.#stream);
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
