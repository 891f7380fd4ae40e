import ts from 'typescript';

/** A block in TypeScript as what Node.js runs; imports of types are gone, the others stay. */
export const javaScript = (source: string): string =>
  ts.transpileModule(source, {
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      verbatimModuleSyntax: true,
    },
  }).outputText;
