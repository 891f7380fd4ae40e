import type { Place } from '../exchange.js';
import type { Attachments } from './attachments.js';
import { endOfString } from './json-shape.js';
import type { SourcePart } from './parts.js';
import type { Read } from './reader.js';

/** A format of traffic files. */
export interface TrafficFormat {
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
  readonly parts: (chunks: AsyncIterable<Buffer>) => AsyncIterable<readonly SourcePart[]>;
  /** Puts the attachments that a part refers to into its text. */
  readonly complete?: {
    /** What a part contains that refers to an attachment. */
    readonly mark: string;
    /** Folders of attachments, relative to that of the source. */
    readonly folders: readonly string[];
    readonly inline: (text: string, attachments: Attachments) => string;
  };
  /** Reads a part; `undefined` if it contains no exchange. Throws `NoExchange`. */
  readonly read: (text: string, place: Place) => Read | undefined;
}

/** The first bytes of a source, from which its format is detected. */
export interface Head {
  /** At most 64 KiB. */
  readonly text: string;
  /**
   * The member names of the top-level JSON object, as far as they are visible; empty if it is not an object.
   */
  readonly members: readonly string[];
}

export const longestHead = 64 * 1024;

export const headOf = (bytes: Buffer): Head => {
  const text = bytes.subarray(0, longestHead).toString();
  return { text, members: [...outerMembers(text)] };
};

function* outerMembers(text: string): Iterable<string> {
  if (!/^\s*\{/.test(text)) return;
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '{' || character === '[') depth += 1;
    if (character === '}' || character === ']') depth -= 1;
    if (depth === 0 && character === '}') return;
    if (character !== '"') continue;
    const start = at;
    at = endOfString(text, start);
    if (depth === 1 && /^\s*:/.test(text.slice(at + 1, at + 100))) yield text.slice(start + 1, at);
  }
}
