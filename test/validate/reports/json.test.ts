import { expect, it } from 'vitest';
import { jsonReport } from '../../../src/validate/reports/json.js';
import { ndjsonReport } from '../../../src/validate/reports/ndjson.js';
import { code } from '../checks/lives.js';
import { reportOf } from './report-of.js';
import { mixed } from './traffic.js';

it('is one JSON document: the contract, every verdict, the counts, and whether it passed', async () => {
  const document = JSON.parse(await reportOf(jsonReport, mixed));
  expect(document).toMatchObject({
    tool: { name: 'authlete-testkit', version: '1.2.3' },
    contract: '3.0.16',
    summary: {
      exchanges: 8,
      outcomes: { valid: 4, violated: 2, unverifiable: 2, expected: 0 },
      findings: { error: 2, warning: 1, expected: 0 },
      checks: { 'used-once': 1, 'action-known': 1, 'undocumented-members': 1 },
      leftOut: 0,
      outdated: [],
    },
    passed: false,
  });
  expect(document.verdicts).toHaveLength(8);
  expect(document.verdicts[0]).toEqual({
    source: 'flow.ndjson',
    entry: 1,
    line: 1,
    outcome: 'valid',
    operation: 'auth_authorization_api',
    method: 'POST',
    target: expect.stringMatching(/^\/api\/\d+\/auth\/authorization$/),
    status: 200,
    action: 'INTERACTION',
    resultCode: 'A004001',
    findings: [],
    unverifiable: [],
  });
  expect(document.verdicts[4]).toMatchObject({
    outcome: 'violated',
    findings: [{ check: 'action-known', severity: 'error', pointer: '/response/action', got: 'SURPRISE' }],
    request: expect.stringContaining('curl -X POST'),
    rerun: 'authlete-testkit validate flow.ndjson --entry 5',
  });
  expect(document.verdicts[7]).toMatchObject({ unverifiable: ['The line is not JSON.'] });
});

it('is a document without exchanges, too', async () => {
  expect(JSON.parse(await reportOf(jsonReport, []))).toMatchObject({ verdicts: [], passed: false });
  expect(JSON.parse(await reportOf(jsonReport, [code.authorized]))).toMatchObject({ passed: true });
});

it('is a verdict a line as NDJSON, and the counts at the end', async () => {
  const lines = (await reportOf(ndjsonReport, mixed))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  const { verdicts, summary } = JSON.parse(await reportOf(jsonReport, mixed));
  expect(lines).toEqual([...verdicts, { summary }]);
});
