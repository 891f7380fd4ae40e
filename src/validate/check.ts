import type { CheckContext } from './check-context.js';
import type { Finding, Severity } from './verdict.js';

/** What a check found: a violation, or why it could not check. */
export type CheckResult = Omit<Finding, 'check' | 'severity'> | { readonly unverifiable: string };

/** A rule for a single exchange. Its ID is the name of its file. */
export interface Check {
  readonly id: string;
  readonly severity: Severity;
  /** One sentence that says what the rule requires. */
  readonly about: string;
  /** Why the rule matters to callers of Authlete. */
  readonly why: string;
  /** The operations that the rule is about. Default: every operation. */
  readonly operations?: ReadonlySet<string>;
  /** Yields what violates the rule. */
  readonly run: (context: CheckContext) => Iterable<CheckResult>;
}

export const check = (definition: Check): Check => definition;
