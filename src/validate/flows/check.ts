import type { Artifact } from '../../facts/artifacts.js';
import type { Property } from '../../facts/statements.js';
import { at } from '../lifecycle/check.js';
import type { Known } from './known.js';
import type { Lifetime, Statement } from './statement.js';

/** A rule about values that follow from one exchange of a flow to the next. */
export interface FlowCheck {
  readonly id: string;
  readonly severity: 'error' | 'warning';
  readonly about: string;
  readonly why: string;
  /** The properties of grants that it compares. */
  readonly properties?: readonly Property[];
  /** Returns what a statement violates, given what the flow has said before; `undefined` if nothing. */
  readonly see?: (statement: Statement, known: Known) => string | undefined;
  /** Returns what the acceptance of a ticket, code or token violates; `undefined` if nothing. */
  readonly seeAccepted?: (acceptance: Acceptance) => string | undefined;
  /** Returns what the lifetime of a new artifact violates; `undefined` if nothing. */
  readonly seeLifetime?: (lifetime: Lifetime, setting: number) => string | undefined;
}

/** An artifact that a call accepts. */
export interface Acceptance {
  readonly kind: Artifact;
  /** The seconds since it was issued, and how many it lives, if both are known. */
  readonly age?: { readonly seconds: number; readonly lifetime: number } | undefined;
  /** The ID of the service that has issued it, if it is another one. */
  readonly issuedBy?: string | undefined;
}

type Definition = Omit<FlowCheck, 'severity'> & { readonly severity?: FlowCheck['severity'] };

/** Defines a rule. If it names properties only, their values must be those that are known. */
export const flowCheck = ({ severity = 'error', properties, see, ...definition }: Definition): FlowCheck => ({
  ...definition,
  severity,
  ...(properties !== undefined && { properties, see: see ?? differs }),
});

/** Returns a message if the value of a statement is not the one that is known. */
export function differs({ property, value, of }: Statement, known: Known): string | undefined {
  if (known.is(property, value) !== false) return undefined;
  const where = earlier(known, property);
  if (value === '') return `There is no ${of}, although there was a value${where}.`;
  if (known.is(property, '') === true) return `There is a value for ${of}, although there was none${where}.`;
  return `${of} differs from the value${where}.`;
}

/** Returns where the known value is from, for messages. */
export function earlier(known: Known, property: Property): string {
  const place = known.placeOf(property);
  return place === undefined ? '' : ` at ${at(place)}`;
}
