import { type Judge, type Judged, unverifiableVerdict } from './judge.js';
import { type Opened, type OpenOptions, openSource } from './readers/open.js';
import { isPassedOver, type PassedOver } from './readers/reader.js';
import { inOrder } from './workers/in-order.js';
import { ParallelJudge } from './workers/parallel-judge.js';

/**
 * Judges the exchanges of files, or of standard input for `-`, in order and on all cores. Rejects with
 * `InvalidInputError` if a source cannot be read.
 *
 * @example
 * for await (const judged of judgeSources(['traffic.har'], new Judge(loadContract()))) …
 */
export async function* judgeSources(
  sources: readonly string[],
  judge: Judge,
  { format, onBytes }: OpenOptions = {},
): AsyncIterable<Judged | PassedOver> {
  const parallel = new ParallelJudge(judge);
  let before = 0;
  try {
    for (const source of sources) {
      let bytes = 0;
      const count = (read: number) => {
        bytes = read;
        onBytes?.(before + read);
      };
      yield* judgeSource(source, await openSource(source, { format, onBytes: count }), parallel);
      before += bytes;
    }
  } finally {
    await parallel.close();
  }
}

async function* judgeSource(
  source: string,
  { format, parts }: Opened,
  parallel: ParallelJudge,
): AsyncIterable<Judged | PassedOver> {
  let exchanges = 0;
  let passedOver = 0;
  const batches = inOrder(parts, (some) => parallel.judge(source, format, some), parallel.atATime);
  for await (const { judged, done } of batches) {
    for (const one of judged) {
      if (one === undefined) continue;
      if (isPassedOver(one)) passedOver += 1;
      else exchanges += 1;
      yield one;
    }
    done();
  }
  if (exchanges === 0) yield { verdict: unverifiableVerdict({ source, number: 0 }, nothingIn(passedOver)) };
}

/** A source without an exchange must not pass as valid. */
const nothingIn = (passedOver: number): string =>
  passedOver === 0
    ? 'It contains no exchange.'
    : `It contains no call of the Authlete API: none of its ${passedOver} entries has a path with /api/.`;
