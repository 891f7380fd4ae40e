import type { Summary } from '../summary.js';

/** Returns problems of the run as a whole, independent of findings. */
export const runProblems = ({ exchanges, verified, outdated }: Summary): string[] => [
  ...(exchanges === 0 ? ['No exchange was checked: nothing is verified.'] : []),
  ...(exchanges > 0 && verified === 0 ? ['No exchange could be verified.'] : []),
  ...outdated.map((row) => `Nothing is found any more for the expected ${row}. Please remove the row.`),
];
