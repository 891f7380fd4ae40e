import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCheck } from '../../src/check/run.js';
import { type CheckedExample, startCheckedExample } from './example.js';

describe('A check of the example server', () => {
  let server: CheckedExample;
  beforeAll(async () => {
    server = await startCheckedExample();
  });
  afterAll(() => server.close());

  it.each(['auth/token/OK/', 'auth/token/INVALID_CLIENT/', 'auth/token/BAD_REQUEST/'])(
    'finds that %s is obeyed',
    async (prefix) => {
      const results = await runCheck(server, { only: ({ id }) => id.startsWith(prefix) });
      const tried = results.filter(({ verdict }) => verdict !== 'notTried');
      expect(tried.length).toBeGreaterThan(3);
      expect(tried.filter(({ verdict }) => verdict !== 'obeyed')).toEqual([]);
    },
  );
});
