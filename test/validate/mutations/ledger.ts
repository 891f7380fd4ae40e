import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

/** Mutants that no check detects, with the reason. */
export interface LedgerRow {
  readonly mutation: string;
  readonly reason: string;
  /** By operationId, or by flow. */
  readonly survivors: Readonly<Record<string, readonly string[]>>;
}

/** The committed survivors. */
export function readLedger(file = 'survivors.yaml'): readonly LedgerRow[] {
  return parse(readFileSync(fileURLToPath(new URL(file, import.meta.url)), 'utf8'));
}

/** The survivors of a mutator, each `operationId: what was broken`. */
export const expectedSurvivors = (ledger: readonly LedgerRow[], mutation: string): string[] =>
  ledger
    .filter((row) => row.mutation === mutation)
    .flatMap(({ survivors }) =>
      Object.entries(survivors).flatMap(([of, what]) => what.map((one) => `${of}: ${one}`)),
    )
    .sort();
