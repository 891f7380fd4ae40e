import { describe, expect, it } from 'vitest';
import { ContractViolationError, expectValid, InvalidInputError, validate } from '../../src/index.js';
import { testAuthlete } from '../support/authlete.js';
import { demoWith } from '../support/demo.js';
import { authorize, tokensFor } from '../support/flow.js';

const token = { method: 'POST', target: 'https://us.authlete.com/api/1/auth/token', status: 200 };

describe('In a test', () => {
  it('the journal of a service can be checked whole', async () => {
    const authlete = testAuthlete({ fixtures: demoWith() });
    await tokensFor(authlete);
    await authorize(authlete, { response_type: 'magic' });
    const entries = (await authlete.world()).journal.entries();
    expect(entries).toHaveLength(4);
    for (const entry of entries) expectValid(entry);
  });

  it('an exchange that breaks the contract fails with a report', () => {
    const response = { resultCode: 'A050001', resultMessage: '[A050001] x', action: 'OK', accessToken: 5 };
    const { outcome, findings, operationId } = validate({ ...token, response });
    expect({ outcome, operationId }).toEqual({ outcome: 'violated', operationId: 'auth_token_api' });
    expect(findings.map(({ check }) => check)).toContain('response-schema');
    expect(() => expectValid({ ...token, response })).toThrow(ContractViolationError);
    expect(() => expectValid({ ...token, response })).toThrow(
      /✗ response-schema {2}\/accessToken must be string/,
    );
  });

  it('what cannot be verified does not pass', () => {
    expect(() => expectValid({ ...token, target: '/api/1/nowhere', response: {} })).toThrow(/unverifiable/);
    expect(() => expectValid({ ...token, response: '<html>' })).toThrow(/not JSON/);
  });

  it('a value that is not an exchange is refused', () => {
    const nothing = JSON.parse('{"target":"/api/1/auth/token"}');
    expect(() => validate(nothing)).toThrow(InvalidInputError);
  });
});
