import { isObject, type JsonObject } from '../oauth/claims.js';

/** Which members of an object, or elements of a list, become disclosures; those inside of them by name. */
export interface DisclosureFrame {
  readonly _sd?: readonly (string | number)[];
  readonly [name: string | number]: DisclosureFrame | readonly (string | number)[] | undefined;
}

/** Claims that are never disclosed selectively. */
const kept = new Set(['iss', 'iat', 'nbf', 'exp', 'cnf', 'type', 'vct', 'status']);

/** Names that SD-JWT gives a meaning (RFC 9901, section 4.1), and the one that the library takes for decoys. */
const reserved = new Set(['_sd', '_sd_alg', '_sd_decoy', '...', '__proto__']);

/** The frame in which each leaf of a payload can be disclosed by itself. */
export const disclosureFrame = (payload: JsonObject): DisclosureFrame =>
  frameOf(Object.entries(payload).filter(([name]) => !kept.has(name)));

function frameOf(members: readonly (readonly [string | number, unknown])[]): DisclosureFrame {
  const nested = members.flatMap(([name, value]) => {
    const frame = nestedFrame(value);
    return frame === undefined ? [] : [[name, frame] as const];
  });
  const inner = Object.fromEntries(nested);
  return { ...inner, _sd: members.map(([name]) => name).filter((name) => !Object.hasOwn(inner, name)) };
}

function nestedFrame(value: unknown): DisclosureFrame | undefined {
  if (Array.isArray(value)) return frameOf([...value.entries()]);
  return isObject(value) ? frameOf(Object.entries(value)) : undefined;
}

/** A name in a payload that SD-JWT reserves; none if there is none. */
export function reservedName(value: unknown): string | undefined {
  if (Array.isArray(value)) return value.map(reservedName).find((name) => name !== undefined);
  if (!isObject(value)) return undefined;
  for (const [name, inner] of Object.entries(value)) {
    const found = reserved.has(name) ? name : reservedName(inner);
    if (found !== undefined) return found;
  }
  return undefined;
}
