import ts from 'typescript';

/** Converts a block of TypeScript to JavaScript. Type imports are erased. */
export const javaScript = (source: string): string =>
  ts.transpileModule(source, {
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      verbatimModuleSyntax: true,
    },
  }).outputText;
