import ts from 'typescript';
import { documentOf } from './document.js';

/** textlint's processor of TypeScript and JavaScript: the prose is in comments, string literals and templates. */
class Processor {
  availableExtensions() {
    return ['.ts', '.js', '.mjs'];
  }

  processor() {
    return {
      preProcess: (text, file = 'source.ts') => documentOf(text, proseIn(text, file)),
      postProcess: (messages, filePath) => ({ messages, filePath }),
    };
  }
}

export default { Processor };

/** Strings of tests are data, which may contain such wording on purpose. */
const isTest = (file) => /\.test\.ts$|(^|\/)test\/(?!support\/)/.test(file);

/** Yields the start and end of each comment and, except in tests, of each string that has more than one word. */
function* proseIn(text, file) {
  const comments = new Map();
  const strings = [];
  const visit = (node) => {
    const found = [
      ...(ts.getLeadingCommentRanges(text, node.pos) ?? []),
      ...(ts.getTrailingCommentRanges(text, node.end) ?? []),
    ];
    for (const { pos, end } of found) comments.set(pos, end);
    const isString = ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node);
    if (isString && node.text.includes(' ') && !isTest(file)) strings.push(node);
    ts.forEachChild(node, visit);
  };
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest);
  visit(source);
  visit(source.endOfFileToken);
  yield* comments;
  for (const node of strings) yield [node.getStart(source), node.end];
}
