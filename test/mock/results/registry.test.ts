import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { apiResults, results } from '../../../src/mock/results/index.js';

const folder = new URL('../../../src/mock/results/', import.meta.url);
const notTables = ['index.ts', 'row.ts', 'fill.ts', 'chosen.ts'];

async function codesOfFile(file: string): Promise<string[]> {
  const tables: Record<string, unknown> = await import(new URL(file, folder).href);
  return Object.values(tables)
    .filter((table): table is object => typeof table === 'object' && table !== null)
    .flatMap((table) => Object.keys(table))
    .filter((name) => /^(A\d{6}( \w+)?|\d{3})$/.test(name));
}

describe('The registry of results', () => {
  it('has one row for each code: a second one would replace it in silence', async () => {
    const files = readdirSync(folder).filter((file) => !notTables.includes(file));
    const codes = (await Promise.all(files.map(codesOfFile))).flat();
    const repeated = codes.filter((code, index) => codes.indexOf(code) !== index);
    // A000000 represents unpublished codes, with and without an action.
    expect(repeated).toEqual(['A000000']);
    expect(codes.length).toBe(Object.keys(results).length + Object.keys(apiResults).length);
  });
});
