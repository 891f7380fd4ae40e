import type { Finding, Verdict } from '../../verdict.js';
import { expectedAndGot } from '../expected-and-got.js';
import type { ReportOptions } from '../report.js';
import { printable } from '../text.js';
import { element, xmlText } from '../xml.js';

/** The maximum number of findings per check and operation. */
const written = 20;

type Kind = 'failure' | 'error' | 'skipped' | 'note';

interface Entry {
  readonly kind: Kind;
  readonly text: string;
  total: number;
  readonly details: string[];
}

/** The tests of one operation. Uses bounded memory. */
export class Suite {
  #exchanges = 0;
  /** The worst result of each test. */
  readonly #entries = new Map<string, Entry>();

  constructor(
    readonly name: string,
    readonly options: ReportOptions,
  ) {}

  add(verdict: Verdict): void {
    if (verdict.amends === undefined) this.#exchanges += 1;
    for (const finding of verdict.findings)
      this.#note(finding.check, this.#kindOf(finding), finding.message, detail(verdict, finding));
    const kind = this.options.tolerance.allowUnverifiable ? 'skipped' : 'error';
    for (const reason of verdict.unverifiable)
      this.#note('verifiable', kind, reason, `${where(verdict)} ${reason}`);
  }

  get counts() {
    const entries = [...this.#entries.values()];
    const of = (kind: Kind) => entries.filter((entry) => entry.kind === kind).length;
    return {
      tests: this.#tests.length,
      failures: of('failure'),
      errors: of('error'),
      skipped: of('skipped'),
    };
  }

  get #tests(): string[] {
    return ['verifiable', ...this.options.checks.map(({ id }) => id)];
  }

  xml(): string {
    const cases = this.#tests.map((name) => this.#case(name));
    const { name, counts } = this;
    const properties = element(
      'properties',
      {},
      element('property', { name: 'exchanges', value: this.#exchanges }),
    );
    return element('testsuite', { name, ...counts }, `\n${[properties, ...cases].join('\n')}\n`);
  }

  #kindOf({ severity, accepted }: Finding): Kind {
    if (accepted !== undefined) return 'skipped';
    return severity === 'error' || this.options.tolerance.failOn === 'warning' ? 'failure' : 'note';
  }

  #note(test: string, kind: Kind, text: string, line: string): void {
    const known = this.#entries.get(test);
    const isWorse = known === undefined || rank[kind] > rank[known.kind];
    const entry = isWorse ? { kind, text, total: 0, details: [] } : known;
    if (rank[kind] < rank[entry.kind]) return;
    entry.total += 1;
    if (entry.details.length < written) entry.details.push(line);
    this.#entries.set(test, entry);
  }

  #case(name: string): string {
    const entry = this.#entries.get(name);
    const attributes = { classname: this.name, name };
    if (entry === undefined) return element('testcase', attributes);
    const { kind, text, total, details } = entry;
    const left = total - details.length;
    const body = [...details, ...(left > 0 ? [`… and ${left.toLocaleString('en')} more`] : [])].join('\n');
    const content =
      kind === 'note'
        ? element('system-out', {}, xmlText(body))
        : element(kind, { message: total === 1 ? text : `${text} (${total} in total)` }, xmlText(body));
    return element('testcase', attributes, content);
  }
}

const rank: Readonly<Record<Kind, number>> = { note: 0, skipped: 1, error: 2, failure: 3 };

const where = ({ place: { source, number } }: Verdict): string => printable(`${source}:${number}`);

function detail(verdict: Verdict, finding: Finding): string {
  const { message, pointer, accepted } = finding;
  const rows = [
    pointer && `at ${pointer}`,
    ...expectedAndGot(finding).map(([name, text]) => `${name} ${text}`),
    accepted && `accepted: ${accepted}`,
  ];
  return [`${where(verdict)} ${message}`, ...rows].filter(Boolean).join('\n    ');
}
