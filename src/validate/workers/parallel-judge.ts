import { availableParallelism } from 'node:os';
import type { HttpExchange } from '../exchange.js';
import type { Judge } from '../judge.js';
import { type JudgedPart, judgePart, readPart } from '../judge-part.js';
import type { TrafficFormat } from '../readers/format.js';
import { formats } from '../readers/formats.js';
import type { SourcePart } from '../readers/parts.js';
import { isPassedOver, isUnreadable } from '../readers/reader.js';
import { bytesOf, pack, SharedMemory, unpack } from './packed.js';
import { canStartWorkers, Workers } from './workers.js';

/** Below this many bytes, starting threads is not worth it. */
const few = 4 * 1024 * 1024;

/** The results for a batch of parts. */
export interface JudgedBatch {
  readonly judged: readonly JudgedPart[];
  /** Call this when their exchanges are no longer needed. */
  readonly done: () => void;
}

/** Judges small input on this thread and large input on worker threads. */
export class ParallelJudge {
  readonly #judge: Judge;
  #read = 0;
  #workers: Workers | undefined;
  readonly #memory = new SharedMemory();

  constructor(judge: Judge) {
    this.#judge = judge;
  }

  /** How many concurrent calls of `judge` keep all threads busy. */
  readonly atATime = 2 * availableParallelism();

  /** Copies its input before it returns the promise, so that the caller may overwrite the buffers. */
  async judge(source: string, format: TrafficFormat, parts: readonly SourcePart[]): Promise<JudgedBatch> {
    const bytes = bytesOf(parts);
    this.#read += bytes;
    const parallel = canStartWorkers && availableParallelism() > 1 && formats.includes(format);
    if (this.#read <= few || !parallel)
      return { judged: parts.map((part) => judgePart(this.#judge, format, part, source)), done() {} };
    this.#workers ??= new Workers(this.#judge, availableParallelism());
    const memory = this.#memory.take(bytes);
    const packed = pack(parts, memory);
    const answer = await this.#workers.judge({ source, format: format.id, memory, parts: packed });
    const judged = answer.map((one, index) =>
      withExchange(one, () => exchangeIn(unpack(packed, index, memory), format, source)),
    );
    return { judged, done: () => this.#memory.giveBack(memory) };
  }

  async close(): Promise<void> {
    await this.#workers?.close();
  }
}

/** Threads do not send exchanges back. The few that a report needs are read again from their parts. */
const withExchange = (judged: JudgedPart, exchange: () => HttpExchange | undefined): JudgedPart =>
  judged === undefined || isPassedOver(judged)
    ? judged
    : { verdict: judged.verdict, traces: judged.traces, exchange };

function exchangeIn(part: SourcePart, format: TrafficFormat, source: string): HttpExchange | undefined {
  const read = readPart(format, part, { source, number: part.number });
  return read === undefined || isUnreadable(read) || isPassedOver(read) ? undefined : read;
}
