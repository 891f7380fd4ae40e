import type { Place } from '../exchange.js';
import type { Head } from './head.js';
import type { Part } from './parts.js';
import type { Read } from './reader.js';

/** A format of traffic files. */
export interface Format {
  readonly id: string;
  /** The name for humans. */
  readonly title: string;
  /** File name extensions, for sources whose first bytes do not reveal the format. */
  readonly extensions: readonly string[];
  readonly recognises: (head: Head) => boolean;
  /** Whether each part is one line. */
  readonly byLine?: true;
  /**
   * Splits a source into batches of parts with one exchange each, in order. Chunks and parts are valid only
   * until the next are requested, because the buffer is reused.
   */
  readonly parts: (chunks: AsyncIterable<Buffer>) => AsyncIterable<readonly Part[]>;
  /** Reads a part; `undefined` if it contains no exchange. Throws `NoExchange`. */
  readonly read: (text: string, place: Place) => Read | undefined;
}
