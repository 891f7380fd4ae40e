import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { liveLog } from '../../../src/proxy/live-log.js';
import type { HttpExchange } from '../../../src/validate/exchange.js';
import { reportOf as reportInTests, validate } from '../../../src/validate/in-tests.js';
import { formats } from '../../../src/validate/reports/formats.js';
import type { Report } from '../../../src/validate/reports/report.js';
import { rerunWith, shellWord } from '../../../src/validate/reports/rerun.js';
import { printable } from '../../../src/validate/reports/text.js';
import { runs } from '../../support/runs.js';
import { answering, sending } from '../checks/changed.js';
import { code } from '../checks/lives.js';
import { type Given, reportOf } from './report-of.js';

const { authorized, introspected } = code;

/** Text with characters that move the cursor, end a line or a command, or turn the direction of text around. */
const disguise = fc.constantFrom(
  ...['\u001b[2K', '\u0000', '\r', '\n', '\u007f', '\u009b31m', '\u0085', '\u202e', '\u2066', '\u200f'],
  ...['\u2028', '\u2029', '\t', '\b', '\n::error::mine', ']]>', '\ud800', '"', "'", '\\'],
);
const text = fc
  .array(fc.oneof(disguise, fc.constantFrom('a', 'Z', '/', ' ', 'é', '日')))
  .map((all) => all.join(''));

/** An exchange with such text in every place that a report may speak of. */
const disguised = fc
  .tuple(text, text, text)
  .map(([a, b, c]): Given[] => [
    answering(authorized, { action: a, resultCode: b, resultMessage: c, [a]: 1, maxAge: b }),
    answering(sending(introspected, { [b]: a, token: 1, scopes: [c] }), { action: 'OK', scopes: [a, 1] }),
    { ...sent(introspected, { kind: 'form', fields: { token: 't', [a]: b, [c]: [a, b] } }), status: 418 },
    { ...sent(introspected, { kind: 'text', text: `${a}=${b}` }), response: { kind: 'text', text: c } },
    { unreadable: `It has a duplicate member: ${a}.`, place: { source: 'flow.ndjson', number: 5 } },
  ]);

const sent = (exchange: HttpExchange, request: HttpExchange['request']): HttpExchange => ({
  ...exchange,
  request,
});

const log: Report = ({ write, tolerance }) =>
  liveLog({ write, tolerance, width: 80, paint: (_, plain) => plain });

const reports: readonly (readonly [string, Report])[] = [
  ...Object.entries(formats).map(([name, { report }]) => [name, report] as const),
  ['the log of the proxy', log],
];

/** What no report may contain, except the ends of its own lines. */
const hasDisguise = (report: string): boolean => /(?!\n)[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}]/u.test(report);

// The same for all reports, so that the traffic is validated once.
const samples = fc.sample(fc.tuple(disguised, text), 50);

it.each(reports)('no character that disguises text is in the report %s', async (name, report) => {
  for (const [traffic, source] of samples) {
    const printed = await reportOf(report, traffic, { rerun: rerunWith(['--spec', source]) });
    const sample = fc.stringify([traffic, source]);
    expect(hasDisguise(printed), sample).toBe(false);
    // Each line begins as lines of the report do: none is the traffic's own.
    expect(printed, sample).not.toMatch(/^(::error::mine|mine)/m);
    if (name === 'json' || name === 'sarif') JSON.parse(printed);
    if (name === 'ndjson') for (const line of printed.trimEnd().split('\n')) JSON.parse(line);
  }
});

it('nor in the message of expectValid', () => {
  fc.assert(
    fc.property(text, (given) => {
      const exchange = {
        method: 'GET',
        target: '/api/1/service/get',
        status: 200,
        response: { action: given },
      };
      expect(hasDisguise(reportInTests(validate(exchange)))).toBe(false);
    }),
  );
});

it('a command to copy has the text that is meant, without its disguise', () => {
  fc.assert(
    fc.property(text, (given) => {
      // No argument can contain these.
      const meant = given.replaceAll('\u0000', '').replaceAll('\ud800', '');
      const word = shellWord(meant);
      expect(printable(word)).toBe(word);
      expect(execFileSync('bash', ['-c', `printf %s ${word}`], { encoding: 'utf8' })).toBe(meant);
    }),
    { numRuns: runs(50) },
  );
});
