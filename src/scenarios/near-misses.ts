import { pathOf } from '../mock/http.js';
import type { ContractOperation } from '../spec/contract.js';
import type { UnmetCondition } from './condition.js';
import type { Stub } from './stubbed.js';

/** A call that a stub did not answer because some conditions failed. */
export interface NearMiss {
  readonly stub: string;
  readonly operationId: string;
  readonly path: string;
  readonly mismatches: readonly UnmetCondition[];
}

/** Keeps, for each stub, the call that came closest to matching. */
export class NearMisses {
  #nearest = new Map<string, NearMiss>();

  record(stub: Stub, { operationId, path }: ContractOperation, mismatches: readonly UnmetCondition[]): void {
    if (!this.isNearer(stub, mismatches)) return;
    this.#nearest.set(stub.id, { stub: stub.id, operationId, path: pathOf(path), mismatches });
  }

  /** Whether a call came closer than those before. */
  isNearer({ id }: Stub, mismatches: readonly UnmetCondition[]): boolean {
    const known = this.#nearest.get(id);
    return known === undefined || known.mismatches.length > mismatches.length;
  }

  of(stub: Stub): NearMiss | undefined {
    return this.#nearest.get(stub.id);
  }

  forget(id: string): void {
    this.#nearest.delete(id);
  }

  /** Takes over the calls that came closest to the stubs of all processes. */
  follow(misses: readonly NearMiss[]): void {
    this.#nearest = new Map(misses.map((miss) => [miss.stub, miss]));
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
