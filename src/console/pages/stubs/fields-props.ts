import type { Draft } from './draft.js';

/** What every part of the form needs. */
export interface FieldsProps {
  readonly draft: Draft;
  readonly change: (change: Partial<Draft>) => void;
  /** Returns what is wrong with the field of a member. */
  readonly problemOf: (member: string) => string | undefined;
}
