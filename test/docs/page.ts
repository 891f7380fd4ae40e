import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterAll } from 'vitest';
import * as testkit from '../../src/index.js';
import { type Block, blocksOf } from './blocks.js';
import { javaScript } from './java-script.js';

type Run = (given: typeof testkit, console: { log(...values: unknown[]): void }) => Promise<void>;
const AsyncFunction: new (...parameters: string[]) => Run = Object.getPrototypeOf(async () => {}).constructor;

/** A page of the docs whose first code block is prepended to each of the others. */
export function readPage(path: string) {
  const page = readFileSync(path, 'utf8');
  const blocks = blocksOf(page);
  const [setUp, ...examples] = blocks.filter(({ language }) => language === 'ts');
  const files = blocks.filter(({ language }) => language === 'yaml');

  const folder = mkdtempSync(join(tmpdir(), 'page-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const fileOf = ({ source }: Block): string => join(folder, `${/^name: (.*)$/m.exec(source)?.[1]}.yaml`);
  for (const file of files) writeFileSync(fileOf(file), file.source);

  /** Runs a block after the first one. Resolves to its output. */
  async function outputOf({ source }: Block): Promise<string> {
    const code = javaScript([setUp?.source, '{', source, '}', 'await authlete.close();'].join('\n'))
      .replace(/^import (.*) from 'authlete-testkit';$/m, 'const $1 = testkit;')
      .replace(/'([\w-]+\.yaml)'/g, (_, name: string) => JSON.stringify(join(folder, name)));
    const lines: string[] = [];
    const log = (...values: unknown[]) =>
      lines.push(values.map((value) => (typeof value === 'string' ? value : inspect(value))).join(' '));
    await new AsyncFunction('testkit', 'console', code)(testkit, { log });
    return lines.map((line) => `${line}\n`).join('');
  }

  /** Returns the output that the page shows for a block: the text block after it. */
  function printed({ source }: Block): string {
    const after = page.slice(page.indexOf(source) + source.length);
    return /^```\n+```text\n([\s\S]*?)^```$/m.exec(after.slice(0, after.indexOf('\n```ts')))?.[1] ?? '';
  }

  return { examples, files, fileOf, outputOf, printed };
}
