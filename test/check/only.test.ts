import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findEndpoints } from '../../src/check/find-endpoints.js';
import { runCheck } from '../../src/check/run.js';
import { selectionOf } from '../../src/check/selection.js';
import { type CheckedExample, startCheckedExample } from './example.js';

describe('A check of one obligation', () => {
  let server: CheckedExample;
  beforeAll(async () => {
    server = await startCheckedExample();
  });
  afterAll(() => server.close());

  it('makes the trials in which it shows, and reports nothing else', async () => {
    // Few endpoints, so that most trials end at once.
    const { endpoints } = await findEndpoints(server, { token: '/token' });
    const few = { ...server, endpoints: { token: endpoints.token ?? server.base } };
    const results = await runCheck(few, { only: selectionOf(['raw-parameters']) });
    expect(results.map(({ obligation, verdict }) => [obligation.id, verdict])).toEqual([
      ['raw-parameters', 'obeyed'],
    ]);
  });
});
