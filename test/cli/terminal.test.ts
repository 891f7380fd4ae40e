import { describe, expect, it } from 'vitest';
import { descriptionList } from '../../src/cli/terminal.js';

describe('A glossary', () => {
  const rows = [
    ['first', 'A text that is too long for a narrow terminal'],
    ['a second', 'A short one'],
  ] as const;

  it('wraps texts at the width of the terminal, within their column', () => {
    expect(descriptionList(rows, 34)).toEqual([
      'first      A text that is too long',
      '           for a narrow terminal',
      'a second   A short one',
    ]);
  });

  it('does not wrap lines without a terminal', () => {
    expect(descriptionList(rows, Number.POSITIVE_INFINITY)).toHaveLength(2);
  });
});
