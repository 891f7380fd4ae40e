import type { Place } from '../exchange.js';
import type { Head } from './head.js';
import type { Part } from './parts.js';
import type { Read } from './reader.js';

/** A kind of source of exchanges. */
export interface Format {
  readonly id: string;
  /** For people. */
  readonly title: string;
  /** Of file names, for a source whose beginning does not tell. */
  readonly extensions: readonly string[];
  readonly recognises: (head: Head) => boolean;
  /** Whether its parts are lines. */
  readonly byLine?: true;
  /**
   * Splits a source into what holds one exchange each, some of them at a time, in their order. Both the chunks and
   * the parts are good until the next are asked for: the same memory is read into again.
   */
  readonly parts: (chunks: AsyncIterable<Buffer>) => AsyncIterable<readonly Part[]>;
  /** Reads one of them; nothing where it holds none. Throws `NoExchange`. */
  readonly read: (text: string, place: Place) => Read | undefined;
}
