import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';

const folder = new URL('../../../src/mock/results/', import.meta.url);
const files = readdirSync(folder).filter((file) => !['index.ts', 'row.ts', 'fill.ts'].includes(file));

it('each result code has one row: of two, the later one would silently replace the earlier', async () => {
  const places = new Map<string, string[]>();
  for (const file of files) {
    const exported: Record<string, unknown> = await import(new URL(file, folder).href);
    for (const table of Object.values(exported)) {
      if (typeof table !== 'object' || table === null) continue;
      for (const [code, row] of Object.entries(table)) {
        // A code may stand beside an action, and with a status of HTTP as well.
        const key = `${code} ${'on' in row ? 'with an action' : 'with a status'}`;
        places.set(key, [...(places.get(key) ?? []), file]);
      }
    }
  }
  expect(places.size).toBeGreaterThan(100);
  expect([...places].filter(([, found]) => found.length > 1)).toEqual([]);
});
