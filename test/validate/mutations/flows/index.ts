import { answerMutators } from './answer-mutators.js';
import { betweenMutators } from './between-mutators.js';
import { jwtMutators, jwtsBesideValues } from './jwt-mutators.js';
import type { FlowMutator } from './mutator.js';

/** The catalogue of what may be wrong with a flow of which each exchange keeps its schema. */
export const flowMutators: readonly FlowMutator[] = [
  ...jwtMutators,
  ...jwtsBesideValues,
  ...answerMutators,
  ...betweenMutators,
];
