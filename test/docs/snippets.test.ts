import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { blocksOf } from './blocks.js';
import { commandLines, problemOf } from './command-lines.js';

/** Code that the text of a page presupposes, but that none of its blocks contains. */
const givenOn: Readonly<Record<string, string>> = {
  'docs/control.md': `declare const authlete: import('authlete-testkit').Authlete;`,
  'docs/fidelity.md': `import { createAuthlete } from 'authlete-testkit';
    declare const authlete: import('authlete-testkit').Authlete;
    declare const serviceId: number;`,
  'docs/vitest.md': `import { test as base, type TestService } from 'authlete-testkit/vitest';
    import { describe, expect } from 'vitest';
    interface Server { readonly url: string; close(): Promise<void> }
    declare const service: TestService;
    const test = base.extend<{ server: Server }>({ server: ({ service }, use) => startMyServer(service.env).then(use) });`,
};

/** Stands in for the reader's authorization server. */
const ambient = `declare function startMyServer(
  env: Readonly<Record<string, string>>,
): Promise<{ readonly url: string; close(): Promise<void> }>;`;

const pages = ['README.md', 'CONTRIBUTING.md', ...markdownBelow('docs'), ...markdownBelow('examples')];
const snippets = pages.flatMap((page) =>
  blocksOf(readFileSync(page, 'utf8')).map((block) => ({ ...block, page, where: `${page}:${block.line}` })),
);
type Snippet = (typeof snippets)[number];
const inLanguage = (...languages: string[]): Snippet[] =>
  snippets.filter(({ language }) => languages.includes(language));

function markdownBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md') && !name.includes('node_modules'))
    .map((name) => join(folder, name))
    .sort();
}

/** A block with imports runs alone. Others run after the presupposed code, or the first block of their page. */
function moduleOf({ page, source }: Snippet): string {
  if (/^import /m.test(source)) return source;
  const [first] = inLanguage('ts', 'js').filter((snippet) => snippet.page === page);
  return [givenOn[page] ?? first?.source, '{', source, '}', 'export {};'].join('\n');
}

/** One program for all blocks, because compiling the package once is faster. */
function compile(): (where: string) => string[] {
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    allowJs: true,
    checkJs: true,
    types: ['node'],
    paths: {
      'authlete-testkit': [resolve('src/index.ts')],
      'authlete-testkit/vitest': [resolve('src/vitest.ts')],
      'authlete-testkit/vitest-coverage': [resolve('src/vitest-coverage.ts')],
      'authlete-testkit/check': [resolve('src/check.ts')],
    },
  };
  const files = new Map<string, string>([[resolve('ambient.d.ts'), ambient]]);
  const nameOf = new Map<string, string>();
  for (const [index, snippet] of inLanguage('ts', 'js').entries()) {
    const name = resolve(`snippet-${index}.${snippet.language === 'js' ? 'mjs' : 'mts'}`);
    files.set(name, moduleOf(snippet));
    nameOf.set(snippet.where, name);
  }
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile } = host;
  host.fileExists = (name) => files.has(name) || fileExists(name);
  host.readFile = (name) => files.get(name) ?? readFile(name);
  const program = ts.createProgram([...files.keys()], options, host);
  return (where) => {
    const source = program.getSourceFile(nameOf.get(where) ?? '');
    if (source === undefined) throw new Error(`There is no module for ${where}.`);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      ({ messageText, start = 0 }) => {
        const line =
          source.text.slice(0, start).split('\n').at(-1) + (source.text.slice(start).split('\n')[0] ?? '');
        return `${line.trim()}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
      },
    );
  };
}

describe('Strict TypeScript compiles', () => {
  let problemsOf: ReturnType<typeof compile> | undefined;

  it.each(inLanguage('ts', 'js'))('$where', ({ where }) => {
    problemsOf ??= compile();
    expect(problemsOf(where)).toEqual([]);
  });

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
