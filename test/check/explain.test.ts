import { describe, expect, it } from 'vitest';
import { checkedObligations, explainObligation } from '../../src/check/explain.js';
import { checkReport } from '../../src/check/reports/report.js';
import { mixed, obligation, options } from './reports/results.js';

describe('The explanation of an obligation', () => {
  it('shows the rule, its level, its sources, when it applies and how to try it', () => {
    const id = 'auth/token/INVALID_CLIENT/basic-credentials/status';
    const of = obligation(id, {
      when: 'basic-credentials',
      why: 'Clients look for the challenge.',
      note: 'It names the scheme that the client used, such as Basic.',
      reference: 'They name Basic always.',
    });
    expect(explainObligation(id, { obligations: [of] })).toBe(
      `auth/token/INVALID_CLIENT/basic-credentials/status
The response has status 401.

level     must: a break fails the run
holds if  the client used the Authorization header
why       Clients look for the challenge.
note      It names the scheme that the client used, such as Basic.
sources   RFC 6749 5.2, Authlete /auth/token
others    They name Basic always.
to try    Call the token endpoint so that it calls POST /auth/token while a stub
          answers INVALID_CLIENT: { operation: 'auth_token_api', action:
          'INVALID_CLIENT' }, where the client used the Authorization header.
check     authlete-testkit check --only auth/token/INVALID_CLIENT/basic-credentials/status
`,
    );
  });

  it('shows the result of the last run, with the command that repeats it', () => {
    const { results: last } = checkReport(mixed, options);
    const text = explainObligation('auth/token/INVALID_CLIENT/basic-credentials/status', { last });
    expect(text).toContain('The last run: ✗ broken');
    expect(text).toMatch(/^expected +401\ngot +500\nauthlete +auth_token_api answered INVALID_CLIENT/m);
    expect(text).toContain(
      '  curl -i http://localhost:3000/token \\\n    -u my-client:"$CLIENT_SECRET" \\\n',
    );
  });

  it('says why it was not tried', () => {
    const result = checkReport(mixed, options).results.find(({ verdict }) => verdict === 'notTried');
    if (result === undefined) throw new Error('There is one.');
    const last = [{ ...result, id: 'auth/token/OK/status' }];
    expect(explainObligation('auth/token/OK/status', { last })).toMatch(
      /not tried\nreason +The server has no device/,
    );
  });

  it('exists for every obligation', () => {
    for (const { id, sentence } of checkedObligations())
      expect(explainObligation(id, { width: 1000 })).toContain(sentence);
  });

  it('is refused for an unknown ID, with the nearest one', () => {
    expect(() => explainObligation('auth/token/OK/statsu')).toThrow(
      'Failed to explain the obligation: auth/token/OK/statsu is not an obligation. Did you mean auth/token/OK/status?',
    );
  });
});
