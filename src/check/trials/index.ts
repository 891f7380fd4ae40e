import { authTrials } from './auth.js';
import type { Trial } from './trial.js';

export const allTrials: readonly Trial[] = authTrials;
