import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import type { Log, Result } from 'sarif';
import { describe, expect, it } from 'vitest';
import { allChecks } from '../../../src/validate/checks/by-id.js';
import { sarifReport } from '../../../src/validate/reports/sarif.js';
import { answering } from '../checks/changed.js';
import { code } from '../checks/lives.js';
import { reportOf } from './report-of.js';
import { mixed, repeated } from './traffic.js';

const require = createRequire(import.meta.url);
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats.default(ajv);
// It names draft 4, of which it uses nothing that later drafts read in another way.
const { $schema: _, id: __, ...schema } = require('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
const isSarif = ajv.compile(schema);

async function log(...given: Parameters<typeof reportOf> extends [unknown, ...infer Rest] ? Rest : never) {
  const document: Log = JSON.parse(await reportOf(sarifReport, ...given));
  isSarif(document);
  expect(isSarif.errors ?? []).toEqual([]);
  const [run] = document.runs;
  if (run === undefined) throw new Error('The log has no run.');
  return run;
}

const resultOf = (results: readonly Result[] | undefined, rule: string): Result => {
  const found = results?.find(({ ruleId }) => ruleId === rule);
  if (found === undefined) throw new Error(`There is no result of ${rule}.`);
  return found;
};

describe('The SARIF report', () => {
  it('keeps the schema of SARIF 2.1.0, also without a result', async () => {
    expect((await log(mixed)).results).toHaveLength(5);
    expect((await log([code.authorized])).results).toEqual([]);
    expect((await log([])).invocations?.[0]?.toolExecutionNotifications).toHaveLength(1);
  });

  it('has a rule for each check, with what it requires and why it matters', async () => {
    const { rules = [] } = (await log(mixed)).tool.driver;
    expect(rules.map(({ id }) => id)).toEqual([...allChecks.map(({ id }) => id), 'unverifiable']);
    for (const { id, about, why, severity } of allChecks) {
      const rule = rules.find((one) => one.id === id);
      expect(rule).toMatchObject({
        shortDescription: { text: about },
        defaultConfiguration: { level: severity },
      });
      expect(rule?.help?.markdown).toContain(why);
    }
  });

  it('points at file and line, and at its rule', async () => {
    const { results, tool } = await log(mixed);
    const result = resultOf(results, 'used-once');
    expect(result).toMatchObject({
      level: 'error',
      message: { text: expect.stringContaining('The authorization code is accepted again') },
      locations: [
        {
          physicalLocation: { artifactLocation: { uri: 'flow.ndjson' }, region: { startLine: 4 } },
          logicalLocations: [{ name: 'auth_token_api' }],
        },
      ],
      properties: { action: 'OK', resultCode: 'A050001', rerun: expect.stringContaining('--entry 4') },
    });
    expect(tool.driver.rules?.[result.ruleIndex ?? -1]?.id).toBe('used-once');
    expect(resultOf(results, 'undocumented-members').level).toBe('warning');
  });

  it('says of what could not be verified that it is open', async () => {
    const result = resultOf((await log(mixed)).results, 'unverifiable');
    expect(result).toMatchObject({ kind: 'open', level: 'none' });
  });

  it('suppresses what is expected, with the reason', async () => {
    const expected = [{ check: 'used-once', comment: 'The cache of the region.' }];
    const { results } = await log([code.redeemed, code.redeemed], { expected });
    expect(resultOf(results, 'used-once').suppressions).toEqual([
      { kind: 'external', justification: 'The cache of the region.' },
    ]);
  });

  it('writes as many results as code scanning takes, and says how many it left out', async () => {
    const { results, invocations } = await log(repeated(25_007));
    expect(results).toHaveLength(25_000);
    expect(invocations?.[0]?.toolExecutionNotifications?.[0]?.message.text).toBe(
      '7 more results were omitted.',
    );
  });

  it('says whether the run passed', async () => {
    expect((await log(mixed)).invocations?.[0]).toMatchObject({ executionSuccessful: true, exitCode: 1 });
    expect((await log([code.authorized])).invocations?.[0]).toMatchObject({ exitCode: 0 });
  });

  it('conforms to the schema for any traffic', async () => {
    await log([answering(code.authorized, { action: '"\u0000</script>', resultCode: '\ud800' })]);
  });
});
