import { expect, test } from 'vitest';
import { Grants } from '../../../src/validate/flows/grants.js';
import { ScopeSets } from '../../../src/validate/flows/scope-sets.js';

const place = { source: 'traffic.ndjson', number: 7 };

test('keeps the grants of known artifacts and reuses the rows of the others', () => {
  const inUse = new Set<number>();
  const grants = new Grants(new ScopeSets(), () => inUse);
  const kept = Array.from({ length: 1500 }, (_, index) => {
    const grant = grants.open();
    inUse.add(grant);
    grants.set(grant, 'subject', `user ${index}`, place);
    return grant;
  });
  const others = new Set<number>();
  const notEmpty: number[] = [];
  for (let index = 0; index < 100_000; index += 1) {
    const grant = grants.open();
    if (grants.get(grant, 'subject') !== 0) notEmpty.push(grant);
    grants.set(grant, 'subject', 'somebody else', place);
    others.add(grant);
  }
  expect(notEmpty).toEqual([]);
  expect(new Set(kept).size).toBe(1500);
  expect(kept.filter((grant) => others.has(grant))).toEqual([]);
  expect(others.size).toBeLessThan(4096);
  for (const [index, grant] of kept.entries())
    expect(grants.get(grant, 'subject')).toBe(grants.encoded('subject', `user ${index}`));
});

test('knows the order of grants in any rows', () => {
  const grants = new Grants(new ScopeSets(), () => []);
  const orders = Array.from({ length: 3000 }, () => grants.orderOf(grants.open()));
  expect(orders).toEqual(orders.toSorted((a, b) => a - b));
  expect(grants.opened).toBe(3000);
  expect(orders.at(-1)).toBe(3000);
});
