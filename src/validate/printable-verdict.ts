import { printable } from './reports/text.js';
import type { Finding, Verdict } from './verdict.js';

/** Escapes what a verdict quotes from the traffic, so that it cannot disguise a report. */
export const printableVerdict = (verdict: Verdict): Verdict => ({
  ...verdict,
  action: verdict.action && printable(verdict.action),
  resultCode: verdict.resultCode && printable(verdict.resultCode),
  findings: verdict.findings.map(printableFinding),
  unverifiable: verdict.unverifiable.map(printable),
});

const printableFinding = (finding: Finding): Finding => ({
  ...finding,
  message: printable(finding.message),
  pointer: printable(finding.pointer),
  ...(finding.expected !== undefined && { expected: printable(finding.expected) }),
  ...(finding.got !== undefined && { got: printable(finding.got) }),
});
