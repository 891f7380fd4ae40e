import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type Leads, openLeads } from '../../src/coverage/leads.js';
import { checkStub } from '../../src/scenarios/check-stub.js';
import { stubOperation } from '../../src/scenarios/stub-operation.js';
import { contract } from './some-coverage.js';

let leads: Leads;
beforeAll(async () => {
  leads = await openLeads(contract);
});

const operationOf = (id: string) => {
  const operation = contract.operations.get(id);
  if (operation === undefined) throw new Error(`There is no operation ${id}.`);
  return operation;
};

describe('What leads to an action', () => {
  it('is a stub that the mock accepts in each of its forms, for every action', () => {
    for (const operation of contract.operations.values())
      for (const action of operation.actions) {
        const { typescript, yaml, curl } = leads(operation, action);
        const [, name, wanted] = /^service\.stub\('(.+)'\)\.action\('(.+)'\);$/.exec(typescript) ?? [];
        const [step] = parse(yaml);
        const [, body] = /-d '(.+)'$/.exec(curl) ?? [];
        expect(step).toEqual({ operation: name, action: wanted });
        expect(JSON.parse(body ?? '')).toEqual(step);
        expect(stubOperation(contract, step.operation)).toBe(operation.operationId);
        checkStub(contract, operation.operationId, step);
        expect(step.action).toBe(action);
      }
  });

  it('names the scenarios whose steps or expected calls have it', () => {
    expect(leads(operationOf('auth_token_api'), 'INVALID_CLIENT').scenarios).toContain(
      'client-authentication-failed',
    );
    expect(leads(operationOf('auth_authorization_fail_api'), 'LOCATION').scenarios).toContain(
      'consent-denied',
    );
    expect(leads(operationOf('hsk_create_api'), 'SUCCESS').scenarios).toEqual([]);
  });
});
