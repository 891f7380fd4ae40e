import { describe, expect, it } from 'vitest';
import { checkStub } from '../../src/scenarios/check-stub.js';
import { stubOperation } from '../../src/scenarios/stub-operation.js';
import { loadContract } from '../../src/spec/contract.js';
import { openPlane } from './client.js';

const contract = loadContract();

describe('The catalogue of operations', () => {
  it('offers only what the mock accepts as a stub, and all actions of the contract', async () => {
    await using plane = await openPlane();
    const { operations, faults } = await plane.done('GET', '/operations');
    let codes = 0;
    for (const { operationId, name, actions } of operations) {
      expect(stubOperation(contract, name)).toBe(operationId);
      expect(actions.map(({ action }: { action: string }) => action)).toEqual(
        contract.operations.get(operationId)?.actions,
      );
      if (!name.startsWith('/auth/')) continue;
      for (const { action, resultCodes } of actions)
        for (const { code } of resultCodes) {
          checkStub(contract, operationId, { operation: name, action, resultCode: code });
          codes += 1;
        }
    }
    for (const fault of faults) checkStub(contract, '*', { operation: '*', fault });
    expect(codes).toBeGreaterThan(200);
  });

  it('has the codes and messages of an action', async () => {
    await using plane = await openPlane();
    const { operations } = await plane.done('GET', '/operations');
    const token = operations.find(({ name }: { name: string }) => name === '/auth/token');
    expect(token).toMatchObject({ operationId: 'auth_token_api', topic: 'Token Endpoint' });
    const refused = token.actions.find(({ action }: { action: string }) => action === 'BAD_REQUEST');
    expect(refused).toMatchObject({ grants: false });
    expect(refused.resultCodes).toContainEqual({
      code: 'A050305',
      error: 'invalid_grant',
      message: 'The authorization code does not exist.',
    });
  });
});
