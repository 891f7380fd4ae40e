import { isScalar, parseDocument, visit } from 'yaml';
import { documentOf } from './document.js';

/** textlint's processor of YAML: the prose is in the string values. */
class Processor {
  availableExtensions() {
    return ['.yaml'];
  }

  processor() {
    return {
      preProcess: (text) => documentOf(text, stringsIn(text)),
      postProcess: (messages, filePath) => ({ messages, filePath }),
    };
  }
}

export default { Processor };

function stringsIn(text) {
  const ranges = [];
  visit(parseDocument(text), {
    Scalar(_key, node) {
      if (isScalar(node) && typeof node.value === 'string' && node.range) ranges.push(node.range.slice(0, 2));
    },
  });
  return ranges;
}
