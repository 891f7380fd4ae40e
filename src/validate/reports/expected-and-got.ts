import type { Finding } from '../verdict.js';

type Row = readonly [name: 'expected' | 'got', text: string];

/** What was expected, where the message has not said it, and what came. */
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
