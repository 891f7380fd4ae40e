import type { Finding } from '../verdict.js';

type Row = readonly [name: 'expected' | 'got', text: string];

/** Formats the expected and actual values, unless the message already contains them. */
export function expectedAndGot({
  message,
  expected,
  got,
}: Pick<Finding, 'message' | 'expected' | 'got'>): Row[] {
  const rows: [Row[0], string | undefined][] = [
    ['expected', expected === undefined || message.includes(expected) ? undefined : expected],
    ['got', got],
  ];
  return rows.flatMap(([name, text]) => (text ? [[name, text] as const] : []));
}
