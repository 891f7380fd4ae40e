import { describe, expect, it } from 'vitest';
import { actionsOfCode, unpublishedCode } from '../../src/scenarios/forced/result-code.js';
import { isSuccess } from '../../src/scenarios/forced/success.js';
import { loadContract } from '../../src/spec/contract.js';
import { operations } from '../../src/spec/generated/operations.js';
import type { OperationId } from '../../src/spec/types.js';
import { validateResponse } from '../../src/spec/validate.js';
import { testAuthlete } from '../support/authlete.js';
import { demoWith } from '../support/demo.js';

const contract = loadContract();
const isOperationId = (id: string): id is OperationId => id in operations;
const pairs = [...contract.operations.values()].flatMap(({ operationId, actions }) =>
  isOperationId(operationId) ? actions.map((action) => ({ operationId, action })) : [],
);
const authlete = testAuthlete({ data: demoWith() });

/** What only a grant brings. */
const granted = ['ticket', 'accessToken', 'refreshToken', 'idToken', 'authorizationCode', 'jwtAccessToken'];

describe('Every action of the contract can be forced', () => {
  it.each(pairs)('$operationId $action', async ({ operationId, action }) => {
    const service = await authlete.world();
    service.scripts.clear();
    service.script({ operation: operationId, action });
    const path = { handle: 'a-handle', tokenBatchRequestId: '1' };
    const { status, body } = await authlete.call(operationId, operations[operationId].body && {}, { path });
    const answer: Record<string, unknown> = { ...body };

    expect(answer).toMatchObject({ action, resultCode: expect.stringMatching(/^A\d{6}$/) });
    expect(status).toBe(operations[operationId].success);
    expect(validateResponse(contract, operationId, status, body, { nulls: 'exact' })).toEqual({
      outcome: 'valid',
    });
    const code = String(answer['resultCode']);
    if (code !== unpublishedCode) expect(actionsOfCode(operationId, code)).toContain(action);
    if (!isSuccess(operationId, action))
      for (const member of granted) expect(answer).not.toHaveProperty(member);
    service.verify();
    expect(service.journal.last()).toMatchObject({ operationId, action, answeredBy: 'script' });
  });
});
