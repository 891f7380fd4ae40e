import { conditions } from '../../facts/obligations/conditions.js';
import { allObligations } from '../../facts/obligations/index.js';
import type { Level } from '../../facts/obligations/obligation.js';
import type { CallArtifact } from '../../lineage/artifact.js';
import type { JournalEntry } from '../../mock/journal.js';
import type { MockService } from '../../scenarios/mock-service.js';
import type { Contract } from '../../spec/contract.js';
import { validate } from '../../validate/in-tests.js';
import type { Finding } from '../../validate/verdict.js';
import { type DecodedJwt, decodedJwts } from './jwts.js';

/** What the authorization server owes after the answer of a call. */
export interface Owed {
  readonly id: string;
  readonly level: Level;
  readonly sentence: string;
  /** When it holds, as a clause. */
  readonly when?: string;
  readonly sources: readonly string[];
}

/** A call, with everything that helps to understand it. */
export interface CallDetails {
  readonly entry: JournalEntry & { readonly artifacts?: readonly CallArtifact[] };
  readonly jwts: readonly DecodedJwt[];
  readonly obligations: readonly Owed[];
  /** What the validator finds wrong with the exchange. */
  readonly findings: readonly Pick<Finding, 'check' | 'severity' | 'message' | 'pointer'>[];
}

/** Returns the details of a call; `undefined` if the journal no longer has it. */
export async function callDetails(
  service: MockService,
  sequence: number,
  contract: Contract,
): Promise<CallDetails | undefined> {
  const entry = service.journal.at(sequence);
  const unmasked = service.journal.unmaskedAt(sequence);
  if (entry === undefined || unmasked === undefined) return undefined;
  return {
    entry,
    jwts: await decodedJwts(service, unmasked),
    obligations: obligationsAfter(entry),
    findings: validate(unmasked, { contract }).findings.map(({ check, severity, message, pointer }) => ({
      check,
      severity,
      message,
      pointer,
    })),
  };
}

const levels: readonly Level[] = ['must', 'should', 'may'];

function obligationsAfter({ operationId, action }: JournalEntry): Owed[] {
  return allObligations
    .filter((one) => one.operationId === operationId && one.action === action)
    .map(({ id, level, sentence, when, sources }) => ({
      id,
      level,
      sentence,
      ...(when !== undefined && { when: conditions[when] }),
      sources,
    }))
    .toSorted((one, other) => levels.indexOf(one.level) - levels.indexOf(other.level));
}
