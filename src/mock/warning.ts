import type { Failure } from './failure.js';
import { fill } from './results/fill.js';
import { results } from './results/index.js';

/** Returns the warning for something that was ignored without failing the request. */
export const warningText = ({ code, details }: Failure): string =>
  `[${code}] ${fill(results[code].message, details.message ?? {})}`;
