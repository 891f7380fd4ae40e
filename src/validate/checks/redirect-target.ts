import { factsOf } from '../../facts/lookup.js';
import { operationFacts } from '../../facts/operations/index.js';
import { check } from '../check.js';

const contents = new Set(['redirect', 'html']);

/** Operations that send the user's browser to the client. */
const redirecting: ReadonlySet<string> = new Set(
  Object.values(operationFacts).flatMap(({ operationId, actions }) =>
    [...actions.values()].some(({ content = '' }) => contents.has(content)) ? [operationId] : [],
  ),
);

export default check({
  id: 'redirect-target',
  severity: 'error',
  about:
    'A redirect or form leads to an absolute URI without blanks, line breaks or a scheme that runs code (RFC 6749, section 3.1.2; RFC 9700, section 4.11).',
  why: 'A line break splits the HTTP header, and javascript: runs the code of an attacker in the page of the server.',
  operations: redirecting,
  concerns: ({ operation, action = '', isAnswered }) =>
    isAnswered && contents.has(factsOf(operation.operationId)?.actions.get(action)?.content ?? ''),
  run({ content }) {
    const { base, text = '', uri } = content ?? {};
    if (base === undefined) return undefined;
    // A page is not a header, so only its form's action counts.
    const problem =
      uri === undefined
        ? problemOf(base, URL.canParse(base) ? new URL(base) : undefined)
        : problemOf(text, uri);
    if (problem === undefined) return undefined;
    return {
      message: `responseContent leads to ${problem}.`,
      pointer: '/response/responseContent',
      expected: 'an absolute URI',
      got: base,
    };
  },
});

function problemOf(sent: string, uri: URL | undefined): string | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not occur.
  if (/[\s\u0000-\u001f\u007f]/.test(sent)) return 'a URI with a blank, a line break or a control character';
  if (uri === undefined) return 'something that is not an absolute URI';
  const { protocol } = uri;
  return executable.has(protocol) ? `a ${protocol} URI` : undefined;
}

const executable = new Set(['javascript:', 'data:', 'vbscript:']);
