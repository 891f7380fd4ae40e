import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { operations } from '../../../src/spec/generated/operations.js';
import { testAuthlete } from '../../support/authlete.js';
import { demoWith } from '../../support/demo.js';
import { codeFor, encoded, goodRequest, tokensFor } from '../../support/flow.js';
import { runs } from '../../support/runs.js';

/** A fixed seed, so that failures can be reproduced. */
const settings: fc.Parameters<unknown> = { seed: 4690, numRuns: runs(400) };

const authlete = testAuthlete({ fixtures: demoWith() }, { counts: false });

/** A value that a rule might check, or any other. */
const value = fc.oneof(
  fc.constantFrom(
    '',
    'code',
    'token',
    'id_token',
    'none',
    'code id_token',
    'openid',
    'openid profile',
    'offline_access',
  ),
  fc.constantFrom(
    'query',
    'fragment',
    'form_post',
    'jwt',
    'form_post.jwt',
    'S256',
    'plain',
    'login',
    'consent',
    '0',
    '-1',
    '1e9',
  ),
  fc.constantFrom(
    '{}',
    '[]',
    'null',
    '{"id_token":null}',
    '{"userinfo":{"email":{"values":[1]}}}',
    '%00',
    '&',
    '=',
    '\u0000',
    '💥',
  ),
  fc.string({ unit: 'binary', maxLength: 60 }),
);

/** Changes to a valid request: values replaced, omitted or repeated. */
const mutation = (names: readonly string[]) =>
  fc.array(fc.tuple(fc.constantFrom(...names), fc.array(value, { maxLength: 2 })), { maxLength: 5 });

function mutated(
  good: Readonly<Record<string, string | undefined>>,
  changes: readonly (readonly [string, readonly string[]])[],
) {
  const parameters = new URLSearchParams(encoded(good));
  for (const [name, values] of changes) {
    parameters.delete(name);
    for (const text of values) parameters.append(name, text);
  }
  return parameters.toString();
}

const authorizationParameters = [
  'response_type',
  'client_id',
  'redirect_uri',
  'scope',
  'state',
  'response_mode',
  'nonce',
  'display',
  'prompt',
  'max_age',
  'ui_locales',
  'claims_locales',
  'login_hint',
  'acr_values',
  'claims',
  'code_challenge',
  'code_challenge_method',
  'purpose',
  'unknown',
];
const tokenParameters = [
  'grant_type',
  'code',
  'redirect_uri',
  'client_id',
  'client_secret',
  'code_verifier',
  'refresh_token',
  'scope',
  'unknown',
];

describe('Whatever the parameters', () => {
  it('an authorization request gets a documented action and an answer that keeps the contract', async () => {
    const property = fc.asyncProperty(mutation(authorizationParameters), async (changes) => {
      const parameters = mutated(goodRequest(authlete.confidential), changes);
      const { status, body } = await authlete.call('auth_authorization_api', { parameters });
      expect(status).toBe(200);
      expect(operations.auth_authorization_api.actions).toContain(body.action);
      expect(body.ticket !== undefined).toBe(
        body.action === 'INTERACTION' || body.action === 'NO_INTERACTION',
      );
    });
    await fc.assert(property, settings);
  });

  it('a token request gets a documented action, and tokens only with OK', async () => {
    const code = await codeFor(authlete);
    const { refreshToken } = await tokensFor(authlete);
    const { clientId, clientSecret, redirectUri } = authlete.confidential;
    const starts = [
      { grant_type: 'authorization_code', code, redirect_uri: redirectUri },
      { grant_type: 'refresh_token', refresh_token: refreshToken },
      { grant_type: 'client_credentials', scope: 'notes.read' },
    ];
    const property = fc.asyncProperty(
      fc.constantFrom(...starts),
      mutation(tokenParameters),
      fc.option(value, { nil: clientSecret }),
      async (start, changes, secret) => {
        const parameters = mutated(start, changes);
        const { status, body } = await authlete.call('auth_token_api', {
          parameters,
          clientId: String(clientId),
          clientSecret: secret,
        });
        expect(status).toBe(200);
        expect(operations.auth_token_api.actions).toContain(body.action);
        expect(body.accessToken !== undefined).toBe(body.action === 'OK');
      },
    );
    await fc.assert(property, settings);
  });

  it('issue and fail get a documented action', async () => {
    const body = fc.record(
      { ticket: value, subject: value, claims: value, acr: value, reason: value, description: value },
      { requiredKeys: [] },
    );
    const property = fc.asyncProperty(body, async (given) => {
      for (const operationId of ['auth_authorization_issue_api', 'auth_authorization_fail_api'] as const) {
        const answered = await authlete.call(operationId, given);
        expect(answered.status).toBe(200);
        expect(operations[operationId].actions).toContain(answered.body.action);
      }
    });
    await fc.assert(property, settings);
  });
});
