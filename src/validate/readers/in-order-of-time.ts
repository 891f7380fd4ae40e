import type { SourcePart } from './parts.js';

/** The number of bytes within which entries are sorted. Most files are smaller. */
const window = 16 * 1024 * 1024;

interface Timed {
  readonly part: SourcePart;
  readonly time: number;
}

/**
 * Sorts parts by time, because HAR 1.2 lets writers shuffle the entries. Parts without a time stay after the one
 * before them. A part that comes too late to be sorted is followed by an unreadable one.
 *
 * @param timeOf returns the time of a part; `NaN` if it has none
 */
export const inOrderOfTime = (timeOf: (part: SourcePart) => number) =>
  async function* (batches: AsyncIterable<readonly SourcePart[]>): AsyncIterable<readonly SourcePart[]> {
    let waiting: Timed[] = [];
    let bytes = 0;
    let latest = Number.NEGATIVE_INFINITY;
    let passed = Number.NEGATIVE_INFINITY;
    let isLate = false;
    const release = (count: number): SourcePart[] => {
      // Stable, so that equal times keep the order of the file.
      waiting.sort((a, b) => a.time - b.time);
      const released = waiting.slice(0, count);
      waiting = waiting.slice(count);
      for (const { part, time } of released) {
        isLate ||= time < passed;
        passed = Math.max(passed, time);
        bytes -= sizeOf(part);
      }
      return released.map(({ part }) => part);
    };
    let number = 0;
    for await (const batch of batches) {
      for (const part of batch) {
        const time = timeOf(part);
        latest = Number.isNaN(time) ? latest : time;
        number = Math.max(number, part.number);
        waiting.push({ part: kept(part), time: latest });
        bytes += sizeOf(part);
      }
      if (bytes > window) yield release(Math.ceil(waiting.length / 2));
    }
    yield release(waiting.length);
    if (isLate) yield [{ number: number + 1, unreadable: unsorted }];
  };

const unsorted = `The entries are not in the order of their startedDateTime, and the file is too large to sort them. Please sort the file.`;

const sizeOf = ({ content = '' }: SourcePart): number => content.length;

/** The buffer of a part is reused. */
const kept = (part: SourcePart): SourcePart =>
  part.content instanceof Uint8Array ? { ...part, content: Buffer.from(part.content) } : part;
