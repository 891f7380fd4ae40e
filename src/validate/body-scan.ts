import { isObject } from '../json.js';
import { isArray } from '../spec/json.js';
import type { KnownMembers } from './known-members.js';
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
      if (typeof member === 'object') scanMembers(member, property, scan);
      if (typeof member !== 'number') continue;
      if (isUnsafe(member)) scan.hasUnsafe = true;
      if (looksLikeSeconds(name, member) || looksLikeMilliseconds(name, member)) scan.hasWrongUnit = true;
    }
  }
}
