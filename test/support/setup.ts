import { mkdirSync, writeFileSync } from 'node:fs';
import { afterAll, afterEach, expect } from 'vitest';
import { reached, violations } from './observe.js';
import './rsa-keys.js';
import './window-ends.js';

/** Fails the test that caused a contract violation or an internal error. */
afterEach(() => {
  // Thousands of tests end here, and an assertion has its price.
  if (violations.length === 0) return;
  expect(violations.splice(0), 'every answer of the mock keeps the contract').toEqual([]);
});

afterAll(() => {
  if (reached.size === 0) return;
  mkdirSync('test/.reached', { recursive: true });
  const name = (expect.getState().testPath ?? 'unknown').replace(/^.*\/test\//, '').replaceAll('/', '.');
  writeFileSync(`test/.reached/${name}.json`, JSON.stringify([...reached].sort(), null, 1));
  reached.clear();
});
