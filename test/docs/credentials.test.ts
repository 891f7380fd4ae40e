import { describe, expect, it } from 'vitest';
import { readPage } from './page.js';

const { examples, outputOf, printed } = readPage('docs/credentials.md');

describe('docs/credentials.md', () => {
  it.each(examples)('prints what it says (line $line)', async (block) => {
    expect(await outputOf(block)).toBe(printed(block));
  });
});
