import { createRequire } from 'node:module';
import type { Node, ScalarTag } from 'yaml';
import type { Json } from '../../spec/json.js';
import { readJson } from './read-json.js';
import { NoExchange, noExchange } from './reader.js';

const require = createRequire(import.meta.url);

/** The maximum number of YAML tokens in an interaction: the parser is slow and needs much memory for each. */
const mostTokens = 20_000;

/** Decodes binary values in VCR cassettes. The first tag is the one that Ruby writes. */
const binary: ScalarTag[] = ['!binary', 'tag:yaml.org,2002:binary'].map((tag) => ({
  tag,
  resolve: (base64: string) => ({ base64_string: base64.replace(/\s/g, '') }),
}));

/**
 * Parses an item of a YAML list. Throws `NoExchange` if it is malformed, or in the cases where `readJson`
 * does.
 *
 * @param what the name of the item in error messages: `The interaction`
 */
export function readYamlItem(text: string, what: string): Json {
  // Load on demand: most sources are not YAML.
  const yaml: typeof import('yaml') = require('yaml');
  let tokens = 0;
  for (const _ of new yaml.Lexer().lex(text))
    if (++tokens > mostTokens) noExchange(`${what} has more than ${mostTokens} tokens of YAML.`);
  try {
    // The parser compares all names pairwise, which is slow, so repeated names are detected separately.
    const document = yaml.parseDocument(text, {
      customTags: (tags) => [...tags, ...binary],
      prettyErrors: false,
      uniqueKeys: false,
    });
    const [error] = document.errors;
    if (error !== undefined) return noExchange(`${what} is not YAML: ${error.message}.`);
    const item = yaml.isSeq(document.contents) ? document.contents.items[0] : undefined;
    if (!yaml.isNode(item)) return noExchange(`${what} is empty.`);
    refuseRepeated(yaml, item, what);
    return readJson(JSON.stringify(item.toJS(document)), what);
  } catch (problem) {
    if (problem instanceof NoExchange) throw problem;
    // The library throws this for an alias without an anchor, and for aliases that expand too far.
    if (problem instanceof ReferenceError)
      return noExchange(`${what} has an alias that cannot be resolved within it.`);
    return noExchange(`${what} is nested too deeply.`);
  }
}

function refuseRepeated({ visit, isScalar }: typeof import('yaml'), item: Node, what: string): void {
  visit(item, {
    Map(_, { items }) {
      const names = new Set<unknown>();
      for (const { key } of items) {
        const name = isScalar(key) ? key.value : key;
        if (names.has(name))
          noExchange(`${what} has a duplicate member: ${JSON.stringify(name)?.slice(0, 40)}.`);
        names.add(name);
      }
    },
  });
}
