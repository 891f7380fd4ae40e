import { describe, expect, it } from 'vitest';
import { descriptionList } from '../../src/cli/terminal.js';

describe('A glossary', () => {
  const rows = [
    ['first', 'A text that is too long for a narrow terminal'],
    ['a second', 'A short one'],
  ] as const;

  it('breaks texts where the terminal ends, and keeps them in their column', () => {
    expect(descriptionList(rows, 34)).toEqual([
      'first      A text that is too long',
      '           for a narrow terminal',
      'a second   A short one',
    ]);
  });

  it('leaves lines whole where there is no terminal', () => {
    expect(descriptionList(rows, Number.POSITIVE_INFINITY)).toHaveLength(2);
  });
});
