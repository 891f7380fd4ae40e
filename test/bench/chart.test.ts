import { DOMParser } from '@xmldom/xmldom';
import { expect, test } from 'vitest';
import { chart } from '../../bench/chart.js';
import type { Results } from '../../bench/results.js';

const results: Results = {
  date: '2026-11-30',
  machine: '2 cores (A & B <C>)',
  node: 'v20.20.2',
  turns: 7,
  cpu: [
    {
      id: 'introspection',
      title: '`/auth/introspection`',
      microseconds: { mock: 50, bare: 25, Prism: 1200 },
    },
    { id: 'flow', title: 'code flow', microseconds: { mock: 400, bare: 100 } },
    { id: 'token', title: '`/auth/token`', microseconds: { mock: 123, bare: 30 } },
  ],
  figures: [],
};

const elements = (name: string) => {
  const document = new DOMParser().parseFromString(chart(results), 'image/svg+xml');
  return [...document.getElementsByTagName(name)];
};

const texts = () => elements('text').map(({ textContent }) => textContent);

test('shows each server, its time and the machine', () => {
  const values = ['25 µs', '50 µs', '1.2 ms', '100 µs', '400 µs'];
  const names = ['bare node:http', 'authlete-testkit', 'Prism', '/auth/introspection', 'code flow'];
  expect(texts()).toEqual(expect.arrayContaining([...names, ...values]));
  expect(texts().at(-1)).toBe('2026-11-30, 2 cores (A & B <C>), Node.js v20.20.2');
});

test('leaves out the servers that were not measured', () => {
  expect(texts()).not.toContain('Mockoon');
  expect(elements('rect')).toHaveLength(5);
});

test('the bars of a workload are in proportion', () => {
  const [bare, mock] = elements('rect').slice(-2);
  const width = (bar: typeof mock) => Number(bar?.getAttribute('width'));
  expect(width(mock) / width(bare)).toBeCloseTo(4, 1);
});
