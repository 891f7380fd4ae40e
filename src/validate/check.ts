import type { Subject } from './subject.js';
import type { Finding, Severity } from './verdict.js';

/** What a check says about an exchange: what it found, or why it could not look. */
export type Found = Omit<Finding, 'check' | 'severity'> | { readonly unverifiable: string };

/** One rule that exchanges keep. Its id is the name of its file, everywhere. */
export interface Check {
  readonly id: string;
  readonly severity: Severity;
  /** What it demands, in a sentence. */
  readonly about: string;
  /** Why that matters to who calls Authlete. */
  readonly why: string;
  /** Generates nothing where the exchange keeps the rule. */
  readonly run: (subject: Subject) => Iterable<Found>;
}

export const check = (definition: Check): Check => definition;
