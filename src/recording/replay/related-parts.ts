import { parse, type Reference, referencesIn } from '../../redaction/placeholder.js';
import type { ReplayPart } from './replay-part.js';

/** The types that link the calls of one flow. Client credentials and per-request values do not. */
const links =
  /ticket|^authorizationCode$|^deviceCode$|^userCode$|^preAuthorizedCode$|token|authReqId|requestUri|issuerState|transactionId|deviceSecret/i;
const loose = /registration|notification|initial|service|organization/i;

interface LinkedReferences {
  /** The references that a part contains. */
  readonly own: ReadonlySet<Reference>;
  /** Those references, everything issued along with them, and what they were made from. */
  readonly near: ReadonlySet<Reference>;
}

/** Finds the parts of a recording that are related: they contain the same ticket, code or token. */
export class RelatedParts {
  /** The parts that change state. */
  readonly changes: readonly ReplayPart[];
  /** The parts that change state and name no ticket, code or token. */
  readonly unlinkedChanges: readonly ReplayPart[];
  readonly #links = new Map<ReplayPart, LinkedReferences>();
  /** The part whose response first contains each reference. */
  readonly #issuers = new Map<Reference, ReplayPart>();
  readonly #related = new Map<ReplayPart, readonly ReplayPart[]>();

  constructor(parts: readonly ReplayPart[]) {
    this.changes = parts.filter(({ isRepeatable }) => !isRepeatable);
    const near = new Map<Reference, ReadonlySet<Reference>>();
    for (const part of parts) {
      const sent = linksIn([part.exchange.target, part.exchange.request]);
      const { response, jwts } = part.exchange;
      const issued = [...linksIn([response, jwts])].filter((one) => !near.has(one) && !sent.has(one));
      for (const one of sent) if (!near.has(one)) near.set(one, new Set([one]));
      const origin = [...sent].flatMap((one) => [...(near.get(one) ?? [])]);
      for (const one of issued) {
        near.set(one, new Set([...issued, ...origin]));
        this.#issuers.set(one, part);
      }
      const own = new Set([...sent, ...linksIn([response, jwts])]);
      this.#links.set(part, { own, near: new Set([...own].flatMap((one) => [...(near.get(one) ?? [])])) });
    }
    this.unlinkedChanges = this.changes.filter((change) => !this.isLinked(change));
  }

  /** Whether a part contains a ticket, code or token. */
  isLinked(part: ReplayPart): boolean {
    return (this.#links.get(part)?.own.size ?? 0) > 0;
  }

  /**
   * Returns the state changes that are related to a part. For a part that is not linked, returns all of them.
   */
  changesFor(part: ReplayPart): readonly ReplayPart[] {
    if (!this.isLinked(part)) return this.changes;
    const known = this.#related.get(part);
    if (known !== undefined) return known;
    const near = this.#links.get(part)?.near ?? new Set();
    const related = this.changes.filter((change) =>
      [...(this.#links.get(change)?.own ?? [])].some((one) => near.has(one)),
    );
    this.#related.set(part, related);
    return related;
  }

  /** Returns the parts that issued the references in a part. */
  issuersFor(part: ReplayPart): readonly ReplayPart[] {
    return [...(this.#links.get(part)?.own ?? [])].flatMap((one) => this.#issuers.get(one) ?? []);
  }
}

function linksIn(values: readonly unknown[]): Set<Reference> {
  const bases = referencesIn(JSON.stringify(values)).map((reference) => parse(reference));
  return new Set(
    bases.flatMap(({ base, type, call }) =>
      call === undefined && links.test(type) && !loose.test(type) ? [base] : [],
    ),
  );
}
