import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { InvalidInputError } from '../invalid-input-error.js';
import { isObject, parseJson } from '../json.js';
import { reasonOf } from '../spec/failure.js';
import { mismatchWith } from '../spec/mismatch.js';
import { anything, list, object, oneOf, text } from '../spec/schema.js';
import { jsonText } from './reports/json.js';
import { type CheckReportOptions, checkReport, reportOn } from './reports/report.js';
import type { ReportedResult } from './reports/reported.js';
import { type CheckResult, verdicts } from './result.js';

/** Where a check keeps the results of its last run, relative to the working directory. */
export const lastFile = '.authlete-check/last.json';

const call = {
  type: 'object',
  required: ['method', 'target', 'status'],
  properties: {
    operation: text,
    method: text,
    target: text,
    request: anything,
    status: { type: 'integer' },
    action: text,
    response: anything,
  },
};
const optionalText = { type: 'string' };
const schema = list(
  object(
    {
      id: text,
      level: oneOf('must', 'should', 'may'),
      verdict: oneOf(...verdicts),
      accepted: text,
      endpoint: text,
      operation: text,
      path: text,
      action: text,
      sentence: optionalText,
      sources: list(text),
      why: text,
      note: text,
      reason: optionalText,
      breaks: list(
        object(
          {
            trial: optionalText,
            message: optionalText,
            expected: optionalText,
            got: optionalText,
            request: optionalText,
            forced: call,
            response: object({
              failure: optionalText,
              status: { type: 'integer' },
              headers: { type: 'object', additionalProperties: optionalText },
              body: optionalText,
            }),
            calls: list(call),
          },
          ['trial', 'message', 'request', 'response', 'calls'],
        ),
      ),
    },
    ['id', 'level', 'verdict', 'sentence', 'sources', 'breaks'],
  ),
);

/**
 * Resolves to the results of the last run; `undefined` if there is no such file. Rejects with `InvalidInputError` if
 * it is not the JSON report of a check.
 */
export async function readLastResults(file = lastFile): Promise<readonly ReportedResult[] | undefined> {
  let content: string;
  try {
    content = await readFile(file, 'utf8');
  } catch (problem) {
    if (isObject(problem) && problem['code'] === 'ENOENT') return undefined;
    return refuse(reasonOf(problem));
  }
  const document = parseJson(content);
  if (!isObject(document)) return refuse('it is not a JSON object');
  const problem = mismatchWith(schema, document['results'], () => schema);
  // The schema corresponds to `ReportedResult`.
  return problem === undefined ? (document['results'] as ReportedResult[]) : refuse(`results: ${problem}`);

  function refuse(reason: string): never {
    throw new InvalidInputError(
      `Failed to read the last run from ${file}: ${reason}. Please delete the file: the next run writes it again.`,
    );
  }
}

/**
 * Keeps the results of a run for the next one, as its JSON report. `earlier`: results of the last run, kept for
 * obligations that this run did not select. Rejects with `InvalidInputError` if the file cannot be written.
 */
export async function keepLastResults(
  results: readonly CheckResult[],
  options: CheckReportOptions,
  {
    file = lastFile,
    earlier = [],
  }: { readonly file?: string; readonly earlier?: readonly ReportedResult[] } = {},
): Promise<void> {
  const { results: now } = checkReport(results, options);
  const ids = new Set(now.map(({ id }) => id));
  const all = [...now, ...earlier.filter(({ id }) => !ids.has(id))];
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(`${file}.part`, jsonText(reportOn(all, options)));
    await rename(`${file}.part`, file);
  } catch (problem) {
    throw new InvalidInputError(
      `Failed to keep the results in ${file}: ${reasonOf(problem)}. Please choose another file.`,
    );
  }
}
