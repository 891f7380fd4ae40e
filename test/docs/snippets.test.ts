import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { commandLines, problemOf } from './command-lines.js';
import { inLanguage, snippets } from './snippets.js';

describe('Strict TypeScript compiles', () => {
  it('no block in a language that this test does not know', () => {
    const known = ['ts', 'js', 'json', 'yaml', 'sh', 'text', 'python', 'groovy'];
    expect(snippets.filter(({ language }) => !known.includes(language)).map(({ where }) => where)).toEqual(
      [],
    );
  });
});

describe('Data is what its block says', () => {
  it.each(inLanguage('json'))('$where', ({ source }) => {
    expect(() => JSON.parse(source)).not.toThrow();
  });

  it.each(inLanguage('yaml'))('$where', ({ source }) => {
    expect(parseAllDocuments(source).flatMap(({ errors }) => errors)).toEqual([]);
  });
});

describe('Command lines can be typed', () => {
  const lines = inLanguage('sh', 'yaml', 'groovy').flatMap((block) =>
    commandLines(block).map((words) => ({ where: block.where, words, line: words.join(' ') })),
  );

  it.each(lines)('$where: $line', async ({ words }) => {
    expect(await problemOf(words)).toBeUndefined();
  });

  it('are found, and a wrong one would be too', async () => {
    expect(lines.length).toBeGreaterThan(10);
    expect(await problemOf(['serv'])).toBe('there is no command serv');
    expect(await problemOf(['serve', '--prot', '1'])).toBe('serve has no option --prot');
  });
});
