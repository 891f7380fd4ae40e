import { expect, test } from 'vitest';
import type { CpuResult, Figure } from '../../bench/results.js';
import { rowsOf } from '../../bench/rows.js';

const met = (cpu: readonly CpuResult[], figures: readonly Figure[] = []) =>
  rowsOf({ cpu, figures }).flatMap((row) => (row.met === undefined ? [] : [row.met]));

const flow = (id: string, microseconds: CpuResult['microseconds']): CpuResult => ({
  id,
  title: id,
  microseconds,
});

test.each([
  ['introspection', 65, 64],
  ['authorization', 55, 54],
  ['token', 35, 34],
  ['flow', 40, 39],
])('%s: the bare server costs at least %d %% of the mock', (id, enough, tooLittle) => {
  expect(met([flow(id, { mock: 100, bare: enough })])).toEqual([true]);
  expect(met([flow(id, { mock: 100, bare: tooLittle })])).toEqual([false]);
});

test('the signed flow costs at most 1.3 times the target of the unsigned one and the signatures', () => {
  const reference = { bare: 100, signatures: 50 }; // 100 / 0.4 + 50 = 300
  expect(met([flow('signed', { mock: 390, ...reference })])).toEqual([true]);
  expect(met([flow('signed', { mock: 391, ...reference })])).toEqual([false]);
});

test.each(['introspection', 'authorization', 'flow'])('%s: Prism costs at least 20 times as much', (id) => {
  expect(met([flow(id, { mock: 100, bare: 100, Prism: 2000 })])).toEqual([true, true]);
  expect(met([flow(id, { mock: 100, bare: 100, Prism: 1999 })])).toEqual([true, false]);
});

test('a workload without the bare server misses its target', () => {
  expect(met([flow('introspection', { mock: 100 })])).toEqual([false]);
});

test('a figure is under its target, or has none', () => {
  const figure = { title: 'ready', unit: 'ms' } as const;
  const figures = [
    { ...figure, value: 149, under: 150 },
    { ...figure, value: 150, under: 150 },
    { ...figure, value: 1 },
  ];
  expect(met([], figures)).toEqual([true, false]);
});

test('other mocks are compared with ours', () => {
  const [, , other] = rowsOf({ cpu: [flow('token', { mock: 100, bare: 35, Prism: 1250 })], figures: [] });
  expect(other).toMatchObject({ figure: '– Prism', value: '1250 µs', ratio: '12.5 times', met: undefined });
});
