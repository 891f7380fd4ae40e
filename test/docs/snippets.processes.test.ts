import { resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { inLanguage, type Snippet } from './snippets.js';

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
});
