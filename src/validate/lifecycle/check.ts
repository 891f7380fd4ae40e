import { type Artifact, artifacts } from '../../facts/artifacts.js';
import type { Place } from '../exchange.js';
import type { LifeEvent } from './life-event.js';
import type { Life } from './lives.js';

/** A rule about the lifecycle of tickets, codes and tokens over a whole recording. */
export interface LifeCheck {
  readonly id: string;
  readonly severity: 'error';
  readonly about: string;
  readonly why: string;
  /** Returns what the event violates, given the state before it; `undefined` if nothing. */
  readonly see: (event: LifeEvent, before: Life) => string | undefined;
}

export const lifeCheck = (definition: Omit<LifeCheck, 'severity'>): LifeCheck => ({
  ...definition,
  severity: 'error',
});

/** Returns the name of an artifact, for messages. */
export const nameOf = (kind: Artifact): string => artifacts[kind].name;

export const at = ({ source, number }: Place): string => `${source}:${number}`;
