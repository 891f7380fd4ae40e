import { checkById } from '../../checks/by-id.js';
import type { Place } from '../../exchange.js';
import type { Finding, Verdict } from '../../verdict.js';
import { curlOf } from '../curl.js';
import { expectedAndGot } from '../expected-and-got.js';
import type { Paint } from '../report.js';
import { printable, wrapped } from '../text.js';

interface Terminal {
  readonly width: number;
  readonly paint: Paint;
}

interface Options extends Partial<Terminal> {
  /** Returns the command that rechecks the exchange. Without it, no command is shown. */
  readonly rerun?: (place: Place) => string;
  /** The checks that have been explained already. */
  readonly explained?: Set<string>;
}

const nameWidth = 10;
const rowIndent = 6;

/** Formats a verdict for a terminal, by default 80 columns wide. */
export function paragraphOf(verdict: Verdict, options: Options = {}): string[] {
  const { width = 80, paint = (_, text) => text, rerun, explained = new Set() } = options;
  const terminal = { width, paint };
  const lines = verdict.findings.flatMap((finding) => {
    const why = explained.has(finding.check) ? undefined : checkById(finding.check)?.why;
    explained.add(finding.check);
    return described(finding, why, terminal);
  });
  return [
    heading(verdict, terminal),
    ...lines,
    ...verdict.unverifiable.map((reason) => said('yellow', '? unverifiable', reason, terminal)),
    ...commands(verdict, rerun?.(verdict.place), paint),
  ];
}

/** Formats the position, the operation and its result. */
function heading({ place, operationId, action, resultCode, status }: Verdict, { width, paint }: Terminal) {
  const answer = [action ?? (status > 0 ? status : ''), resultCode ?? ''];
  const what = operationId === undefined ? [] : [operationId, ...answer];
  const where = paint('bold', printable(`${place.source}:${place.number}`));
  return wrapped(`${where}  ${what.join(' ').trim()}`.trimEnd(), width, 4);
}

/** Formats a finding: the check, its message, the location and value, and the reason if wanted. */
function described(finding: Finding, why: string | undefined, terminal: Terminal): string[] {
  const { check, severity, message, pointer, contract, accepted, isNew } = finding;
  const sign = accepted !== undefined ? '·' : severity === 'error' ? '✗' : '!';
  const colour = accepted !== undefined ? 'dim' : severity === 'error' ? 'red' : 'yellow';
  return [
    said(colour, `${sign} ${check}${isNew ? ' (new)' : ''}`, message, terminal),
    ...row('at', pointer, terminal),
    ...expectedAndGot(finding).flatMap(([name, text]) => row(name, text, terminal)),
    ...row('contract', contract, terminal),
    ...row('why', why, terminal),
    ...row('accepted', accepted, terminal),
  ];
}

/** Formats the request as a command, and the command that rechecks the exchange. */
function commands({ exchange }: Verdict, rerun: string | undefined, paint: Paint): string[] {
  const indent = ' '.repeat(rowIndent + nameWidth);
  const name = (text: string) => ' '.repeat(rowIndent) + paint('dim', text.padEnd(nameWidth));
  const curl = exchange === undefined ? [] : [`${name('request')}${curlOf(exchange, ` \\\n${indent}  `)}`];
  return [...curl, ...(rerun === undefined ? [] : [`${name('rerun')}${rerun}`])];
}

function said(colour: Parameters<Paint>[0], title: string, message: string, { width, paint }: Terminal) {
  const indent = title.length + 4;
  return `  ${paint(colour, title)}  ${wrapped(message, width, indent)}`;
}

function row(name: string, value: string | undefined, { width, paint }: Terminal): string[] {
  if (value === undefined || value === '') return [];
  const text = wrapped(printable(value), width, rowIndent + nameWidth);
  return [`${' '.repeat(rowIndent)}${paint('dim', name.padEnd(nameWidth))}${text}`];
}
