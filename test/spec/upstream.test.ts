import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { examine } from '../../src/spec/check/examine.js';
import { schemasOf } from '../../src/spec/check/schemas.js';
import { toYaml } from '../../src/spec/import/write.js';
import { importAndPatch, patchPinned } from '../../src/spec/patched.js';
import { imported, upstreamDocuments, upstreamIsThere } from './documents.js';

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

  it('the committed document is what the import makes of the upstream one', async () => {
    const [file = ''] = upstreamDocuments;
    const { before } = await importAndPatch(file);
    expect(await toYaml(before)).toBe(await toYaml((await patchPinned()).before));
  });

  it('the bundle of the documentation site has ClientRegistrationType, used in both places', async () => {
    const { schemas } = (await imported(upstreamDocuments[2] ?? '')).components;
    const reference = { $ref: '#/components/schemas/ClientRegistrationType' };
    expect(schemas['ClientRegistrationType']?.enum).toContain('AUTOMATIC');
    expect(schemas['Client']?.properties?.['clientRegistrationTypes']?.items).toEqual(reference);
    expect(schemas['Service']?.properties?.['supportedClientRegistrationTypes']?.items).toEqual(reference);
  });

  it('a newer document of the same line is patched; what it has mended is a warning', async () => {
    const { document, foreign, warnings } = await importAndPatch(upstreamDocuments[1] ?? '');
    expect(foreign).toBe(false);
    expect(warnings).toEqual([expect.stringContaining('fix/required-too-much.yaml')]);
    const { notCompiling, invalid, requiredWithoutProperty } = await examine(document);
    expect({ notCompiling, invalid, requiredWithoutProperty }).toEqual({
      notCompiling: [],
      invalid: undefined,
      requiredWithoutProperty: [],
    });
  });

  it('a document with other names is used without overlays', async () => {
    const { before, document, foreign, warnings } = await importAndPatch(upstreamDocuments[2] ?? '');
    expect(foreign).toBe(true);
    expect(document).toEqual(before);
    expect(warnings).toHaveLength(1);
  });
});
