import { availableParallelism } from 'node:os';
import type { Judge } from '../judge.js';
import { type JudgedPart, judgePart, readPart } from '../judge-part.js';
import type { Format } from '../readers/format.js';
import { formats } from '../readers/formats.js';
import type { Part } from '../readers/parts.js';
import { isPassedOver, isUnreadable } from '../readers/reader.js';
import { Workers } from './workers.js';

/** So many characters are judged here before threads are worth their start. */
const few = 4 * 1024 * 1024;

/** Judges here what is little, and on threads what is much. */
export class ParallelJudge {
  readonly #judge: Judge;
  #characters = 0;
  #workers: Workers | undefined;

  constructor(judge: Judge) {
    this.#judge = judge;
  }

  /** How many calls of `judge` are worth making before the first is answered: each thread has one to go on with. */
  readonly atATime = 2 * availableParallelism();

  async judge(source: string, format: Format, parts: readonly Part[]): Promise<readonly JudgedPart[]> {
    for (const { text = '' } of parts) this.#characters += text.length;
    if (this.#characters <= few || !formats.includes(format) || availableParallelism() === 1)
      return parts.map((part) => judgePart(this.#judge, format, part, source));
    this.#workers ??= new Workers(this.#judge, availableParallelism());
    const judged = await this.#workers.judge({ source, format: format.id, parts });
    return judged.map((one, index) => withExchange(one, format, parts[index], source));
  }

  async close(): Promise<void> {
    await this.#workers?.close();
  }
}

/** Threads keep the exchange: it is read again from its part when a report asks for it, which few do. */
function withExchange(
  judged: JudgedPart,
  format: Format,
  part: Part | undefined,
  source: string,
): JudgedPart {
  if (judged === undefined || isPassedOver(judged) || part?.text === undefined) return judged;
  Object.defineProperty(judged.verdict, 'exchange', {
    enumerable: true,
    get() {
      const read = readPart(format, part, { source, number: part.number });
      return read === undefined || isUnreadable(read) || isPassedOver(read) ? undefined : read;
    },
  });
  return judged;
}
