import { expect, it } from 'vitest';
import { loadContract } from '../../src/spec/contract.js';
import { bodySchema, schemaAt } from '../../src/validate/schema-place.js';

const contract = loadContract();

function placeAt(operationId: string, status: string | undefined, pointer: string): string | undefined {
  const operation = contract.operations.get(operationId);
  if (operation === undefined) throw new Error(`There is no ${operationId}.`);
  return schemaAt(contract, bodySchema(operation, status), pointer)?.place;
}

it('names the component that says what a member is', () => {
  expect(placeAt('auth_token_api', '200', '')).toBe('#/components/schemas/token_response');
  expect(placeAt('auth_authorization_api', '200', '/client/clientId')).toBe(
    '#/components/schemas/client_limited_authorization/properties/clientId',
  );
  expect(placeAt('auth_authorization_api', '200', '/scopes/2/name')).toBe(
    '#/components/schemas/scope/properties/name',
  );
  expect(placeAt('auth_token_api', undefined, '/parameters')).toBe(
    '#/components/schemas/token_request/properties/parameters',
  );
});

it('names the path of the operation if the schema has no name', () => {
  expect(placeAt('misc_echo_api', '200', '')).toBe(
    '#/paths/~1api~1misc~1echo/get/responses/200/content/application~1json/schema',
  );
  expect(placeAt('misc_echo_api', '200', '/anything')).toMatch(/schema\/additionalProperties$/);
});

it('returns nothing if the contract has nothing', () => {
  expect(placeAt('auth_token_api', '200', '/constructor')).toBeUndefined();
  expect(placeAt('auth_token_api', '200', '/scopes/length')).toBeUndefined();
  expect(placeAt('auth_token_api', '418', '')).toBeUndefined();
});
