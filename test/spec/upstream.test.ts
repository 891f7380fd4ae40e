import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { examine } from '../../src/spec/check/examine.js';
import { schemasOf } from '../../src/spec/check/schemas.js';
import { toYaml } from '../../src/spec/import/write.js';
import { importAndPatch, patchPinned } from '../../src/spec/patched.js';
import { imported, upstreamDocuments, upstreamIsThere } from './documents.js';

const [january = '', newest = '', docsSite = ''] = upstreamDocuments;
const named = upstreamDocuments.map((file) => ({ name: basename(file), file }));

describe.skipIf(!upstreamIsThere())('upstream documents', () => {
  it.each(named)(
    '$name imports: every reference is to a named component, every schema compiles',
    async ({ file }) => {
      const document = await imported(file);
      const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]*)"/g)].map(([, one]) => one);
      expect(references.filter((one) => !/^#\/components\/\w+\/[^/]+$/.test(one ?? ''))).toEqual([]);
      expect([...schemasOf(document)].length).toBeGreaterThan(300);
      const { notCompiling, invalid } = await examine(document);
      expect({ notCompiling, invalid }).toEqual({ notCompiling: [], invalid: undefined });
    },
  );

  it('the committed document is the import of the newest upstream one', async () => {
    const { before, document, warnings } = await importAndPatch(newest);
    expect(await toYaml(before)).toBe(await toYaml((await patchPinned()).before));
    expect(warnings).toEqual([]);
    expect(Object.keys(document.paths)).toEqual(
      expect.arrayContaining(['/api/audit/entries', '/api/{serviceId}/auth/token/create/batch']),
    );
  });

  it('the bundle of the documentation site has ClientRegistrationType, used in both places', async () => {
    const { schemas } = (await imported(docsSite)).components;
    const reference = { $ref: '#/components/schemas/ClientRegistrationType' };
    expect(schemas['ClientRegistrationType']?.enum).toContain('AUTOMATIC');
    expect(schemas['Client']?.properties?.['clientRegistrationTypes']?.items).toEqual(reference);
    expect(schemas['Service']?.properties?.['supportedClientRegistrationTypes']?.items).toEqual(reference);
  });

  it('an older document of the same line is patched; places that it lacks are warnings', async () => {
    const { document, foreign, warnings } = await importAndPatch(january);
    expect(foreign).toBe(false);
    expect(warnings.map((warning) => warning.split(',')[0])).toEqual([
      'fix/number-format.yaml',
      'strict/identity-provider.yaml',
      'strict/identity-provider.yaml',
    ]);
    const { notCompiling, invalid, requiredWithoutProperty } = await examine(document);
    expect({ notCompiling, invalid, requiredWithoutProperty }).toEqual({
      notCompiling: [],
      invalid: undefined,
      requiredWithoutProperty: [],
    });
  });

  it('a document with other names is used without overlays', async () => {
    const { before, document, foreign, warnings } = await importAndPatch(docsSite);
    expect(foreign).toBe(true);
    expect(document).toEqual(before);
    expect(warnings).toHaveLength(1);
  });
});
