import { InvalidInputError } from '../invalid-input-error.js';
import { readYamlFile } from '../read-yaml.js';
import { oneOf, text } from '../spec/schema.js';
import {
  type CommentedRow,
  described,
  globMatcher,
  problemOfRows,
  rowsSchema,
  unknownName,
} from '../validate/expected/commented-rows.js';
import type { CheckResult } from './result.js';

/** A failure that is known and accepted. */
export interface ExpectedFailure extends CommentedRow {
  /** The ID of an obligation. In a glob, `*` matches one part of an ID and `**` any number. */
  readonly id: string;
  /** Default: `broken` and `doubtful`. */
  readonly verdict?: (typeof acceptable)[number];
}

const acceptable = ['broken', 'doubtful', 'notTried'] as const;
/** The schema of a file of expected failures. */
export const expectedFailuresSchema = rowsSchema({ id: text, verdict: oneOf(...acceptable) }, ['id']);

/**
 * Reads a file of expected failures. `ids` are those of all obligations. Rejects with `InvalidInputError` if the file
 * is malformed, or names an obligation that does not exist.
 */
export async function readExpectedFailures(
  file: string,
  ids: readonly string[],
): Promise<readonly ExpectedFailure[]> {
  const value = (await readYamlFile(file)) ?? [];
  const problem = problemOfRows(expectedFailuresSchema, value);
  if (problem !== undefined) throw new InvalidInputError(`Failed to use ${file}: ${problem}`);
  // The schema corresponds to `ExpectedFailure`.
  const rows = value as readonly ExpectedFailure[];
  for (const [index, { id }] of rows.entries())
    if (!ids.some(globMatcher(id)))
      throw new InvalidInputError(`Failed to use ${file}: [${index}].id ${unknown(id, ids)}`);
  return rows;
}

const unknown = (id: string, ids: readonly string[]): string => unknownName(id, ids, 'an obligation');

export interface AcceptedResults {
  /** The results. Expected ones have the comment of the first row that matches. */
  readonly results: readonly CheckResult[];
  /** The rows that matched nothing, formatted for messages. */
  readonly outdated: readonly string[];
}

/**
 * Accepts expected failures. A row is outdated if it matches no result. A row about obligations that were not
 * selected, or of which none was tried, is not.
 */
export function acceptExpected(
  results: readonly CheckResult[],
  rows: readonly ExpectedFailure[],
): AcceptedResults {
  const matchers = rows.map((row) => {
    const fits = globMatcher(row.id);
    const about = results.filter(({ obligation }) => fits(obligation.id));
    const matches = new Set(about.filter((result) => isExpected(result, row)));
    const isKnown = about.some(({ verdict }) => row.verdict === 'notTried' || verdict !== 'notTried');
    return { row, matches, isOutdated: matches.size === 0 && isKnown };
  });
  return {
    results: results.map((result) => {
      const match = matchers.find(({ matches }) => matches.has(result));
      return match === undefined ? result : { ...result, accepted: match.row.comment.trim() };
    }),
    outdated: matchers.filter(({ isOutdated }) => isOutdated).map(({ row }) => described(row)),
  };
}

const isExpected = ({ verdict }: CheckResult, row: ExpectedFailure): boolean =>
  row.verdict === undefined ? verdict === 'broken' || verdict === 'doubtful' : verdict === row.verdict;
