import { expect, it } from 'vitest';
import { loadContract } from '../../../src/spec/contract.js';
import { Judge } from '../../../src/validate/judge.js';
import { judgePart } from '../../../src/validate/judge-part.js';
import { ndjson } from '../../../src/validate/readers/ndjson.js';
import { readJson } from '../../../src/validate/readers/read-json.js';
import { flow } from './sources.js';

/** A service whose text is long enough to be remembered. */
const view = (number: number) => ({ number, issuer: 'https://as.example.com', note: '{"},['.repeat(700) });
const body = (number: number, more: object = {}) => JSON.stringify({ service: view(number), ...more });
const read = (text: string) => readJson(text, 'The body');
const serviceOf = (value: unknown): unknown => Object(value).service;

it('a view that a string repeats is read once, and the rest of the text each time', () => {
  const [first, second] = [read(body(1, { ticket: 'a' })), read(body(1, { ticket: 'b' }))];
  expect(second).toEqual(JSON.parse(body(1, { ticket: 'b' })));
  expect(serviceOf(second)).toBe(serviceOf(first));
});

it('a view in the response of an exchange is the same as in a body', () => {
  const first = read(body(2));
  const exchange = `{"at":1,"response":${body(2, { action: 'OK' })}}`;
  expect(read(exchange)).toEqual(JSON.parse(exchange));
  expect(serviceOf(Object(read(exchange)).response)).toBe(serviceOf(first));
});

const known = body(3);
const service = JSON.stringify(view(3));

it.each([
  ['a view that differs in one character', known.replace('as.example', 'as.examplf')],
  ['a view that goes on', known.replace(/\}\}$/, ',"more":1}}')],
  ['a view in the request', `{"request":${known},"response":{"action":"OK"}}`],
  ['a view in the request, and another one in the response', `{"request":${known},"response":${body(4)}}`],
  ['a view below another member', `{"response":{"client":${known}}}`],
  ['a view in a list', `[${known}]`],
  ['a member whose name only ends like that of the view', `{"a\\"service":${service}}`],
  ['a view next to the text that stands for it', body(3, { ticket: '\u007fview' })],
])('%s is what it is', (_, text) => {
  read(known);
  expect(read(text)).toEqual(JSON.parse(text));
});

it.each([
  ['a second view', `{"service":${service},"service":1}`, 'duplicate member: "service"'],
  ['a second view before it', `{"service":1,"service":${service}}`, 'duplicate member: "service"'],
  ['a member named twice', `{"service":${service},"a":1,"a":2}`, 'duplicate member: "a"'],
  ['a text that ends too early', `{"service":${service},"a":`, 'is not JSON'],
  ['a name that ends too early', `{"a"service":${service}}`, 'is not JSON'],
  ['many levels', `{"a":${'['.repeat(201)}${']'.repeat(201)},"service":${service}}`, 'nested 202 levels'],
])('%s next to a known view is refused as without it', (_, text, reason) => {
  read(known);
  expect(() => read(text)).toThrow(reason);
});

it.each([
  ['a member that the contract does not know', { unheardOf: 1 }, 'undocumented-members'],
  ['a member of the wrong type', { pkceRequired: 'yes' }, 'response-schema'],
  ['a time in the wrong unit', { createdAt: 1_700_000_000 }, 'time-units'],
  ['an integer that is too large', { createdAt: 2 ** 60 }, 'safe-integers'],
])('%s in a view is found each time', async (_, member, check) => {
  const judge = new Judge(loadContract());
  const [authorization] = await flow();
  const response = Object(authorization?.response);
  const checksOf = (changed: object) => {
    const content = JSON.stringify({ ...authorization, response: { ...response, ...changed } });
    const judged = judgePart(judge, ndjson, { number: 1, content }, 'traffic');
    return judged !== undefined && 'verdict' in judged ? judged.verdict.findings.map((one) => one.check) : [];
  };
  const faulty = { service: { ...response.service, ...member } };
  expect(checksOf({})).toEqual([]);
  for (let time = 0; time < 3; time += 1) expect(checksOf(faulty)).toContain(check);
  expect(checksOf({})).toEqual([]);
  for (let time = 0; time < 3; time += 1) expect(checksOf({ maxAge: 'none' })).toContain('response-schema');
});
