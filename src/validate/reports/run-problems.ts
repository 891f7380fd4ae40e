import type { Summary } from '../summary.js';

/** Returns problems of the run as a whole, independent of findings. */
export const runProblems = ({ exchanges, verified, outdated }: Summary): string[] => [
  ...(exchanges === 0 ? ['Nothing was checked: there was no exchange.'] : []),
  ...(exchanges > 0 && verified === 0 ? ['Nothing was verified: every exchange was unverifiable.'] : []),
  ...outdated.map((row) => `The expected finding no longer occurs: ${row}. Please remove its row.`),
];
