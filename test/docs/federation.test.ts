import { readFileSync } from 'node:fs';
import * as jose from 'jose';
import { expect, it } from 'vitest';
import * as testkit from '../../src/index.js';
import { javaScript } from './java-script.js';

type Modules = readonly [given: typeof testkit, keys: typeof jose];
type Run = (...given: [...Modules, { log(...values: unknown[]): void }]) => Promise<void>;
const AsyncFunction: new (...parameters: string[]) => Run = Object.getPrototypeOf(async () => {}).constructor;

it('docs/federation.md prints what it says', async () => {
  const page = readFileSync('docs/federation.md', 'utf8');
  const [, source = ''] = /^```ts\n([\s\S]*?)^```$/m.exec(page) ?? [];
  const [, printed] = /^```text\n([\s\S]*?)^```$/m.exec(page) ?? [];
  const code = javaScript(source)
    .replace(/^import (.*) from 'authlete-testkit';$/m, 'const $1 = testkit;')
    .replace(/^import (.*) from 'jose';$/m, 'const $1 = jose;');
  let output = '';
  const log = (...values: unknown[]) => {
    output += `${values.join(' ')}\n`;
  };
  await new AsyncFunction('testkit', 'jose', 'console', code)(testkit, jose, { log });
  expect(output).toBe(printed);
});
