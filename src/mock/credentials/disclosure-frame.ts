import { isObject, type UnknownRecord } from '../../json.js';

/** Selects the object members and list elements to disclose selectively; nested frames are keyed by name. */
export interface DisclosureFrame {
  readonly _sd?: readonly (string | number)[];
  /** Number of decoy digests (RFC 9901, section 4.2.5). */
  readonly _sd_decoy?: number;
  readonly [name: string | number]: DisclosureFrame | readonly (string | number)[] | number | undefined;
}

/** Returns the number of decoys for an object or list with `size` members. */
type Decoys = (size: number) => number;

/** Claims that are never disclosed selectively. */
const kept = new Set(['iss', 'iat', 'nbf', 'exp', 'cnf', 'type', 'vct', 'status']);

/** Names reserved by SD-JWT (RFC 9901, section 4.1), and the library's name for decoys. */
const reserved = new Set(['_sd', '_sd_alg', '_sd_decoy', '...', '__proto__']);

/** Returns the frame that makes every leaf of a payload individually disclosable and adds decoys. */
export function disclosureFrame(payload: UnknownRecord, decoys: Decoys): DisclosureFrame {
  const members = Object.entries(payload);
  return frameOf(
    members.filter(([name]) => !kept.has(name)),
    members.length,
    decoys,
  );
}

type Members = readonly (readonly [string | number, unknown])[];

function frameOf(members: Members, size: number, decoys: Decoys): DisclosureFrame {
  const nested = members.flatMap(([name, value]) => {
    const frame = nestedFrame(value, decoys);
    return frame === undefined ? [] : [[name, frame] as const];
  });
  const inner = Object.fromEntries(nested);
  const _sd = members.map(([name]) => name).filter((name) => !Object.hasOwn(inner, name));
  return { ...inner, _sd, _sd_decoy: decoys(size) };
}

function nestedFrame(value: unknown, decoys: Decoys): DisclosureFrame | undefined {
  if (!Array.isArray(value) && !isObject(value)) return undefined;
  const members = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return frameOf(members, members.length, decoys);
}

/** Returns a name in the payload that SD-JWT reserves; `undefined` if there is none. */
export function reservedName(value: unknown): string | undefined {
  if (Array.isArray(value)) return value.map(reservedName).find((name) => name !== undefined);
  if (!isObject(value)) return undefined;
  for (const [name, inner] of Object.entries(value)) {
    const found = reserved.has(name) ? name : reservedName(inner);
    if (found !== undefined) return found;
  }
  return undefined;
}
