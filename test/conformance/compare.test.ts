import { describe, expect, it } from 'vitest';
import { compare, type ResponseDifference } from '../../src/conformance/compare.js';
import { compareReport } from '../../src/conformance/compare-report.js';
import { shapeOf } from '../../src/conformance/shape.js';
import type { MockService } from '../../src/scenarios/mock-service.js';
import { bodyOf, type HttpExchange } from '../../src/validate/exchange.js';
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

  it('is that of a text, or of nothing', () => {
    expect(shape('OK')).toEqual({ '': 'text' });
    expect(shape('')).toEqual({});
  });
});

/** Goes through the catalogue at two mocks, of which a stub changes the second. */
async function compared(stub: (world: MockService) => unknown) {
  const [left, right] = [liveAuthlete(), liveAuthlete()];
  stub(await right.world());
  const one = await goThrough(targetOf(left));
  const other = await goThrough(targetOf(right, { name: 'other' }));
  return compare(one.run.taken, other.run.taken);
}

const id = 'auth_introspection_api';

async function differences(stub: (world: MockService) => unknown): Promise<ResponseDifference[]> {
  const rows = (await compared(stub)).filter((row) => row.differences.length > 0);
  expect(rows.map(({ row }) => row.operationId)).toEqual(rows.length > 0 ? [id] : []);
  return rows.flatMap((row) => [...row.differences]);
}

const patched = (patch: object) => (world: MockService) =>
  world.stubs.add({ operation: id, patch: { ...patch }, allowInvalid: true });

describe('two targets', () => {
  it('that answer alike have no differences, whatever their values', async () => {
    expect(await differences(() => {})).toEqual([]);
  });

  it.each<[what: string, stub: (world: MockService) => unknown, difference: ResponseDifference]>([
    [
      'an action',
      patched({ action: 'BAD_REQUEST' }),
      { at: 'action', left: 'UNAUTHORIZED', right: 'BAD_REQUEST', severity: 'error' },
    ],
    [
      'a result code',
      patched({ resultCode: 'A057303' }),
      { at: 'resultCode', left: 'A057302', right: 'A057303', severity: 'error' },
    ],
    [
      'a type',
      patched({ existent: 'false' }),
      { at: '/existent', left: 'boolean', right: 'string', severity: 'error' },
    ],
    [
      'a content',
      patched({ responseContent: '{}' }),
      { at: '/responseContent', left: 'string of a challenge', right: 'string of JSON', severity: 'error' },
    ],
    [
      'a member that one does not have',
      patched({ sufficient: null }),
      { at: '/sufficient', left: 'boolean', right: 'none', severity: 'warning' },
    ],
    [
      'a member that one has besides',
      patched({ mood: { now: 'good' } }),
      { at: '/mood', left: 'none', right: 'object', severity: 'warning' },
    ],
  ])('differ in %s', async (_, stub, difference) => {
    expect(await differences(stub)).toEqual([difference]);
  });

  it('differ in a status, a media type and what comes with them', async () => {
    const found = await differences((world) => world.stub(id).status(500));
    expect(found).toContainEqual({ at: 'status', left: '200', right: '500', severity: 'error' });
    expect(found).toContainEqual({ at: 'action', left: 'UNAUTHORIZED', right: 'none', severity: 'error' });
  });

  it('differ in what could be tried at one of them', async () => {
    expect(await differences((world) => world.stub(id).fault('reset'))).toEqual([
      { at: 'tried', left: 'yes', right: 'no: There was no response: read ECONNRESET.', severity: 'warning' },
    ]);
  });
});

it('reports what differs, in 80 columns', async () => {
  const rows = await compared(patched({ action: 'BAD_REQUEST', mood: 'good' }));
  const lines = [...compareReport(rows, { left: 'us', right: 'jp' }, (_, text) => text)];
  expect(lines).toEqual([
    'auth_introspection_api, unknown token',
    '  ✗ action  us: UNAUTHORIZED, jp: BAD_REQUEST',
    '  ! /mood  us: none, jp: string',
    '',
    expect.stringMatching(/^us and jp: \d+ alike, 1 different, 0 at only one of them, \d+ at neither$/),
  ]);
});
