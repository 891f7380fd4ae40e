import { refuse } from '../../failure.js';
import type { Rule } from '../check.js';
import type { Parameters } from '../parameters.js';

const largestInteger = 2_147_483_647;

/** CIBA Core, section 7.1: requested_expiry must be a positive integer. */
export const requestedExpiryIsPositive: Rule = ({ parameters }) => {
  const text = parameters.text('requested_expiry');
  if (text === undefined) return undefined;
  if (!/^-?\d+$/.test(text) || Number(text) > largestInteger) return refuse('A201301');
  return Number(text) > 0 ? undefined : refuse('A201302');
};

/** Returns the requested expiry in seconds; `undefined` if the request has none. */
export function requestedExpiryOf(parameters: Parameters): number | undefined {
  const text = parameters.text('requested_expiry');
  return text === undefined ? undefined : Number(text);
}
