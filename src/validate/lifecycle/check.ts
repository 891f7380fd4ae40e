import { type Artifact, artifacts } from '../../facts/artifacts.js';
import type { Place } from '../exchange.js';
import type { LifecycleEvent } from './lifecycle-event.js';
import type { LifecycleState } from './lifecycle-table.js';

/** A rule about the lifecycle of tickets, codes and tokens over a whole recording. */
export interface LifecycleCheck {
  readonly id: string;
  readonly severity: 'error';
  readonly about: string;
  readonly why: string;
  /** Returns what the event violates, given the state before it; `undefined` if nothing. */
  readonly see: (event: LifecycleEvent, before: LifecycleState) => string | undefined;
}

export const lifecycleCheck = (definition: Omit<LifecycleCheck, 'severity'>): LifecycleCheck => ({
  ...definition,
  severity: 'error',
});

/** Returns the name of an artifact, for messages. */
export const nameOf = (kind: Artifact): string => artifacts[kind].name;

export const at = ({ source, number }: Place): string => `${source}:${number}`;
