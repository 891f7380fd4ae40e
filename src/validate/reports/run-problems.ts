import type { Summary } from '../summary.js';

/** What is wrong with a run as a whole, whatever was found. */
export const runProblems = ({ exchanges, verified, outdated }: Summary): string[] => [
  ...(exchanges === 0 ? ['No exchange was checked: nothing is verified.'] : []),
  ...(exchanges > 0 && verified === 0 ? ['No exchange could be verified.'] : []),
  ...outdated.map((row) => `Nothing is found any more for the expected ${row}. Please remove the row.`),
];
