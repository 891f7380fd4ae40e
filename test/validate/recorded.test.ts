import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadContract } from '../../src/spec/contract.js';
import { Judge } from '../../src/validate/judge.js';
import type { Verdict } from '../../src/validate/verdict.js';
import { exchangeOf, readRecorded, recordedIsThere } from './recorded/recorded.js';

interface LedgerRow {
  readonly reason: string;
  /** A line for each check and object, by the number of the exchange. */
  readonly found: Readonly<Record<string, readonly string[]>>;
}

const ledger: readonly LedgerRow[] = parse(
  readFileSync(fileURLToPath(new URL('./recorded/ledger.yaml', import.meta.url)), 'utf8'),
);

/** `check /object/member, member`, and why something could not be checked. */
function linesOf({ findings, unverifiable }: Verdict): string[] {
  const members = new Map<string, Set<string>>();
  for (const { check, pointer } of findings) {
    const object = `${check} ${pointer.replace(/[^/]*$/, '')}`;
    members.set(object, (members.get(object) ?? new Set()).add(pointer.replace(/^.*\//, '')));
  }
  return [
    ...[...members].map(([object, names]) => object + [...names].join(', ')),
    ...unverifiable.map((reason) => `unverifiable: ${reason}`),
  ];
}

const isThere = recordedIsThere();

// Those of other API versions are judged too: what differs stands in the ledger.
describe.skipIf(!isThere)('exchanges that others have recorded or documented', () => {
  const judge = new Judge(loadContract());
  const verdicts = (isThere ? readRecorded() : []).map((recorded) => ({
    ...recorded,
    verdict: judge.judge(exchangeOf(recorded, judge.contract)).verdict,
  }));

  it('are 148, and all but seven are of operations of the contract', () => {
    expect(verdicts).toHaveLength(148);
    expect(verdicts.filter(({ verdict }) => verdict.operationId !== undefined)).toHaveLength(141);
  });

  it('conform to the contract, with the exceptions of the ledger', () => {
    const found = verdicts.flatMap(({ name, verdict }) => linesOf(verdict).map((line) => `${name} ${line}`));
    const expected = ledger.flatMap(({ found: rows }) =>
      Object.entries(rows).flatMap(([name, lines]) => lines.map((line) => `${name} ${line}`)),
    );
    expect(found.sort()).toEqual(expected.sort());
  });

  it('conform completely if a whole response of this version was recorded', () => {
    const whole = verdicts.filter(
      ({ kind, completeness, api_version }) =>
        kind === 'recorded' && completeness === 'full' && api_version === '3.0',
    );
    expect(whole.map(({ name, verdict }) => `${name} ${verdict.outcome}`)).toEqual([
      '001 valid',
      '003 valid',
      '005 valid',
      '161 valid',
      '172 unverifiable',
    ]);
  });
});

it('each row of the ledger has a reason', () => {
  for (const { reason } of ledger) expect(reason).toMatch(/\w+ \w+/);
});
