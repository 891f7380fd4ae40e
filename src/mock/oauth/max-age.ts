import { refuse } from '../failure.js';
import type { Rule } from './check.js';

/** OpenID Connect Core, section 3.1.2.1: max_age, in seconds. */
export const maxAgeIsInteger: Rule = ({ parameters }) => {
  if (parameters.isRepeated('max_age')) return refuse('A017302');
  const value = parameters.text('max_age');
  if (value === undefined) return undefined;
  if (value.trim() === '' || !Number.isFinite(Number(value))) return refuse('A017303');
  if (!/^-?\d+$/.test(value)) return refuse('A017304');
  return Number(value) < 0 || Number(value) > 2_147_483_647 ? refuse('A017305') : undefined;
};
