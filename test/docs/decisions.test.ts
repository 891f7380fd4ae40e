import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const folder = 'docs/decisions';
const read = (name: string): string => readFileSync(`${folder}/${name}`, 'utf8');

it('the index of decisions lists every page with its title', () => {
  const pages = readdirSync(folder)
    .filter((name) => name !== 'README.md')
    .sort();
  const entries = pages.map((name) => `- [${/^# (.*)$/m.exec(read(name))?.[1]}](${name})`);
  expect(
    read('README.md')
      .split('\n')
      .filter((line) => line.startsWith('- ')),
  ).toEqual(entries);
});
