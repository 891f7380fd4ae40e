import { comparisons } from '../comparisons.js';
import { checks } from './index.js';
import jwtSignature from './jwt-signature.js';
import { flowChecks, lifecycleChecks } from './of-recordings.js';

/** The description of a check in documents and reports. */
export interface CheckDescription {
  readonly id: string;
  readonly severity: 'error' | 'warning';
  readonly about: string;
  readonly why: string;
}

/** All checks, in the order of the documentation. */
export const allChecks: readonly CheckDescription[] = [
  ...checks,
  jwtSignature,
  ...lifecycleChecks,
  ...flowChecks,
];

/** All checks and comparisons: what options and files of expected findings can name. */
export const allRules: readonly CheckDescription[] = [...allChecks, ...Object.values(comparisons)];

export const checkById = (id: string): CheckDescription | undefined =>
  allRules.find((rule) => rule.id === id);
