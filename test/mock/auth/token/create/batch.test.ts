import { describe, expect, it } from 'vitest';
import { type TestAuthlete, testAuthlete } from '../../../../support/authlete.js';
import { demoWith } from '../../../../support/demo.js';

async function batch(authlete: TestAuthlete, creations: object[], query: Record<string, string> = {}) {
  const { body } = await authlete.call('auth_token_create_batch_api', creations, { query });
  expect(body).toMatchObject({ resultCode: 'A482001', requestId: expect.stringMatching(/^[\w-]{43}$/) });
  return body.requestId ?? '';
}

async function status(authlete: TestAuthlete, tokenBatchRequestId: string) {
  const path = { tokenBatchRequestId };
  return authlete.call('auth_token_create_batch_status_api', undefined, { path });
}

async function finished(authlete: TestAuthlete, requestId: string) {
  for (let asked = 0; asked < 1000; asked += 1) {
    const { body } = await status(authlete, requestId);
    if (body.status?.result !== undefined) return body;
  }
  throw new Error('The batch does not end.');
}

const tokens = async (authlete: TestAuthlete) =>
  (await authlete.call('auth_token_get_list_api')).body.totalCount;

const creation = (authlete: TestAuthlete, more: object = {}) => ({
  grantType: 'AUTHORIZATION_CODE',
  clientId: authlete.confidential.clientId,
  subject: 'joe',
  ...more,
});

describe('POST /auth/token/create/batch', () => {
  it('creates tokens after the answer', async () => {
    const authlete = testAuthlete({ fixtures: demoWith() });
    const requestId = await batch(authlete, [creation(authlete), creation(authlete)]);
    expect(await finished(authlete, requestId)).toMatchObject({
      resultCode: 'A447001',
      status: { batchKind: 'CREATE', requestId, result: 'SUCCEEDED', tokenCount: 2 },
    });
    expect(await tokens(authlete)).toBe(2);
  });

  it('ends at the first that breaks a rule; what was created stays', async () => {
    const authlete = testAuthlete({ fixtures: demoWith() });
    const bad = creation(authlete, { subject: '' });
    const requestId = await batch(authlete, [creation(authlete), bad, creation(authlete)]);
    expect((await finished(authlete, requestId)).status).toMatchObject({
      result: 'FAILED',
      errorCode: 'A105201',
      errorDescription: expect.any(String),
      tokenCount: 1,
    });
    expect(await tokens(authlete)).toBe(1);
  });

  it('a dry run only checks', async () => {
    const authlete = testAuthlete({ fixtures: demoWith() });
    const requestId = await batch(authlete, [creation(authlete)], { dryRun: 'true' });
    expect((await finished(authlete, requestId)).status).toMatchObject({ result: 'SUCCEEDED' });
    expect(await tokens(authlete)).toBe(0);
  });

  it('has no result while it runs', async () => {
    const authlete = testAuthlete({ fixtures: demoWith() });
    const world = await authlete.world();
    await world.put('tokenBatch', 'running', {
      requestId: 'running',
      tokenCount: 0,
      createdAt: 1,
      modifiedAt: 1,
    });
    const { body } = await status(authlete, 'running');
    expect(body.status).toEqual({
      batchKind: 'CREATE',
      requestId: 'running',
      tokenCount: 0,
      createdAt: 1,
      modifiedAt: 1,
    });
  });

  it('A481302 for a batch that does not exist', async () => {
    const { status: http, body } = await status(testAuthlete(), 'nothing');
    expect(http).toBe(404);
    expect(body).toMatchObject({ resultCode: 'A481302' });
  });

  it('is finished before the mock closes', async () => {
    const problems: unknown[] = [];
    const authlete = testAuthlete({ fixtures: demoWith(), onProblem: (problem) => problems.push(problem) });
    await batch(
      authlete,
      Array.from({ length: 50 }, () => creation(authlete)),
    );
    await authlete.close();
    expect(problems).toEqual([]);
  });
});
