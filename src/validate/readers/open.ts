import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { InvalidInput } from '../../invalid-input.js';
import { isObject } from '../../spec/json.js';
import type { Place } from '../exchange.js';
import { type Line, linesOf } from './lines.js';
import { readLine } from './ndjson.js';
import type { Read } from './reader.js';

/** The exchanges of a file, or of standard input for `-`. Throws `InvalidInput` where it cannot be opened. */
export async function* readSource(source: string): AsyncIterable<Read> {
  let number = 0;
  for await (const line of linesOf(await textOf(source))) {
    number += 1;
    const read = readNumbered(line, { source, number, line: number });
    if (read !== undefined) yield read;
  }
}

function readNumbered(line: Line, place: Place): Read | undefined {
  if ('text' in line) return readLine(line.text, place);
  return { unreadable: `The line is too long: ${line.tooLong} characters.`, place };
}

async function textOf(source: string): Promise<AsyncIterable<string>> {
  if (source === '-') return process.stdin.setEncoding('utf8');
  try {
    await stat(source);
  } catch (problem) {
    const missing = isObject(problem) && problem['code'] === 'ENOENT';
    const reason = missing ? 'there is no such file' : String(problem);
    throw new InvalidInput(
      `Failed to read ${source}: ${reason}. Please give a file, or - for standard input.`,
    );
  }
  return createReadStream(source, { encoding: 'utf8', highWaterMark: 1024 * 1024 });
}
