import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { quirkRows } from '../../src/mock/quirks.js';

const page = readFileSync('docs/choices.yaml', 'utf8');
const choices: unknown = parse(page);

it('Each unverified choice says once what it is about and what the mock does', () => {
  const text = expect.stringMatching(/^[^|\n]+$/);
  expect(choices).toEqual(
    Array(Array.isArray(choices) ? choices.length : 0).fill({ about: text, choice: text }),
  );
  const subjects = Array.isArray(choices) ? choices.map(({ about }) => about) : [];
  expect(subjects.length).toBeGreaterThan(200);
  expect(subjects.filter((about, index) => subjects.indexOf(about) < index)).toEqual([]);
});

it.each(quirkRows.map(([name]) => name))('A choice names the quirk %s', (name) => {
  expect(page).toContain(name);
});
