import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse } from 'yaml';

const choices: unknown = parse(readFileSync('docs/choices.yaml', 'utf8'));

it('Each unverified choice says once what it is about and what the mock does', () => {
  const text = expect.stringMatching(/^[^|\n]+$/);
  expect(choices).toEqual(
    Array(Array.isArray(choices) ? choices.length : 0).fill({ about: text, choice: text }),
  );
  const subjects = Array.isArray(choices) ? choices.map(({ about }) => about) : [];
  expect(subjects.length).toBeGreaterThan(200);
  expect(subjects.filter((about, index) => subjects.indexOf(about) < index)).toEqual([]);
});
