import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCheck } from '../../src/check/run.js';
import { type Careless, startCareless } from './careless.js';
import { findingsOf } from './findings.js';

const mistakes = [
  'one-dpop-proof',
  'action-decides',
  'rate-limit-waited',
  'no-cached-decisions',
  'introspection-cache-key',
  'public-documents-cached',
  'jwks-relayed',
  'initial-access-token',
  'credential-token-checked',
  'user-code-escaped',
  'binding-message-escaped',
];

describe('A check of a careless server', () => {
  let server: Careless;
  beforeEach(async () => {
    server = await startCareless();
  });
  afterEach(() => server.close());

  it.each(mistakes)('finds that it breaks %s', async (name) => {
    const results = await runCheck(server, { only: ({ id }) => id === name });
    expect(findingsOf(results)).toEqual([name]);
    expect(results.map(({ breaks: [first] }) => first?.expected)).not.toContain(undefined);
  });
});
