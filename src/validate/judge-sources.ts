import { type Judge, type Judged, unverifiableVerdict } from './judge.js';
import { judgePart } from './judge-part.js';
import { type Opened, type OpenOptions, openSource } from './readers/open.js';
import { isPassedOver, type PassedOver } from './readers/reader.js';

/**
 * Judges the exchanges of files, or of standard input for `-`, in order. Rejects with `InvalidInputError` if
 * a source cannot be read.
 *
 * @example
 * for await (const judged of judgeSources(['traffic.har'], new Judge(loadContract()))) …
 */
export async function* judgeSources(
  sources: readonly string[],
  judge: Judge,
  { format, onBytes }: OpenOptions = {},
): AsyncIterable<Judged | PassedOver> {
  let before = 0;
  for (const source of sources) {
    let bytes = 0;
    const count = (read: number) => {
      bytes = read;
      onBytes?.(before + read);
    };
    yield* judgeSource(source, await openSource(source, { format, onBytes: count }), judge);
    before += bytes;
  }
}

async function* judgeSource(
  source: string,
  { format, parts }: Opened,
  judge: Judge,
): AsyncIterable<Judged | PassedOver> {
  let exchanges = 0;
  let passedOver = 0;
  for await (const some of parts) {
    for (const part of some) {
      const judged = judgePart(judge, format, part, source);
      if (judged === undefined) continue;
      if (isPassedOver(judged)) passedOver += 1;
      else exchanges += 1;
      yield judged;
    }
  }
  if (exchanges === 0) yield { verdict: unverifiableVerdict({ source, number: 0 }, nothingIn(passedOver)) };
}

/** A source without an exchange must not pass as valid. */
const nothingIn = (passedOver: number): string =>
  passedOver === 0
    ? 'It contains no exchange.'
    : `It contains no call of the Authlete API: none of its ${passedOver} entries has a path with /api/.`;
