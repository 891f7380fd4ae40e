import { describe, expect, it } from 'vitest';
import { contractOf, loadContract } from '../../src/spec/contract.js';
import { validateRequest, validateResponse } from '../../src/spec/validate.js';
import { asDocument } from './documents.js';

const builtIn = loadContract();
const compiledNow = contractOf(builtIn.document);
const ok = { action: 'OK', resultCode: 'A050001', resultMessage: 'message' };

describe.each([
  ['the built-in contract', builtIn],
  ['a contract compiled when used', compiledNow],
])('%s', (_, contract) => {
  const response = (body: unknown, status = 200, operationId = 'auth_token_api') =>
    validateResponse(contract, operationId, status, body);

  it('finds a body valid', () => {
    expect(response(ok)).toEqual({ outcome: 'valid' });
    expect(validateRequest(contract, 'auth_token_api', { parameters: 'p' })).toEqual({ outcome: 'valid' });
  });

  it('allows members that are not documented', () => {
    expect(response({ ...ok, newer: 1 })).toEqual({ outcome: 'valid' });
  });

  it('says where and why a body is violated, all at once', () => {
    expect(response({ ...ok, action: 'FINE', clientId: '1', scopes: [{ name: 1 }] })).toMatchObject({
      outcome: 'violated',
      errors: expect.arrayContaining([
        expect.objectContaining({
          pointer: '/action',
          keyword: 'enum',
          message: expect.stringContaining('OK'),
        }),
        expect.objectContaining({ pointer: '/clientId', keyword: 'type' }),
      ]),
    });
  });

  it('names the schema that a nested member breaks', () => {
    const broken = validateResponse(contract, 'client_get_api', 200, { attributes: [{ key: 1 }] });
    expect(broken).toMatchObject({
      errors: [{ pointer: '/attributes/0/key', schemaPath: '#/components/schemas/pair/properties/key/type' }],
    });
  });

  it('treats null as absent, except in exact mode', () => {
    expect(response({ ...ok, ticket: null })).toEqual({ outcome: 'valid' });
    expect(response({ ...ok, action: null })).toMatchObject({ errors: [{ keyword: 'required' }] });
    const exact = validateResponse(
      contract,
      'auth_token_api',
      200,
      { ...ok, ticket: null },
      { nulls: 'exact' },
    );
    expect(exact).toMatchObject({ outcome: 'violated', errors: [{ pointer: '/ticket' }] });
    const nullable = { ...ok, responseContent: null };
    expect(validateResponse(contract, 'auth_token_api', 200, nullable, { nulls: 'exact' }).outcome).toBe(
      'valid',
    );
  });

  it('compares a body with the schema of the status', () => {
    expect(response(undefined)).toMatchObject({ outcome: 'violated' });
    expect(response(undefined, 204, 'client_delete_api')).toEqual({ outcome: 'valid' });
    expect(response({}, 204, 'client_delete_api')).toMatchObject({ outcome: 'violated' });
    expect(response({ resultCode: 'A001202', resultMessage: '[A001202] Refused.' }, 401)).toEqual({
      outcome: 'valid',
    });
    expect(validateRequest(contract, 'auth_token_api', undefined)).toMatchObject({ outcome: 'violated' });
    expect(validateRequest(contract, 'service_get_api', undefined)).toEqual({ outcome: 'valid' });
  });

  it('never counts an unchecked body as valid', () => {
    expect(response(ok, 418)).toMatchObject({
      outcome: 'unverifiable',
      reason: expect.stringContaining('418'),
    });
    expect(response(ok, 200, 'nothing_api')).toMatchObject({ outcome: 'unverifiable' });
    expect(response('OK', 200, 'lifecycle_healthcheck_api')).toMatchObject({ outcome: 'unverifiable' });
    expect(validateRequest(contract, 'service_get_api', {})).toMatchObject({ outcome: 'unverifiable' });
  });
});

it('a schema that does not compile is unverifiable, with the reason', () => {
  const schema = { type: 'object', unheardOf: true };
  const content = { 'application/json': { schema } };
  const contract = contractOf(
    asDocument({
      openapi: '3.0.3',
      info: { title: 't', version: '1' },
      paths: { '/x': { post: { operationId: 'x', requestBody: { content }, responses: {} } } },
      components: { schemas: {} },
    }),
  );
  expect(validateRequest(contract, 'x', {})).toMatchObject({
    outcome: 'unverifiable',
    reason: expect.stringContaining('unheardOf'),
  });
});
