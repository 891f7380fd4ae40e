import { masked } from '../mock/mask.js';
import type { CheckContext, Outcome } from './check-context.js';
import type { IssuedJwt } from './jwts/issued.js';
import type { Finding, Severity } from './verdict.js';

/** What a check found: a violation, why it could not check, or that a value it needs is masked. */
export type CheckResult =
  | Omit<Finding, 'check' | 'severity'>
  | { readonly unverifiable: string }
  | { readonly masked: true };

export const maskedValue: CheckResult = { masked: true };

interface Description {
  readonly id: string;
  readonly severity: Severity;
  /** One sentence that says what the rule requires. */
  readonly about: string;
  /** Why the rule matters to callers of Authlete. */
  readonly why: string;
}

/** A rule for a single exchange. Its ID is the name of its file. */
export interface Check extends Description {
  /** The operations that the rule is about. Default: every operation. */
  readonly operations?: ReadonlySet<string>;
  /** Whether the rule can find something in an exchange with this outcome. Default: yes. */
  readonly concerns?: (outcome: Outcome) => boolean;
  /** Returns what violates the rule; `undefined` if nothing does. */
  readonly run: (context: CheckContext) => CheckResult | Iterable<CheckResult> | undefined;
}

export const check = (definition: Check): Check => definition;

interface OutcomeCheck extends Description {
  readonly run: (outcome: Outcome) => CheckResult | undefined;
}

/** Defines a rule about the outcome alone. It runs once for all exchanges with the same outcome that obey it. */
export const outcomeCheck = (definition: OutcomeCheck): Check => ({
  ...definition,
  concerns: (outcome) => definition.run(outcome) !== undefined,
});

interface JwtCheck extends Description {
  readonly operations: ReadonlySet<string>;
  readonly run: (jwt: IssuedJwt, context: CheckContext) => Found;
}

/** What violates a rule; `undefined` if nothing does. */
type Found = CheckResult | readonly CheckResult[] | undefined;

const isList = (found: CheckResult | readonly CheckResult[]): found is readonly CheckResult[] =>
  Array.isArray(found);

/** Defines a rule about each JWT that the service made. */
export const jwtCheck = ({ run, ...definition }: JwtCheck): Check => ({
  ...definition,
  run(context) {
    let all: readonly CheckResult[] | undefined;
    for (const jwt of context.jwts) {
      const found = jwt.jwt === masked ? maskedValue : run(jwt, context);
      if (found !== undefined) all = [...(all ?? []), ...(isList(found) ? found : [found])];
    }
    return all;
  },
});
