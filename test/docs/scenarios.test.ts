import { describe, expect, it } from 'vitest';
import { lintScenario } from '../../src/scenarios/scenario/lint.js';
import { loadContract } from '../../src/spec/contract.js';
import { readPage } from './page.js';

const { examples, files, fileOf, outputOf, printed } = readPage('docs/scenarios.md');

describe('docs/scenarios.md', () => {
  it.each(examples)('prints what it says (line $line)', async (block) => {
    expect(await outputOf(block)).toBe(printed(block));
  });

  it.each(files)('has files that can come true (line $line)', (file) =>
    lintScenario(fileOf(file), loadContract()),
  );
});
