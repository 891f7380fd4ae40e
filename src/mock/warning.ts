import type { Failure } from './failure.js';
import { fill } from './results/fill.js';
import { results } from './results/index.js';

/** What a response says of something that was ignored, and that does not fail the request. */
export const warningText = ({ code, details }: Failure): string =>
  `[${code}] ${fill(results[code].message, details.message ?? {})}`;
