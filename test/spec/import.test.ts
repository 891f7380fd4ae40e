import { describe, expect, it } from 'vitest';
import { examine } from '../../src/spec/check/examine.js';
import { importDocument } from '../../src/spec/import/import.js';
import { readDocument } from '../../src/spec/import/read.js';
import { toYaml } from '../../src/spec/import/write.js';
import { fixture, imported } from './documents.js';

describe('references', () => {
  it('into another schema become a named component, used where it stood too', async () => {
    const { schemas } = (await imported(fixture('references.yaml'))).components;
    const reference = { $ref: '#/components/schemas/ClientRegistrationType' };
    expect(schemas['ClientRegistrationType']).toEqual({ type: 'string', enum: ['AUTOMATIC', 'EXPLICIT'] });
    expect(schemas['Client']?.properties?.['clientRegistrationTypes']?.items).toEqual(reference);
    expect(schemas['Service']?.properties?.['supportedClientRegistrationTypes']?.items).toEqual(reference);
    expect(schemas['Client']?.properties?.['clientType']).toEqual({
      $ref: '#/components/schemas/ClientType',
    });
  });

  it('into a path become a component named after the operation', async () => {
    const { components, paths } = await imported(fixture('references.yaml'));
    const operation = paths['/api/{serviceId}/device/complete']?.post;
    const reference = { $ref: '#/components/schemas/DeviceCompleteRequest' };
    expect(operation?.requestBody).toMatchObject({
      content: {
        'application/json': { schema: reference },
        'application/x-www-form-urlencoded': { schema: reference },
      },
    });
    // Client is taken by another schema.
    expect(components.schemas['DeviceCompleteRequest']?.properties?.['client']).toEqual({
      $ref: '#/components/schemas/DeviceCompleteRequestClient',
    });
    expect(operation?.responses['400']).toEqual({ $ref: '#/components/responses/400' });
    expect(components.responses?.['400']).toBeDefined();
  });

  it('keep a property that has the name of a dropped member', async () => {
    const { paths } = await imported(fixture('references.yaml'));
    expect(JSON.stringify(paths)).toContain(
      '"example":{"$ref":"#/components/schemas/ClientRegistrationType"}',
    );
  });

  it('lose their siblings in 3.0', async () => {
    const { schemas } = (await imported(fixture('references.yaml'))).components;
    expect(schemas['Client']?.properties?.['owner']).toEqual({ $ref: '#/components/schemas/Result' });
  });

  it('that lead nowhere or outside are refused with the reference', () => {
    const document = (reference: string) => ({
      location: 'x',
      sha256: '',
      root: { openapi: '3.0.3', info: {}, paths: {}, components: { schemas: { a: { $ref: reference } } } },
    });
    expect(() => importDocument(document('#/components/schemas/b'))).toThrow('#/components/schemas/b');
    expect(() => importDocument(document('other.yaml#/a'))).toThrow('bundle the document');
    const loop = document('#/components/schemas/a/properties/b');
    expect(() => importDocument(loop)).toThrow('#/components/schemas/a');
  });
});

describe('structure', () => {
  it('has no prose, no examples and no extensions', async () => {
    const text = JSON.stringify(await imported(fixture('references.yaml')));
    expect(text).not.toMatch(/Prose|ABCD|x-mint|x-tool|summary/);
  });

  it('is the same bytes for the same input, and records those of the source', async () => {
    const read = await readDocument(fixture('references.yaml'));
    const once = await toYaml(importDocument(read, { commit: 'abc' }).document);
    expect(await toYaml(importDocument(read, { commit: 'abc' }).document)).toBe(once);
    expect(once).toContain(`sha256: ${read.sha256}`);
    expect(once).toContain('commit: abc');
  });

  it('imported again is what it was', async () => {
    const read = await readDocument(fixture('references.yaml'));
    const { document } = importDocument(read, { commit: 'abc' });
    expect(importDocument({ location: '', sha256: 'other', root: document }).document).toEqual(document);
  });
});

describe('OpenAPI 3.1', () => {
  it('becomes 3.0', async () => {
    const document = await imported(fixture('openapi-3.1.yaml'));
    const nothing = { type: 'string', nullable: true, enum: [null] };
    const colour = { $ref: '#/components/schemas/colour' };
    expect(document.openapi).toBe('3.0.3');
    expect(document.components.schemas['thing']?.properties).toEqual({
      name: { type: 'string', maxLength: 5, nullable: true },
      colour: { anyOf: [colour, nothing] },
      size: { type: 'integer', minimum: 0, exclusiveMinimum: true, nullable: true },
      mode: { type: 'string', enum: ['A', 'B', null], nullable: true },
      kind: { enum: ['thing'] },
      flexible: {
        anyOf: [
          { type: 'string', minLength: 1 },
          { type: 'array', items: { type: 'string' } },
        ],
      },
      described: colour,
      narrowed: { allOf: [colour, { enum: ['RED'] }] },
      inner: { $ref: '#/components/schemas/inner' },
      anything: {},
      patterned: { type: 'object' },
    });
  });

  it('says which keywords 3.0 does not have', async () => {
    const { dropped } = importDocument(await readDocument(fixture('openapi-3.1.yaml')));
    expect([...dropped]).toEqual([['patternProperties', 1]]);
  });
});

it.each(['references.yaml', 'openapi-3.1.yaml'])('every schema of %s compiles', async (name) => {
  const { notCompiling, invalid } = await examine(await imported(fixture(name)));
  expect({ notCompiling, invalid }).toEqual({ notCompiling: [], invalid: undefined });
});
