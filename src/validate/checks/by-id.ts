import { checks } from './index.js';
import jwtSignature from './jwt-signature.js';
import { lifeChecks } from './of-recordings.js';

/** The description of a check in documents and reports. */
export interface CheckDescription {
  readonly id: string;
  readonly severity: 'error' | 'warning';
  readonly about: string;
  readonly why: string;
}

/** All checks, in the order of the documentation. */
export const allChecks: readonly CheckDescription[] = [...checks, jwtSignature, ...lifeChecks];

export const checkById = (id: string): CheckDescription | undefined =>
  allChecks.find((check) => check.id === id);
