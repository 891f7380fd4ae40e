import { isObject } from '../json.js';
import { isArray } from '../spec/json.js';
import { oncePer } from '../spec/once-per.js';
import type { KnownMembers } from './known-members.js';
import { type RepeatedView, repeatedView, viewMember } from './readers/repeated-view.js';
import { looksLikeMilliseconds, looksLikeSeconds } from './units.js';

/** What the members of a body have that some check reports. Nearly all bodies have nothing of it. */
export interface BodyScan {
  /** The contract does not know a member. */
  hasUnknown: boolean;
  /** An integer is above 2^53. */
  hasUnsafe: boolean;
  /** A time is in the wrong unit. */
  hasWrongUnit: boolean;
}

/**
 * Looks at each member of a body once, for all checks that do.
 *
 * @param known what the contract says about the members; `undefined` if it says nothing
 */
export function scanned(body: unknown, known: KnownMembers | undefined): BodyScan {
  const scan = { hasUnknown: false, hasUnsafe: isUnsafe(body), hasWrongUnit: false };
  scanMembers(body, known, scan);
  return scan;
}

/** Whether JSON parsing may have lost digits of a number. */
export const isUnsafe = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value);

/** Scans of the views that responses repeat, by what the contract says about their members. */
const scansOf = oncePer(({ value }: RepeatedView) =>
  oncePer((known: KnownMembers) => {
    const scan: BodyScan = { hasUnknown: false, hasUnsafe: false, hasWrongUnit: false };
    scanMembers(value, known, scan);
    return scan;
  }),
);

function add(scan: BodyScan, { hasUnknown, hasUnsafe, hasWrongUnit }: BodyScan): void {
  scan.hasUnknown ||= hasUnknown;
  scan.hasUnsafe ||= hasUnsafe;
  scan.hasWrongUnit ||= hasWrongUnit;
}

function scanMembers(value: unknown, known: KnownMembers | undefined, scan: BodyScan): void {
  if (isArray(value)) {
    for (const item of value) {
      if (isUnsafe(item)) scan.hasUnsafe = true;
      else if (typeof item === 'object') scanMembers(item, known?.items, scan);
    }
  } else if (isObject(value)) {
    const properties = known?.properties;
    const isClosed = properties !== undefined && !known?.open;
    for (const name in value) {
      const member = value[name];
      const property = properties?.get(name);
      if (property === undefined && isClosed && member !== null) scan.hasUnknown = true;
      if (typeof member === 'object') {
        const view = name === viewMember ? repeatedView(member) : undefined;
        if (view === undefined || property === undefined) scanMembers(member, property, scan);
        else add(scan, scansOf(view)(property));
      }
      if (typeof member !== 'number') continue;
      if (isUnsafe(member)) scan.hasUnsafe = true;
      if (looksLikeSeconds(name, member) || looksLikeMilliseconds(name, member)) scan.hasWrongUnit = true;
    }
  }
}
