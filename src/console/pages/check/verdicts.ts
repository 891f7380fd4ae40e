import type { ReportedResult } from '../../../check/reports/reported.js';

/** The verdicts, the worst first. A verdict that the file of expected failures accepts is one of its own. */
export const verdicts = {
  broken: { label: 'broken', tone: 'broken', sign: '✗' },
  doubtful: { label: 'doubtful', tone: 'warning', sign: '?' },
  accepted: { label: 'accepted', tone: 'warning', sign: '~' },
  notTried: { label: 'not tried', tone: 'plain', sign: '–' },
  obeyed: { label: 'obeyed', tone: 'good', sign: '✓' },
} as const;
export type Verdict = keyof typeof verdicts;

export const verdictOf = ({ verdict, accepted }: ReportedResult): Verdict =>
  accepted === undefined ? verdict : 'accepted';
