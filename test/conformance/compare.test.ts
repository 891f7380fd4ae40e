import { describe, expect, it } from 'vitest';
import { Comparison } from '../../src/conformance/comparison.js';
import { shapeOf } from '../../src/conformance/shape.js';
import type { MockService } from '../../src/scenarios/mock-service.js';
import { bodyOf, type HttpExchange } from '../../src/validate/exchange.js';
import type { Severity, Verdict } from '../../src/validate/verdict.js';
import { goThrough, liveAuthlete, targetOf } from '../support/conformance.js';

const answered = (body: unknown): HttpExchange => ({
  method: 'GET',
  target: '/api/info',
  request: { kind: 'none' },
  status: 200,
  response: bodyOf(typeof body === 'string' ? body : JSON.stringify(body)),
  place: { source: 'test', number: 1 },
});

const shape = (body: unknown) => Object.fromEntries(shapeOf(answered(body)));

describe('the shape of an answer', () => {
  it('has the types of its members and none of their values', () => {
    expect(shape({ id: 1, name: 'joe', ok: true, none: null, tags: [{ a: 1 }, { a: 'x' }] })).toEqual({
      '': 'object',
      '/id': 'number',
      '/name': 'string',
      '/ok': 'boolean',
      '/tags': 'array',
      '/tags/[]': 'object',
      '/tags/[]/a': 'number or string',
    });
  });

  it.each([
    [
      '{"access_token":"x","expires_in":1}',
      { '': 'string of JSON', '/access_token': 'string', '/expires_in': 'number' },
    ],
    [
      'https://c.example/cb?code=1&state=2',
      { '': 'string of a URI', '?code': 'parameter', '?state': 'parameter' },
    ],
    ['https://c.example/cb#access_token=1', { '': 'string of a URI', '#access_token': 'parameter' }],
    ['Bearer error="invalid_token"', { '': 'string of a challenge' }],
    ['<html><form method="post"></form></html>', { '': 'string of HTML' }],
    ['eyJhbGciOiJub25lIn0.e30.', { '': 'string of a JWT' }],
  ])('reads what is sent on: %s', (responseContent, expected) => {
    const at = '/responseContent';
    const paths = Object.entries(expected).map(([path, kind]) => [`${at}${path}`, kind]);
    expect(shape({ responseContent })).toEqual({ '': 'object', ...Object.fromEntries(paths) });
  });

  it('is that of a string, or of no body', () => {
    expect(shape('OK')).toEqual({ '': 'text' });
    expect(shape('')).toEqual({});
  });
});

/** Goes through the catalogue at two mocks, of which a stub changes the second. */
async function compared(stub: (world: MockService) => unknown) {
  const [left, right] = [liveAuthlete(), liveAuthlete()];
  stub(await right.world());
  const one = await goThrough(targetOf(left, { name: 'us' }));
  const other = await goThrough(targetOf(right, { name: 'jp' }), {}, (run) => new Comparison(one.run, run));
  const lines = [
    ...(other.comparison?.lines(
      (_, text) => text,
      () => true,
    ) ?? []),
  ];
  return { lines, verdicts: other.verdicts };
}

const id = 'auth_introspection_api';

const differencesIn = (verdicts: readonly Verdict[]) =>
  verdicts.flatMap(({ operationId, findings }) =>
    findings
      .filter(({ check }) => check === 'same-response')
      .map(({ severity, message, pointer, expected, got }) => ({
        operationId,
        severity,
        message,
        pointer,
        expected,
        got,
      })),
  );

const patched = (patch: object) => (world: MockService) =>
  world.stubs.add({ operation: id, patch: { ...patch }, allowInvalid: true });

describe('two targets', () => {
  it('that respond alike have no differences, even if the values differ', async () => {
    const { lines, verdicts } = await compared(() => {});
    expect(differencesIn(verdicts)).toEqual([]);
    expect(lines).toEqual([
      expect.stringMatching(
        /^us and jp, \d+ calls: \d+ alike, 0 different, 0 at only one of them, \d+ at neither$/,
      ),
    ]);
  });

  it.each<[what: string, patch: object, difference: [string, string, string, string, Severity]]>([
    [
      'an action',
      { action: 'BAD_REQUEST' },
      ['/response/action', 'UNAUTHORIZED', 'BAD_REQUEST', 'The action is not the one at us.', 'error'],
    ],
    [
      'a result code',
      { resultCode: 'A057303' },
      ['/response/resultCode', 'A057302', 'A057303', 'The result code is not the one at us.', 'error'],
    ],
    [
      'a type',
      { existent: 'false' },
      ['/response/existent', 'boolean', 'string', '/existent has another type than at us.', 'error'],
    ],
    [
      'a content',
      { responseContent: '{}' },
      [
        '/response/responseContent',
        'string of a challenge',
        'string of JSON',
        '/responseContent has another type than at us.',
        'error',
      ],
    ],
    [
      'a member that one does not have',
      { sufficient: null },
      ['/response/sufficient', 'boolean', 'none', '/sufficient is missing, but existed at us.', 'warning'],
    ],
    [
      'a member that one has besides',
      { mood: { now: 'good' } },
      ['/response/mood', 'none', 'object', '/mood did not exist at us.', 'warning'],
    ],
  ])('differ in %s', async (_, patch, [pointer, expected, got, message, severity]) => {
    const { lines, verdicts } = await compared(patched(patch));
    expect(differencesIn(verdicts)).toEqual([{ operationId: id, severity, message, pointer, expected, got }]);
    expect(lines.at(-1)).toContain(' 1 different,');
  });

  it('differ in a status, a media type and what comes with them', async () => {
    const { verdicts } = await compared((world) => world.stub(id).status(500));
    const found = differencesIn(verdicts).map(({ pointer, expected, got }) => [pointer, expected, got]);
    expect(found).toContainEqual(['/status', '200', '500']);
    expect(found).toContainEqual(['/response/action', 'UNAUTHORIZED', 'none']);
  });

  it('differ in what could be tried at one of them', async () => {
    const { lines, verdicts } = await compared((world) => world.stub(id).fault('reset'));
    expect(differencesIn(verdicts)).toEqual([]);
    expect(lines).toEqual([
      `! ${id}, unknown token: not at jp, There was no response: read ECONNRESET.`,
      '',
      expect.stringMatching(/ 0 different, 1 at only one of them, /),
    ]);
  });
});
