import { expect, it } from 'vitest';
import { acceptExpected } from '../../../src/check/expected.js';
import { checkReports } from '../../../src/check/reports/formats.js';
import { mixed, options } from './results.js';

const expected = acceptExpected(mixed, [
  { id: 'auth/token/*/no-cache', comment: 'An old proxy adds the header.' },
  { id: 'auth/token/OK/*', comment: 'Mended long ago.' },
]);
const since = {
  broke: [{ id: 'auth/token/INVALID_CLIENT/basic-credentials/status', before: 'obeyed', now: 'broken' }],
  mended: [{ id: 'auth/token/OK/status', before: 'broken', now: 'obeyed' }],
  unknown: [{ id: 'device/authorization/OK/body', before: 'doubtful', now: 'notTried' }],
} as const;

it.each(Object.entries(checkReports))(
  'the report %s says what was found',
  async (name, { report, extension }) => {
    const text = report(expected.results, { ...options, expected, since });
    await expect(text).toMatchFileSnapshot(`golden/${name}.${extension ?? 'txt'}`);
  },
);
