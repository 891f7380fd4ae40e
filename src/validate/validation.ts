import { lifeChecks } from './checks/of-recordings.js';
import { type Judged, outcomeOf } from './judge.js';
import { JwtSignatures } from './jwts/signatures.js';
import type { LifeCheck } from './lives/check.js';
import { Lives } from './lives/lives.js';
import type { Traces } from './traces.js';
import type { Finding, Verdict } from './verdict.js';

/** Checks what only shows over several exchanges: give it the judged ones in their order. */
export class Validation {
  readonly #lives = new Lives();
  readonly #jwts: JwtSignatures | undefined;

  constructor(
    readonly checks: readonly LifeCheck[] = lifeChecks,
    { jwts = true } = {},
  ) {
    this.#jwts = jwts ? new JwtSignatures() : undefined;
  }

  /** The verdict on an exchange, and again those on earlier ones of which more is known now. */
  async see({ verdict, traces }: Judged): Promise<Verdict[]> {
    if (traces === undefined || isEmpty(traces)) return [verdict];
    const complete = withFindings(verdict, this.#lifeFindings(traces, verdict));
    const signatures = await this.#jwts?.see(traces, complete);
    const own = signatures?.get(complete) ?? [];
    signatures?.delete(complete);
    return [withFindings(complete, own), ...amended(signatures)];
  }

  /** Verdicts on earlier exchanges that are known only at the end. */
  end(): Verdict[] {
    return amended(this.#jwts?.end());
  }

  #lifeFindings({ serviceId, events }: Traces, { place }: Verdict): Finding[] {
    const findings: Finding[] = [];
    for (const event of events) {
      const before = this.#lives.see(serviceId, event, place);
      for (const { id, severity, see } of this.checks) {
        const message = see(event, before);
        if (message !== undefined) findings.push({ check: id, severity, message, pointer: '' });
      }
    }
    return findings;
  }
}

const isEmpty = ({ events, signed, keys }: Traces): boolean =>
  events.length + signed.length + keys.length === 0;

function withFindings(verdict: Verdict, more: readonly Finding[]): Verdict {
  if (more.length === 0) return verdict;
  const findings = [...verdict.findings, ...more];
  return { ...verdict, findings, outcome: outcomeOf(findings, verdict.unverifiable) };
}

/** Earlier verdicts with what is new about them alone. */
const amended = (found: Map<Verdict, Finding[]> = new Map()): Verdict[] =>
  [...found].map(([verdict, findings]) => ({
    ...verdict,
    findings,
    outcome: outcomeOf(findings, []),
    amends: verdict.outcome,
  }));
