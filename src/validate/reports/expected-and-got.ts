import type { Finding } from '../verdict.js';

type Described = Pick<Finding, 'message' | 'expected' | 'got'>;

/** Returns the message of a problem, and a line for each value that it does not contain. */
export const messageLines = (problem: Described): string[] => [
  problem.message,
  ...expectedAndGot(problem).map(([name, text]) => `${name}: ${text}`),
];

type Row = readonly [name: 'expected' | 'got', text: string];

/** Formats the expected and actual values, unless the message already contains them. */
export function expectedAndGot({ message, expected, got }: Described): Row[] {
  const rows: [Row[0], string | undefined][] = [
    ['expected', expected === undefined || message.includes(expected) ? undefined : expected],
    ['got', got],
  ];
  return rows.flatMap(([name, text]) => (text ? [[name, text] as const] : []));
}
