import { access, readFile } from 'node:fs/promises';
import { InvalidInputError } from '../invalid-input-error.js';
import { parseFile } from '../read-yaml.js';
import { reasonOf } from '../spec/failure.js';
import { mismatchWith } from '../spec/mismatch.js';
import { list, mapOf, object, oneOf, text, whole } from '../spec/schema.js';
import type { NewsItem } from '../validate/news.js';
import type { AnswerForm } from './answer.js';

/** A problem of a call, as a baseline keeps it. */
export type KeptProblem = Pick<NewsItem, 'what' | 'severity'>;

/** What a run saw of a call. */
export interface KeptCall {
  /** Missing if there was no response. */
  readonly answer?: AnswerForm;
  readonly problems: readonly KeptProblem[];
}

/** What the latest run at a target saw. The calls are named by their operation and row. */
export interface KeptTarget {
  /** When the run was, in ISO 8601. */
  readonly at: string;
  readonly calls: Readonly<Record<string, KeptCall>>;
}

/** The content of a baseline file: what was seen, by target. */
export interface Baseline {
  readonly baseline: 1;
  readonly targets: Readonly<Record<string, KeptTarget>>;
}

const problem = whole({ what: text, severity: oneOf('error', 'warning', 'unverifiable') });
const call = object({ answer: mapOf(text), problems: list(problem) }, ['problems']);
const schema = whole({ baseline: oneOf(1), targets: mapOf(whole({ at: text, calls: mapOf(call) })) });

/** Reads a baseline. A missing file is an empty one. Rejects with `InvalidInputError` if it is malformed. */
export async function readBaseline(file: string): Promise<Baseline> {
  const exists = await access(file).then(
    () => true,
    () => false,
  );
  if (!exists) return { baseline: 1, targets: {} };
  const content = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new InvalidInputError(`Failed to read ${file}: ${reasonOf(error)}. Please choose another file.`);
  });
  const value = await parseFile(content, file);
  const reason = mismatchWith(schema, value, () => schema);
  if (reason !== undefined)
    throw new InvalidInputError(
      `Failed to use the baseline ${file}: ${reason} Please choose another file, or delete it to begin again.`,
    );
  // The schema corresponds to `Baseline`.
  return value as Baseline;
}

/** Formats a baseline with sorted members, so that equal ones are equal files. */
export const baselineText = (baseline: Baseline): string => `${JSON.stringify(sorted(baseline), null, 2)}\n`;

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([name, member]) => [name, sorted(member)]));
}
