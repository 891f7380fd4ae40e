import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkReports } from '../../../src/check/reports/formats.js';
import type { CheckResult } from '../../../src/check/result.js';
import { runs } from '../../support/runs.js';
import { broken, call, notTried, obligation, observation, options, request } from './results.js';

/** Text with characters that move the cursor, end a line or a command, or turn the direction of text around. */
const text = fc
  .array(
    fc.constantFrom(
      ...['\u001b[2K', '\u0000', '\r', '\n', '\u007f', '\u009b31m', '\u0085', '\u202e', '\u2066', '\u200f'],
      ...['\u2028', '\u2029', '\t', '\b', '\n::error::mine', ']]>', '\ud800', '"', "'", '\\', '`', '|'],
      ...['<script>mine()</script>', '<img src=x onerror=mine()>', '&', 'a', 'Z', '/', ' ', 'é', '日'],
    ),
    { maxLength: 8 },
  )
  .map((all) => all.join(''));

/** No URL can contain half of a character. */
const wellFormed = (given: string): string => given.replaceAll('\ud800', '');

/** Results of a server that sends such text wherever it can. */
const results = fc.tuple(text, text, text).map(([a, b, c]): CheckResult[] => [
  {
    ...broken(obligation('a/b/c'), {
      message: `The response has ${a}.`,
      expected: b,
      got: c,
      observation: observation({
        request: request({
          body: `x=${a}&${b}=c`,
          headers: { accept: c },
          url: new URL(`http://a.example/${encodeURIComponent(wellFormed(a))}?b=1`),
        }),
        answer: { body: `${a}${b}`, headers: { 'x-note': encodeURIComponent(wellFormed(b)) } },
        call: call({ action: a, response: { [b]: a, note: c } }),
        later: [call({ operationId: undefined, target: b, method: 'POST', action: c })],
      }),
    }),
    accepted: c,
  },
  broken(obligation('a/b/e'), { message: a, observation: observation({ title: b }) }),
  notTried(obligation('a/b/d'), a),
]);

/** What no report may contain, except the ends of its own lines. */
const hasDisguise = (report: string): boolean => /(?!\n)[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}]/u.test(report);

/** GitHub Flavored Markdown, section 6.3. */
const codeSpan = /(?<![\\`])(`+)(?!`).*?(?<!`)\1(?!`)/g;

it.each(Object.entries(checkReports))(
  'no character that disguises text is in the report %s',
  (name, { report }) => {
    fc.assert(
      fc.property(results, text, (given, outside) => {
        const expected = { outdated: [outside] };
        const since = {
          broke: [{ id: `a/${outside}`, before: undefined, now: 'broken' as const }],
          mended: [],
          unknown: [],
        };
        const printed = report(given, { ...options, expected, since });
        expect(hasDisguise(printed)).toBe(false);
        // Each line begins as lines of the report do: none is the server's own.
        expect(printed).not.toMatch(/^(::error::mine|mine)/m);
        if (name === 'html' || name === 'junit') expect(printed).not.toMatch(/<(img|script>mine)/);
        if (name === 'markdown') expect(printed.replace(codeSpan, '')).not.toMatch(/(^|[^\\])<(img|script)/m);
        if (name === 'json' || name === 'sarif') JSON.parse(printed);
        if (name === 'ndjson') for (const line of printed.trimEnd().split('\n')) JSON.parse(line);
      }),
      { numRuns: runs(50) },
    );
  },
);
