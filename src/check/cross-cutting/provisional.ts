import type { CheckedObligation } from '../result.js';
import { probes, watchers } from './index.js';

export const crossCuttingObligations: readonly CheckedObligation[] = [
  ...new Set([...watchers, ...probes].map(({ id }) => id)),
].map((id) => ({ id, level: 'must', sentence: id, sources: [] }));
