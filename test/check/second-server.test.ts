import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCheck } from '../../src/check/run.js';
import { selectionOf } from '../../src/check/selection.js';
import { type CheckedPlainAs, startCheckedPlainAs } from './checked-plain-as.js';
import { findingsOf } from './findings.js';
import { seenMistakes } from './proof/seen-mistakes.js';

/** Areas in which the second server differs most from the example. `npm run test:check` checks all of them. */
const areas = ['auth/token', 'idtoken', 'nativesso', 'auth/introspection', 'auth/userinfo', 'gm', 'device'];

describe('A check of a second server, without discovery', () => {
  let plain: CheckedPlainAs;
  beforeAll(async () => {
    plain = await startCheckedPlainAs();
  });
  afterAll(() => plain.close());

  it('finds nothing if the server is right', async () => {
    const results = await runCheck(plain.with([]), { only: selectionOf(areas) });
    expect(findingsOf(results)).toEqual([]);
    expect(results.filter(({ verdict }) => verdict === 'obeyed').length).toBeGreaterThan(250);
  });

  it.each([
    'basic-not-form-decoded',
    'dpop-nonce-dropped',
    'gm-challenge-as-body',
    'token-create-action-ignored',
    'double-click-issues-twice',
    'location-reencoded',
  ] as const)('finds the mistake %s and nothing else', async (name) => {
    const { only, breaks } = seenMistakes[name];
    const results = await runCheck(plain.with([name]), { only: selectionOf(only) });
    expect(findingsOf(results).sort()).toEqual([...breaks].sort());
  });
});
