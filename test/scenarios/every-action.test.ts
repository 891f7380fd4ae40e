import { describe, expect, it } from 'vitest';
import { isGrant } from '../../src/facts/lookup.js';
import { actionsOfCode, unpublishedCode } from '../../src/scenarios/forced/result-code.js';
import { loadContract } from '../../src/spec/contract.js';
import { operations } from '../../src/spec/generated/operations.js';
import type { OperationId } from '../../src/spec/types.js';
import { validateResponse } from '../../src/spec/validate.js';
import { sdkReaders } from '../support/sdk-schemas.js';
import { stubbedWorlds } from '../support/stubbed-worlds.js';

const contract = loadContract();
const isOperationId = (id: string): id is OperationId => id in operations;
const pairs = [...contract.operations.values()].flatMap(({ operationId, actions }) =>
  isOperationId(operationId) ? actions.map((action) => ({ operationId, action })) : [],
);

/** Members that only a successful action has. */
const granted = ['ticket', 'accessToken', 'refreshToken', 'idToken', 'authorizationCode', 'jwtAccessToken'];

/** Responses of the service that this version of the official SDK, 0.0.3-beta, cannot parse. */
const unreadable = new Set([
  // Actions that it does not support yet.
  'auth_introspection_standard_api JWT',
  'auth_token_api NATIVE_SSO',
  'auth_token_api ID_TOKEN_REISSUABLE',
  'device_verification_api SERVER_ERROR',
  ...['OK_JWT', 'ACCEPTED', 'ACCEPTED_JWT', 'BAD_REQUEST'].flatMap((action) => [
    `vci_batch_issue_api ${action}`,
    `vci_deferred_issue_api ${action}`,
  ]),
  ...['OK_JWT', 'ACCEPTED_JWT', 'BAD_REQUEST'].map((action) => `vci_single_issue_api ${action}`),
  // It expects strings instead of objects.
  'updateAuthorizationTicket OK',
  'auth_token_api TOKEN_EXCHANGE',
]);

const worlds = await stubbedWorlds();

describe.each(worlds)('Every action of the contract can be forced in $name:', ({ authlete, bodies }) => {
  it.each(pairs)('$operationId $action', async ({ operationId, action }) => {
    const service = await authlete.world();
    const path = { handle: 'a-handle', tokenBatchRequestId: '1' };
    for (const given of operations[operationId].body ? bodies : [undefined]) {
      service.stubs.clear();
      service.addStub({ operation: operationId, action });
      const { status, body } = await authlete.call(operationId, given, { path });
      const answer: Record<string, unknown> = { ...body };

      expect(answer).toMatchObject({ action, resultCode: expect.stringMatching(/^A\d{6}$/) });
      expect(status).toBe(operations[operationId].success);
      expect(validateResponse(contract, operationId, status, body, { nulls: 'exact' })).toEqual({
        outcome: 'valid',
      });
      const code = String(answer['resultCode']);
      if (code !== unpublishedCode) expect(actionsOfCode(operationId, code)).toContain(action);
      if (!isGrant(operationId, action))
        for (const member of granted) expect(answer).not.toHaveProperty(member);
      const read = () => sdkReaders.get(operationId)?.(JSON.parse(JSON.stringify(body)));
      if (unreadable.has(`${operationId} ${action}`)) expect(read).toThrow();
      else expect(read).not.toThrow();
      service.verify();
      expect(service.journal.last()).toMatchObject({ operationId, action, answeredBy: 'stub' });
    }
  });
});

it('the official SDK has most of these operations', () => {
  const withAction = new Set(pairs.map(({ operationId }) => operationId));
  expect([...withAction].filter((id) => sdkReaders.has(id)).length).toBeGreaterThan(40);
});
