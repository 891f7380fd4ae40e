import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { parse, stringify } from 'yaml';
import { specCommand } from '../../src/cli/commands/spec.js';
import type { SchemaObject } from '../../src/spec/openapi.js';
import { pinned, specFolder } from '../../src/spec/pinned.js';
import { asDocument, fixture } from './documents.js';

let out = '';
let err = '';

beforeEach(() => {
  out = '';
  err = '';
  vi.spyOn(console, 'log').mockImplementation((text = '') => {
    out += `${text}\n`;
  });
  vi.spyOn(console, 'error').mockImplementation((text) => {
    err += `${text}\n`;
  });
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text);
    return true;
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

async function spec(...words: string[]): Promise<number> {
  await specCommand().parseAsync(words, { from: 'user' });
  return Number(process.exitCode);
}

const committed = specFolder + pinned;

async function changedCopy(change: (schemas: Record<string, SchemaObject>) => void): Promise<string> {
  const document = asDocument(parse(await readFile(committed, 'utf8')));
  change(document.components.schemas);
  const file = join(await mkdtemp(join(tmpdir(), 'spec-')), 'changed.yaml');
  await writeFile(file, stringify(document));
  return file;
}

describe('spec check', () => {
  it('reports the contract before and after the overlays, without problems', async () => {
    expect(await spec('check')).toBe(0);
    expect(out).toMatch(/before +after/);
    expect(out).toMatch(/Operations with an action +48 +52/);
    expect(out).toMatch(/Action values +216 +\d+/);
    expect(out).toMatch(/Schemas that do not compile +0 +0/);
    expect(out).toContain('In order.');
  });

  it('fails for an overlay action that matches nothing, and names it', async () => {
    const file = await changedCopy((schemas) => {
      delete schemas['backchannel_authentication_response']?.properties?.['hintType'];
    });
    expect(await spec('check', '--spec', file)).toBe(1);
    expect(out).toMatch(/✗ fix\/string-instead-of-enum\.yaml, action \d+: nothing at .*hintType/);
  });

  it('fails for a schema that does not compile', async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'spec-')), 'small.json');
    const components = { schemas: { sns: { type: 'string', pattern: '(' } } };
    const info = { title: 'Small', version: '1' };
    await writeFile(file, JSON.stringify({ openapi: '3.0.3', info, paths: {}, components }));
    expect(await spec('check', '--spec', file)).toBe(1);
    expect(out).toMatch(/✗ #\/components\/schemas\/sns does not compile/);
  });

  it('cannot run with a missing file or an unknown layer', async () => {
    expect(await spec('check', '--spec', '/nowhere.yaml')).toBe(2);
    expect(err).toMatch(/^Failed to read \/nowhere\.yaml: .*\n$/);
    expect(await spec('check', '--layers', 'fixx')).toBe(2);
    expect(err).toContain('fix, forward, strict');
  });
});

describe('spec build', () => {
  it('prints the patched document as YAML or JSON', async () => {
    expect(await spec('build')).toBe(0);
    expect(parse(out).paths['/api/{serviceId}/vci/nonce'].post.operationId).toBe('vci_nonce_api');
    out = '';
    await spec('build', '--format', 'json', '--layers', 'fix');
    const { paths } = JSON.parse(out);
    expect(paths['/api/{serviceId}/vci/nonce']).toBeDefined();
    expect(paths['/api/{serviceId}/attestation/challenge']).toBeUndefined();
  });

  it('prints the imported document without layers', async () => {
    await spec('build', '--layers', 'none');
    expect(parse(out)).toEqual(parse(await readFile(committed, 'utf8')));
  });
});

describe('spec diff', () => {
  it('exits with 0 for equal documents and with 1 for differences', async () => {
    expect(await spec('diff', committed, committed)).toBe(0);
    expect(out).toContain('No difference.');
    const newer = await changedCopy((schemas) => {
      schemas['sns']?.enum?.push('OTHER');
    });
    expect(await spec('diff', committed, newer)).toBe(1);
    expect(out).toMatch(/Enum values \(1\)\n +\+ sns +OTHER/);
    expect(out).toContain('1 added, 0 removed, 0 changed.');
  });
});

describe('spec import', () => {
  it('writes the structure and its source, the same each time', async () => {
    const words = [
      'import',
      fixture('references.yaml'),
      '--commit',
      'abc1234',
      '--date',
      '2026-01-22',
      '--out',
      '-',
    ];
    expect(await spec(...words)).toBe(0);
    const once = out;
    out = '';
    await spec(...words);
    expect(out).toBe(once);
    expect(parse(out)['x-source']).toMatchObject({ commit: 'abc1234', date: '2026-01-22' });
  });
});
