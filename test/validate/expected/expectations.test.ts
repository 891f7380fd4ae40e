import { describe, expect, it } from 'vitest';
import { loadContract } from '../../../src/spec/contract.js';
import { Expectations } from '../../../src/validate/expected/expectations.js';
import type { ExpectedRow } from '../../../src/validate/expected/row.js';
import { Judge } from '../../../src/validate/judge.js';
import { answering } from '../checks/changed.js';
import { code } from '../checks/lives.js';

const contract = loadContract();
const comment = 'Known since May.';
const { verdict } = new Judge(contract).judge(
  answering(code.authorized, { maxAge: 'long', scopes: [{ name: 1 }, { name: 2 }], 'a*b': true }),
);

/** The pointers of what rows accept, and the rows that nothing fits. */
function accepted(row: Partial<ExpectedRow>, runs = (_: string) => true) {
  const expectations = new Expectations([{ comment, ...row }], contract, runs);
  const findings = expectations.mark(verdict, verdict.findings);
  const fitting = findings.filter((finding) => finding.accepted === comment);
  return { pointers: fitting.map(({ pointer }) => pointer), outdated: expectations.outdated() };
}

const all = verdict.findings.map(({ pointer }) => pointer);

describe('An expected finding', () => {
  it('is named by its check, operation, action or pointer', () => {
    expect(all).toEqual([
      '/response/maxAge',
      '/response/scopes/0/name',
      '/response/scopes/1/name',
      '/response/a*b',
    ]);
    expect(accepted({ check: 'undocumented-members' }).pointers).toEqual(['/response/a*b']);
    expect(accepted({ operation: 'auth_authorization_api' }).pointers).toEqual(all);
    expect(accepted({ operation: '/auth/authorization' }).pointers).toEqual(all);
    expect(accepted({ action: 'INTERACTION' }).pointers).toEqual(all);
    expect(accepted({ pointer: '/response/maxAge' }).pointers).toEqual(['/response/maxAge']);
  });

  it.each([
    [{ check: '*-schema' }, all.slice(0, 3)],
    [{ operation: 'auth_*' }, all],
    [{ operation: '/auth/**' }, all],
    [{ action: '{INTERACTION,NO_INTERACTION}' }, all],
    [{ pointer: '/response/scopes/*/name' }, all.slice(1, 3)],
    [{ pointer: '/response/*' }, ['/response/maxAge', '/response/a*b']],
    [{ pointer: '/response/**' }, all],
    [{ pointer: '/response/a\\*b' }, ['/response/a*b']],
  ])('may be named by a glob: %j', (row, pointers) => {
    expect(accepted(row)).toEqual({ pointers, outdated: [] });
  });

  it('has to fit all that a row names', () => {
    expect(accepted({ check: 'response-schema', pointer: '/response/a*b' }).pointers).toEqual([]);
    expect(accepted({ operation: 'auth_token_api', check: 'response-schema' }).pointers).toEqual([]);
  });

  it('that does not occur is reported, with its comment', () => {
    expect(accepted({ check: 'used-once', action: 'OK' }).outdated).toEqual([
      'check used-once, action OK (Known since May.)',
    ]);
    expect(accepted({ check: 'response-schema' }).outdated).toEqual([]);
  });

  it('of a check that does not run is not missed', () => {
    expect(accepted({ check: 'used-once' }, (id) => id !== 'used-once').outdated).toEqual([]);
    expect(accepted({ check: 'used-*' }, (id) => id !== 'used-once').outdated).toEqual([]);
  });
});
