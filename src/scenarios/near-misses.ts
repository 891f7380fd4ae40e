import { pathOf } from '../mock/http.js';
import type { ContractOperation } from '../spec/contract.js';
import type { Mismatch } from './condition.js';
import type { Script } from './scripted.js';

/** A call that a stub did not answer because some conditions failed. */
export interface NearMiss {
  readonly script: string;
  readonly operationId: string;
  readonly path: string;
  readonly mismatches: readonly Mismatch[];
}

/** Keeps, for each stub, the call that came closest to matching. */
export class NearMisses {
  #nearest = new Map<string, NearMiss>();

  record(script: Script, { operationId, path }: ContractOperation, mismatches: readonly Mismatch[]): void {
    const known = this.#nearest.get(script.id);
    if (known !== undefined && known.mismatches.length <= mismatches.length) return;
    this.#nearest.set(script.id, { script: script.id, operationId, path: pathOf(path), mismatches });
  }

  of(script: Script): NearMiss | undefined {
    return this.#nearest.get(script.id);
  }

  list(): NearMiss[] {
    return [...this.#nearest.values()];
  }

  clear(): void {
    this.#nearest.clear();
  }
}

/** Describes each failed condition: `parameters.grant_type is "authorization_code", not "refresh_token"`. */
export const describeMiss = ({ path, mismatches }: NearMiss): string =>
  `${path}: ${mismatches.map(({ about, got, expected }) => `${about} is ${got}, not ${expected}`).join('; ')}`;
