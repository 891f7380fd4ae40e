import { describe, expect, it } from 'vitest';
import { type Contract, contractOf } from '../../src/spec/contract.js';
import type { OpenApiDocument, SchemaObject } from '../../src/spec/openapi.js';
import { validateValue } from '../../src/spec/validate.js';
import { nearestBranches } from '../../src/validate/nearest-branch.js';

const pet = (kind: string, more: Record<string, SchemaObject>): SchemaObject => ({
  type: 'object',
  required: ['kind', ...Object.keys(more)],
  properties: { kind: { type: 'string', enum: [kind] }, ...more },
});

const schemas: Record<string, SchemaObject> = {
  cat: pet('cat', {
    lives: { type: 'integer' },
    toys: { type: 'array', items: { $ref: '#/components/schemas/toy' } },
  }),
  dog: pet('dog', { name: { type: 'string' } }),
  toy: {
    anyOf: [
      { type: 'string' },
      { type: 'object', required: ['price'], properties: { price: { type: 'number' } } },
    ],
  },
  owner: {
    type: 'object',
    required: ['pet', 'address'],
    properties: {
      pet: {
        oneOf: [
          { type: 'string' },
          { $ref: '#/components/schemas/cat' },
          { $ref: '#/components/schemas/dog' },
        ],
      },
      address: { type: 'string' },
      age: { oneOf: [{ type: 'number' }, { type: 'integer' }] },
    },
  },
};

const document: OpenApiDocument = {
  openapi: '3.0.3',
  info: { title: 'Pets', version: '1' },
  paths: {},
  components: { schemas },
};
const contract: Contract = contractOf(document);

/** The violations of an owner, each as `pointer message` and its place in the contract. */
function told(value: object): [string, string][] {
  const schema = { $ref: '#/components/schemas/owner' };
  const validation = validateValue(contract, schema, value);
  if (validation.outcome !== 'violated') throw new Error(`It is ${validation.outcome}.`);
  const root = { schema, place: '#/root' };
  return nearestBranches(validation.errors, { contract, root, value }).map(
    ({ pointer, message, schemaPath }) => [`${pointer} ${message}`, schemaPath],
  );
}

const address = 'Main Street';

describe('Of a failed oneOf', () => {
  it('only the branch of the right kind is reported, even if another has fewer errors', () => {
    expect(told({ address, pet: { kind: 'cat', lives: 'nine', toys: 3 } })).toEqual([
      [
        '/pet/lives must be integer (the nearest of 3 alternatives)',
        '#/components/schemas/cat/properties/lives/type',
      ],
      [
        '/pet/toys must be array (the nearest of 3 alternatives)',
        '#/components/schemas/cat/properties/toys/type',
      ],
    ]);
    expect(told({ address, pet: { kind: 'dog', name: 7 } })).toEqual([
      [
        '/pet/name must be string (the nearest of 3 alternatives)',
        '#/components/schemas/dog/properties/name/type',
      ],
    ]);
  });

  it('for a value of the wrong type, the branch with the fewest errors is reported', () => {
    expect(told({ address, pet: 3 })).toEqual([
      [
        '/pet must be string (the nearest of 3 alternatives)',
        '#/components/schemas/owner/properties/pet/oneOf/0/type',
      ],
    ]);
  });

  it('errors next to it are still reported', () => {
    expect(told({ pet: { kind: 'dog' } }).map(([what]) => what)).toEqual([
      " must have required property 'address'",
      "/pet must have required property 'name' (the nearest of 3 alternatives)",
    ]);
  });

  it('a value that fits several branches is reported as such', () => {
    expect(told({ address, pet: 'Tom', age: 3 })).toEqual([
      ['/age must match exactly one schema in oneOf', '#/components/schemas/owner/properties/age/oneOf'],
    ]);
  });

  it('one within a branch is reduced too, and valid members are not mentioned', () => {
    const toys = ['a ball', { price: 'high' }];
    expect(told({ address, pet: { kind: 'cat', lives: 9, toys } })).toEqual([
      [
        '/pet/toys/1/price must be number (the nearest of 2 alternatives)',
        '#/components/schemas/toy/anyOf/1/properties/price/type',
      ],
    ]);
  });

  it('null is read as absent', () => {
    expect(told({ address, pet: { kind: 'dog', name: 7, owner: null } })).toHaveLength(1);
  });
});

it('Without alternatives, all errors are reported with their place in the contract', () => {
  expect(told({ pet: 'Tom', age: 'old' }).map(([, place]) => place)).toContain(
    '#/components/schemas/owner/required',
  );
  expect(told({ pet: 'Tom', address: 3 })).toEqual([
    ['/address must be string', '#/components/schemas/owner/properties/address/type'],
  ]);
});
