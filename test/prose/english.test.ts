import { createLinter, loadTextlintrc } from 'textlint';
import { describe, expect, it } from 'vitest';
import { wordings } from '../../prose/wordings.js';

describe('a rule of the prose linter', () => {
  it.each(wordings)('finds "$bad", and accepts "$good"', ({ pattern, bad, good }) => {
    expect(bad).toMatch(pattern);
    expect(good).not.toMatch(pattern);
  });

  it.each(wordings)('has advice that passes all rules: $advice', ({ advice, good }) => {
    for (const { pattern } of wordings) expect(good).not.toMatch(pattern);
    expect(advice).toMatch(/\.$/);
  });
});

describe('the prose linter', () => {
  it('finds wording in Markdown, but not in its code', async () => {
    expect(
      await lint('page.md', ['All but', 'for one.', '', '`all but for one`', '', 'all but for one']),
    ).toEqual(['1:5', '6:5']);
  });

  it('finds wording in comments and strings of TypeScript, across line breaks, but not in code', async () => {
    const source = [
      '/**',
      ' * Returns all but',
      ' * for one. `x is no y`',
      ' */',
      'const but = 1; // The value is no token.',
      "const text = 'all but for one';",
      `const template = \`all but for \${text} and is not there\`;`,
      "const name = 'nobody';",
    ];
    expect(await lint('source.ts', source)).toEqual(['2:16', '5:29', '6:19', '7:23', '7:43']);
  });

  it('finds wording in values of YAML, but not in its comments', async () => {
    expect(await lint('file.yaml', ['# all but for one', 'about: all but for one'])).toEqual(['2:12']);
  });
});

/** Lints lines as a file of this name. Resolves to the places of the findings. */
async function lint(name: string, lines: readonly string[]): Promise<string[]> {
  const linter = createLinter({ descriptor: await loadTextlintrc() });
  const { messages } = await linter.lintText(lines.join('\n'), name);
  return messages.map(({ loc }) => `${loc.start.line}:${loc.start.column}`);
}
