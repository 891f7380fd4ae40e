import { describe, expect, it } from 'vitest';
import { diffSpecs } from '../../src/spec/diff/diff.js';
import { asDocument } from './documents.js';

const content = (schema: object) => ({ 'application/json': { schema } });

const documentWith = (schemas: object, paths: object = {}) =>
  asDocument({ openapi: '3.0.3', info: { title: 't', version: '1' }, paths, components: { schemas } });

const differences = (before: object, after: object) =>
  diffSpecs(documentWith(before), documentWith(after)).map(({ subject, change, where, detail }) =>
    `${change} ${subject} ${where} ${detail}`.trim(),
  );

describe('a difference', () => {
  it('is none between equal documents', () => {
    const schemas = { a: { type: 'object', properties: { self: { $ref: '#/components/schemas/a' } } } };
    expect(differences(schemas, structuredClone(schemas))).toEqual([]);
  });

  it('is a schema, a property, a type, an enumeration value or a rule', () => {
    const before = {
      a: {
        type: 'object',
        properties: { gone: { type: 'string' }, n: { type: 'string' }, e: { enum: ['A', 'B'] } },
      },
      old: {},
    };
    const after = {
      a: {
        type: 'object',
        required: ['n'],
        properties: {
          n: { type: 'integer', format: 'int64' },
          e: { enum: ['B', 'C'], nullable: true },
          is: { type: 'array', items: { type: 'string' } },
        },
      },
      young: {},
    };
    expect(differences(before, after).sort()).toEqual([
      'added enum value a.e C',
      'added property a.is array of string',
      'added rule a required: n',
      'added schema young',
      'changed rule a.e nullable: none → true',
      'changed type a.n string → integer (int64)',
      'removed enum value a.e A',
      'removed property a.gone string',
      'removed schema old',
    ]);
  });

  it('is not that a schema got a name', () => {
    const before = { a: { type: 'object', properties: { e: { type: 'string', enum: ['A'] } } } };
    const after = {
      a: { type: 'object', properties: { e: { $ref: '#/components/schemas/e' } } },
      e: { type: 'string', enum: ['A'] },
    };
    expect(differences(before, after)).toEqual(['added schema e']);
  });

  it('is reported once for a schema that is used in many places', () => {
    const schemas = (values: string[]) => ({
      e: { type: 'string', enum: values },
      a: { type: 'object', properties: { one: { $ref: '#/components/schemas/e' } } },
      b: { type: 'object', properties: { two: { $ref: '#/components/schemas/e' } } },
    });
    expect(differences(schemas(['A']), schemas(['A', 'B']))).toEqual(['added enum value e B']);
  });

  it('is an operation, its parameters, bodies and responses', () => {
    const path = (operation: object) => ({
      '/x': { post: { operationId: 'x', responses: {}, ...operation } },
    });
    const before = documentWith({}, path({ requestBody: { content: content({ type: 'string' }) } }));
    const after = documentWith(
      {},
      {
        ...path({
          parameters: [{ in: 'query', name: 'q' }],
          requestBody: { required: true, content: content({ type: 'object' }) },
          responses: { 200: { description: '' } },
        }),
        '/y': { get: { operationId: 'y', responses: {} } },
      },
    );
    const found = diffSpecs(before, after).map(({ change, where, detail }) => `${change} ${where} ${detail}`);
    expect(found).toEqual([
      'added GET /y y',
      'changed POST /x body required: false → true',
      'added POST /x parameter q (query)',
      'added POST /x response 200',
      'changed POST /x request string → object',
    ]);
  });
});
