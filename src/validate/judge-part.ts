import { reasonOf, SpecFailure } from '../spec/failure.js';
import type { Place } from './exchange.js';
import { type Judge, type Judged, unverifiableVerdict } from './judge.js';
import type { TrafficFormat } from './readers/format.js';
import { type SourcePart, textOf } from './readers/parts.js';
import { isPassedOver, isUnreadable, NoExchange, type PassedOver, type Read } from './readers/reader.js';

/** The result for a part of a source; `undefined` if it contains no exchange. */
export type JudgedPart = Judged | PassedOver | undefined;

/** Reads and judges a part. An error affects only the verdict on this part. */
export function judgePart(judge: Judge, format: TrafficFormat, part: SourcePart, source: string): JudgedPart {
  const line = format.byLine && part.number;
  const read = readPart(format, part, { source, number: part.number, line });
  if (read === undefined || isPassedOver(read)) return read;
  if (isUnreadable(read)) return { verdict: unverifiableVerdict(read.place, read.unreadable) };
  try {
    return judge.judge(read);
  } catch (problem) {
    if (problem instanceof SpecFailure) throw problem;
    return { verdict: unverifiableVerdict(read.place, `The check failed: ${reasonOf(problem)}.`) };
  }
}

export function readPart(format: TrafficFormat, part: SourcePart, place: Place): Read | undefined {
  try {
    return format.read(textOf(part), place);
  } catch (problem) {
    if (problem instanceof NoExchange) return { unreadable: problem.message, place };
    throw problem;
  }
}
