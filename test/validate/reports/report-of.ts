import { loadContract } from '../../../src/spec/contract.js';
import { allChecks } from '../../../src/validate/checks/by-id.js';
import { lifecycleChecks } from '../../../src/validate/checks/of-recordings.js';
import type { HttpExchange } from '../../../src/validate/exchange.js';
import { Expectations } from '../../../src/validate/expected/expectations.js';
import type { ExpectedRow } from '../../../src/validate/expected/row.js';
import { type Judged, unverifiableVerdict } from '../../../src/validate/judge.js';
import type { Unreadable } from '../../../src/validate/readers/reader.js';
import type { Report, ReportOptions } from '../../../src/validate/reports/report.js';
import { rerunWith } from '../../../src/validate/reports/rerun.js';
import { run } from '../../../src/validate/run.js';
import { Validation } from '../../../src/validate/validation.js';
import { judgedOnce } from '../judged-once.js';

/** The traffic of these tests repeats a response, with its ticket. */
const lives = lifecycleChecks.filter(({ id }) => id !== 'issued-once');

const contract = loadContract();

/** The content of the file: exchanges, or something else. */
export type Given = HttpExchange | Unreadable;

interface Options extends Partial<ReportOptions> {
  readonly expected?: readonly ExpectedRow[];
}

/** Returns the report on the exchanges of a file. */
export async function reportOf(
  report: Report,
  reads: Iterable<Given>,
  options: Options = {},
): Promise<string> {
  const [text = ''] = await reportsOf([report], reads, options);
  return text;
}

/** The same of several reports, for which the exchanges are validated once. */
export async function reportsOf(
  reports: readonly Report[],
  reads: Iterable<Given>,
  { expected = [], ...options }: Options = {},
): Promise<string[]> {
  const texts = reports.map(() => '');
  const reporters = reports.map((report, index) =>
    report({
      write: (more) => {
        texts[index] += more;
      },
      version: '1.2.3',
      contract,
      checks: allChecks,
      tolerance: { failOn: 'error', allowUnverifiable: false },
      rerun: rerunWith(),
      ...options,
    }),
  );
  const expectations = new Expectations(expected, contract, () => true);
  await run(judged(reads), new Validation(lives, { expectations }), reporters);
  return texts;
}

async function* judged(reads: Iterable<Given>): AsyncIterable<Judged> {
  let number = 0;
  for (const read of reads) {
    number += 1;
    const place = { source: 'flow.ndjson', number, line: number };
    if ('unreadable' in read) {
      yield { verdict: unverifiableVerdict(place, read.unreadable) };
      continue;
    }
    const { verdict, ...others } = judgedOnce(contract, read);
    yield { ...others, verdict: { ...verdict, place } };
  }
}
