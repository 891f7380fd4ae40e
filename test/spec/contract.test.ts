import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { committedFiles } from '../../scripts/generate/committed.js';
import { loadContract, openContract } from '../../src/spec/contract.js';
import { operations } from '../../src/spec/generated/operations.js';
import { patchPinned } from '../../src/spec/patched.js';
import { fixture } from './documents.js';

describe('the built-in contract', () => {
  it('is what spec/ says', async () => {
    expect(loadContract().document).toEqual((await patchPinned()).document);
  });

  it('is read once', () => {
    expect(loadContract()).toBe(loadContract());
  });

  it('has the operations of the committed table', () => {
    const table = Object.fromEntries(
      [...loadContract().operations.values()].map(
        ({ operationId, method, path, body, query, success, actions }) => [
          operationId,
          { method, path, body: body.length === 0 ? undefined : body, query, success, actions },
        ],
      ),
    );
    expect(table).toEqual(operations);
  });

  it('knows what a router and a mock ask of an operation', () => {
    const { operations: all, resolve: schemaAt } = loadContract();
    expect(all.get('device_complete_api')).toMatchObject({
      method: 'POST',
      segments: ['api', '{serviceId}', 'device', 'complete'],
      public: false,
      body: ['json', 'form'],
      bodyRequired: true,
      success: 200,
    });
    expect(all.get('client_create_api')?.success).toBe(201);
    expect(all.get('client_delete_api')?.success).toBe(204);
    expect(all.get('info_api')?.public).toBe(true);
    expect(all.get('lifecycle_healthcheck_api')?.query).toEqual(['extended']);
    expect(schemaAt('#/components/schemas/g_m_request').required).toEqual([
      'accessToken',
      'gmAction',
      'grantId',
    ]);
    expect(() => schemaAt('#/components/schemas/toString')).toThrow('toString');
  });

  it('loads nothing heavy: no YAML, no Ajv, no parser', () => {
    const source = (name: string) => fileURLToPath(new URL(`../../src/spec/${name}`, import.meta.url));
    const packages = new Set([...packagesOf(source('contract.ts')), ...packagesOf(source('validate.ts'))]);
    expect([...packages].filter((name) => !name.startsWith('node:'))).toEqual([]);
  });
});

describe('a contract from outside', () => {
  it('is imported, patched and indexed; an operation without an id gets one', async () => {
    const { operations: all, builtIn } = await openContract(fixture('references.yaml'));
    expect(builtIn).toBe(false);
    expect(all.get('device_complete_api')?.requestSchema).toEqual({
      $ref: '#/components/schemas/DeviceCompleteRequest',
    });
  });

  it('that cannot be read says which file and what to do', async () => {
    await expect(openContract('/nowhere.yaml')).rejects.toThrow(/Failed to read \/nowhere.yaml.*Please/);
    await expect(openContract(fileURLToPath(import.meta.url))).rejects.toThrow('neither YAML nor JSON');
  });
});

it('the generated files that are committed are what would be generated', async () => {
  for (const [name, content] of await committedFiles()) {
    const committed = readFileSync(fileURLToPath(new URL(`../../${name}`, import.meta.url)), 'utf8');
    expect(committed === content, `${name} is outdated: run npm run generate`).toBe(true);
  }
});

/** The packages that a module loads at once, through its own modules; types and `import()` load nothing. */
function* packagesOf(file: string, seen = new Set<string>()): Generator<string> {
  if (seen.has(file)) return;
  seen.add(file);
  for (const [, from = ''] of readFileSync(file, 'utf8').matchAll(
    /^(?:import|export) (?!type )[^;]*? from '([^']+)';/gm,
  )) {
    if (from.startsWith('.')) yield* packagesOf(resolve(dirname(file), from.replace(/\.js$/, '.ts')), seen);
    else yield from;
  }
}
