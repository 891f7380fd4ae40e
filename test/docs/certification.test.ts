import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { loadContract } from '../../src/spec/contract.js';

const page = await readFile('docs/certification.md', 'utf8');
const { schemas } = loadContract().document.components;

const propertiesOf = (name: string): string[] => {
  const { properties }: { properties?: object } = { ...schemas?.[name] };
  return Object.keys(properties ?? {});
};

/** The properties of services, clients and calls, which the page may name. */
const known = new Set([
  ...['service', 'client', 'credential_issuer_metadata', 'token_request'].flatMap(propertiesOf),
]);

describe('docs/certification.md', () => {
  it('names properties that exist', () => {
    const rows = page.split('\n').filter((line) => line.startsWith('|'));
    const named = rows.flatMap((row) =>
      [...row.matchAll(/`([a-z0-9]+[A-Z]\w*)(?=[`:])/g)].map(([, name = '']) => name),
    );
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((name) => !known.has(name))).toEqual([]);
  });

  it('leads to files that exist', () => {
    const targets = [...page.matchAll(/\]\(\.\.\/([^)#]+)\)/g)].map(([, target = '']) => target);
    expect(targets.length).toBeGreaterThan(0);
    expect(targets.filter((target) => !existsSync(target))).toEqual([]);
  });
});
