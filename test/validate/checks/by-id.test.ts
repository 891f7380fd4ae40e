import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { allChecks, checkById } from '../../../src/validate/checks/by-id.js';

/** Files of the folder that list checks and are none. */
const lists = ['by-id', 'index', 'of-recordings'];

const namesIn = (folder: string, ending: string): string[] =>
  readdirSync(new URL(folder, import.meta.url))
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length))
    .filter((name) => !lists.includes(name))
    .sort();

const ids = allChecks.map(({ id }) => id).sort();

it('has a file for each check, of its name, and a check in each file', () => {
  expect(namesIn('../../../src/validate/checks/', '.ts')).toEqual(ids);
});

it('has a test for each check, of its name, and a check for each test', () => {
  expect(namesIn('.', '.test.ts')).toEqual(ids);
});

it('says of each check what it requires and why, in sentences', () => {
  for (const { id, about, why } of allChecks) {
    expect(about, id).toMatch(/^[A-Z\w].*\.$/);
    expect(why, id).toMatch(/^[A-Z].*\.$/);
  }
  expect(new Set(ids).size).toBe(ids.length);
});

it('finds a check by its id', () => {
  expect(checkById('used-once')).toMatchObject({ severity: 'error' });
  expect(checkById('used-twice')).toBeUndefined();
});
