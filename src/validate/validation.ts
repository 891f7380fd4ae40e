import issuedOnce from './checks/issued-once.js';
import jwtSignature from './checks/jwt-signature.js';
import { flowChecks, lifecycleChecks } from './checks/of-recordings.js';
import type { Place } from './exchange.js';
import type { Expectations } from './expected/expectations.js';
import type { FlowCheck } from './flows/check.js';
import { Flows } from './flows/flows.js';
import { type Judged, verdictOutcomeOf } from './judge.js';
import { JwtSignatures, type SignatureFindings, type Verification } from './jwts/signatures.js';
import type { LifecycleCheck } from './lifecycle/check.js';
import { LifecycleTable } from './lifecycle/lifecycle-table.js';
import { Slots } from './lifecycle/slots.js';
import { type TrackedEvent, trackedEvents } from './lifecycle/tracked-event.js';
import type { Traces } from './traces.js';
import type { Finding, Verdict, VerdictOutcome } from './verdict.js';

export interface ValidationOptions {
  /** Whether to verify the JWTs of the recording. Default: `true`. */
  readonly jwts?: boolean;
  /** The checks of flows. Default: all. */
  readonly flows?: readonly FlowCheck[];
  /** Findings that are accepted and do not count as violations. */
  readonly expectations?: Expectations | undefined;
}

/** Runs the checks that span several exchanges. Pass the judged exchanges in order. */
export class Validation {
  /** The artifacts that the tables know. */
  readonly #slots = new Slots();
  readonly #lives = new LifecycleTable(this.#slots);
  readonly #flows: Flows | undefined;
  readonly #jwts: JwtSignatures | undefined;
  /** The latest outcome of amended verdicts. */
  readonly #amended = new WeakMap<Verdict, VerdictOutcome>();
  readonly expectations: Expectations | undefined;

  constructor(
    readonly checks: readonly LifecycleCheck[] = lifecycleChecks,
    { jwts = true, flows = flowChecks, expectations }: ValidationOptions = {},
  ) {
    this.#flows = flows.length > 0 ? new Flows(flows, this.#slots) : undefined;
    this.#jwts = jwts ? new JwtSignatures() : undefined;
    this.expectations = expectations;
  }

  /**
   * Returns the verdict on an exchange, and amended verdicts on earlier exchanges: at once, unless there are signatures
   * to verify.
   */
  see({ verdict, traces }: Judged): Verdict[] | Promise<Verdict[]> {
    const judged = this.#with(verdict, [], verdict.findings);
    if (traces === undefined) return [judged];
    const alone = this.#withMasked(judged, traces);
    if (isEmpty(traces)) return [alone];
    const { place } = verdict;
    const events = trackedEvents(traces.events, traces.serviceId, place.source);
    const found = this.#lifeFindings(traces.serviceId, events, place);
    found.push(...(this.#flows?.see(traces, events, place) ?? []));
    const complete = this.#with(alone, alone.findings, found);
    const hasJwts = traces.signed.length + traces.keys.length > 0;
    const signatures = hasJwts ? this.#jwts?.see(traces, complete) : undefined;
    if (signatures === undefined) return [complete];
    return signatures instanceof Promise
      ? signatures.then((found) => this.#verified(complete, found))
      : this.#verified(complete, signatures);
  }

  #verified(complete: Verdict, { own, earlier }: SignatureFindings): Verdict[] {
    const last = this.#with(complete, complete.findings, own.findings, own.unverifiable);
    // Later findings amend the reported verdict.
    if (last !== complete) this.#amended.set(complete, last.outcome);
    return [last, ...this.#amendments(earlier)];
  }

  /** Returns amended verdicts that are known only at the end. */
  end(): Verdict[] {
    return this.#amendments(this.#jwts?.end());
  }

  #lifeFindings(serviceId: string, events: readonly TrackedEvent[], place: Place): Finding[] {
    const findings: Finding[] = [];
    let isRepeated = false;
    for (const event of events) {
      const before = this.#lives.see(serviceId, event, place);
      if (event.event !== 'issued' && before.spent !== undefined) isRepeated = true;
      for (const { id, severity, see } of this.checks) {
        const message = see(event, before);
        if (message !== undefined) findings.push({ check: id, severity, message, pointer: '' });
      }
    }
    // If a call is accepted again, its response is usually repeated, too.
    return isRepeated ? findings.filter(({ check }) => check !== issuedOnce.id) : findings;
  }

  /** Adds the checks of recordings that could not compare a value because it is masked. */
  #withMasked(verdict: Verdict, traces: Traces): Verdict {
    const { issuesMasked, acceptsMasked, hasMaskedJwt, said } = traces;
    const hasMaskedArtifact = issuesMasked || acceptsMasked;
    if (!hasMaskedArtifact && !hasMaskedJwt && !said?.isAboutMasked && !said?.masked.length) return verdict;
    const masked = new Set(verdict.masked);
    if (hasMaskedArtifact) for (const { id } of this.checks) masked.add(id);
    if (hasMaskedJwt && this.#jwts !== undefined) masked.add(jwtSignature.id);
    for (const id of this.#flows?.notCompared(traces) ?? []) masked.add(id);
    return { ...verdict, masked: [...masked] };
  }

  /** Adds new findings to a verdict and marks the expected ones. */
  #with(
    verdict: Verdict,
    before: readonly Finding[],
    found: readonly Finding[],
    reasons: readonly string[] = [],
  ): Verdict {
    if (found.length + reasons.length === 0) return verdict;
    const findings = [...before, ...this.#marked(verdict, found)];
    const unverifiable = [...verdict.unverifiable, ...reasons];
    return { ...verdict, findings, unverifiable, outcome: verdictOutcomeOf(findings, unverifiable) };
  }

  /** Returns amendments with only what is new. */
  #amendments(found: ReadonlyMap<Verdict, Verification> = new Map()): Verdict[] {
    return [...found].map(([verdict, { findings: fresh, unverifiable }]) => {
      const findings = this.#marked(verdict, fresh);
      const amends = this.#amended.get(verdict) ?? verdict.outcome;
      const all = [...verdict.unverifiable, ...unverifiable];
      const fromNow = verdictOutcomeOf([...verdict.findings, ...findings], all);
      const outcome = amends === 'violated' ? amends : fromNow;
      this.#amended.set(verdict, outcome);
      return { ...verdict, findings, unverifiable, outcome, amends };
    });
  }

  #marked(verdict: Verdict, findings: readonly Finding[]): readonly Finding[] {
    return this.expectations?.mark(verdict, findings) ?? findings;
  }
}

const isEmpty = ({ events, signed, keys, said, settings, changesScopes }: Traces): boolean =>
  events.length + signed.length + keys.length === 0 &&
  said === undefined &&
  settings === undefined &&
  !changesScopes;
