import { describe, expect, it } from 'vitest';
import { testAuthlete } from '../support/authlete.js';
import { demoWith } from '../support/demo.js';
import { authorize } from '../support/flow.js';
import { introspect } from '../support/tokens.js';

const start = async () => {
  const authlete = testAuthlete({ fixtures: demoWith() });
  return { authlete, journal: (await authlete.world()).journal };
};

describe('The journal', () => {
  it('finds exchanges by operation, path, action, result code and what came after another', async () => {
    const { authlete, journal } = await start();
    await authorize(authlete);
    await introspect(authlete, 'x');
    await authorize(authlete, { response_type: 'magic' });
    expect(journal.find({ operation: 'auth_authorization_api' })).toHaveLength(2);
    expect(journal.find({ operation: '/auth/authorization', action: 'INTERACTION' })).toHaveLength(1);
    expect(journal.last({ operation: '/auth/authorization' })).toMatchObject({ resultCode: 'A009304' });
    expect(journal.find({ after: 1 }).map(({ sequence }) => sequence)).toEqual([2, 3]);
    expect(journal.find({ status: 404 })).toEqual([]);
  });

  it('waits for an exchange that has not come yet', async () => {
    const { authlete, journal } = await start();
    const waiting = journal.waitFor({ operation: '/auth/introspection', action: 'UNAUTHORIZED' });
    await authorize(authlete);
    await introspect(authlete, 'x');
    expect(await waiting).toMatchObject({ sequence: 2, resultCode: 'A057302' });
    expect(await journal.waitFor({ action: 'INTERACTION' })).toMatchObject({ sequence: 1 });
  });

  it('says what came instead if the wait times out', async () => {
    const { authlete, journal } = await start();
    await authorize(authlete);
    await expect(journal.waitFor({ action: 'NO_INTERACTION' }, { timeout: 20 })).rejects.toThrow(
      'Failed to wait for a call: none matched {"action":"NO_INTERACTION"} within 20 ms. The last calls were: auth_authorization_api INTERACTION.',
    );
  });

  it('notifies subscribers until they unsubscribe', async () => {
    const { authlete, journal } = await start();
    const seen: number[] = [];
    const leave = journal.subscribe(({ sequence }) => seen.push(sequence));
    await authorize(authlete);
    leave();
    await authorize(authlete);
    expect(seen).toEqual([1]);
  });
});
