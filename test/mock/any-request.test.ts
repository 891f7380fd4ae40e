import fc from 'fast-check';
import { expect, it } from 'vitest';
import { operations } from '../../src/spec/generated/operations.js';
import { testAuthlete } from '../support/authlete.js';
import { demoWith } from '../support/demo.js';
import { runs } from '../support/runs.js';

/** A fixed seed, so that failures can be reproduced. */
const settings: fc.Parameters<unknown> = { seed: 4690, numRuns: runs(1500) };

/** The operations that delete the service, or create ever more objects. */
const left = new Set([
  'service_delete_api',
  'service_create_api',
  'service_create_idp_api',
  'service_remove_idp_api',
]);
const all = Object.entries(operations).filter(([id]) => !left.has(id));

const texts = ['', 'null', '{}', '[]', '{', '[null]', '\u0000', '{"__proto__":{"a":1}}', '1e999', '"\ud800"'];
const names = [
  'parameters',
  'ticket',
  'clientId',
  'subject',
  'token',
  'scopes',
  'jwks',
  'supportedScopes',
  'json',
];
const values = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom<unknown>('', 0, -1, [], {}, 'client_id=1', '{"keys":[{}]}'),
);

const body = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  fc.constantFrom(...texts).map((text) => new TextEncoder().encode(text)),
  fc
    .oneof(fc.jsonValue(), fc.dictionary(fc.constantFrom(...names), values))
    .map((value) => new TextEncoder().encode(JSON.stringify(value))),
);
const contentType = fc.constantFrom(
  'application/json',
  'application/x-www-form-urlencoded',
  'application/json;charset=UTF-16',
  'text/xml',
  '',
);
const segment = fc.oneof(
  fc.constantFrom(
    '1',
    '0',
    '-1',
    'x',
    '__proto__',
    'constructor',
    '%00',
    '%ff',
    '%2e%2e',
    'a%2fb',
    '1'.repeat(400),
  ),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).map((text) => encodeURIComponent(text)),
);
const query = fc.webQueryParameters({ size: 'small' });

it('the mock answers any request to any operation, and reveals no internals', async () => {
  const problems: unknown[] = [];
  const authlete = testAuthlete(
    { fixtures: demoWith(), onProblem: (problem, where) => problems.push([where, problem]) },
    { counts: false },
  );
  const { serviceId, organizationToken } = authlete;
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...all), body, contentType, segment, query, async (...drawn) => {
      const [[, { method, path }], bytes, type, value, search] = drawn;
      const target = path.replace('{serviceId}', String(serviceId)).replace(/\{\w+\}/g, () => value);
      const response = await authlete.fetch(`http://authlete.test${target}?${search}`, {
        method,
        headers: { authorization: `Bearer ${organizationToken}`, ...(type && { 'content-type': type }) },
        ...(method !== 'GET' && { body: Uint8Array.from(bytes) }),
      });
      expect(problems.splice(0)).toEqual([]);
      expect(response.status).toBeLessThan(500);
      expect(await response.text()).not.toMatch(/\bat .+:\d+:\d+|TypeError|RangeError|node_modules/);
    }),
    settings,
  );
}, 60_000);
