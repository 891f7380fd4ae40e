import type { Contract } from '../spec/contract.js';
import { loadContract, openContract } from '../spec/contract.js';
import { checks } from '../validate/checks/index.js';
import jwtSignature from '../validate/checks/jwt-signature.js';
import { flowChecks, lifecycleChecks } from '../validate/checks/of-recordings.js';
import { type ComparisonName, isComparison } from '../validate/comparisons.js';
import { readExpectations } from '../validate/expected/read.js';
import { Judge } from '../validate/judge.js';
import { type CheckSelection, selectionOf } from '../validate/selection.js';
import type { Tolerance } from '../validate/summary.js';
import { Validation } from '../validate/validation.js';
import type { CheckingOptions } from './checking-options.js';

/** The settings that the options of a checking command result in. */
export interface Checking {
  readonly contract: Contract;
  readonly judge: Judge;
  readonly validation: Validation;
  readonly selection: CheckSelection;
  readonly tolerance: Tolerance;
  /** Whether a check is enabled. */
  readonly runs: (check: { readonly id: string }) => boolean;
}

/**
 * Returns the settings for a command that makes the given comparisons. Rejects with `InvalidInputError` or
 * `SpecFailure`.
 */
export async function checkingWith(
  options: CheckingOptions,
  made: readonly ComparisonName[] = [],
): Promise<Checking> {
  const { spec, failOn, allowUnverifiable = false, expected } = options;
  const contract = spec === undefined ? loadContract() : await openContract(spec);
  const selection = selectionOf(contract, options);
  const isOn = (id: string) => selection.check(id) && (!isComparison(id) || made.includes(id));
  const runs = ({ id }: { readonly id: string }) => isOn(id);
  const validation = new Validation(lifecycleChecks.filter(runs), {
    jwts: runs(jwtSignature),
    flows: flowChecks.filter(runs),
    expectations: expected === undefined ? undefined : await readExpectations(expected, contract, isOn),
  });
  const judge = new Judge(contract, checks.filter(runs));
  return { contract, judge, validation, selection, tolerance: { failOn, allowUnverifiable }, runs };
}
